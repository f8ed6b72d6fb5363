import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { Given } from './support/given.js';
import { chat, chats, UsageCalls } from './support/usage.js';

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

describe('hostile values', () => {
  it.each([
    ['text for a number', { inputTokens: 'NaN' }, 'invalid-number'],
    ['a number beyond exactness', { outputTokens: 2 ** 53 }, 'invalid-number'],
    ['a negative number', { requests: -1 }, 'invalid-number'],
    ['a fraction', { outputTokens: 1.5 }, 'invalid-number'],
    ['more than one entry holds', { outputTokens: Number.MAX_SAFE_INTEGER }, 'figures-too-large'],
    ['the day after tomorrow', { startedAt: new Date(Date.now() + 2 * 86_400_000).toISOString() }, 'time-out-of-range'],
    ['the year 275760', { startedAt: '+275760-09-13T00:00:00Z' }, 'invalid-time'],
    ['30 February', { startedAt: '2026-02-30T00:00:00Z' }, 'invalid-time'],
    ['1970', { startedAt: '1970-01-01T00:00:00Z' }, 'time-out-of-range'],
    ['no time', { startedAt: null }, 'missing-time'],
    ['parts above the whole', { inputCacheReadTokens: 5_000 }, 'parts-exceed-input'],
    ['an unknown field', { prompt: 'tell me a secret' }, 'unknown-field'],
    ['a name with a line feed', { model: 'a\nb' }, 'invalid-name'],
    ['a name of 300 characters', { model: 'a'.repeat(300) }, 'invalid-name'],
    ['a stranger as member', { memberId: '0193a1b2-0000-7000-8000-000000000000' }, 'unknown-member'],
    ['an object for a text', { model: { $ne: 1 } }, 'invalid-name'],
  ])('%s is refused with its code, in the caller’s language, and the rest is stored', async (_, more, code) => {
    const { headers } = await given.person({ locale: 'ko' });
    const answer = await calls.post(headers, [chat(0), chat(1, more), chat(2)]);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ recorded: 2, refusedCount: 1, refused: [{ index: 1, code }] });
    expect(answer.json().refused[0].detail).toMatch(/[가-힣]/);
  });

  it.each([
    ['1e999', '{"events":[{"inputTokens":1e999,"startedAt":"2026-10-01T00:00:00Z"}]}', 200],
    ['__proto__', '{"events":[{"__proto__":{"a":1}}]}', 400],
    ['duplicate keys', '{"events":[{"id":"a","id":"b"}]}', 400],
    ['no array', '{"events":{}}', 400],
    ['an empty array', '{"events":[]}', 400],
    ['a bare array', '[]', 400],
    ['another key', '{"events":[{}],"more":1}', 400],
    ['nothing', '', 400],
    ['10,001 events', `{"events":[${'{},'.repeat(10_000)}{}]}`, 400],
    ['null', 'null', 400],
  ])('a body with %s gets %#: a clear answer', async (_, payload, status) => {
    const { headers } = await given.person();
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/usage-events',
      headers: { ...headers, 'content-type': 'application/json' },
      payload,
    });
    expect(answer.statusCode).toBe(status);
    if (status === 200) expect(answer.json()).toMatchObject({ recorded: 0, refusedCount: 1 });
  });

  it('a hundred thousand bad lines and one endless line are answered with a short list', async () => {
    const { headers } = await given.person();
    const flood = await calls.ndjson(headers, `${'{"a":1}\n'.repeat(100_000)}${JSON.stringify(chat(1))}\n`);
    expect(flood.json()).toMatchObject({ recorded: 1, refusedCount: 100_000 });
    expect(flood.json().refused).toHaveLength(1_000);
    const endless = await calls.ndjson(
      headers,
      Buffer.concat([Buffer.alloc(3_000_000, 'a'), Buffer.from(`\n${JSON.stringify(chat(2))}`)]),
    );
    expect(endless.json()).toMatchObject({ recorded: 1, refused: [{ index: 0, code: 'line-too-long' }] });
  });

  it('a source kind for every event is stopped', async () => {
    const { headers } = await given.person();
    const answer = await calls.post(
      headers,
      chats(0, 300).map((event, at) => ({ ...event, sourceKind: `kind-${at}` })),
    );
    expect(answer.json()).toMatchObject({ status: 400, code: 'too-many-sources' });
  });

  it('a key without the scope records nothing', async () => {
    const person = await given.person();
    const key = await given.apiKey(person, ['usage:read']);
    expect((await calls.post(key.headers, [chat(0)])).statusCode).toBe(403);
  });
});
