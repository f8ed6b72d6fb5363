import { columns, type ColumnKind, type ColumnValue, type UsageRow } from './usage-row.js';

/** COPY binary: signature, flags, length of the header extension. */
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** PostgreSQL counts microseconds from 2000-01-01. */
const epochGapUs = 946_684_800_000_000;
const float8Oid = 701;
const chunkBytes = 256 * 1024;
const sizes: Partial<Record<ColumnKind, number>> = { int4: 4, int2: 2 };

/** Rows in the binary form of COPY, in chunks, so that a batch is never held twice. */
export function* copyBinary(rows: readonly UsageRow[]): Generator<Buffer> {
  const writer = new BinaryWriter();
  writer.bytes(signature);
  for (const row of rows) {
    writer.int16(columns.length);
    for (const { kind, of } of columns) writer.field(kind, of(row));
    if (writer.length >= chunkBytes) yield writer.take();
  }
  writer.int16(-1);
  yield writer.take();
}

class BinaryWriter {
  #buffer = Buffer.allocUnsafe(chunkBytes + 16_384);
  length = 0;
  readonly #uuids = new Map<string, Buffer>();

  field(kind: ColumnKind, value: ColumnValue): void {
    if (value === null) this.int32(-1);
    else if (typeof value === 'number') this.#number(kind, value);
    else if (typeof value === 'string') this.#string(kind, value);
    else if (typeof value === 'boolean') this.#flag(value);
    else this.#floats(value);
  }

  bytes(bytes: Buffer): void {
    this.#reserve(bytes.length);
    bytes.copy(this.#buffer, this.length);
    this.length += bytes.length;
  }

  int16(value: number): void {
    this.#reserve(2);
    this.length = this.#buffer.writeInt16BE(value, this.length);
  }

  int32(value: number): void {
    this.#reserve(4);
    this.length = this.#buffer.writeInt32BE(value, this.length);
  }

  take(): Buffer {
    const taken = this.#buffer.subarray(0, this.length);
    this.#buffer = Buffer.allocUnsafe(chunkBytes + 16_384);
    this.length = 0;
    return taken;
  }

  #number(kind: ColumnKind, value: number): void {
    this.int32(sizes[kind] ?? 8);
    if (kind === 'int4') this.int32(value);
    else if (kind === 'int2') this.int16(value);
    else if (kind === 'float8') this.#double(value);
    else this.#int64(kind === 'timestamptz' ? value - epochGapUs : value);
  }

  /** In two halves: a BigInt for each would cost more than all the rest. */
  #int64(value: number): void {
    this.#reserve(8);
    const high = Math.floor(value / 4_294_967_296);
    this.#buffer.writeInt32BE(high, this.length);
    this.#buffer.writeUInt32BE(value - high * 4_294_967_296, this.length + 4);
    this.length += 8;
  }

  #double(value: number): void {
    this.#reserve(8);
    this.length = this.#buffer.writeDoubleBE(value, this.length);
  }

  #flag(value: boolean): void {
    this.int32(1);
    this.#reserve(1);
    this.length = this.#buffer.writeUInt8(value ? 1 : 0, this.length);
  }

  #string(kind: ColumnKind, text: string): void {
    if (kind === 'bytea' || kind === 'int8-bytes') return this.#byteText(text);
    if (kind !== 'uuid') return this.#text(kind, text);
    const bytes = this.#uuid(text);
    this.int32(bytes.length);
    this.bytes(bytes);
  }

  #byteText(text: string): void {
    this.int32(text.length);
    this.#reserve(text.length);
    this.length += this.#buffer.write(text, this.length, 'latin1');
  }

  #text(kind: ColumnKind, text: string): void {
    // A jsonb field begins with its version.
    const extra = kind === 'jsonb' ? 1 : 0;
    this.#reserve(4 + extra + text.length * 3);
    const start = this.length + 4 + extra;
    if (extra === 1) this.#buffer[start - 1] = 1;
    const size = this.#buffer.write(text, start);
    this.#buffer.writeInt32BE(size + extra, this.length);
    this.length = start + size;
  }

  /** One dimension without nulls, counted from 1. */
  #floats(values: readonly number[]): void {
    this.#reserve(24 + values.length * 12);
    const buffer = this.#buffer;
    let at = buffer.writeInt32BE(20 + values.length * 12, this.length);
    for (const part of [1, 0, float8Oid, values.length, 1]) at = buffer.writeInt32BE(part, at);
    for (const value of values) at = buffer.writeDoubleBE(value, buffer.writeInt32BE(8, at));
    this.length = at;
  }

  #uuid(text: string): Buffer {
    const known = this.#uuids.get(text);
    if (known) return known;
    const bytes = Buffer.from(text.replaceAll('-', ''), 'hex');
    this.#uuids.set(text, bytes);
    return bytes;
  }

  #reserve(size: number): void {
    if (this.length + size <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe((this.length + size) * 2);
    this.#buffer.copy(grown, 0, 0, this.length);
    this.#buffer = grown;
  }
}
