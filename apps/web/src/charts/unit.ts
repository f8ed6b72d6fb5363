import type { FigureUnit } from '@promptprint/kernel';
import type { Locale } from '@promptprint/kernel';

const ladders: Record<FigureUnit, readonly { unit: string; inBase: number }[]> = {
  g: [
    { unit: 'mg', inBase: 1e-3 },
    { unit: 'g', inBase: 1 },
    { unit: 'kg', inBase: 1e3 },
    { unit: 't', inBase: 1e6 },
  ],
  Wh: [
    { unit: 'mWh', inBase: 1e-3 },
    { unit: 'Wh', inBase: 1 },
    { unit: 'kWh', inBase: 1e3 },
    { unit: 'MWh', inBase: 1e6 },
  ],
  mL: [
    { unit: 'mL', inBase: 1 },
    { unit: 'L', inBase: 1e3 },
    { unit: 'm³', inBase: 1e6 },
  ],
};

/** A tick of an axis: round numbers need no range, so they carry their unit alone. */
export function tickText(value: number, unit: FigureUnit, locale: Locale): string {
  if (value === 0) return '0';
  const ladder = ladders[unit];
  const step = ladder.findLast(({ inBase }) => Math.abs(value) >= inBase * 0.999) ?? ladder[0];
  if (!step) return String(value);
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value / step.inBase);
  return locale === 'ko' ? `${number}${step.unit}` : `${number}\u00a0${step.unit}`;
}
