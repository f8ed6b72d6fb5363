import type { FigureUnit, Locale } from '@promptprint/kernel';

interface Step {
  unit: string;
  inBase: number;
}

const ladders: Record<FigureUnit, readonly Step[]> = {
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

/** The unit in which a value of the base unit is best read. */
export function unitStep(value: number, unit: FigureUnit): Step {
  const ladder = ladders[unit];
  const smallest = ladder[0] ?? { unit, inBase: 1 };
  return ladder.findLast(({ inBase }) => Math.abs(value) >= inBase * 0.999) ?? smallest;
}

/** A tick of an axis: round numbers need no range, so they carry their unit alone. */
export function tickText(value: number, unit: FigureUnit, locale: Locale): string {
  if (value === 0) return '0';
  const step = unitStep(value, unit);
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value / step.inBase);
  return locale === 'ko' ? `${number}${step.unit}` : `${number}\u00a0${step.unit}`;
}
