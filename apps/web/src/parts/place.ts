import { useSession } from '../api-client/session.js';
import { useLocale } from '../shell/locale.js';
import { remembered } from '../shell/memory.js';
import { placeOf, type Place } from './equivalence.js';

/** Where the reader lives, for comparisons only: their profile, else their choice here, else Korea for Korean. */
export function usePlace(): Place {
  const { me } = useSession();
  const { locale } = useLocale();
  return placeOf(me?.person.country ?? remembered('country') ?? (locale === 'ko' ? 'KR' : null));
}
