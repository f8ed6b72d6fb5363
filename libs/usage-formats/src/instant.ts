export type TimePrecision = 'exact' | 'hour' | 'day';

/** No service this product knows of existed before; earlier times are faults of a file, not use. */
export const earliestMs = Date.UTC(2020, 0, 1);
const dayMs = 86_400_000;
const stepMs: Record<TimePrecision, number> = { exact: 1, hour: 3_600_000, day: dayMs };
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** A clock that runs ahead by less than a day is forgiven. */
export function isPlausible(ms: number, nowMs: number): boolean {
  return ms >= earliestMs && ms <= nowMs + dayMs;
}

export function truncated(ms: number, precision: TimePrecision): number {
  return Math.floor(ms / stepMs[precision]) * stepMs[precision];
}

const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
const threeDigits = Array.from({ length: 1000 }, (_, value) => String(value).padStart(3, '0'));
const dayTexts = new Map<number, string>();
const mostDayTexts = 4_096;

/** ISO 8601 in UTC, to the millisecond. The days of a log are few: each is written out once. */
export function isoText(ms: number): string {
  const day = Math.floor(ms / dayMs);
  const rest = Math.floor(ms) - day * dayMs;
  const [hour, minute] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60];
  const clock = `${twoDigits[hour] ?? ''}:${twoDigits[minute] ?? ''}:${twoDigits[Math.floor(rest / 1000) % 60] ?? ''}`;
  return `${dayText(day)}${clock}.${threeDigits[rest % 1000] ?? ''}Z`;
}

/** The date and the T behind it; throws, as a Date does, for what is no day. */
function dayText(day: number): string {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  if (dayTexts.size >= mostDayTexts) dayTexts.clear();
  const text = new Date(day * dayMs).toISOString().replace(/T.*/, 'T');
  dayTexts.set(day, text);
  return text;
}

/** Milliseconds of an ISO 8601 date, or date and time with its zone; null when it is not one. */
export function isoMs(text: string): number | null {
  return parse(text, false);
}

/** The same, but a time without a zone is read as UTC, as usage reports write it. */
export function isoMsOrUtc(text: string): number | null {
  return parse(text, true);
}

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size. */
export function epochMs(value: number): number | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  if (value < 1e11) return Math.round(value * 1000);
  if (value < 1e14) return Math.round(value);
  if (value < 1e17) return Math.round(value / 1e3);
  return value < 1e20 ? Math.round(value / 1e6) : null;
}

/** A time as reports write it: text, read as UTC where it names no zone, or a number since 1970. */
export function reportedMs(value: unknown): number | null {
  if (typeof value === 'number') return epochMs(value);
  return typeof value === 'string' ? isoMsOrUtc(value) : null;
}

function parse(text: string, zoneless: boolean): number | null {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (year < 1970 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const midnight = dayNumber(year, month, day) * dayMs;
  return text.length === 10 ? midnight : withClock(text, midnight, zoneless);
}

function withClock(text: string, midnight: number, zoneless: boolean): number | null {
  const separator = text.charCodeAt(10);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  if (separator !== 84 && separator !== 116 && separator !== 32) return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text.charCodeAt(13) !== 58) return null;
  const hasSeconds = text.charCodeAt(16) === 58;
  const second = hasSeconds ? digits(text, 17, 2) : 0;
  if (second < 0 || second > 60) return null;
  const fraction = fractionAt(text, hasSeconds ? 19 : 16);
  const zone = zoneMs(text, fraction.end, zoneless);
  if (zone === null) return null;
  return midnight + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction.ms - zone;
}

function fractionAt(text: string, start: number): { ms: number; end: number } {
  const point = text.charCodeAt(start);
  if (point !== 46 && point !== 44) return { ms: 0, end: start };
  let end = start + 1;
  let ms = 0;
  for (let weight = 100; isDigit(text.charCodeAt(end)); end += 1, weight /= 10)
    if (weight >= 1) ms += (text.charCodeAt(end) - 48) * weight;
  return { ms, end };
}

function zoneMs(text: string, start: number, zoneless: boolean): number | null {
  const sign = text.charCodeAt(start);
  if (Number.isNaN(sign)) return zoneless ? 0 : null;
  if (sign === 32) return text.slice(start) === ' UTC' ? 0 : null;
  if (sign === 90 || sign === 122) return text.length === start + 1 ? 0 : null;
  if (sign !== 43 && sign !== 45) return null;
  const hours = digits(text, start + 1, 2);
  const colon = text.charCodeAt(start + 3) === 58 ? 1 : 0;
  const hasMinutes = text.length > start + 3;
  const minutes = hasMinutes ? digits(text, start + 3 + colon, 2) : 0;
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return null;
  if (text.length !== start + 3 + (hasMinutes ? colon + 2 : 0)) return null;
  return (sign === 43 ? 1 : -1) * (hours * 3_600_000 + minutes * 60_000);
}

function digits(text: string, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - 48;
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function dayNumber(year: number, month: number, day: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return (year - 1970) * 365 + leapDays + (daysBefore[month - 1] ?? 0) + leapDay + day - 1;
}
