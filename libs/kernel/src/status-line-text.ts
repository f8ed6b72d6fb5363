import { countText, figureText, type ShownFigure } from './figure-text.js';
import type { Locale } from './locale.js';
import { statusLineWordsEn, type StatusLineWords } from './status-line-words.en.js';
import { statusLineWordsKo } from './status-line-words.ko.js';

const words: Record<Locale, StatusLineWords> = { en: statusLineWordsEn, ko: statusLineWordsKo };

export interface Today {
  carbon: ShownFigure;
  /** Null where no source says how many. */
  requests: number | null;
}

/** A day so far in one short line, for the edge of another program's window; null: nothing is known of it. */
export function statusLineText(today: Today | null, locale: Locale): string {
  const say = words[locale];
  if (today === null) return say.nothingYet;
  const { carbon, requests } = today;
  const counted = requests === null ? null : say.requests(countText(requests, locale), requests === 1);
  return say.today(figureText(carbon, locale).full, counted);
}
