import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';

const markBytes = 16;

/**
 * What this machine has already handed over and the server has acknowledged, as 16-byte hashes. It only saves traffic:
 * losing the file, or not being able to write it, costs a second sending, which changes nothing on the server.
 */
export class SentEvents {
  readonly #file: string;
  #marks: Buffer;
  /** Open addressing: position in `#marks` plus one, or 0 for an empty slot. */
  #slots: Int32Array;

  constructor(directory: string, server: string, accountId: string) {
    const name = createHash('sha256').update(`${server}\n${accountId}`).digest('hex').slice(0, 24);
    this.#file = join(directory, 'promptprint', `sent-${name}`);
    this.#marks = keptMarks(this.#file);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, (this.#marks.length / markBytes) * 2 + 1))));
    for (let at = 0; at < this.#marks.length; at += markBytes) this.#place(at);
  }

  has(line: string): boolean {
    return this.#slots[this.#slotOf(markOf(line))] !== 0;
  }

  add(lines: readonly string[]): void {
    if (lines.length === 0) return;
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      appendFileSync(this.#file, Buffer.concat(lines.map(markOf)), { mode: 0o600 });
    } catch {
      // A disk that is full or read-only must not stop the sending.
    }
  }

  #place(at: number): void {
    this.#slots[this.#slotOf(this.#marks.subarray(at, at + markBytes))] = at / markBytes + 1;
  }

  #slotOf(mark: Buffer): number {
    const last = this.#slots.length - 1;
    for (let slot = mark.readUInt32LE(0) & last; ; slot = (slot + 1) & last) {
      const entry = this.#slots[slot] as number;
      if (entry === 0 || mark.compare(this.#marks, (entry - 1) * markBytes, entry * markBytes) === 0) return slot;
    }
  }
}

function keptMarks(file: string): Buffer {
  try {
    const kept = readFileSync(file);
    // A crash may have cut the last mark short: the next one must not follow it.
    const whole = kept.length - (kept.length % markBytes);
    if (whole < kept.length) truncateSync(file, whole);
    return kept.subarray(0, whole);
  } catch {
    return Buffer.alloc(0);
  }
}

function markOf(line: string): Buffer {
  return createHash('sha256').update(line).digest().subarray(0, markBytes);
}
