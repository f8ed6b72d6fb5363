import type { Locale } from '@promptprint/kernel';
import { dateText, monthText, rangeText } from '../parts/text.js';
import type { restatedEn } from '../words/restated.en.js';
import type { Restatement } from './use-restatements.js';

/** What changed: the figure of a calendar month, or of some days. */
export function restatedWhat(
  { from, to }: Pick<Restatement, 'from' | 'to'>,
  locale: Locale,
  say: typeof restatedEn,
): string {
  const [first, last] = [new Date(from), new Date(to)];
  const dayAfter = new Date(last.getTime() + 86_400_000);
  const isMonth = from.endsWith('-01') && dayAfter.getUTCDate() === 1 && from.slice(0, 7) === to.slice(0, 7);
  if (isMonth) return say.month(monthText(first, locale, 'UTC'));
  return say.days(rangeText(dateText(first, locale, 'UTC'), dateText(last, locale, 'UTC'), locale));
}

/** Which way the mean went, and by how much of it: less than half a percent is nothing a person would call a change. */
export function meanChange(ratio: number | null): { kind: 'lower' | 'higher' | 'same'; share: number } {
  const share = ratio === null ? 0 : Math.abs(ratio - 1);
  if (share < 0.005) return { kind: 'same', share: 0 };
  return { kind: (ratio ?? 1) < 1 ? 'lower' : 'higher', share };
}
