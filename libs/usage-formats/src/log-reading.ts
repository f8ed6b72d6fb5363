import { decodeEvent } from './decode-event.js';
import type { ReadItem, Where } from './item.js';

/** The event if it keeps every rule of the canonical event, else a skip with the first rule it breaks. */
export function checked(json: Record<string, unknown>, where: Where, now: number): ReadItem {
  const event = decodeEvent(json, 0, { now, needsTime: true });
  if (!Array.isArray(event)) return { kind: 'event', event };
  return { kind: 'skip', reason: event[0]?.code ?? 'unreadable', where };
}

/** A count as logs write it: null where nothing is said, undefined where what is said is no count. */
export function loggedCount(value: unknown): number | null | undefined {
  if (value === undefined || value === null) return null;
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** Several counts at once; undefined when one of them is no count. */
export function loggedCounts<Name extends string>(
  json: Record<string, unknown>,
  names: readonly Name[],
): Record<Name, number | null> | undefined {
  const counts: Partial<Record<Name, number | null>> = {};
  for (const name of names) {
    const count = loggedCount(json[name]);
    if (count === undefined) return undefined;
    counts[name] = count;
  }
  return counts as Record<Name, number | null>;
}

/** Sum of what is known; null when nothing is. */
export function knownSum(...counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}
