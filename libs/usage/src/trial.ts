import type { Grade, Interval } from '@promptprint/kernel';
import { changeBetween } from './change.js';
import type { DayRow } from './footprint-sums.store.js';
import { grouped } from './grouped.js';
import { addDays, type Period } from './period.js';
import { daysNeeded, type ReductionRule } from './reductions.js';
import { amountsOf, carbonG, type SumRow } from './totals.js';

/** Days a habit is tried for, and as many before them that it is compared with. */
export const trialDays = 14;

/** A habit somebody tries. */
export interface Trial {
  id: string;
  rule: ReductionRule;
  /** First whole day; the day it was decided on still belongs to the time before. */
  startsOn: string;
  createdAt: Date;
}

export type TrialState = 'waiting' | 'running' | 'done';

/** Why no direction is named: nothing is wrong with a trial that cannot tell. */
export type TrialReason = 'too-few-days' | 'factors-changed' | 'not-sure';

export interface TrialSide {
  daysWithData: number;
  requests: number;
  /** gCO2e of one request; null without one. */
  perRequest: Interval | null;
}

export interface TrialResult {
  /** Named only where the whole range of the change agrees. */
  direction: 'lower' | 'higher' | 'cannot-tell';
  reason: TrialReason | null;
  before: TrialSide;
  during: TrialSide;
  /** gCO2e the requests of the trial took more than as many of before; null where the two cannot be compared. */
  change: Interval | null;
  grade: Grade;
  /** The newest of those behind the figures; null without any. */
  factorSet: string | null;
}

export function trialPeriods(startsOn: string): { before: Period; during: Period } {
  return {
    before: { from: addDays(startsOn, -trialDays), to: addDays(startsOn, -1) },
    during: { from: startsOn, to: addDays(startsOn, trialDays - 1) },
  };
}

/** No result before the end: whoever looks every day finds a lucky day. */
export function trialStateOf(startsOn: string, today: string): TrialState {
  if (today < startsOn) return 'waiting';
  return today > trialPeriods(startsOn).during.to ? 'done' : 'running';
}

/** What one request took during the trial against what it took before, from the days of both. */
export function trialResultOf(startsOn: string, days: readonly DayRow[]): TrialResult {
  const { before, during } = trialPeriods(startsOn);
  const text = days.filter(({ classKey }) => classKey.startsWith('text|'));
  const [then, now] = [sideIn(before, text), sideIn(during, text)];
  const all = amountsOf([...then.rows, ...now.rows]);
  const known = {
    before: then.told,
    during: now.told,
    grade: all?.grade ?? ('E' as const),
    factorSet: all?.factorSet ?? null,
  };
  const silent = (reason: TrialReason) => ({ ...known, direction: 'cannot-tell' as const, reason, change: null });
  if (then.told.daysWithData < daysNeeded || now.told.daysWithData < daysNeeded) return silent('too-few-days');
  // Another edition of the factors moves figures that no habit has moved.
  if (new Set([...then.rows, ...now.rows].map(({ factorSet }) => factorSet)).size > 1) return silent('factors-changed');
  const union = all?.figures.carbon;
  if (!union || !then.sum || !now.sum) return silent('too-few-days');
  const { direction, difference } = changeBetween(now.sum, then.sum, union);
  const change = scaled(difference, now.told.requests);
  if (direction === 'about-the-same') return { ...known, direction: 'cannot-tell', reason: 'not-sure', change };
  return { ...known, direction, reason: null, change };
}

interface SideSums {
  rows: SumRow[];
  told: TrialSide;
  /** Null where nothing was emitted or asked. */
  sum: { interval: Interval; mean: number; uses: number; scatter: number } | null;
}

function sideIn({ from, to }: Period, days: readonly DayRow[]): SideSums {
  const rows = days.filter(({ key }) => key >= from && key <= to);
  const byDay = grouped(rows, ({ key }) => key).map(([, own]) => dayOf(own));
  const requests = byDay.reduce((sum, day) => sum + day.uses, 0);
  const amounts = amountsOf(rows);
  const carbon = amounts?.figures.carbon ?? null;
  const isSome = amounts !== null && carbon !== null && requests > 0 && amounts.carbonMeanG > 0;
  return {
    rows,
    told: {
      daysWithData: byDay.length,
      requests,
      perRequest: carbon && requests > 0 ? scaled(carbon, 1 / requests) : null,
    },
    sum: isSome ? { interval: carbon, mean: amounts.carbonMeanG, uses: requests, scatter: scatterOf(byDay) } : null,
  };
}

interface Day {
  carbonG: number;
  uses: number;
}

/** A source that does not count its requests told one entry for each. */
const dayOf = (rows: readonly DayRow[]): Day => ({
  carbonG: rows.reduce((sum, row) => sum + carbonG(row), 0),
  uses: rows.reduce((sum, { requests, n }) => sum + (requests ?? n), 0),
});

/**
 * How far what one request takes would move if the same person had lived other days: the standard error of the ratio of
 * two sums, relative to the ratio. Cochran, Sampling Techniques, 3rd edition, section 6.4, without the finite correction.
 */
function scatterOf(days: readonly Day[]): number {
  const whole = days.reduce((sum, day) => sum + day.carbonG, 0);
  const uses = days.reduce((sum, day) => sum + day.uses, 0);
  if (days.length < 2 || whole <= 0 || uses <= 0) return 0;
  const squares = days.reduce((sum, day) => sum + (day.carbonG - (whole / uses) * day.uses) ** 2, 0);
  return Math.sqrt((days.length / (days.length - 1)) * squares) / whole;
}

const scaled = ({ low, mid, high }: Interval, by: number): Interval => ({
  low: low * by,
  mid: mid * by,
  high: high * by,
});
