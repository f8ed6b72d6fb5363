/**
 * The calendar day an event counts for, in SQL: where the person lives. A bucket of a day or a month is named by its UTC
 * date, wherever the person lives: moving it would put a whole day's use on the day before.
 */
export function localDay(event: string, zone: string): string {
  return `(${event}.occurred_at AT TIME ZONE CASE WHEN ${event}.granularity IN ('day', 'month') THEN 'UTC' ELSE ${zone} END)::date`;
}
