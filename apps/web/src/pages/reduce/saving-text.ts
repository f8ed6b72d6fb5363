import { figureText, type Figure, type Locale } from '@promptprint/kernel';

/** The range of a change as a size, whichever way it goes: a range that crosses nothing has none. */
export function sizeText(change: Figure, locale: Locale): { text: string; direction: 'lower' | 'higher' } | null {
  const { low, mid, high, ...rest } = change;
  if (low > 0) return { text: figureText(change, locale).range ?? figureText(change, locale).full, direction: 'lower' };
  if (high >= 0) return null;
  const turned = { ...rest, low: -high, mid: -mid, high: -low };
  return { text: figureText(turned, locale).range ?? figureText(turned, locale).full, direction: 'higher' };
}
