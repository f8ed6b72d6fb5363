/** The calendar day of an instant where this machine stands, as YYYY-MM-DD. */
export function localDay(at: Date): string {
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  return `${digits(at.getFullYear(), 4)}-${digits(at.getMonth() + 1, 2)}-${digits(at.getDate(), 2)}`;
}

/** Midnight so many calendar days before the day of `now`, where this machine stands; days of 23 and 25 hours count as one. */
export function startOfDay(now: Date, daysBefore: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysBefore);
}
