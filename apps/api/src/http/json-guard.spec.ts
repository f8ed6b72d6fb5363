import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guardJson, usualJsonLimits } from './json-guard.js';

const guard = (text: string) => guardJson(new TextEncoder().encode(text));

describe('the guard in front of JSON.parse', () => {
  test.each([
    ['{"a":1,"a":2}', 'json-duplicate-key'],
    ['{"a":1,"\\u0061":2}', 'json-duplicate-key'],
    ['{"\\u0061":1,"a":2}', 'json-duplicate-key'],
    ['{"x":[{"b":1,"b":1}]}', 'json-duplicate-key'],
    ['{"__proto__":{}}', 'json-hostile-key'],
    ['{"\\u005f_proto__":{}}', 'json-hostile-key'],
    ['{"a":{"constructor":1}}', 'json-hostile-key'],
    ['{"prototype":1}', 'json-hostile-key'],
    ['"\\u0000"', 'text-with-nul'],
    ['"\\ud800"', 'text-not-unicode'],
    ['"\\udc00"', 'text-not-unicode'],
    ['"\\ud800x"', 'text-not-unicode'],
    ['"\\ud800\\n"', 'text-not-unicode'],
    ['"a', 'json-malformed'],
    ['"a\\', 'json-malformed'],
    ['['.repeat(65), 'json-too-deep'],
    ['['.repeat(500_000), 'json-too-deep'],
    [`[${'1,'.repeat(10_000)}1]`, 'json-too-many-items'],
    [`"${'a'.repeat(8_193)}"`, 'json-string-too-long'],
  ])('refuses %.40s', (text, code) => expect(guard(text)).toBe(code));

  test.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":1}]}',
    '"__proto__"',
    '{"a":"constructor"}',
    '"\\ud83d\\ude00"',
    '"\\\\u0000"',
    '{"a":"}\\"{[","b":2}',
    '[]',
    '1',
    '',
  ])('lets %s pass', (text) => expect(guard(text)).toBeNull());

  test('refuses the thousand-and-first key and finds a duplicate among many', () => {
    const keys = Array.from({ length: 1_001 }, (_, at) => `"k${at}":1`);
    expect(guard(`{${keys.join()}}`)).toBe('json-too-many-items');
    expect(guard(`{${keys.slice(0, 999).join()},"k3":1}`)).toBe('json-duplicate-key');
    expect(guard(`{${keys.slice(0, 1_000).join()}}`)).toBeNull();
  });

  test('lets pass whatever JSON.stringify writes of plain values', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        if (/proto|constructor|\\ud|\\u0000/i.test(text)) return;
        expect(
          guardJson(new TextEncoder().encode(text), { ...usualJsonLimits, maxItems: 1e6, maxKeys: 1e6 }),
        ).toBeNull();
      }),
      { numRuns: 2_000, seed: 20261124 },
    );
  });
});
