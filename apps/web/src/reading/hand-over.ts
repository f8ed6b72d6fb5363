import {
  eventJson,
  idHasher,
  withTimePrecision,
  type TimePrecision,
  type UsageEvent,
} from '@promptprint/usage-formats';
import { answer, api, type Schemas } from '../api-client/client.js';
import { changeKept, keptParts, keptResult } from './kept.js';
import type { ReadingResult } from './result.js';

export type { TimePrecision };

/** What a visitor asked to keep before they had an account, and what has not been sent yet. */
export interface PendingKeep {
  records: number;
  /** Bytes of JSON that will travel. */
  bytes: number;
  from: string | null;
  to: string | null;
  precision: TimePrecision;
}

export interface KeptReceipt {
  importId: string;
  recorded: number;
  duplicates: number;
  conflicts: number;
  refused: number;
  /** First and last use in it; null where nothing was recorded. */
  from: string | null;
  to: string | null;
  /** Until then the import can be taken back as a whole. */
  undoUntil: string;
}

export interface SendOptions {
  /** `eventIdKey` of `/v1/me`: native ids leave this browser only as their HMAC under it. */
  eventIdKey: string;
  /** Leaves events out; without it all of them travel. */
  isWanted?: (event: UsageEvent) => boolean;
  onProgress?: (sent: number, of: number) => void;
  signal?: AbortSignal;
}

/** What waits to be sent; null when nothing was read, its 30 days are over, or it has been sent. */
export async function keepPending(now: number = Date.now()): Promise<PendingKeep | null> {
  const kept = await keptResult(now);
  if (!kept || kept.sentAs !== null) return null;
  const { records, bytes, from, to } = kept.result;
  return { records, bytes, from, to, precision: kept.precision };
}

/** Exact time, hour or day, as the person chose before anything left; the hour until they choose. */
export async function choosePrecision(precision: TimePrecision): Promise<void> {
  await changeKept({ precision });
}

/**
 * Sends the kept events as one import, part by part. Times are cut and ids hashed here; a part that is sent again adds
 * nothing, so a broken connection is mended by calling this again. Rejects with the API's problem.
 */
export async function sendKept({
  eventIdKey,
  isWanted = () => true,
  onProgress,
  signal,
}: SendOptions): Promise<KeptReceipt | null> {
  const kept = await keptResult(Date.now());
  if (!kept || kept.sentAs !== null) return null;
  const hash = await idHasher(eventIdKey);
  const id = kept.openImport ?? (await openImport(kept.result));
  await changeKept({ openImport: id });
  let sent = 0;
  for await (const lines of keptParts(kept)) {
    for (const part of partsOf(lines, isWanted)) {
      signal?.throwIfAborted();
      const events = await Promise.all(part.map(async (event) => travelling(await hash(event), kept.precision)));
      await answer(api.POST('/v1/usage-imports/{id}/events', { params: { path: { id } }, body: { events } }));
      sent += events.length;
      onProgress?.(sent, kept.result.records);
    }
  }
  const done = await answer(api.PATCH('/v1/usage-imports/{id}', { params: { path: { id } }, body: { state: 'done' } }));
  await changeKept({ sentAs: id, openImport: null });
  return receiptOf(done);
}

/** One record as it would travel; without a key the place of the hash is held by a word. */
export async function outgoingRecord(
  record: Partial<UsageEvent>,
  precision: TimePrecision,
  eventIdKey: string | null,
): Promise<Partial<UsageEvent>> {
  const event = record as UsageEvent;
  if (eventIdKey === null) {
    const veiled = { ...(record.id ? { id: hashWord } : {}), ...(record.sessionKey ? { sessionKey: hashWord } : {}) };
    return travelling({ ...event, ...veiled }, precision);
  }
  const hash = await idHasher(eventIdKey);
  return travelling(await hash(event), precision);
}

const hashWord = 'HMAC-SHA-256';

/** Names of projects stay here, whatever a file holds. */
function travelling(event: UsageEvent, precision: TimePrecision): Partial<UsageEvent> {
  const whole = { ...event, startedAt: event.startedAt ?? null, endedAt: event.endedAt ?? null, projectTag: null };
  return withoutUnknown(eventJson(withTimePrecision(whole, precision)));
}

/** A kept line names only what is known; hashing adds the fields it looks for. */
function withoutUnknown(event: Partial<UsageEvent>): Partial<UsageEvent> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null && value !== undefined));
}

async function openImport({ sampleRecord, format }: ReadingResult): Promise<string> {
  const { sourceKind, parserVersion } = sampleRecord as Partial<UsageEvent>;
  const body: Schemas['UsageImportBody'] = {
    sourceKind: sourceKind ?? 'canonical',
    ...(format ? { format } : {}),
    ...(parserVersion ? { parserVersion } : {}),
  };
  const { id } = await answer(api.POST('/v1/usage-imports', { body }));
  return id;
}

const mostEventsAtOnce = 1000;

function* partsOf(lines: string, isWanted: (event: UsageEvent) => boolean): Generator<UsageEvent[]> {
  let part: UsageEvent[] = [];
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    const event = JSON.parse(line) as UsageEvent;
    if (isWanted(event)) part.push(event);
    if (part.length < mostEventsAtOnce) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function receiptOf({
  id,
  recorded,
  duplicates,
  conflicts,
  refused,
  from,
  to,
  undoUntil,
}: Schemas['UsageImportAnswer']): KeptReceipt {
  return { importId: id, recorded, duplicates, conflicts, refused, from, to, undoUntil };
}
