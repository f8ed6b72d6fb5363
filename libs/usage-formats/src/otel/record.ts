import type { Kept, KeptValue } from './kept.js';

/** A span or log record as both encodings tell it, with nothing but what is on the allow-list. Used again for the next one. */
export interface OtelRecord {
  resource: Kept;
  attributes: Kept;
  /** Lower-case hex; empty when there is none. */
  traceId: string;
  spanId: string;
  parentId: string;
  /** Nanoseconds since 1970, as exact as a double; 0 when not said. Log records have a start only. */
  startNs: number;
  endNs: number;
  /** Of log records: the name of the event where it is one that is looked for. */
  eventName: string | null;
}

export function blankRecord(resource: Kept, attributes: Kept): OtelRecord {
  return { resource, attributes, traceId: '', spanId: '', parentId: '', startNs: 0, endNs: 0, eventName: null };
}

/** Makes it ready for the next one; what was kept of it is the caller's to clear. */
export function clearRecord(record: OtelRecord): void {
  record.traceId = record.spanId = record.parentId = '';
  record.startNs = record.endNs = 0;
  record.eventName = null;
}

export type Temporality = 'delta' | 'cumulative' | null;
/** By their number in the protocol. */
export const temporalities: readonly Temporality[] = [null, 'delta', 'cumulative'];

/** A point of a counter or histogram of tokens. */
export interface OtelPoint {
  resource: Kept;
  attributes: Kept;
  metric: string;
  temporality: Temporality;
  startNs: number;
  timeNs: number;
  /** Sum of the tokens. */
  value: KeptValue | null;
  /** Of histograms: how many requests the sum is over. */
  count: number | null;
}

/** Takes what an export request holds, one after the other. */
export interface OtelSink {
  record(record: OtelRecord): void;
  point(point: OtelPoint): void;
  /** A record whose own bytes make no sense; those beside it do. */
  unreadable(): void;
}

export const signals = ['traces', 'logs', 'metrics'] as const;
export type Signal = (typeof signals)[number];

/** Whether an id in hex is made of zeros alone, which says that there is none. */
export function isNothing(id: string): boolean {
  return id.charCodeAt(0) === 48 && id.charCodeAt(1) === 48 && /^0+$/.test(id);
}
