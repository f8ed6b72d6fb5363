import { blobUsage } from './blobs.js';
import { isBlob, mostBlobBytes, mostValueBytes, slotOf, type Kept, type KeptValue } from './kept.js';

const encoder = new TextEncoder();

/** Keeps a value of the allow-list, if it is short enough; of JSON with usage in it only the counts. */
export function keepValue(kept: Kept, slot: number, value: KeptValue): void {
  if (isBlob[slot] === true) {
    if (typeof value === 'string' && isWithin(value, mostBlobBytes)) blobUsage(value, slot, kept);
  } else if (typeof value !== 'string' || isWithin(value, mostValueBytes)) kept.set(slot, value);
}

/** The same for an attribute by its name, of which most are stepped over. */
export function keepNamed(kept: Kept, key: string, value: unknown): void {
  const slot = slotOf(key);
  if (slot === -1) return;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    keepValue(kept, slot, value);
}

function isWithin(text: string, most: number): boolean {
  return text.length <= most && (text.length * 3 <= most || encoder.encode(text).length <= most);
}
