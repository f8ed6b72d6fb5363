import type { Refusal } from '@promptprint/usage-formats';
import { fingerprintOf, type Unnamed } from './event-key.js';

/** Rules of storing, beside those of reading an event. */
export type StoringFault = 'unknown-member' | 'figures-too-large' | 'not-storable';

/** Why an event was not taken: its place in the batch, the field and the rule. Faults of a line that is no event have codes of their own. */
export interface Fault extends Omit<Refusal, 'code'> {
  code: Refusal['code'] | StoringFault | (string & {});
}

/** Values that should be events, each with its place in what the caller sent. */
export interface Part {
  items: readonly { index: number; json: unknown }[];
  /** What could not even be read as a value. */
  faults: readonly Fault[];
}

export interface Recorded {
  recorded: number;
  duplicates: number;
  conflicts: number;
  /** Places of the conflicts; the first ones. */
  conflictIndexes: number[];
  /** One fault for each event not taken; the first ones. */
  refused: Fault[];
  refusedCount: number;
}

/** A batch of faults is answered with at most so many of them. */
export const mostListed = 1_000;

export const nothingRecorded = (): Recorded => ({
  recorded: 0,
  duplicates: 0,
  conflicts: 0,
  conflictIndexes: [],
  refused: [],
  refusedCount: 0,
});

export function addRecorded(sum: Recorded, part: Recorded): void {
  sum.recorded += part.recorded;
  sum.duplicates += part.duplicates;
  sum.conflicts += part.conflicts;
  sum.refusedCount += part.refusedCount;
  sum.conflictIndexes.push(...part.conflictIndexes.slice(0, mostListed - sum.conflictIndexes.length));
  sum.refused.push(...part.refused.slice(0, mostListed - sum.refused.length));
}

/** Names events without an id. Without a key of the call, equal events are told apart by how many came before. */
export class UnnamedEvents {
  /** By fingerprint: a stream of a hundred thousand lines is not kept as text. */
  readonly #seen = new Map<string, number>();

  constructor(private readonly callKey: string | null) {}

  name(content: string, index: number): Unnamed {
    if (this.callKey !== null) return { call: this.callKey, index };
    const print = fingerprintOf(content);
    const occurrence = this.#seen.get(print) ?? 0;
    this.#seen.set(print, occurrence + 1);
    return { content, occurrence };
  }
}
