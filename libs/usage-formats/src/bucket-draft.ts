import { decodeEvent } from './decode-event.js';
import type { SharedReading } from './format.js';
import type { ReadItem, SkipReason, Where } from './item.js';
import type { JsonRecord } from './json-text.js';
import { fingerprint } from './seen-ids.js';

/**
 * A row of a report on its way to an event: `key` names its source, bucket and group, and no count, so that it stays the
 * same while the bucket grows. Null stands for a row that tells of no use, a reason for one that cannot be counted.
 */
export interface BucketDraft {
  key: string;
  facts: JsonRecord;
  /** Whether audio, which stood beside the total, was added to it. */
  isRebuilt: boolean;
}
export type DraftOrReason = BucketDraft | SkipReason | null;

/** The beginning of the ids of a group: what it is grouped by stays in it as a fingerprint only. */
export function bucketKey(source: string, parts: readonly unknown[]): string {
  return `${source}|${fingerprint(JSON.stringify(parts.map(plain)))}`;
}

/** What is not grouped by is null in answers and blank in tables; the same in both. */
function plain(part: unknown): string {
  return typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean'
    ? String(part).toLowerCase()
    : '';
}

/** Hands the row over to those that may still grow. */
export function heldDraft(
  draft: DraftOrReason,
  { reading, where, telling }: { reading: SharedReading; where: Where; telling: string },
): ReadItem[] {
  if (draft === null) return [];
  if (typeof draft === 'string') return [{ kind: 'skip', reason: draft, where }];
  const event = decodeEvent(draft.facts, 0, { now: reading.now, needsTime: true });
  if (Array.isArray(event)) return [{ kind: 'skip', reason: event[0]?.code ?? 'unreadable', where }];
  const items = reading.growing.hold(draft.key, telling, { event, where });
  return draft.isRebuilt ? [...items, { kind: 'note', code: 'audio-made-inclusive', where }] : items;
}
