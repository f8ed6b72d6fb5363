import { type Assumption, type ExplanationWords, explanationWordsEn, explanationWordsKo } from '@promptprint/emissions';
import type { Locale } from '@promptprint/kernel';
import type { Context } from './command.js';

const words: Readonly<Record<Locale, ExplanationWords>> = { en: explanationWordsEn, ko: explanationWordsKo };

/** What had to be assumed, as the API answers it. */
export function assumptionsJson(made: readonly Assumption[], locale: Locale): { code: Assumption; text: string }[] {
  return made.map((code) => ({ code, text: words[locale].assumption[code] }));
}

/** One line for each thing that had to be assumed, the most frequent first, however many events there were. */
export function assumptionLines(
  counts: ReadonlyMap<Assumption, number>,
  { locale, words: said, paint }: Pick<Context, 'locale' | 'words' | 'paint'>,
): string[] {
  const number = new Intl.NumberFormat(locale);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([code, count]) =>
      paint.quiet(said.assumed(number.format(count), words[locale].assumption[code], count === 1)),
    );
}
