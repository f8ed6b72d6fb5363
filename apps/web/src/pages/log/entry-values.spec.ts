import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../../api-client/usage.js';
import { blankValues, changeOf, countOf, newEvent, valuesOf } from './entry-values.js';

const today = '2026-11-26';
const typed = (wish: Partial<ReturnType<typeof blankValues>>) => ({ ...blankValues(today), ...wish });

describe('an entry typed in by hand', () => {
  it('needs a number of questions and nothing else', () => {
    expect(newEvent(typed({ requests: '30' }), today)).toEqual({
      event: {
        sourceKind: 'manual',
        granularity: 'day',
        startedAt: today,
        operation: 'chat',
        tokenGrade: 'E',
        requests: 30,
      },
    });
    expect(newEvent(typed({}), today)).toEqual({ faults: [{ field: 'requests', code: 'no-count' }] });
  });

  it('leaves unknown tokens out instead of calling them zero', () => {
    const made = newEvent(
      typed({ mode: 'tokens', model: ' gpt-5 ', inputTokens: '12,000', outputTokens: '800' }),
      today,
    );
    expect(made).toMatchObject({ event: { modelRawRequest: 'gpt-5', inputTokens: 12_000, outputTokens: 800 } });
    expect(made).not.toHaveProperty('event.inputCacheReadTokens');
  });

  it('refuses what cannot be: signs, more cached than input, days to come', () => {
    expect(newEvent(typed({ requests: '-3' }), today)).toEqual({
      faults: [{ field: 'requests', code: 'not-a-number' }],
    });
    const cached = typed({ mode: 'tokens', inputTokens: '10', inputCacheReadTokens: '11' });
    expect(newEvent(cached, today)).toEqual({
      faults: [{ field: 'inputCacheReadTokens', code: 'cached-exceeds-input' }],
    });
    expect(newEvent(typed({ requests: '1', day: '2026-11-27' }), today)).toEqual({
      faults: [{ field: 'day', code: 'no-day' }],
    });
  });

  it('reads grouped digits and nothing beyond whole numbers', () => {
    expect(['1,234', '1 234', '1.234', '12e3', '9007199254740993', ''].map(countOf)).toEqual([
      1234,
      1234,
      1234,
      null,
      null,
      null,
    ]);
  });
});

describe('a correction', () => {
  // The rule reads only these fields of an entry.
  const entry = {
    granularity: 'exchange',
    startedAt: '2026-11-20T10:00:00.000Z',
    modelRawRequest: null,
    modelRawResponse: 'gpt-5',
    requests: 1,
    tokens: { input: 100, inputCacheRead: 20, inputCacheWrite: null, output: 50, outputReasoning: null },
  } as Entry;

  it('names only what differs', () => {
    expect(changeOf(entry, valuesOf(entry), today)).toEqual({ change: {} });
    expect(changeOf(entry, { ...valuesOf(entry), model: 'gpt-5-mini' }, today)).toEqual({
      change: { modelRawResponse: 'gpt-5-mini' },
    });
  });

  it('drops the range of an estimate together with the counts it was about', () => {
    expect(changeOf(entry, { ...valuesOf(entry), outputTokens: '70' }, today)).toEqual({
      change: { outputTokens: 70, tokenRange: null, features: null, tokenGrade: 'E' },
    });
  });

  it('empties a count that turns out to be unknown', () => {
    expect(changeOf(entry, { ...valuesOf(entry), inputCacheReadTokens: '' }, today)).toMatchObject({
      change: { inputCacheReadTokens: null },
    });
  });
});
