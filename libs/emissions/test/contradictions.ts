import fc from 'fast-check';
import type { Assumption } from '../src/assumptions.js';
import type { UsageInput } from '../src/usage-input.js';

/** Fields that make a use contradict itself, and the assumption that must be told of it. */
interface Contradiction {
  readonly told: Assumption;
  readonly fields: UsageInput;
}

const whole = fc.integer({ min: 0, max: 5_000_000 });
const more = fc.integer({ min: 1, max: 5_000_000 });
const bad = fc.constantFrom(-1, -0.5, Number.NaN, Infinity, -Infinity, 2 ** 53, 1e308);

type Told = [Assumption, fc.Arbitrary<UsageInput>];

const ofTokens: Told[] = [
  [
    'cached-beyond-input',
    fc.tuple(whole, more).map(([input, by]) => ({ inputTokens: input, inputCacheReadTokens: input + by })),
  ],
  ['cached-beyond-input', fc.tuple(whole, more).map(([input, by]) => asRanges(input, input + by))],
  [
    'reasoning-beyond-output',
    fc.tuple(whole, more).map(([output, by]) => ({ outputTokens: output, outputReasoningTokens: output + by })),
  ],
  [
    'reasoning-beyond-output',
    fc.tuple(whole, more).map(([output, by]) => ({
      outputTokens: output,
      outputReasoningTokens: { low: output + by, mid: output + 2 * by, high: output + 3 * by },
    })),
  ],
  [
    'parts-beyond-total',
    fc.tuple(whole, more).map(([input, by]) => ({
      inputTokens: input,
      inputCacheReadTokens: null,
      modality: { inputImageTokens: 1.01 * input + by },
    })),
  ],
  [
    'parts-beyond-total',
    fc.tuple(whole, more).map(([output, by]) => ({
      outputTokens: output,
      outputReasoningTokens: null,
      modality: { outputTextTokens: by, outputAudioTokens: 1.01 * output },
    })),
  ],
  [
    'parts-beyond-total',
    fc.tuple(whole, more).map(([input, by]) => ({
      inputTokens: input,
      inputCacheReadTokens: input,
      inputCacheWriteTokens: by,
    })),
  ],
  [
    'beyond-one-request',
    fc.integer({ min: 10_000_001, max: Number.MAX_SAFE_INTEGER }).map((outputTokens) => ({
      outputTokens,
      granularity: 'request',
      requests: null,
      modelCalls: null,
    })),
  ],
];

const ofPlaceAndTime: Told[] = [
  ['region-unknown', fc.constantFrom('the moon', 'us-east-99', '__proto__', ' ').map((region) => ({ region }))],
  ['country-unknown', fc.constantFrom('ZZ', 'constructor', '🙂').map((country) => ({ country }))],
  [
    'before-model',
    fc.constantFrom('2024-03-01', '2025-08-06T23:59:59Z', '2023').map((startedAt) => ({
      startedAt,
      provider: 'openai',
      model: 'gpt-5',
    })),
  ],
  ['date-unusable', fc.constantFrom('yesterday', '-271821-04-20', '0000', 'NaN').map((startedAt) => ({ startedAt }))],
  ['year-unknown', fc.constantFrom('2019-01-01', '9999-12-31T00:00:00Z').map((startedAt) => ({ startedAt }))],
];

const countFields = [
  'inputTokens',
  'inputCacheReadTokens',
  'inputCacheWriteTokens',
  'outputTokens',
  'outputReasoningTokens',
  'requests',
  'modelCalls',
  'steps',
  'frames',
  'width',
  'height',
  'minutes',
  'cost',
  'batchSize',
] as const;
const unitFields = ['images', 'imagePixels', 'audioSeconds', 'videoSeconds', 'searches', 'characters'] as const;

const ofCounts: Told[] = [
  [
    'count-unusable',
    fc.tuple(fc.constantFrom(...countFields), bad).map(([field, value]): UsageInput => ({ [field]: value })),
  ],
  ['count-unusable', fc.constant({ batchSize: 0 })],
  [
    'count-unusable',
    fc.tuple(fc.constantFrom(...unitFields), bad).map(([field, value]): UsageInput => ({ units: { [field]: value } })),
  ],
  [
    'count-unusable',
    fc.tuple(whole, more).map(([low, by]) => ({ inputTokens: { low: low + by, mid: low, high: low } })),
  ],
  [
    'pixels-without-images',
    fc.tuple(fc.constantFrom(0, null, undefined), more).map(([images, imagePixels]) => ({
      units: { imagePixels, ...(images === undefined ? {} : { images }) },
    })),
  ],
  ['hardware-unknown', fc.constantFrom('an abacus', '__proto__').map((hardware) => ({ hardware }))],
  ['latency-unusable', bad.map((interTokenLatencyMs) => ({ interTokenLatencyMs, batchSize: null }))],
  ['latency-unusable', fc.constant({ interTokenLatencyMs: 0, batchSize: null })],
  [
    'reported-unusable',
    fc
      .tuple(fc.constantFrom('reportedEnergyWh', 'reportedCarbonG', 'deviceWatts', 'deviceSeconds'), bad)
      .map(([field, value]): UsageInput => ({ [field]: value })),
  ],
  ['currency-unknown', more.map((cost) => ({ cost, currency: 'KRW', inputTokens: null, outputTokens: null }))],
];

function asRanges(input: number, cached: number): UsageInput {
  const around = (mid: number) => ({ low: mid / 2, mid, high: mid * 2 });
  return { inputTokens: around(input), inputCacheReadTokens: around(cached) };
}

export const contradictions: fc.Arbitrary<Contradiction> = fc.oneof(
  ...[...ofTokens, ...ofPlaceAndTime, ...ofCounts].map(([told, fields]) =>
    fields.map((own) => ({ told, fields: own })),
  ),
);
