import { useSession } from '../api-client/session.js';
import { useHiddenAmounts } from '../parts/hidden-amounts.js';
import { todayIn } from '../parts/text.js';
import { useLocale, useWords } from '../shell/locale.js';
import { restatedWords } from '../words/restated.js';
import { changeText } from './restated-text.js';
import type { Restatement } from './use-restatements.js';

/** Which figure changed, and from what to what, as this reader is told. */
export function useChangeText(): (restatement: Restatement) => string {
  const say = useWords(restatedWords);
  const { locale } = useLocale();
  const { me } = useSession();
  const { areHidden } = useHiddenAmounts();
  const today = todayIn(me?.person.timezone);
  return (restatement) => changeText(restatement, { say, locale, today, areHidden });
}
