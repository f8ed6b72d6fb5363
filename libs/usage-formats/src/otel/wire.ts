import { DomainError } from '@promptprint/kernel';
import { isText } from './key-table.js';

export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

const decoder = new TextDecoder();
const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Names of models and providers come again and again: each is made into a text once. */
const remembered = Array.from({ length: 512 }, () => '');
const longestRemembered = 64;

/** A cursor over a protobuf message. Whatever does not fit its bytes throws `protobuf-malformed`. */
export class WireReader {
  at = 0;
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Field number × 8 + wire type. */
  tag(end: number): number {
    const tag = this.varint(end);
    if (tag < 8 || tag > 0xffff_ffff) throw malformed();
    return tag;
  }

  /** Exact up to 2^53; negative numbers stay negative. */
  varint(end: number): number {
    const { bytes } = this;
    let value = 0;
    let factor = 1;
    for (let length = 1; length <= 10 && this.at < end; length += 1, factor *= 128) {
      const byte = bytes[this.at] ?? 0;
      this.at += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return length === 10 ? Math.min(value - 2 ** 64, -1) : value;
    }
    throw malformed();
  }

  /** Where the length-delimited field ends that begins here. */
  endOfBytes(end: number): number {
    const length = this.varint(end);
    const to = this.at + length;
    if (length < 0 || to > end) throw malformed();
    return to;
  }

  /** An unsigned 64-bit number, as exact as a double. */
  fixed64(end: number): number {
    const from = this.take(8, end);
    return this.view.getUint32(from + 4, true) * 2 ** 32 + this.view.getUint32(from, true);
  }

  signedFixed64(end: number): number {
    const from = this.take(8, end);
    return this.view.getInt32(from + 4, true) * 2 ** 32 + this.view.getUint32(from, true);
  }

  double(end: number): number {
    return this.view.getFloat64(this.take(8, end), true);
  }

  /** Steps over a field without looking at it. */
  skip(tag: number, end: number): void {
    const type = tag % 8;
    if (type === wireTypes.varint) this.varint(end);
    else if (type === wireTypes.bytes) this.at = this.endOfBytes(end);
    else if (type === wireTypes.fixed64) this.take(8, end);
    else if (type === wireTypes.fixed32) this.take(4, end);
    else throw malformed();
  }

  hex(from: number, to: number): string {
    let text = '';
    for (let at = from; at < to; at += 1) text += hexOf[this.bytes[at] ?? 0] ?? '';
    return text;
  }

  text(from: number, to: number): string {
    return textOf(this.bytes, from, to);
  }

  private take(length: number, end: number): number {
    const from = this.at;
    this.at += length;
    if (this.at > end) throw malformed();
    return from;
  }
}

/** The text these bytes are in UTF-8. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > longestRemembered) return decoder.decode(bytes.subarray(from, to));
  const at =
    ((to - from) * 31 + (bytes[from] ?? 0) * 7 + (bytes[to - 1] ?? 0) * 13 + (bytes[(from + to) >> 1] ?? 0)) % 512;
  const known = remembered[at] ?? '';
  if (isText(known, bytes, from, to)) return known;
  const text = decoder.decode(bytes.subarray(from, to));
  // A text with other characters has another length than its bytes, and is not found again.
  remembered[at] = text;
  return text;
}

export const malformed = (): DomainError => new DomainError('invalid', 'protobuf-malformed');
