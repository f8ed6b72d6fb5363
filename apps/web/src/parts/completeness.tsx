import { percentText } from '@promptprint/kernel';
import type { FootprintAnswer } from '../api-client/usage.js';
import { useLocale, useWords } from '../shell/locale.js';
import { footprintWords } from '../words/footprint.js';
import { rangeText } from './text.js';

/** How much of somebody's use the log holds, as far as its own sources show. */
export function Completeness({ completeness }: Pick<FootprintAnswer['coverage'], 'completeness'>) {
  const { coverage: say } = useWords(footprintWords);
  const { locale } = useLocale();
  if (completeness === null) return null;
  if (completeness.silent.length === 0) return say.noGap;
  const [low = '', high = ''] = [completeness.share.low, completeness.share.high].map((share) =>
    percentText(share, locale),
  );
  // One mark for both ends: 60–80%.
  return say.covers(low === high ? high : rangeText(low.replace('%', ''), high, locale));
}
