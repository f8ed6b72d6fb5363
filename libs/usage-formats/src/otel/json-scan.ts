import { DomainError } from '@promptprint/kernel';
import { isText } from './key-table.js';
import { textOf } from './wire.js';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const [openObject, closeObject, openArray, closeArray] = [0x7b, 0x7d, 0x5b, 0x5d];

/** A string inside a JSON text: where it stands, between its quotes. */
export interface Span {
  from: number;
  to: number;
  isEscaped: boolean;
}

/**
 * A cursor over a JSON text that makes values only of what is asked for: prompts are stepped over, however long or deep.
 * What breaks the structure throws `json-malformed`; inside values nobody asks for, only strings and brackets are looked at.
 */
export class JsonScan {
  at = 0;

  constructor(readonly bytes: Uint8Array) {}

  /** Calls for every key of the object that begins here; what is called reads the value or steps over it. Steps over what is no object. */
  object(take: (key: Span) => void): void {
    if (this.peek() !== openObject) return this.skip();
    this.at += 1;
    if (this.peek() === closeObject) return this.pass();
    for (;;) {
      if (this.peek() !== quote) throw malformed();
      const key = this.string();
      this.expect(colon);
      take(key);
      if (this.isOver(closeObject)) return;
    }
  }

  /** Calls for every element of the array that begins here. Steps over what is no array. */
  array(take: () => void): void {
    if (this.peek() !== openArray) return this.skip();
    this.at += 1;
    if (this.peek() === closeArray) return this.pass();
    for (;;) {
      take();
      if (this.isOver(closeArray)) return;
    }
  }

  /** After the last value: whether nothing follows. */
  end(): void {
    if (this.peek() !== -1) throw malformed();
  }

  isString(): boolean {
    return this.peek() === quote;
  }

  /** The string that begins here. */
  string(): Span {
    const { bytes } = this;
    const from = this.at + 1;
    let isEscaped = false;
    let to = from;
    for (; bytes[to] !== quote; to += 1) {
      if (to >= bytes.length) throw malformed();
      if (bytes[to] !== backslash) continue;
      isEscaped = true;
      to += 1;
    }
    this.at = to + 1;
    return { from, to, isEscaped };
  }

  is({ from, to }: Span, name: string): boolean {
    return isText(name, this.bytes, from, to);
  }

  text({ from, to, isEscaped }: Span): string {
    const text = textOf(this.bytes, from, to);
    if (!isEscaped) return text;
    try {
      return String(JSON.parse(`"${text}"`));
    } catch {
      throw malformed();
    }
  }

  /** A number, `true`, `false` or `null` as it is written, or the text of a short string. */
  scalar(): string {
    if (this.isString()) {
      const span = this.string();
      return span.to - span.from <= 64 ? this.text(span) : '';
    }
    const from = this.at;
    this.skip();
    return this.at - from <= 64 ? textOf(this.bytes, from, this.at) : '';
  }

  /** Steps over the value that begins here. */
  skip(): void {
    const first = this.peek();
    if (first === quote) this.string();
    else if (first === openObject || first === openArray) this.skipNested();
    else this.skipWord();
  }

  private skipNested(): void {
    const { bytes } = this;
    let depth = 0;
    do {
      const byte = bytes[this.at];
      if (byte === undefined) throw malformed();
      if (byte === quote) {
        this.string();
        continue;
      }
      if (byte === openObject || byte === openArray) depth += 1;
      else if (byte === closeObject || byte === closeArray) depth -= 1;
      this.at += 1;
    } while (depth > 0);
  }

  private skipWord(): void {
    const from = this.at;
    while (isOfWord(this.bytes[this.at] ?? 0)) this.at += 1;
    if (this.at === from) throw malformed();
  }

  /** The next byte that is no blank; -1 at the end. */
  private peek(): number {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.at];
      if (byte === undefined) return -1;
      if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return byte;
      this.at += 1;
    }
  }

  private pass(): void {
    this.at += 1;
  }

  private expect(byte: number): void {
    if (this.peek() !== byte) throw malformed();
    this.at += 1;
  }

  private isOver(close: number): boolean {
    const next = this.peek();
    if (next !== comma && next !== close) throw malformed();
    this.at += 1;
    return next === close;
  }
}

/** Digits, letters, signs and the point. */
function isOfWord(byte: number): boolean {
  return (
    (byte >= 48 && byte <= 57) ||
    (byte >= 97 && byte <= 122) ||
    byte === 69 ||
    byte === 43 ||
    byte === 45 ||
    byte === 46
  );
}

const malformed = (): DomainError => new DomainError('invalid', 'json-malformed');
