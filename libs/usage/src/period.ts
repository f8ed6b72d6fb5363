import { DomainError } from '@promptprint/kernel';

/** Calendar days where the person lives, both part of the period. */
export interface Period {
  from: string;
  to: string;
}

const dayMs = 86_400_000;
const usualDays = 30;
/** A question about more than this is a mistake, or meant to hurt. */
const mostDays = 3_700;

/** The days somebody asks for, each left out at will. */
export interface PeriodWish {
  from?: string | undefined;
  to?: string | undefined;
}

/** The period asked for: 30 days up to today where nothing is said. */
export function periodOf({ from, to }: PeriodWish, today: string): Period {
  const last = to ?? today;
  if (!isDay(last)) throw invalidPeriod('/to');
  const first = from ?? addDays(last, 1 - usualDays);
  if (!isDay(first)) throw invalidPeriod('/from');
  if (first > last || daysIn({ from: first, to: last }) > mostDays) throw invalidPeriod('/from');
  return { from: first, to: last };
}

/** Nobody used what is counted here before, and a later day would leave the calendar of the database. */
export const isDay = (text: string) => !Number.isNaN(Date.parse(text)) && text >= '2000-01-01' && text < '2200-01-01';

export function daysIn({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
}

/** As many days, right before. */
export function periodBefore(period: Period): Period {
  return { from: addDays(period.from, -daysIn(period)), to: addDays(period.from, -1) };
}

export function addDays(day: string, days: number): string {
  return textOf(Date.parse(day) + days * dayMs);
}

/** The whole calendar months in it, from the first day of the first to the last day of the last; null without one. */
export function wholeMonthsIn({ from, to }: Period): Period | null {
  const first = from.endsWith('-01') ? from : monthAfter(from);
  const last = addDays(`${addDays(to, 1).slice(0, 7)}-01`, -1);
  return first < last ? { from: first, to: last } : null;
}

function monthAfter(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return textOf(Date.UTC(year, month, 1));
}

/** The calendar day an instant falls on in a zone. */
export function dayIn(zone: string, at: Date): string {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs as much as a query. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, known);
  return known;
}

const textOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

export const invalidPeriod = (pointer: string) =>
  new DomainError('invalid', 'period-invalid', { errors: [{ pointer, code: 'period-invalid' }] });
