import type { Locale } from './locale.js';

/** First and last day, `YYYY-MM-DD`. */
export interface Days {
  from: string;
  to: string;
}

export interface PeriodText {
  text: string;
  /** Whether the days are a whole month or year and have its name. */
  isNamed: boolean;
}

const region: Record<Locale, string> = { en: 'en-GB', ko: 'ko-KR' };

/** Days in words: the month or year they fill, else first and last. A month of the year of `today` goes without it. */
export function periodText({ from, to }: Days, today: string, locale: Locale): PeriodText {
  const [first, last] = [new Date(from), new Date(to)];
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(region[locale], { timeZone: 'UTC', ...options });
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`)
    return { text: written({ year: 'numeric' }).format(first), isNamed: true };
  if (from.endsWith('-01') && to === endOfMonth(first)) {
    const shown = year === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
    return { text: written({ month: 'long', ...shown }).format(first), isNamed: true };
  }
  const days = { day: 'numeric', month: locale === 'ko' ? 'long' : 'short', year: 'numeric' } as const;
  return { text: written(days).formatRange(first, last), isNamed: false };
}

const endOfMonth = (day: Date): string =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
