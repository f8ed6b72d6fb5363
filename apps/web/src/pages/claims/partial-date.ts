import type { Locale } from '@promptprint/kernel';
import { dateText, monthText } from '../../parts/text.js';

/** A year, a month or a day, as much of it as is known: 2020 · Oct 2021 · 23 Nov 2026. */
export function partialDate(date: string, locale: Locale): string {
  if (date.length === 4) return locale === 'ko' ? `${date}년` : date;
  const day = new Date(`${date}${date.length === 7 ? '-01' : ''}T00:00:00Z`);
  return date.length === 7 ? monthText(day, locale, 'UTC') : dateText(day, locale, 'UTC');
}
