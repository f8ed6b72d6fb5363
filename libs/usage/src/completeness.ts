import type { Interval } from '@promptprint/kernel';
import { grouped } from './grouped.js';
import { daysIn } from './period.js';
import type { SourceDay } from './source-day.js';

/** A source that fell silent and what it would have told if it had gone on as before. */
export interface SilentPart {
  source: string;
  silentDays: number;
  /** Part of the whole that is missing, 0 to 1. */
  missing: Interval;
}

/** How much of the period's carbon the log holds, as far as its own sources show; use no source tells of cannot be seen. */
export interface Completeness {
  /** 0 to 1. */
  share: Interval;
  silent: SilentPart[];
}

const windowDays = 7;
/** After so long a silence it may well be that the source is not used any more. */
const givenUpAfterDays = 28;

/**
 * For each silent source the days it has been silent, times what it told a day: of its weeks the median, and the 5th and
 * the 95th percentile as the range. A source that told for less than a week has no habit that could have gone on, and is
 * left out. Null without data.
 */
export function completenessOf(all: readonly SourceDay[], silences: ReadonlyMap<string, number>): Completeness | null {
  const known = all.reduce((sum, { carbonG }) => sum + carbonG, 0);
  if (known <= 0) return null;
  const missing = grouped(all, ({ source }) => source).flatMap(([source, own]) => {
    const silentDays = silences.get(source);
    if (silentDays === undefined) return [];
    const weeks = weeklyMeans(own);
    return weeks.length === 0 ? [] : [{ source, silentDays, carbonG: missingOf(weeks, silentDays) }];
  });
  const low = sum(missing.map(({ carbonG }) => carbonG.high));
  const mid = sum(missing.map(({ carbonG }) => carbonG.mid));
  const high = sum(missing.map(({ carbonG }) => carbonG.low));
  return {
    share: { low: known / (known + low), mid: known / (known + mid), high: known / (known + high) },
    silent: missing.map(({ source, silentDays, carbonG }) => ({
      source,
      silentDays,
      missing: {
        low: carbonG.low / (known + high),
        mid: carbonG.mid / (known + mid),
        high: carbonG.high / (known + low),
      },
    })),
  };
}

function missingOf(weeks: readonly number[], silentDays: number): Interval {
  const low = silentDays > givenUpAfterDays ? 0 : percentile(weeks, 0.05);
  return {
    low: low * silentDays,
    mid: percentile(weeks, 0.5) * silentDays,
    high: percentile(weeks, 0.95) * silentDays,
  };
}

/** Carbon a day, g, over every run of seven days between its first day and its last, in ascending order. */
function weeklyMeans(days: readonly SourceDay[]): number[] {
  const first = days.reduce((least, { day }) => (day < least ? day : least), days[0]?.day ?? '');
  const perDay: number[] = [];
  for (const { day, carbonG } of days) {
    const at = daysIn({ from: first, to: day }) - 1;
    perDay[at] = (perDay[at] ?? 0) + carbonG;
  }
  const means: number[] = [];
  let inWindow = 0;
  for (let at = 0; at < perDay.length; at += 1) {
    inWindow += perDay[at] ?? 0;
    if (at >= windowDays) inWindow -= perDay[at - windowDays] ?? 0;
    if (at >= windowDays - 1) means.push(Math.max(0, inWindow) / windowDays);
  }
  return means.toSorted((a, b) => a - b);
}

function percentile(sorted: readonly number[], part: number): number {
  const at = part * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
