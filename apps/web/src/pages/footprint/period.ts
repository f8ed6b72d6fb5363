export const periodKinds = ['week', 'month', 'year', 'all'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Calendar days, both inclusive. The running period ends today: days to come are not unknown, they are not there yet. */
export interface Period {
  kind: PeriodKind;
  from: string;
  to: string;
  isCurrent: boolean;
}

const dayMs = 86_400_000;
/** No log is older: the first products are of that year. */
const firstDay = '2020-01-01';

/** `weekStartsOn` counts from Sunday, 0. */
export function periodAt(kind: PeriodKind, day: string, today: string, weekStartsOn = 1): Period {
  const [first, last] = kind === 'week' ? weekOf(day, weekStartsOn) : bounds(kind, day, today);
  return { kind, from: first, to: last < today ? last : today, isCurrent: last >= today };
}

/** A day of the period before or after this one; null where there is none to go to. */
export function neighbour({ kind, from, to, isCurrent }: Period, step: -1 | 1): { day: string } | null {
  if (kind === 'all' || (step === 1 && isCurrent)) return null;
  const day = addDays(step === 1 ? to : from, step);
  return day < firstDay ? null : { day };
}

export function daysOf({ from, to }: Pick<Period, 'from' | 'to'>): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => addDays(from, at));
}

/** Months as `YYYY-MM`, from the first to the last day's. */
export function monthsOf({ from, to }: Pick<Period, 'from' | 'to'>): string[] {
  const months: string[] = [];
  for (let at = `${from.slice(0, 7)}-01`; at <= to; at = addDays(endOfMonth(at), 1)) months.push(at.slice(0, 7));
  return months;
}

export function isDay(text: string | null): text is string {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && dayOf(at) === text;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const addDays = (day: string, days: number): string => dayOf(Date.parse(day) + days * dayMs);

function bounds(kind: Exclude<PeriodKind, 'week'>, day: string, today: string): [string, string] {
  if (kind === 'all') return [firstDay, today];
  if (kind === 'year') return [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
  return [`${day.slice(0, 7)}-01`, endOfMonth(day)];
}

function weekOf(day: string, startsOn: number): [string, string] {
  const first = addDays(day, -((new Date(day).getUTCDay() + 7 - startsOn) % 7));
  return [first, addDays(first, 6)];
}

function endOfMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return dayOf(Date.UTC(year, month, 0));
}
