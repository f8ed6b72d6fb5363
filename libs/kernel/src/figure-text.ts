import { figureWordsEn, type FigureWords } from './figure-words.en.js';
import { figureWordsKo } from './figure-words.ko.js';
import type { FigureUnit, Grade, Interval } from './figure.js';
import type { Locale } from './locale.js';

type ShownUnit = keyof FigureWords['unitName'];

/** Units of one quantity, each 1,000 times the one before; the factor turns the base unit into it. */
const steps: Record<FigureUnit, readonly { unit: ShownUnit; perBase: number }[]> = {
  g: [
    { unit: 'mg', perBase: 1e3 },
    { unit: 'g', perBase: 1 },
    { unit: 'kg', perBase: 1e-3 },
    { unit: 't', perBase: 1e-6 },
  ],
  Wh: [
    { unit: 'mWh', perBase: 1e3 },
    { unit: 'Wh', perBase: 1 },
    { unit: 'kWh', perBase: 1e-3 },
    { unit: 'MWh', perBase: 1e-6 },
  ],
  mL: [
    { unit: 'mL', perBase: 1 },
    { unit: 'L', perBase: 1e-3 },
    { unit: 'm³', perBase: 1e-6 },
  ],
};

const wideRatio = 10;
const measuredRatio = 1.05;
const words: Record<Locale, FigureWords> = { en: figureWordsEn, ko: figureWordsKo };

export interface FigureText {
  kind: 'zero' | 'tiny' | 'measured' | 'wide' | 'interval';
  /** The whole figure on one line: "about 420 g (210–900 g)". */
  full: string;
  /** The large line of a figure block: the centre, or the range itself when a centre would mislead. */
  value: string;
  /** The range line, or null where the value line already says it. */
  range: string | null;
  /** For screen readers, units as words. */
  spoken: string;
  unit: ShownUnit;
}

export interface ShownFigure extends Interval {
  unit: FigureUnit;
  grade?: Grade;
}

/** Puts an interval (in g, Wh or mL) into words: two significant digits, ends rounded outwards, one unit throughout. */
export function figureText(figure: ShownFigure, locale: Locale): FigureText {
  const { low, mid, high } = figure;
  const smallest = steps[figure.unit][0] as { unit: ShownUnit; perBase: number };
  if (low === 0 && mid === 0 && high === 0) return zero(figure, locale);
  if (high * smallest.perBase < 1) return tiny(figure, smallest.unit, locale);
  if (figure.grade === 'A' && high <= low * measuredRatio) return measured(figure, locale);
  return high >= low * wideRatio ? wide(figure, locale) : interval(figure, locale);
}

/** Ranges to be told beside each other, in one unit, that of the largest: "1.2–2.1 kg" and "0.8–1.9 kg". */
export function rangeTexts(figures: readonly ShownFigure[], locale: Locale): string[] {
  const [largest] = figures.toSorted((a, b) => b.mid - a.mid);
  return figures.map((figure) => {
    const { kind, value } = figureText(figure, locale);
    if (!largest || (kind !== 'interval' && kind !== 'wide')) return value;
    const { unit, perBase } = unitFor(largest);
    const ends = endsOf(figure, { perBase, significant: kind === 'wide' ? 1 : 2 }, locale);
    return words[locale].range(...ends, unit);
  });
}

/** Tokens and other counts: full digits below 100,000, then 1.2M in English and 123만 in Korean. */
export function countText(count: number, locale: Locale): string {
  if (count < 100_000) return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(count);
  const shown =
    locale === 'ko'
      ? { notation: 'compact' as const, maximumSignificantDigits: 3 }
      : { notation: 'compact' as const, maximumSignificantDigits: 2 };
  return new Intl.NumberFormat(locale, shown).format(count);
}

/** A share between 0 and 1 as percent: whole numbers from 1 %, one significant digit below, "less than 0.01%" at the bottom. */
export function percentText(share: number, locale: Locale): string {
  const percent = (value: number, digits: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(locale, { style: 'percent', ...digits }).format(value);
  if (share === 0) return percent(0, {});
  if (share < 0.0001) return words[locale].lessThanPercent(percent(0.0001, { maximumFractionDigits: 2 }));
  return share < 0.01 ? percent(share, { maximumSignificantDigits: 1 }) : percent(share, { maximumFractionDigits: 0 });
}

function zero({ unit }: ShownFigure, locale: Locale): FigureText {
  const value = words[locale].amount('0', unit);
  return {
    kind: 'zero',
    full: value,
    value,
    range: null,
    spoken: spoken(words[locale].spokenAmount('0', words[locale].unitName[unit]), unit, locale),
    unit,
  };
}

function tiny(figure: ShownFigure, unit: ShownUnit, locale: Locale): FigureText {
  const say = words[locale];
  const value = say.lessThan(say.amount('1', unit));
  return {
    kind: 'tiny',
    full: value,
    value,
    range: null,
    spoken: spoken(say.spokenLessThan('1', say.unitName[unit]), figure.unit, locale),
    unit,
  };
}

function measured(figure: ShownFigure, locale: Locale): FigureText {
  const say = words[locale];
  const { unit, perBase } = unitFor(figure);
  const mid = digits(round(figure.mid * perBase, 2, Math.round), 2, locale);
  const value = say.measured(say.amount(mid, unit));
  return {
    kind: 'measured',
    full: value,
    value,
    range: null,
    spoken: spoken(say.spokenMeasured(mid, say.unitName[unit]), figure.unit, locale),
    unit,
  };
}

function wide(figure: ShownFigure, locale: Locale): FigureText {
  const say = words[locale];
  const { unit, perBase } = unitFor(figure);
  const [low, high] = endsOf(figure, { perBase, significant: 1 }, locale);
  const value = say.between(low, high, unit);
  return {
    kind: 'wide',
    full: value,
    value,
    range: null,
    spoken: spoken(say.spokenBetween(low, high, say.unitName[unit]), figure.unit, locale),
    unit,
  };
}

function interval(figure: ShownFigure, locale: Locale): FigureText {
  const say = words[locale];
  const { unit, perBase } = unitFor(figure);
  const [low, high] = endsOf(figure, { perBase, significant: 2 }, locale);
  const mid = digits(round(figure.mid * perBase, 2, Math.round), 2, locale);
  const range = say.range(low, high, unit);
  const amount = say.amount(mid, unit);
  return {
    kind: 'interval',
    full: say.aboutRange(amount, range),
    value: say.about(amount),
    range,
    spoken: spoken(say.spokenAbout(mid, low, high, say.unitName[unit]), figure.unit, locale),
    unit,
  };
}

/** Rounded outwards: a range that is shown is never narrower than it is. */
function endsOf(
  { low, high }: ShownFigure,
  { perBase, significant }: { perBase: number; significant: number },
  locale: Locale,
): [string, string] {
  const shown = (end: number, way: (value: number) => number) =>
    digits(round(end * perBase, significant, way), significant, locale);
  return [shown(low, Math.floor), shown(high, Math.ceil)];
}

function spoken(text: string, unit: FigureUnit, locale: Locale): string {
  return unit === 'g' ? words[locale].ofCarbonDioxide(text) : text;
}

/** The unit is chosen by the centre after rounding, so that 999.6 g becomes 1.0 kg. */
function unitFor({ mid, unit }: ShownFigure): { unit: ShownUnit; perBase: number } {
  const ladder = steps[unit];
  const fitting = ladder.findLast(({ perBase }) => round(mid * perBase, 2, Math.round) >= 1);
  return fitting ?? (ladder[0] as { unit: ShownUnit; perBase: number });
}

function round(value: number, significant: number, way: (value: number) => number): number {
  if (value === 0) return 0;
  const scale = 10 ** (significant - 1 - Math.floor(Math.log10(Math.abs(value)) + 1e-12));
  const scaled = value * scale;
  // A binary remainder such as 21.000000000000004 must not push an end one step outwards.
  const nearest = Math.round(scaled);
  const whole = Math.abs(scaled - nearest) < 1e-9 * Math.abs(scaled) ? nearest : way(scaled);
  return whole / scale;
}

function digits(value: number, significant: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, {
    minimumSignificantDigits: significant,
    maximumSignificantDigits: Math.max(significant, 1),
  }).format(value);
}
