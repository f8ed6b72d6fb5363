import { blobNames, genAiNames, tellingApart, toolEventNames } from './gen-ai-names.js';

/** A value of an attribute as it is kept; lists, maps and bytes never are. */
export type KeptValue = string | number | boolean;

/** At most so many bytes of a text are a value: whatever is longer is no name and no count. */
export const mostValueBytes = 1024;
/** Spans, log records or points of one request. */
export const mostRecords = 10_000;
/** Usage stands near the end of answers that may be long; what is larger is stepped over. */
export const mostBlobBytes = 512 * 1024;
/** Attributes of one record that are looked at. */
export const mostAttributes = 128;

const blobs: ReadonlySet<string> = new Set(blobNames);

/** The allow-list: whatever an attribute is called that is not in it, it is never copied. */
export const keptKeys: readonly string[] = [
  ...new Set([
    ...Object.values(genAiNames).flat(),
    ...Object.values(toolEventNames).flat(),
    ...tellingApart,
    ...blobNames,
  ]),
];

const slots = new Map(keptKeys.map((key, slot) => [key, slot]));

/** The place of an attribute among those kept; -1 for any other. */
export function slotOf(key: string): number {
  return slots.get(key) ?? -1;
}

export const isBlob: readonly boolean[] = keptKeys.map((key) => blobs.has(key));

/** Places of the names of one thing, in the order they are asked for. */
export function slotsOf<Name extends string>(
  names: Readonly<Record<Name, readonly string[]>>,
): Readonly<Record<Name, readonly number[]>> {
  const found = Object.entries<readonly string[]>(names).map(([name, keys]) => [name, keys.map(slotOf)]);
  return Object.fromEntries(found) as Record<Name, readonly number[]>;
}

/** Attributes of the allow-list, and no others, of one record or resource. */
export class Kept {
  private readonly values: (KeptValue | undefined)[] = keptKeys.map(() => undefined);
  private readonly filled: number[] = [];

  /** What is told twice keeps its first value. */
  set(slot: number, value: KeptValue): void {
    if (this.values[slot] !== undefined) return;
    this.values[slot] = value;
    this.filled.push(slot);
  }

  get(slot: number): KeptValue | undefined {
    return this.values[slot];
  }

  /** The first of these that is present. */
  first(wanted: readonly number[]): KeptValue | undefined {
    for (const slot of wanted) {
      const value = this.values[slot];
      if (value !== undefined) return value;
    }
    return undefined;
  }

  clear(): void {
    for (const slot of this.filled) this.values[slot] = undefined;
    this.filled.length = 0;
  }

  /** Everything kept as one text, the same in whatever order it was told; without what is left out. */
  digestible(leftOut: readonly number[] = []): string {
    return this.filled
      .filter((slot) => !leftOut.includes(slot))
      .toSorted((a, b) => a - b)
      .map((slot) => `${keptKeys[slot] ?? ''}=${String(this.values[slot]).length}:${String(this.values[slot])}`)
      .join(';');
  }
}
