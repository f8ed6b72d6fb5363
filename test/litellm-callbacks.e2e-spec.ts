import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { Given } from './support/given.js';
import { type Headers, UsageCalls } from './support/usage.js';

let app: TestApp;
let given: Given;
let calls: UsageCalls;

jest.setTimeout(30_000);
beforeAll(async () => {
  app = await startTestApp();
  given = new Given(app);
  calls = new UsageCalls(app);
}, 60_000);
afterEach(() => app.invariants());
afterAll(() => app.close());

const marker = 'zqwhatwasasked';
const call = (id: string, more: object = {}) => ({
  id,
  trace_id: `trace-${id}`,
  call_type: 'acompletion',
  stream: false,
  response_cost: 0.01,
  status: 'success',
  custom_llm_provider: 'openai',
  total_tokens: 1_300,
  prompt_tokens: 1_000,
  completion_tokens: 300,
  startTime: Date.parse('2026-11-02T08:00:00Z') / 1_000,
  endTime: Date.parse('2026-11-02T08:00:04Z') / 1_000,
  model: 'gpt-5-2025-08-07',
  model_group: 'fast',
  hidden_params: { api_base: 'https://api.openai.com/v1', note: marker },
  metadata: {
    user_api_key_alias: marker,
    usage_object: {
      prompt_tokens_details: { cached_tokens: 400 },
      completion_tokens_details: { reasoning_tokens: 50 },
    },
  },
  cache_hit: null,
  end_user: marker,
  messages: [{ role: 'user', content: `${marker} `.repeat(5_000) }],
  response: { choices: [{ message: { content: marker } }] },
  ...more,
});
const send = (headers: Headers, payload: object) =>
  app.inject({ method: 'POST', url: '/v1/litellm-callbacks', headers, payload });

describe('a gateway that tells of its calls', () => {
  it('is recorded call by call, each once, and nothing of what was asked is kept', async () => {
    const person = await given.person();
    const { headers } = await given.apiKey(person, ['usage:write']);
    const failed = call('c', { status: 'failure', prompt_tokens: 0, completion_tokens: 0, metadata: {} });
    const first = await send(headers, [call('a'), call('b', { cache_hit: true }), failed, call('a')]);
    expect(first.json()).toEqual({
      recorded: 2,
      duplicates: 1,
      conflicts: 0,
      refused: 0,
      skipped: [{ reason: 'failed-call', count: 1 }],
    });
    expect((await send(headers, call('a'))).json()).toMatchObject({ recorded: 0, duplicates: 1, conflicts: 0 });
    const { items } = await calls.get(person.headers, '/v1/usage-events');
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ source: 'litellm', tokens: { input: 1_000, inputCacheRead: 400, output: 300 } });
    const rows = await app.sql<{ row: string }>('SELECT e::text AS row FROM usage_event e');
    expect(rows.map(({ row }) => row).join('')).not.toContain(marker);
    const exported = await app.inject({ url: '/v1/me/export', headers: person.headers });
    expect(exported.body).not.toContain(marker);
  });

  it('needs a key that may write, and calls that are calls', async () => {
    const person = await given.person();
    const reader = await given.apiKey(person, ['usage:read']);
    expect((await send(reader.headers, [call('a')])).statusCode).toBe(403);
    expect((await send(person.headers, ['text'])).json()).toMatchObject({ status: 400, code: 'validation-failed' });
    expect((await send(person.headers, [{ hello: 'world' }])).json()).toMatchObject({ recorded: 0 });
    const failed = call('c', { status: 'failure', prompt_tokens: 0, completion_tokens: 0, metadata: {} });
    expect((await send(person.headers, failed)).json()).toMatchObject({
      recorded: 0,
      skipped: [{ reason: 'failed-call', count: 1 }],
    });
  });
});
