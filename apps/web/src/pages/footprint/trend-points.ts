import type { Figure } from '@promptprint/kernel';
import type { TrendPoint } from '../../charts/trend-chart.js';
import { daysOf, monthsOf, type Period } from './period.js';

export interface TrendGroup {
  key: string;
  figure: Figure;
}

interface TrendNames {
  short: (start: Date) => string;
  long: (start: Date) => string;
}

/** Days for a week and a month, months for longer: as many steps as an eye can tell apart. */
export const trendStep = ({ kind }: Pick<Period, 'kind'>): 'day' | 'month' =>
  kind === 'week' || kind === 'month' ? 'day' : 'month';

/** A point for every step of the period; where nothing was recorded the value is missing, not zero. */
export function trendPoints(period: Period, groups: readonly TrendGroup[], { short, long }: TrendNames): TrendPoint[] {
  const figures = new Map(groups.map(({ key, figure }) => [key, figure]));
  const keys = stepsOf(period, groups);
  return keys.map((key) => {
    const start = new Date(key.length === 7 ? `${key}-01` : key);
    const isOpen = period.isCurrent && key === keys.at(-1);
    return { key, label: short(start), title: long(start), figure: figures.get(key) ?? null, isOpen };
  });
}

/** All of a log starts where its first entry is. */
function stepsOf(period: Period, groups: readonly TrendGroup[]): string[] {
  if (trendStep(period) === 'day') return daysOf(period);
  const first = period.kind === 'all' ? groups.map(({ key }) => key).toSorted()[0] : undefined;
  return monthsOf({ from: first ? `${first}-01` : period.from, to: period.to });
}
