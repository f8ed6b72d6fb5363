import type { EditionChange } from '@promptprint/emissions';
import type { Locale } from '@promptprint/kernel';
import { factorText } from '../../parts/text.js';
import type { MethodWords } from '../../words/method.en.js';

/** What an edition did to the middles of the sample requests, in one sentence. */
export function effectText({ effects }: EditionChange, locale: Locale, say: MethodWords): string {
  const ratios = effects.map(({ ratio }) => ratio);
  return say.effectOf(factorText(Math.min(...ratios), locale), factorText(Math.max(...ratios), locale));
}
