import fc from 'fast-check';
import type { UsageInput } from '../src/usage-input.js';

const count = fc.oneof(fc.nat(2_000), fc.nat(200_000), fc.constantFrom(0, 1, 9_007_199_254_740_991), fc.constant(null));
const range = fc
  .tuple(fc.nat(5_000), fc.nat(5_000), fc.nat(50_000))
  .map(([low, step, reach]) => ({ low, mid: low + step, high: low + step + reach }));
const tokens = fc.oneof({ weight: 4, arbitrary: count }, { weight: 1, arbitrary: range });
const names = [
  'gpt-5',
  'gpt-5-mini',
  'claude-sonnet-4-5-20250929',
  'gemini-2.5-pro',
  'deepseek-chat',
  'Llama-3.3-70B-Instruct',
  'qwen2.5-7b',
  'claude-9-opus',
  'auto',
  'a model nobody knows',
  '__proto__',
  'constructor',
  '',
  null,
];

/** Anything a log may say about one use, whole numbers or not, known names or not. */
export const usages: fc.Arbitrary<UsageInput> = fc.record(
  {
    provider: fc.constantFrom(
      'openai',
      'anthropic',
      'google',
      'deepseek',
      'aws.bedrock',
      'ollama',
      'openrouter',
      'someone',
      null,
    ),
    hostProvider: fc.constantFrom('azure', 'Together', null),
    model: fc.constantFrom(...names),
    startedAt: fc.constantFrom(
      '2023-05-01T00:00:00Z',
      '2025-10-01T12:00:00Z',
      '2026-11-24T00:00:00Z',
      'yesterday',
      null,
    ),
    region: fc.constantFrom('us-east-1', 'europe-west4', 'East US', 'koreacentral', 'the moon', null),
    country: fc.constantFrom('KR', 'SWE', 'us', 'zz', null),
    granularity: fc.constantFrom('request', 'exchange', 'day', 'month'),
    requests: fc.oneof(fc.nat(5_000), fc.constant(null)),
    operation: fc.constantFrom('chat', 'embeddings', null),
    inputTokens: tokens,
    inputCacheReadTokens: tokens,
    outputTokens: tokens,
    tokenGrade: fc.constantFrom('A', 'C', 'E', null),
    serviceTier: fc.constantFrom('batch', 'priority', 'standard', null),
    isThinking: fc.constantFrom(true, false, null),
  },
  { requiredKeys: [] },
);

/** Uses whose tokens are counted: what most logs hold. */
export const countedUsages: fc.Arbitrary<UsageInput> = fc
  .record({
    provider: fc.constantFrom('openai', 'anthropic', 'google', 'deepseek', 'ollama', 'someone'),
    model: fc.constantFrom(
      'gpt-5',
      'gpt-5-mini',
      'claude-sonnet-4-5',
      'gemini-2.5-pro',
      'deepseek-v3',
      'Llama-3.3-70B-Instruct',
      'unheard-of',
    ),
    country: fc.constantFrom('KR', 'SWE', 'USA', null),
    startedAt: fc.constantFrom('2024-05-01T00:00:00Z', '2025-10-01T12:00:00Z', '2026-11-24T00:00:00Z'),
    uncached: fc.integer({ min: 1, max: 100_000 }),
    cached: fc.nat(100_000),
    outputTokens: fc.integer({ min: 1, max: 20_000 }),
  })
  .map(({ uncached, cached, ...rest }) => ({ ...rest, inputTokens: uncached + cached, inputCacheReadTokens: cached }));

const amount = fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.constant(null));

/** Pictures, films, sound and vectors, by models known and unknown, with some of what they are made of left out. */
export const mediaUsages: fc.Arbitrary<UsageInput> = fc.record(
  {
    provider: fc.constantFrom('openai', 'google', 'ollama', 'someone'),
    model: fc.constantFrom(
      'gpt-image-1',
      'gemini-2.5-flash-image',
      'FLUX.1-dev',
      'sora-2',
      'HunyuanVideo',
      'whisper-1',
      'tts-1-hd',
      'bge-m3',
      'dreamer-9',
      'gpt-4o',
    ),
    operation: fc.constantFrom(
      'image_generation',
      'video_generation',
      'speech',
      'transcription',
      'embeddings',
      'rerank',
      'chat',
    ),
    country: fc.constantFrom('KR', 'US', null),
    requests: amount,
    units: fc.record(
      { images: amount, imagePixels: amount, audioSeconds: amount, videoSeconds: amount, characters: amount },
      { requiredKeys: [] },
    ),
    inputTokens: fc.oneof(fc.integer({ min: 1, max: 9_000 }), fc.constant(null)),
    steps: amount,
    width: amount,
    height: amount,
    frames: amount,
  },
  { requiredKeys: ['operation'] },
);
