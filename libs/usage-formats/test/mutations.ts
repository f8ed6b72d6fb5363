import fc from 'fast-check';
import { secret } from './reading.js';

type Bytes = Uint8Array<ArrayBuffer>;
type Mutation = (bytes: Bytes) => Bytes;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Pieces that have broken parsers before. */
const pieces = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '\r\n',
  '\u0000',
  '\ufeff',
  '\\u0000',
  '\\ud800',
  'null',
  'true',
  '{}',
  '[]',
  '""',
  '1e999',
  '-1',
  '0.5',
  '1e308',
  '9007199254740993',
  'NaN',
  '"10.0"',
  '"__proto__":{"x":1},',
  '"constructor":1,',
  '<|endoftext|>',
  '"mapping":{},',
  '"chat_messages":[],',
  '"type":"assistant",',
  '"payload":{},',
  '"tokens":{},',
  '"messages":[],',
  ',,,',
  ';',
  '\t',
  '=cmd()',
  secret,
];
const hostile: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e308,
  2 ** 53,
  '',
  '10.0',
  ' ',
  '\u0000',
  '\ud800',
  secret,
  [],
  {},
  [[]],
  [null],
  { content_type: 'text' },
  '2026-13-01',
  '9999-12-31T23:59:60Z',
  1e-7,
  1790000000,
  1790000000000,
  'x'.repeat(5000),
  'root',
  'q1',
  { parts: [{}] },
];

const place = fc.double({ min: 0, max: 1, noNaN: true });

function at(bytes: Uint8Array, share: number): number {
  return Math.min(bytes.length, Math.floor(share * bytes.length));
}

function spliced(bytes: Bytes, from: number, to: number, piece: Uint8Array): Bytes {
  const whole = new Uint8Array(bytes.length - (to - from) + piece.length);
  whole.set(bytes.subarray(0, from));
  whole.set(piece, from);
  whole.set(bytes.subarray(to), from + piece.length);
  return whole;
}

const flipped: fc.Arbitrary<Mutation> = fc.tuple(place, fc.nat(255)).map(([share, value]) => (bytes) => {
  const changed = bytes.slice();
  if (changed.length > 0) changed[Math.min(changed.length - 1, at(bytes, share))] = value;
  return changed;
});
const cut: fc.Arbitrary<Mutation> = place.map((share) => (bytes) => bytes.slice(0, at(bytes, share)));
const removed: fc.Arbitrary<Mutation> = fc.tuple(place, fc.nat(400)).map(
  ([share, length]) =>
    (bytes) =>
      spliced(bytes, at(bytes, share), Math.min(bytes.length, at(bytes, share) + length), new Uint8Array(0)),
);
const doubled: fc.Arbitrary<Mutation> = fc.tuple(place, fc.nat(3000)).map(
  ([share, length]) =>
    (bytes) =>
      spliced(bytes, at(bytes, share), at(bytes, share), bytes.subarray(at(bytes, share), at(bytes, share) + length)),
);
const inserted: fc.Arbitrary<Mutation> = fc
  .tuple(place, fc.constantFrom(...pieces), fc.constantFrom(1, 1, 1, 2, 300, 5000))
  .map(
    ([share, piece, times]) =>
      (bytes) =>
        spliced(bytes, at(bytes, share), at(bytes, share), encoder.encode(piece.repeat(times))),
  );

/** Changes one number or quoted text where it stands. */
const replaced: fc.Arbitrary<Mutation> = fc
  .tuple(place, fc.constantFrom(...hostile))
  .map(([share, value]) => (bytes) => {
    const text = decoder.decode(bytes);
    const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?/g)];
    const chosen = values[Math.floor(share * values.length)];
    if (chosen === undefined) return bytes;
    return encoder.encode(
      text.slice(0, chosen.index) + JSON.stringify(value) + text.slice(chosen.index + chosen[0].length),
    );
  });

/** Gives a key another name, so that fields are missing, doubled, or where another is expected. */
const renamed: fc.Arbitrary<Mutation> = fc.tuple(place, place).map(([one, other]) => (bytes) => {
  const text = decoder.decode(bytes);
  const keys = [...text.matchAll(/"(\w+)"\s*:/g)];
  const [chosen, name] = [keys[Math.floor(one * keys.length)], keys[Math.floor(other * keys.length)]];
  if (chosen === undefined || name === undefined) return bytes;
  return encoder.encode(`${text.slice(0, chosen.index)}"${name[1]}":${text.slice(chosen.index + chosen[0].length)}`);
});

/** One to four changes, one after the other. */
export const mutation: fc.Arbitrary<Mutation> = fc
  .array(
    fc.oneof(
      { arbitrary: flipped, weight: 2 },
      { arbitrary: cut, weight: 1 },
      { arbitrary: removed, weight: 2 },
      { arbitrary: doubled, weight: 2 },
      { arbitrary: inserted, weight: 3 },
      { arbitrary: replaced, weight: 6 },
      { arbitrary: renamed, weight: 4 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => (bytes) => all.reduce((changed, change) => change(changed), bytes));
