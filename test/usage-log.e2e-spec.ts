import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { Given } from './support/given.js';
import { chat, chats, type Headers, UsageCalls } from './support/usage.js';

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

describe('the log', () => {
  it('goes page by page, the latest first, and filters', async () => {
    const { headers } = await given.person();
    await calls.post(headers, [
      ...chats(0, 120),
      ...chats(200, 20).map((event) => ({
        ...event,
        id: `g${event.id}`,
        model: 'gpt-5',
        provider: 'openai',
        sourceKind: 'b',
        projectTag: 'Straße 50%',
      })),
    ]);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string; startedAt: string }[]; nextCursor: string | null } = await calls.get(
        headers,
        `/v1/usage-events?limit=50${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...page.items.map(({ startedAt, id }) => startedAt + id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(140);
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
    const count = async (query: string) =>
      (await calls.get(headers, `/v1/usage-events?limit=200&${query}`)).items.length;
    expect(await count('source=b')).toBe(20);
    expect(await count('model=gpt-5')).toBe(20);
    expect(await count('model=claude-sonnet-4-5')).toBe(120);
    expect(await count('q=sonnet')).toBe(120);
    expect(await count(`q=${encodeURIComponent('50%')}`)).toBe(20);
    expect(await count('q=5_%25')).toBe(0);
    expect(await count('from=2026-10-02')).toBe(0);
    expect(await count('to=2026-10-01&status=counted')).toBe(140);
    expect(await count('status=replaced')).toBe(0);
  });

  it.each([
    'from=0000-01-01',
    'to=9999-12-31',
    'from=2026-02-30',
    'limit=0',
    'limit=201',
    `limit=${2 ** 63}`,
    'limit=1e2',
    'status=all',
    'q=',
    `q=${'%25'.repeat(101)}`,
    'import=1',
    'source=a&source=b',
  ])('refuses %s', async (query) => {
    const { headers } = await given.person();
    expect((await app.inject({ url: `/v1/usage-events?${query}`, headers })).statusCode).toBe(400);
  });

  it('refuses cursors of another account, another query or nobody', async () => {
    const [ana, ben] = [await given.person(), await given.person()];
    await calls.post(ana.headers, chats(0, 5));
    const { nextCursor } = await calls.get(ana.headers, '/v1/usage-events?limit=2');
    const answer = async (headers: Headers, query: string) =>
      (await app.inject({ url: `/v1/usage-events?${query}`, headers })).json();
    expect((await answer(ana.headers, `limit=2&cursor=${nextCursor}`)).items).toHaveLength(2);
    for (const [headers, query] of [
      [ben.headers, `cursor=${nextCursor}`],
      [ana.headers, `source=my_tool&cursor=${nextCursor}`],
      [ana.headers, `cursor=${nextCursor.replace(/^./, '9')}`],
      [ana.headers, 'cursor=x'],
    ] as const)
      expect(await answer(headers, query)).toMatchObject({ status: 400, code: 'cursor-invalid' });
  });

  it('keeps a corrected entry visible and counts the new one', async () => {
    const { headers } = await given.person();
    await calls.post(headers, [chat(1), chat(2)]);
    const { items } = await calls.get(headers, '/v1/usage-events');
    const [, entry] = items;
    const correct = (id: string, payload: object) =>
      app.inject({ method: 'PATCH', url: `/v1/usage-events/${id}`, headers, payload });
    const corrected = (
      await correct(entry.id, { modelRawRequest: 'gpt-5', outputTokens: 5_000, startedAt: '2026-10-09T10:00:00Z' })
    ).json();
    expect(corrected).toMatchObject({
      status: 'counted',
      replaces: entry.id,
      modelRawRequest: 'gpt-5',
      tokens: { output: 5_000, input: 1_201 },
      source: 'my_tool',
    });
    expect(
      (
        await correct(entry.id, { modelRawRequest: 'gpt-5', outputTokens: 5_000, startedAt: '2026-10-09T10:00:00Z' })
      ).json().id,
    ).toBe(corrected.id);
    expect((await correct(entry.id, { outputTokens: 1 })).json()).toMatchObject({
      status: 409,
      code: 'entry-already-replaced',
    });
    expect(await calls.get(headers, `/v1/usage-events/${entry.id}`)).toMatchObject({
      status: 'replaced',
      replacedBy: corrected.id,
    });
    expect((await calls.get(headers, '/v1/usage-events')).items).toHaveLength(3);
    const { total, groups } = await calls.get(headers, '/v1/footprint?from=2026-10-01&to=2026-10-31');
    expect(total).toMatchObject({ events: 2, tokens: { output: 5_600 } });
    expect(groups.map(({ key }: { key: string }) => key)).toEqual(['2026-10-01', '2026-10-09']);
    expect((await correct(corrected.id, { inputTokens: -1 })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/inputTokens', code: 'invalid-number' }],
    });
    expect((await correct(corrected.id, { outputTokens: 5_000 })).json().id).toBe(corrected.id);
    await app.inject({ method: 'DELETE', url: `/v1/usage-events/${corrected.id}`, headers });
    expect((await calls.get(headers, '/v1/usage-events')).items).toHaveLength(1);
    expect((await calls.get(headers, '/v1/footprint?from=2026-10-01&to=2026-10-31')).total.events).toBe(1);
  });
});
