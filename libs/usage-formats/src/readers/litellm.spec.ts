import { describe, expect, it } from '@jest/globals';
import { loggingPayload, lowerColumns, spendLog, spendLogs, spendTable } from '../../test/litellm-sample.js';
import { file, lines, notes, read, skips } from '../../test/reading.js';
import { knowsTable } from '../formats.js';

describe('the spend log of LiteLLM', () => {
  it('gives a request for each call, its times in UTC and its parts from the metadata', async () => {
    const { events } = await read([file('spend.json', [spendLog('chatcmpl-1')])]);
    expect(events).toMatchObject([
      {
        id: 'litellm|chatcmpl-1',
        sourceKind: 'litellm',
        granularity: 'request',
        startedAt: '2026-10-02T09:20:46.847Z',
        requests: 1,
        operation: 'chat',
        provider: 'openai',
        hostProvider: null,
        modelRawRequest: 'fast-model',
        modelRawResponse: 'gpt-5-2025-08-07',
        inputTokens: 1000,
        inputCacheReadTokens: 400,
        inputCacheWriteTokens: null,
        outputTokens: 300,
        outputReasoningTokens: 120,
        tokenGrade: 'A',
        serverAddress: 'api.openai.com',
        region: null,
        servedFromCache: null,
        durationMs: 4153,
        ttftMs: 253,
        cost: 0.0125,
        currency: 'USD',
      },
    ]);
  });

  it('knows what a call was, what came out of the cache and what failed', async () => {
    const { events, report } = await read([file('spend.json', spendLogs())]);
    expect(
      events.map(({ operation, provider, region, servedFromCache }) => [operation, provider, region, servedFromCache]),
    ).toEqual([
      ['chat', 'openai', null, null],
      ['chat', 'aws.bedrock', 'eu-central-1', null],
      ['chat', 'openai', null, true],
      ['embeddings', 'openai', null, null],
      ['image_generation', 'openai', null, null],
    ]);
    expect(events[4]).toMatchObject({ requests: 1, inputTokens: null, outputTokens: null });
    expect(report).toMatchObject({ format: 'litellm', requests: 5, duplicates: 0 });
    expect(skips(report)).toEqual({ 'failed-call': 1, 'other-service': 1 });
  });

  it('is the same as an array, as lines, as a page and as a table', async () => {
    const whole = await read([file('a.json', spendLogs())]);
    for (const other of [
      lines('b.jsonl', spendLogs()),
      file('c.json', { data: spendLogs(), total: 7, page: 1 }),
      file('d.csv', spendTable(spendLogs().map(({ session_id: _session, ...row }) => row))),
      file('e.csv', spendTable(spendLogs(), lowerColumns)),
    ]) {
      const { events, report } = await read([other]);
      const counts = ({ inputTokens, outputReasoningTokens, servedFromCache }: (typeof events)[number]) => [
        inputTokens,
        outputReasoningTokens,
        servedFromCache,
      ];
      expect(events.map(({ id }) => id)).toEqual(whole.events.map(({ id }) => id));
      expect(events.map(counts)).toEqual(whole.events.map(counts));
      expect(skips(report)).toEqual(skips(whole.report));
    }
  });

  it('adds what the cache held where the counts of a provider were passed through', async () => {
    const usage = { cache_read_input_tokens: 5000, cache_creation_input_tokens: 200 };
    const { events, report } = await read([file('spend.json', [spendLog('a', { prompt_tokens: 12 }, usage)])]);
    expect(events).toMatchObject([{ inputTokens: 5212, inputCacheReadTokens: 5000, inputCacheWriteTokens: 200 }]);
    expect(notes(report)).toEqual({ 'input-made-inclusive': 1 });
  });

  it('counts a failed call that had begun to answer, and one request once', async () => {
    const { report } = await read([
      file('spend.json', [spendLog('a', { status: 'failure' }), spendLog('a'), spendLog('b', { metadata: '{broken' })]),
    ]);
    expect(report).toMatchObject({ requests: 2, duplicates: 1 });
  });

  it('refuses what is no count, no time or no id, and sums of money', async () => {
    const { report } = await read([
      file('spend.json', [
        spendLog('a', { prompt_tokens: -1 }),
        spendLog('b', {}, { completion_tokens_details: { reasoning_tokens: 0.5 } }),
        spendLog('c', { startTime: 'yesterday' }),
        spendLog(''),
        spendLog('d', {}, { completion_tokens_details: { reasoning_tokens: 5000 } }),
        { startTime: '2026-10-02', spend: 0.2, users: {}, models: { 'gpt-5': 0.2 } },
        spendLog('e'),
      ]),
    ]);
    expect(report.requests).toBe(1);
    expect(skips(report)).toEqual({
      'invalid-number': 2,
      'invalid-time': 1,
      'invalid-name': 1,
      'reasoning-exceeds-output': 1,
      'money-only': 1,
    });
  });

  it('lets nothing out of what was asked, answered and by whom', async () => {
    const { events, report } = await read([lines('spend.jsonl', spendLogs())]);
    expect(JSON.stringify([events, report])).not.toContain('QX7');
  });

  it('needs no one to say what its columns mean', () => {
    expect(knowsTable(lowerColumns)).toBe(true);
    expect(knowsTable(['request_id', 'model', 'prompt_tokens', 'startTime'])).toBe(false);
  });
});

describe('what LiteLLM gives a callback', () => {
  it('is read like the log, with times since 1970 and who passed the request on', async () => {
    const { events } = await read([lines('payloads.jsonl', [loggingPayload('chatcmpl-9')])]);
    expect(events).toMatchObject([
      {
        id: 'litellm|chatcmpl-9',
        startedAt: '2026-10-02T09:20:46.847Z',
        provider: null,
        hostProvider: 'together_ai',
        serverAddress: 'api.together.xyz',
        modelRawRequest: null,
        modelRawResponse: 'deepseek-ai/DeepSeek-R1',
        outputReasoningTokens: 200,
        isStream: true,
        durationMs: 4153,
      },
    ]);
    expect(JSON.stringify(events)).not.toContain('QX7');
  });

  it('is the same use as its row of the log', async () => {
    const files = [lines('payloads.jsonl', [loggingPayload('chatcmpl-1')]), file('spend.json', spendLogs())];
    expect((await read(files)).report).toMatchObject({ requests: 5, duplicates: 1 });
  });
});
