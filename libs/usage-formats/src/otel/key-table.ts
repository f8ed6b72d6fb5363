import { keptKeys } from './kept.js';

const size = 1024;
const table = new Int16Array(size).fill(-1);

for (const [slot, key] of keptKeys.entries()) {
  const bytes = new TextEncoder().encode(key);
  let at = hashOf(bytes, 0, bytes.length);
  while (table[at] !== -1) at = (at + 1) & (size - 1);
  table[at] = slot;
}

/** The place among those kept of an attribute whose key stands in these bytes; -1 for any other. No text is made. */
export function slotOfBytes(bytes: Uint8Array, from: number, to: number): number {
  for (let at = hashOf(bytes, from, to); ; at = (at + 1) & (size - 1)) {
    const slot = table[at] ?? -1;
    if (slot === -1 || isText(keptKeys[slot] ?? '', bytes, from, to)) return slot;
  }
}

/** Whether these bytes are this text of ASCII characters. */
export function isText(text: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 ^ (to - from);
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) & (size - 1);
}
