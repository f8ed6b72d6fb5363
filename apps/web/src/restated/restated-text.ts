import { countText, percentText, periodText, rangeTexts, type Locale } from '@promptprint/kernel';
import { factorText } from '../parts/text.js';
import type { RestatedWords } from '../words/restated.en.js';
import type { Restatement } from './use-restatements.js';

interface Reader {
  say: RestatedWords;
  locale: Locale;
  /** `YYYY-MM-DD` where the person lives. */
  today: string;
  areHidden: boolean;
}

/** Which figure changed, and from what to what, in one unit. */
export function changeText(
  { from, to, before, after }: Pick<Restatement, 'from' | 'to' | 'before' | 'after'>,
  { say, locale, today, areHidden }: Reader,
): string {
  const period = periodText({ from, to }, today, locale);
  const [old = '', young = ''] = rangeTexts([before.figures.carbon, after.figures.carbon], locale);
  if (old === young) return areHidden ? say.sameHidden(period) : say.same(period, old);
  return areHidden ? say.changedHidden(period) : say.changed({ period, before: old, after: young });
}

/** The new sum beside the old one in words; a difference below half a percent is none. Null where nothing was emitted. */
export function ratioText(ratio: number | null, { say, locale }: Pick<Reader, 'say' | 'locale'>): string | null {
  if (ratio === null) return null;
  if (ratio >= 2) return say.times(factorText(ratio, locale));
  const percent = percentText(Math.abs(ratio - 1), locale);
  if (Math.abs(ratio - 1) < 0.005) return say.equal;
  return ratio < 1 ? say.lower(percent) : say.higher(percent);
}

/** A model as a class of events names it: by its own name, or by what stands for one the register does not know. */
export function modelText(key: string, { say: { models }, locale }: Pick<Reader, 'say' | 'locale'>): string {
  const at = key.indexOf(':');
  const [kind, name] = [key.slice(0, Math.max(0, at)), key.slice(at + 1)];
  if (kind === 'family') return models.family(name);
  if (kind === 'size') return models.size(countText(Number(name.split('/').at(-1)) * 1e9, locale));
  if (kind === 'unknown') return name === 'any' ? models.unknown : models.unknownOf(name);
  if (kind === 'router') return name === 'any' ? models.router : models.routerOf(name);
  if (key === 'synthetic') return models.unknown;
  return key === 'embedding' ? models.embedding : key;
}
