import { limits } from './limits.js';

/** The bytes of one element, or why they were not kept. */
export type Element = { bytes: Uint8Array } | { bytes: null; reason: 'too-large' | 'too-deep' };

const quote = 34;
const comma = 44;
const backslash = 92;
const closeBracket = 93;
const closeBrace = 125;

/** 0 plain, 1 white space, 2 quote, 3 opens, 4 closes, 5 comma. */
const kindOf = new Uint8Array(256);
for (const byte of [9, 10, 13, 32]) kindOf[byte] = 1;
kindOf[quote] = 2;
kindOf[91] = kindOf[123] = 3;
kindOf[closeBracket] = kindOf[closeBrace] = 4;
kindOf[comma] = 5;

/**
 * Finds where the elements of a JSON array begin and end, chunk by chunk, without parsing them: only strings, escapes
 * and brackets are looked at, so one damaged element does not take its neighbours along. `depth` 0 takes every value
 * at the top of the file as an element, which also reads objects written one after the other; `several` goes on with the
 * next array after one has ended.
 */
export class JsonElements {
  private depth = 0;
  private deepest = 0;
  private inString = false;
  private escaped = false;
  private open = false;
  private ended = false;
  private kept: Uint8Array[] = [];
  private keptBytes = 0;
  private found: Element[] = [];
  /** Bytes that belong to no element: what stands after the array, a bracket that closes nothing. */
  isDamaged = false;

  constructor(
    private readonly base: 0 | 1,
    private readonly arrays: 'one' | 'several' = 'one',
  ) {}

  push(chunk: Uint8Array): Element[] {
    this.found = [];
    let start = 0;
    let at = 0;
    while (at < chunk.length) {
      if (this.inString) {
        at = this.skipString(chunk, at);
        if (!this.inString && this.depth === this.base && this.open) start = this.close(chunk, start, at);
        continue;
      }
      const kind = kindOf[chunk[at] ?? 0] ?? 0;
      if (this.open) {
        const isScalarEnd = this.depth === this.base && (kind === 1 || kind === 4 || kind === 5);
        if (isScalarEnd) start = this.close(chunk, start, at);
        else at = this.inside(chunk, at, kind);
        if (this.open && this.depth === this.base && kind === 4) start = this.close(chunk, start, at);
      } else if (this.begins(kind)) start = at;
      else at = this.between(chunk[at] ?? 0, kind, at);
    }
    if (this.open) this.keep(chunk.subarray(start));
    return this.found;
  }

  /** What the file ended in the middle of. */
  end(): Element[] {
    this.found = [];
    if (this.open) this.close(new Uint8Array(0), 0, 0);
    else if (this.base === 1 && !this.ended) this.isDamaged = true;
    return this.found;
  }

  private begins(kind: number): boolean {
    if (this.ended || this.depth !== this.base || kind === 1 || kind === 4 || kind === 5) return false;
    this.open = true;
    this.deepest = this.depth;
    return true;
  }

  private between(byte: number, kind: number, at: number): number {
    if (this.depth < this.base && !this.ended && byte === 91) this.depth += 1;
    else if (this.base === 1 && this.depth === 1 && byte === closeBracket) {
      this.depth = 0;
      this.ended = this.arrays === 'one';
    } else if (kind !== 1 && kind !== 5) this.isDamaged = true;
    return at + 1;
  }

  private inside(chunk: Uint8Array, from: number, kind: number): number {
    let at = from;
    if (kind === 2) this.inString = true;
    else if (kind === 3) {
      this.depth += 1;
      if (this.depth > this.deepest) this.deepest = this.depth;
    } else if (kind === 4) this.depth -= 1;
    at += 1;
    if (this.depth === this.base) return at;
    while (at < chunk.length && !this.inString && (kindOf[chunk[at] ?? 0] ?? 0) % 5 < 2) at += 1;
    return at;
  }

  private skipString(chunk: Uint8Array, from: number): number {
    let at = from;
    if (this.escaped) {
      this.escaped = false;
      at += 1;
    }
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === quote) {
        this.inString = false;
        return at + 1;
      }
      if (byte === backslash) at += 1;
    }
    this.escaped = at > chunk.length;
    return chunk.length;
  }

  private close(chunk: Uint8Array, start: number, end: number): number {
    this.keep(chunk.subarray(start, end));
    const isDeep = this.deepest - this.base > limits.depth;
    if (this.keptBytes > limits.elementBytes) this.found.push({ bytes: null, reason: 'too-large' });
    else if (isDeep) this.found.push({ bytes: null, reason: 'too-deep' });
    else this.found.push({ bytes: joined(this.kept, this.keptBytes) });
    this.open = false;
    this.depth = this.base;
    this.kept = [];
    this.keptBytes = 0;
    return end;
  }

  private keep(piece: Uint8Array): void {
    this.keptBytes += piece.length;
    if (this.keptBytes > limits.elementBytes) this.kept = [];
    else if (piece.length > 0) this.kept.push(piece);
  }
}

/** Whether brackets nest deeper in here than a record may. Short pieces cannot be deep enough to cost anything. */
export function tooDeep(bytes: Uint8Array): boolean {
  if (bytes.length < 4096) return false;
  const elements = new JsonElements(0);
  return [...elements.push(bytes), ...elements.end()].some(
    (element) => element.bytes === null && element.reason === 'too-deep',
  );
}

export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
