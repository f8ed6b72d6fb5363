import { describe, expect, it } from '@jest/globals';
import {
  analyticsRow,
  anthropicDay,
  anthropicPage,
  anthropicPages,
  anthropicTable,
  claudeCodeDay,
  messagesBucket,
  messagesResult,
} from '../../test/anthropic-sample.js';
import { file, lines, notes, now, read, skips, sum } from '../../test/reading.js';
import { knowsTable } from '../formats.js';
import { anthropicUsagePage } from './anthropic-usage.js';

const answer = (...data: readonly unknown[]) => file('usage.json', anthropicPage(data));

describe('the usage analytics of Anthropic', () => {
  it('add what was read from and written to the cache to the input', async () => {
    const { events, report } = await read([answer(analyticsRow())]);
    expect(events).toMatchObject([
      {
        sourceKind: 'anthropic_usage',
        granularity: 'day',
        startedAt: '2026-10-02T00:00:00.000Z',
        endedAt: '2026-10-03T00:00:00.000Z',
        requests: 4,
        provider: 'anthropic',
        modelRawResponse: 'claude-sonnet-4-5-20250929',
        inputTokens: 1000,
        inputCacheReadTokens: 700,
        inputCacheWriteTokens: 200,
        outputTokens: 40,
        outputReasoningTokens: null,
        tokenGrade: 'B',
        region: 'us',
        serviceTier: 'standard',
        isBatch: false,
        clientApp: 'claude-code',
        units: null,
      },
    ]);
    expect(report).toMatchObject({ format: 'anthropic_usage', requests: 4, skipped: [] });
  });

  it('name no place where none is known, and the fast mode as a tier', async () => {
    const { events } = await read([
      answer(
        analyticsRow({ inference_geo: 'global', speed: 'fast' }),
        analyticsRow({ inference_geo: null, service_tier: null }, { server_tool_use: { web_search_requests: 3 } }),
      ),
    ]);
    expect(events).toMatchObject([
      { region: null, serviceTier: 'fast' },
      { region: null, serviceTier: null, isBatch: null, units: { searches: 3 } },
    ]);
  });

  it('are a range of any length where they have no buckets', async () => {
    const { events } = await read([answer({ ...analyticsRow(), ending_at: anthropicDay(20) })]);
    expect(events).toMatchObject([{ granularity: 'month', endedAt: '2026-10-22T00:00:00.000Z' }]);
  });

  it('count rows that look alike each, the same rows of another file once, and no team twice', async () => {
    const unnamed = [analyticsRow({ actor: null }), analyticsRow({ actor: null })];
    const { report } = await read([answer(...unnamed), answer(...unnamed)]);
    expect(report).toMatchObject({ requests: 8, duplicates: 2 });
    const teams = await read([answer(analyticsRow(), analyticsRow({ rbac_group_id: 'rbac_group_1' }))]);
    expect(teams.report.requests).toBe(4);
    expect(skips(teams.report)).toEqual({ 'overlapping-groups': 1 });
  });

  it('leave out code that ran in a sandbox, rows without use and rows of cost', async () => {
    const none = { uncached_input_tokens: 0, cache_read_input_tokens: 0, cache_creation: {}, output_tokens: 0 };
    const { usage: _usage, ...cost } = analyticsRow();
    const { report } = await read([
      answer(
        analyticsRow(),
        analyticsRow({ model: null, product: null }, none),
        analyticsRow({ model: 'a' }, { ...none, requests: 0 }),
        { ...cost, cost: { amount: '12.5', currency: 'USD' } },
      ),
    ]);
    expect(report.requests).toBe(4);
    expect(skips(report)).toEqual({ 'other-service': 1, 'money-only': 1 });
  });

  it('keep their ids while a day grows', async () => {
    const { events: early } = await read([answer({ ...analyticsRow(), ending_at: '2026-10-02T09:00:00Z' })]);
    const late = answer(analyticsRow({}, { requests: 9, output_tokens: 400 }));
    const { events } = await read([answer(analyticsRow()), late]);
    expect(events).toMatchObject([{ id: early[0]?.id, requests: 9, outputTokens: 400 }]);
  });
});

describe('the older message report of Anthropic', () => {
  it('has no number of requests, and may have nothing written to the cache', async () => {
    const { events, report } = await read([
      answer(messagesBucket(0, [messagesResult(), messagesResult({ cache_creation: {} })])),
    ]);
    expect(events).toMatchObject([
      { requests: null, inputTokens: 1000, inputCacheWriteTokens: 200, isBatch: true, region: null },
      { requests: null, inputTokens: 800, inputCacheWriteTokens: null },
    ]);
    expect(report.requests).toBeNull();
    expect(report.models).toMatchObject([{ requests: null, inputTokens: 1800, outputTokens: 80 }]);
  });

  it('counts a bucket told twice once, also within one file', async () => {
    const bucket = messagesBucket(0, [messagesResult()]);
    expect((await read([answer(bucket, bucket)])).report).toMatchObject({
      duplicates: 1,
      models: [{ inputTokens: 1000 }],
    });
  });

  it('says that a bill holds no counts, and that there was no use', async () => {
    const bill = messagesBucket(0, [{ amount: '123.45', currency: 'USD', cost_type: 'tokens', description: null }]);
    expect((await read([answer(bill)])).error?.facts).toMatchObject({ reasons: ['money-only'] });
    expect((await read([answer(messagesBucket(0, []))])).error?.facts).toMatchObject({ reasons: ['no-usage'] });
  });

  it('refuses what is no count or no time, and reads on', async () => {
    const { report } = await read([
      answer(
        messagesBucket(0, [
          messagesResult({ output_tokens: -1 }),
          messagesResult({ cache_read_input_tokens: '7' }),
          null,
        ]),
        { ...messagesBucket(0, [messagesResult()]), starting_at: 'yesterday' },
        'bucket',
        messagesBucket(1, [messagesResult()]),
      ),
    ]);
    expect(report.models).toMatchObject([{ inputTokens: 1000 }]);
    expect(skips(report)).toEqual({ 'invalid-number': 2, 'not-an-object': 2, 'missing-time': 1 });
  });
});

describe('the Claude Code report of Anthropic', () => {
  it('gives a day of a person for each model, and nothing of who it was', async () => {
    const { events } = await read([
      answer(claudeCodeDay(0), claudeCodeDay(0, { actor: { type: 'api_actor', api_key_name: 'ci' } })),
    ]);
    expect(
      events.map(({ modelRawResponse, inputTokens, outputTokens }) => [modelRawResponse, inputTokens, outputTokens]),
    ).toEqual([
      ['claude-sonnet-4-5-20250929', 1000, 40],
      ['claude-haiku-4-5', 10, 5],
      ['claude-sonnet-4-5-20250929', 1000, 40],
      ['claude-haiku-4-5', 10, 5],
    ]);
    expect(events[0]).toMatchObject({ requests: null, granularity: 'day', clientApp: 'claude-code', tokenGrade: 'B' });
    expect(new Set(events.map(({ id }) => id)).size).toBe(4);
    expect(JSON.stringify(events)).not.toContain('QX7');
  });

  it('counts what ran under a key only where no usage report tells of the day', async () => {
    const keyed = answer(claudeCodeDay(0, { customer_type: 'api' }), claudeCodeDay(1, { customer_type: 'api' }));
    const alone = await read([keyed]);
    expect(sum(alone.events, 'inputTokens')).toBe(2020);
    expect(notes(alone.report)).toEqual({ 'own-key': 4 });
    const { events, report } = await read([keyed, answer(messagesBucket(0, [messagesResult()]))]);
    expect(sum(events, 'inputTokens')).toBe(1010 + 1000);
    expect(report.duplicates).toBe(2);
    const bill = messagesBucket(0, [{ amount: '123.45', currency: 'USD' }]);
    const billed = await read([keyed, answer(bill, messagesBucket(1, []))]);
    expect(sum(billed.events, 'inputTokens')).toBe(2020);
  });
});

describe('the usage table of the Claude Console', () => {
  it('counts each row, batches as such, and days without use never', async () => {
    const { events, report } = await read([file('tokens.csv', anthropicTable)]);
    expect(events).toMatchObject([
      {
        startedAt: '2026-10-02T00:00:00.000Z',
        granularity: 'day',
        inputTokens: 1000,
        inputCacheReadTokens: 700,
        inputCacheWriteTokens: 200,
        outputTokens: 40,
        region: 'us',
        isBatch: false,
        units: { searches: 2 },
      },
      { inputTokens: 100, isBatch: true, region: null },
    ]);
    expect(skips(report)).toEqual({ 'no-usage': 1 });
    expect((await read([file('a.csv', anthropicTable), file('b.csv', anthropicTable)])).report.duplicates).toBe(2);
  });

  it('needs no one to say what its columns mean', () => {
    expect(knowsTable((anthropicTable.split('\n')[0] ?? '').split(','))).toBe(true);
    expect(knowsTable(['usage_date_utc', 'model_version', 'cost'])).toBe(false);
  });
});

describe('answers of Anthropic in files', () => {
  it('may be one answer, a list of them, what they hold, or lines', async () => {
    const whole = await read([file('a.json', anthropicPages())]);
    expect(whole.report).toMatchObject({ format: 'anthropic_usage', duplicates: 2 });
    const entries = anthropicPages().flatMap(({ data }) => data as unknown[]);
    for (const other of [lines('b.jsonl', anthropicPages()), file('c.json', entries), lines('d', entries)])
      expect((await read([other])).events).toEqual(whole.events);
  });

  it('give the same events one by one', async () => {
    const [analytics, messages] = anthropicPages();
    expect(anthropicUsagePage(analytics, now)).toMatchObject({ nextPage: 'p2', isRecognised: true, skipped: [] });
    for (const page of [analytics, messages])
      expect(anthropicUsagePage(page, now).events).toEqual((await read([file('a.json', [page])])).events);
    for (const none of [null, 'page', [], {}, { data: [] }, { data: {} }, { object: 'page', data: [] }])
      expect(anthropicUsagePage(none, now)).toEqual({ events: [], skipped: [], nextPage: null, isRecognised: false });
  });
});
