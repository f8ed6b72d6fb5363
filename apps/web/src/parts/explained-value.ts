import type { FigureUnit, Interval, Locale } from '@promptprint/kernel';
import { unitStep } from '../charts/unit.js';
import type { ExplainWords } from '../words/explain.en.js';
import { factorText } from './text.js';

const figureUnits: ReadonlySet<string> = new Set<FigureUnit>(['g', 'Wh', 'mL']);
const isFigureUnit = (unit: string): unit is FigureUnit => figureUnits.has(unit);

export interface ExplainedText {
  mid: string;
  /** Null where the number is known exactly. */
  range: string | null;
}

/**
 * A number of an explanation with low, middle and high in one unit. Here the middle is always told, however wide the
 * range, because the chain is the multiplication of the middles.
 */
export function explainedText(
  value: Interval,
  unit: string,
  { locale, say }: { locale: Locale; say: ExplainWords },
): ExplainedText {
  const isCount = unit === 'token' || unit === 'request';
  const step = isFigureUnit(unit) ? unitStep(value.mid, unit) : { unit: say.units[unit] ?? unit, inBase: 1 };
  const digits = digitsOf(value, isCount);
  const number = (amount: number): string =>
    factorText(isCount ? Math.round(amount) : amount / step.inBase, locale, digits);
  const [low, mid, high] = [number(value.low), number(value.mid), number(value.high)];
  return { mid: say.amount(mid, step.unit), range: low === high ? null : say.amount(say.range(low, high), step.unit) };
}

/** An exact count keeps its digits; a factor near one, such as 1.17, would lose itself in two. */
function digitsOf({ low, mid, high }: Interval, isCount: boolean): number {
  if (isCount) return low === high ? 15 : 2;
  return mid >= 1 && high < 2.5 ? 3 : 2;
}
