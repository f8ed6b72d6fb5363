import type { Interval } from '@promptprint/kernel';

/** A logarithmic scale in whole powers of ten that holds every interval. */
export interface Scale {
  /** Exponents of ten at the two ends. */
  readonly from: number;
  readonly to: number;
}

export function scaleOf(intervals: readonly Interval[]): Scale | null {
  const shown = intervals.filter(({ low, high }) => low > 0 && Number.isFinite(high));
  if (shown.length === 0) return null;
  const from = Math.floor(Math.log10(Math.min(...shown.map(({ low }) => low))));
  const to = Math.ceil(Math.log10(Math.max(...shown.map(({ high }) => high))));
  return { from, to: Math.max(to, from + 1) };
}

/** The interval as a line on the scale, `columns` wide; at least one column of it is drawn. */
export function bandOf({ low, high }: Interval, scale: Scale, columns: number): string {
  if (!(low > 0)) return '·'.repeat(columns);
  const place = (value: number) => ((Math.log10(value) - scale.from) / (scale.to - scale.from)) * columns;
  const start = Math.min(columns - 1, Math.max(0, Math.floor(place(low))));
  const end = Math.min(columns, Math.max(start + 1, Math.ceil(place(high) - 1e-9)));
  return `${'·'.repeat(start)}${'━'.repeat(end - start)}${'·'.repeat(columns - end)}`;
}

const units = [
  { unit: 't', exponent: 6 },
  { unit: 'kg', exponent: 3 },
  { unit: 'g', exponent: 0 },
  { unit: 'mg', exponent: -3 },
] as const;

/** A power of ten in grams: 4 is "10 kg". */
export function massText(exponent: number, space: string): string {
  const { unit, exponent: own } = units.find((each) => exponent >= each.exponent) ?? { unit: 'µg', exponent: -6 };
  return `${Number(`1e${exponent - own}`)}${space}${unit}`;
}
