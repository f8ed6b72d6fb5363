import type { Locale } from '@promptprint/kernel';

const region: Record<Locale, string> = { en: 'en-GB', ko: 'ko-KR' };

/** 23 Nov 2026 · 2026년 11월 23일 */
export function dateText(date: Date, locale: Locale, timeZone?: string): string {
  return locale === 'ko'
    ? new Intl.DateTimeFormat(region.ko, { dateStyle: 'long', timeZone }).format(date)
    : new Intl.DateTimeFormat(region.en, { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(date);
}

/** 23 Nov · 11월 23일 */
export function dayText(date: Date, locale: Locale, timeZone?: string): string {
  return new Intl.DateTimeFormat(region[locale], {
    day: 'numeric',
    month: locale === 'ko' ? 'long' : 'short',
    timeZone,
  }).format(date);
}

/** November 2026 · 2026년 11월 */
export function monthText(date: Date, locale: Locale, timeZone?: string): string {
  return new Intl.DateTimeFormat(region[locale], { month: 'long', year: 'numeric', timeZone }).format(date);
}

/** Nov · 11월 */
export function shortMonthText(date: Date, locale: Locale, timeZone?: string): string {
  return new Intl.DateTimeFormat(region[locale], { month: 'short', timeZone }).format(date);
}

/** 14:05 on its own day, with the day before it on others. */
export function momentText(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(region[locale], {
    day: 'numeric',
    month: locale === 'ko' ? 'long' : 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}

export function wholeText(count: number, locale: Locale): string {
  return new Intl.NumberFormat(region[locale], { maximumFractionDigits: 0 }).format(count);
}

/** A factor of a chain: two significant digits, more only where the number is a count. */
export function factorText(value: number, locale: Locale, significant = 2): string {
  return new Intl.NumberFormat(region[locale], { maximumSignificantDigits: significant }).format(value);
}

/** The two ends of a range with the mark of the language: 3–7 · 3~7. */
export function rangeText(low: string, high: string, locale: Locale): string {
  if (low === high) return low;
  return locale === 'ko' ? `${low}~${high}` : `${low}–${high}`;
}

/** 12 kB · 3.4 MB */
export function bytesText(bytes: number, locale: Locale): string {
  const [unit, size] =
    bytes < 1e6 ? (['kilobyte', Math.max(1, bytes / 1e3)] as const) : (['megabyte', bytes / 1e6] as const);
  return new Intl.NumberFormat(region[locale], {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumSignificantDigits: 2,
  }).format(size);
}

/** The calendar day it is where someone lives, `YYYY-MM-DD`. */
export function todayIn(timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(),
  );
}
