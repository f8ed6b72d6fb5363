import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { repeatsKey } from './repeated-key.js';

describe('a key said twice', () => {
  it.each([
    '{"a":1,"a":2}',
    '[{"b":{"a":1,"c":[],"a":2}}]',
    String.raw`{"a":1,"\u0061":2}`,
    '{"__proto__":1,"__proto__":2}',
    '{"a":"{\\"a\\":1}","a":1}',
  ])('is seen in %s', (json) => expect(repeatsKey(json)).toBe(true));

  it.each(['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', '["a","a"]', '{"a":"a","b":"\\"a\\":"}', '1', '"a:a"'])(
    'is not seen in %s',
    (json) => expect(repeatsKey(json)).toBe(false),
  );

  it('is in no text that JSON.stringify wrote', () => {
    fc.assert(fc.property(fc.json(), (json) => !repeatsKey(JSON.stringify(JSON.parse(json)))));
  });
});
