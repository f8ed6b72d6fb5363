/** Arrays as PostgreSQL's `array_send` writes them: tens of thousands of numbers cross over as one value. */
const headerBytes = 12;
const dimensionBytes = 8;
const absent = -1;

/** Numbers to be read one after the other. */
class Elements {
  readonly length: number;
  readonly #view: DataView;
  #at: number;

  constructor(sent: Uint8Array) {
    this.#view = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
    const dimensions = this.#view.getInt32(0);
    let length = dimensions === 0 ? 0 : 1;
    for (let dimension = 0; dimension < dimensions; dimension += 1)
      length *= this.#view.getInt32(headerBytes + dimension * dimensionBytes);
    this.length = length;
    this.#at = headerBytes + dimensions * dimensionBytes;
  }

  double(): number {
    const value = this.#view.getFloat64(this.#at + 4);
    this.#at += 12;
    return value;
  }

  /** A numeric: digits to the base of ten thousand, the first of which counts for that base to the power of the weight. */
  numeric(): number {
    const view = this.#view;
    const at = this.#at + 4;
    const size = view.getInt32(at - 4);
    if (size === absent) {
      this.#at = at;
      return Number.NaN;
    }
    this.#at = at + size;
    const digits = view.getInt16(at);
    let value = 0;
    for (let digit = 0; digit < digits; digit += 1) value = value * 10_000 + view.getInt16(at + 8 + digit * 2);
    const missing = view.getInt16(at + 2) + 1 - digits;
    const whole = missing > 0 ? value * 10_000 ** missing : value / 10_000 ** -missing;
    return view.getUint16(at + 4) === negative ? -whole : whole;
  }
}

const negative = 0x40_00;

export function doublesOf(sent: Uint8Array): Float64Array {
  const elements = new Elements(sent);
  const doubles = new Float64Array(elements.length);
  for (let at = 0; at < doubles.length; at += 1) doubles[at] = elements.double();
  return doubles;
}

/** Exact to 2^53, and to 15 digits beyond; NaN for null. */
export function numericsOf(sent: Uint8Array): Float64Array {
  const elements = new Elements(sent);
  const numbers = new Float64Array(elements.length);
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = elements.numeric();
  return numbers;
}
