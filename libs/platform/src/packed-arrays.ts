/*
 * Arrays that cross over as one value each: tens of thousands of numbers would be as many strings. Whole numbers are
 * shortest in decimal, doubles as they lie in memory; base64 because bytes are told in hexadecimal, half as long again.
 */

/** SQL for an array of numerics that `numericsOf` reads. */
export const packedNumerics = (array: string): string => `(${array})::numeric[]::text`;

/** SQL for an array of doubles that `doublesOf` reads. */
export const packedDoubles = (array: string): string => `encode(array_send((${array})::double precision[]), 'base64')`;

const headerBytes = 12;
const dimensionBytes = 8;
const bytesPerDouble = 12;

/** Doubles of an array of any dimensions, one after the other; none may be null. */
export function doublesOf(text: string): Float64Array {
  const sent = Buffer.from(text, 'base64');
  const view = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
  const dimensions = view.getInt32(0);
  const first = headerBytes + dimensions * dimensionBytes;
  const doubles = new Float64Array((sent.byteLength - first) / bytesPerDouble);
  // The length stands before each.
  for (let at = 0; at < doubles.length; at += 1) doubles[at] = view.getFloat64(first + at * bytesPerDouble + 4);
  return doubles;
}

const [zero, nine, comma, minus, open, close, letterN] = [48, 57, 44, 45, 123, 125, 78];
/** So many digits a double holds, whatever they are. */
const exactDigits = 15;

/** Numerics of an array of any dimensions, one after the other, each the double next to it; NaN for null. */
export function numericsOf(text: string): Float64Array {
  const numbers = new Float64Array(elementsOf(text));
  let count = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === open || code === close || code === comma) {
      at += 1;
      continue;
    }
    const start = at;
    let value = 0;
    let isPlain = code !== letterN;
    for (; at < text.length; at += 1) {
      const digit = text.charCodeAt(at);
      if (digit === comma || digit === close) break;
      if (digit >= zero && digit <= nine) value = value * 10 + (digit - zero);
      else isPlain &&= digit === minus && at === start;
    }
    const isExact = isPlain && at - start <= exactDigits;
    numbers[count] = isExact ? (code === minus ? -value : value) : numberOf(text.slice(start, at));
    count += 1;
  }
  return numbers;
}

const numberOf = (text: string) => (text === 'NULL' ? Number.NaN : Number(text));

function elementsOf(text: string): number {
  let [commas, isEmpty] = [0, true];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === comma) commas += 1;
    else if (code !== open && code !== close) isEmpty = false;
  }
  return isEmpty ? 0 : commas + 1;
}
