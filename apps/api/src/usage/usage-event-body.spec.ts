import { expect, test } from '@jest/globals';
import { decodeEvent, refusalCodes } from '@promptprint/usage-formats';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { UsageEventBody } from './usage-event-body.dto.js';

const now = Date.UTC(2026, 10, 26);
/** Rules between fields, which only the decoder has. */
const wholeRules = new Set([
  'time-out-of-range',
  'missing-time',
  'ends-before-start',
  'parts-exceed-input',
  'reasoning-exceeds-output',
]);

const number = fc.oneof(
  fc.nat(),
  fc.constantFrom<unknown>(
    0,
    -0,
    -1,
    0.5,
    1e-9,
    2 ** 53 - 1,
    2 ** 53,
    2 ** 63,
    1e308,
    Number.NaN,
    Infinity,
    '7',
    '٧',
    '10.0',
    null,
    true,
    [],
    {},
  ),
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom<unknown>(
    '',
    'a',
    '모델',
    'a\nb',
    'a\u0000',
    '\ud800',
    '😀'.repeat(128),
    '😀'.repeat(129),
    'a'.repeat(256),
    'a'.repeat(257),
    7,
    null,
    {},
    ['a'],
    { $ne: 1 },
  ),
);
const time = fc.oneof(
  fc
    .date({ min: new Date(Date.UTC(2020, 0, 1)), max: new Date(now), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom<unknown>(
    '2026-02-29',
    '2024-02-29',
    '2026-13-01',
    '2026-10-01',
    '2026-10-01T24:00:00Z',
    '2026-10-01T23:59:60Z',
    '2026-10-01T09:00',
    '2026-10-01 09:00:00Z',
    '2026-10-01T09:00:00+09:00',
    '2026-10-01T09:00:00+0900',
    '2026-10-01T09:00:00+09',
    '2026-10-01T09:00:00+15:00',
    '2026-10-01t09:00:00z',
    '2026-10-01T09:00:00,5Z',
    '2026-10-01T09:00:00.123456789Z',
    '2026-10-01T09:00:00 UTC',
    '1969-12-31',
    '0000-01-01',
    '+275760-09-13T00:00:00Z',
    '2026-10-01T09:00:00Zx',
    'yesterday',
    '',
    1_790_000_000,
    null,
  ),
);
const flag = fc.constantFrom<unknown>(true, false, null, 0, 'true');
const word = fc.constantFrom<unknown>(
  'request',
  'day',
  'chat',
  'embeddings',
  'exact',
  'file',
  'A',
  'E',
  'F',
  'REQUEST',
  'constructor',
  '__proto__',
  1,
  null,
);
const code = fc.constantFrom<unknown>(
  'KR',
  'kor',
  'K',
  'USDX',
  'USD',
  'usd',
  'api.example.com',
  'a b',
  '0193a1b2-0000-7000-8000-000000000000',
  'x'.repeat(256),
  3,
  null,
);
const parts = (names: string[]) =>
  fc.oneof(
    fc.dictionary(fc.constantFrom(...names, 'other', 'toString'), number, { maxKeys: 3 }),
    fc.constantFrom<unknown>([], 'a', 1, null),
  );
const range = fc.oneof(
  fc.record({ low: fc.nat(9), mid: fc.nat(9), high: fc.nat(9) }),
  fc.constantFrom<unknown>(
    { low: 1, mid: 2 },
    { low: 1, mid: 2, high: 3, more: 4 },
    { low: '1', mid: 2, high: 3 },
    5,
    [],
    null,
  ),
);

const values: Record<string, fc.Arbitrary<unknown>> = {
  ...Object.fromEntries(
    [
      'id',
      'sourceKind',
      'parserVersion',
      'provider',
      'hostProvider',
      'modelRawRequest',
      'modelRawResponse',
      'region',
      'serviceTier',
      'clientApp',
      'projectTag',
      'sessionKey',
    ].map((name) => [name, text]),
  ),
  ...Object.fromEntries(
    [
      'requests',
      'modelCalls',
      'inputTokens',
      'inputCacheReadTokens',
      'inputCacheWriteTokens',
      'outputTokens',
      'outputReasoningTokens',
      'durationMs',
      'ttftMs',
      'cost',
    ].map((name) => [name, number]),
  ),
  ...Object.fromEntries(['granularity', 'timeConfidence', 'operation', 'tokenGrade'].map((name) => [name, word])),
  ...Object.fromEntries(['isBatch', 'isStream', 'servedFromCache'].map((name) => [name, flag])),
  ...Object.fromEntries(['country', 'serverAddress', 'currency', 'memberId'].map((name) => [name, code])),
  startedAt: time,
  endedAt: time,
  modality: parts(['inputTextTokens', 'outputAudioTokens']),
  units: parts(['images', 'searches']),
  features: parts(['userTokens', 'codeShare']),
  tokenRange: fc.oneof(
    fc.dictionary(fc.constantFrom('inputTokens', 'outputTokens', 'other'), range, { maxKeys: 3 }),
    fc.record({ estimator: text }),
    fc.constantFrom<unknown>('a', [], null),
  ),
  prompt: text,
  toString: text,
};

/** Few fields at once: the decoder stops telling after eight faults. */
const event = fc
  .uniqueArray(fc.constantFrom(...Object.keys(values)), { minLength: 1, maxLength: 6 })
  .chain((names) =>
    fc.tuple(...names.map((name) => (values[name] ?? text).map((value): [string, unknown] => [name, value]))),
  )
  .map((entries) => Object.fromEntries(entries));

/** What the class with its decorators finds wrong, field by field. */
function faultsOfClass(json: object): string[] {
  const told = validateSync(Object.assign(new UsageEventBody(), json), {
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
  });
  return told
    .map(({ property, constraints = {} }) => {
      const [rule = ''] = Object.keys(constraints);
      return `/${property} ${rule === 'whitelistValidation' ? 'unknown-field' : rule}`;
    })
    .toSorted();
}

function faultsOfDecoder(json: object): string[] {
  const decoded = decodeEvent(json, 0, { now });
  return Array.isArray(decoded)
    ? decoded
        .filter(({ code: told }) => !wholeRules.has(told))
        .map(({ pointer, code: told }) => `${pointer} ${told}`)
        .toSorted()
    : [];
}

test('the decoder of batches and the class with its decorators refuse the same, with the same codes', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(event, (json) => {
      const faults = faultsOfDecoder(json);
      for (const fault of faults) met.add(fault.split(' ')[1] ?? '');
      expect(faultsOfClass(json)).toEqual(faults);
    }),
    { numRuns: 5_000 },
  );
  // Agreement about nothing would be easy.
  expect([...met].toSorted()).toEqual(
    refusalCodes
      .filter((each) => !wholeRules.has(each) && each !== 'not-an-object' && each !== 'repeated-field')
      .toSorted(),
  );
});

test('an oracle that forgets a rule is found out', () => {
  expect(faultsOfDecoder({ outputTokens: -1 })).toEqual(['/outputTokens invalid-number']);
  expect(faultsOfClass({ outputTokens: -1 })).toEqual(['/outputTokens invalid-number']);
  expect(faultsOfClass({ outputTokens: 1 })).toEqual([]);
});
