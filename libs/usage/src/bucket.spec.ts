import { describe, expect, it } from '@jest/globals';
import { blankEvent, type UsageEvent } from '@promptprint/usage-formats';
import { bucketChange, isBucket } from './bucket.js';

const bucket = (rest: Partial<UsageEvent> = {}): UsageEvent => ({
  ...blankEvent('openai_usage', 'day'),
  startedAt: '2026-11-26T00:00:00.000Z',
  provider: 'openai',
  modelRawResponse: 'gpt-5',
  requests: 4,
  inputTokens: 1_000,
  outputTokens: 300,
  ...rest,
});

describe('a bucket that is told again', () => {
  it('is fuller with a larger count, or with one more', () => {
    expect(bucketChange(bucket(), bucket({ requests: 5, inputTokens: 1_200 }), false)).toBe('fuller');
    expect(bucketChange(bucket(), bucket({ inputCacheReadTokens: 0 }), false)).toBe('fuller');
    expect(bucketChange(bucket(), bucket({ units: { images: 2 } }), false)).toBe('fuller');
  });

  it('is an earlier state with smaller counts, or with fewer of them', () => {
    expect(bucketChange(bucket(), bucket({ requests: 3 }), false)).toBe('earlier');
    expect(bucketChange(bucket(), bucket({ requests: null }), false)).toBe('earlier');
    expect(bucketChange(bucket({ units: { images: 2 } }), bucket({ units: { images: 1 } }), false)).toBe('earlier');
  });

  it('is told otherwise by the same counts: the later words hold', () => {
    expect(bucketChange(bucket(), bucket({ endedAt: '2026-11-27T00:00:00.000Z' }), false)).toBe('fuller');
  });

  it('is neither with one count larger and one smaller, unless it was fetched just now', () => {
    const mixed = bucket({ inputTokens: 900, outputTokens: 400 });
    expect(bucketChange(bucket(), mixed, false)).toBe('other');
    expect(bucketChange(bucket(), mixed, true)).toBe('fuller');
    expect(bucketChange(bucket(), bucket({ requests: 1 }), true)).toBe('fuller');
  });

  it('is another thing with another model, time or member, whoever says so', () => {
    for (const other of [
      { modelRawResponse: 'gpt-5-mini' },
      { startedAt: '2026-11-25T00:00:00.000Z' },
      { memberId: '018f0000-0000-7000-8000-000000000001' },
      { granularity: 'hour' as const },
    ])
      expect(bucketChange(bucket(), bucket({ requests: 9, ...other }), true)).toBe('other');
  });

  it('is a bucket only where it stands for a span of time', () => {
    expect(['request', 'exchange', 'hour', 'day', 'month'].filter((granularity) => isBucket({ granularity }))).toEqual([
      'hour',
      'day',
      'month',
    ]);
  });
});
