import type { Grade, Interval } from '@promptprint/kernel';
import { type Change, changeBetween } from './change.js';
import { type Completeness, completenessOf } from './completeness.js';
import { grouped } from './grouped.js';
import { daysIn, type Period, periodBefore } from './period.js';
import type { SourceDay } from './source-day.js';
import { type Amounts, amountsOf, type SumRow } from './totals.js';

export const groupings = ['day', 'month', 'model', 'source', 'member'] as const;
export type Grouping = (typeof groupings)[number];

export interface FootprintGroup {
  key: string;
  amounts: Amounts;
  /** Of the carbon of the whole period. */
  share: number;
}

export interface SourceCoverage {
  source: string;
  firstDay: string;
  lastDay: string;
  daysWithData: number;
  events: number;
  requests: number | null;
  grade: Grade;
  share: number;
  state: 'active' | 'silent';
  silentDays: number;
}

export interface PeriodChange {
  previous: Period;
  previousDaysWithData: number;
  previousCarbon: { interval: Interval; grade: Grade; factorSet: string } | null;
  change: Change | null;
}

export interface Footprint {
  period: Period;
  /** Whose days these are. */
  zone: string;
  factorSets: string[];
  total: Amounts | null;
  groups: FootprintGroup[];
  change: PeriodChange;
  coverage: { days: number; daysWithData: number; sources: SourceCoverage[]; completeness: Completeness | null };
}

/** What one group of rows adds up to. */
export type KeyedAmounts = Omit<FootprintGroup, 'share'>;

/** The groups of rows, in the order in which each first appears. */
export function groupsOf(rows: readonly SumRow[]): KeyedAmounts[] {
  return grouped(rows, ({ key }) => key).flatMap(([key, own]) => {
    const amounts = amountsOf(own);
    return amounts ? [{ key, amounts }] : [];
  });
}

/** Sums of the period, by group too, and of the one before. */
export interface FootprintRows {
  rows: readonly SumRow[];
  groups: readonly KeyedAmounts[];
  before: readonly SumRow[];
  sourceDays: readonly SourceDay[];
  daysBefore: number;
}

export function footprintOf(
  period: Period,
  { rows, groups, before, sourceDays, daysBefore }: FootprintRows,
  { zone, today }: { zone: string; today: string },
): Footprint {
  const total = amountsOf(rows);
  const whole = total?.carbonMeanG ?? 0;
  const sources = coverageOf(sourceDays, period.to < today ? period.to : today);
  return {
    period,
    zone,
    factorSets: [...new Set(rows.map(({ factorSet }) => factorSet))].toSorted().toReversed(),
    total,
    groups: groups.map((group) => ({ ...group, share: whole > 0 ? group.amounts.carbonMeanG / whole : 0 })),
    change: changeOf(period, total, { rows, before, daysBefore }),
    coverage: {
      days: daysIn(period),
      daysWithData: new Set(sourceDays.map(({ day }) => day)).size,
      sources,
      completeness: completenessOf(sourceDays, silencesOf(sources)),
    },
  };
}

function changeOf(
  period: Period,
  now: Amounts | null,
  { rows, before, daysBefore }: Pick<FootprintRows, 'rows' | 'before' | 'daysBefore'>,
): PeriodChange {
  const previous = periodBefore(period);
  const then = amountsOf(before);
  const both = now && then && amountsOf([...rows, ...before]);
  const carbon = then?.figures.carbon ?? null;
  const known = {
    previous,
    previousDaysWithData: daysBefore,
    previousCarbon: then && carbon ? { interval: carbon, grade: then.grade, factorSet: then.factorSet } : null,
  };
  const [after, union] = [now?.figures.carbon, both?.figures.carbon];
  const isKnown = now && then && after && carbon && union && now.carbonMeanG > 0 && then.carbonMeanG > 0;
  if (!isKnown) return { ...known, change: null };
  const sides = [
    { interval: after, mean: now.carbonMeanG },
    { interval: carbon, mean: then.carbonMeanG },
  ] as const;
  return { ...known, change: changeBetween(...sides, union) };
}

/** How complete each source is: a source is silent when it says nothing for longer than it ever paused before. */
function coverageOf(all: readonly SourceDay[], lastDay: string): SourceCoverage[] {
  const whole = all.reduce((sum, { carbonG }) => sum + carbonG, 0);
  return grouped(all, ({ source }) => source).map(([source, own]) => {
    const days = [...new Set(own.map(({ day }) => day))].toSorted();
    const [first = '', last = ''] = [days[0], days.at(-1)];
    const longestPause = days.reduce(
      (most, day, at) => Math.max(most, at === 0 ? 0 : gap(days[at - 1] ?? day, day)),
      0,
    );
    const silentDays = Math.max(0, gap(last, lastDay));
    const carbonG = own.reduce((sum, row) => sum + row.carbonG, 0);
    const requests = own.map((row) => row.requests).filter((count) => count !== null);
    return {
      source,
      firstDay: first,
      lastDay: last,
      daysWithData: days.length,
      events: own.reduce((sum, { events }) => sum + events, 0),
      requests: requests.length === 0 ? null : requests.reduce((sum, count) => sum + count, 0),
      grade: worstOf(own),
      share: whole > 0 ? carbonG / whole : 0,
      state: silentDays >= Math.max(2, longestPause + 1) ? ('silent' as const) : ('active' as const),
      silentDays,
    };
  });
}

const silencesOf = (sources: readonly SourceCoverage[]) =>
  new Map(
    sources.flatMap(({ source, state, silentDays }) => (state === 'silent' ? [[source, silentDays] as const] : [])),
  );

/** Days between two days. */
const gap = (from: string, to: string) => (to > from ? daysIn({ from, to }) - 1 : 0);

function worstOf(days: readonly SourceDay[]): Grade {
  return (
    days
      .map(({ grade }) => grade)
      .toSorted()
      .at(-1) ?? 'E'
  );
}
