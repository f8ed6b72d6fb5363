import type { Granularity } from './event.js';
import { isoText } from './instant.js';

/** The time a row of a report is about. */
export interface BucketSpan {
  granularity: Granularity;
  startedAt: string;
  endedAt: string | null;
  /** Which bucket it is, however much of it has passed: its start and its kind of length. */
  key: string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Lengths of buckets, the longest each may have. A bucket that is still open may be told with less. */
const lengths: readonly { most: number; name: string; granularity: Granularity }[] = [
  { most: hourMs / 60, name: 'minute', granularity: 'hour' },
  { most: hourMs, name: 'hour', granularity: 'hour' },
  { most: dayMs, name: 'day', granularity: 'day' },
  { most: Infinity, name: 'long', granularity: 'month' },
];

/** Both in milliseconds since 1970; without an end a day. */
export function bucketSpan(startMs: number, endMs: number | null): BucketSpan {
  const length = lengths.find(({ most }) => (endMs ?? startMs + dayMs) - startMs <= most) ?? lengths[3];
  return {
    granularity: length?.granularity ?? 'day',
    startedAt: isoText(startMs),
    endedAt: endMs === null ? null : isoText(endMs),
    key: `${startMs} ${length?.name}`,
  };
}
