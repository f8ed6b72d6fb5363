import type { UsageEvent } from './event.js';
import { isoMs, isoText, truncated, type TimePrecision } from './instant.js';

/**
 * The event with its times cut to the precision a person chose, before it is sent. How long ago the answer before was
 * stays among the features in seconds: it says nothing about the hour.
 */
export function withTimePrecision(event: UsageEvent, precision: TimePrecision): UsageEvent {
  if (precision === 'exact') return event;
  return { ...event, startedAt: cut(event.startedAt, precision), endedAt: cut(event.endedAt, precision) };
}

function cut(iso: string | null, precision: TimePrecision): string | null {
  const ms = iso === null ? null : isoMs(iso);
  return ms === null ? null : isoText(truncated(ms, precision));
}
