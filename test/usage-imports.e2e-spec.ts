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

describe('an import', () => {
  const whole = async (headers: Headers) =>
    (await calls.get(headers, '/v1/footprint?from=2026-10-01&to=2026-10-31')).total;

  it('is counted as a whole, in as many parts as it takes', async () => {
    const { headers } = await given.person();
    await calls.post(headers, chats(0, 5));
    const opened = await calls.openImport(headers, {
      sourceKind: 'my_tool',
      format: 'my-tool',
      parserVersion: '1',
      events: [...chats(0, 20), chat(0, { outputTokens: 1 }), { id: 'x' }],
    });
    expect(opened.statusCode).toBe(201);
    expect(opened.json()).toMatchObject({
      state: 'open',
      seen: 22,
      recorded: 15,
      duplicates: 5,
      conflicts: 1,
      refused: 1,
    });
    const { id } = opened.json();
    const added = await app.inject({
      method: 'POST',
      url: `/v1/usage-imports/${id}/events`,
      headers: { ...headers, 'content-type': 'application/x-ndjson' },
      payload: chats(10, 30)
        .map((event) => JSON.stringify(event))
        .join('\n'),
    });
    expect(added.json()).toMatchObject({ seen: 52, recorded: 35, part: { recorded: 20, duplicates: 10 } });
    const closed = await app.inject({
      method: 'PATCH',
      url: `/v1/usage-imports/${id}`,
      headers,
      payload: { state: 'done' },
    });
    expect(closed.json()).toMatchObject({ state: 'done' });
    const late = await app.inject({
      method: 'POST',
      url: `/v1/usage-imports/${id}/events`,
      headers,
      payload: { events: [chat(999)] },
    });
    expect(late.json()).toMatchObject({ status: 409, code: 'import-not-open' });
  });

  it('is taken back by exactly what it added, and can come again', async () => {
    const { headers } = await given.person();
    await calls.post(headers, chats(0, 40));
    const before = await whole(headers);
    const { id } = (
      await calls.openImport(headers, {
        sourceKind: 'other_tool',
        events: chats(20, 60).map((event) => ({ ...event, sourceKind: undefined })),
      })
    ).json();
    const { items } = await calls.get(headers, `/v1/usage-events?import=${id}&limit=200`);
    expect(items).toHaveLength(60);
    await app.inject({
      method: 'PATCH',
      url: `/v1/usage-events/${items[0].id}`,
      headers,
      payload: { outputTokens: 9 },
    });
    expect((await whole(headers)).events).toBe(100);
    const undone = await app.inject({ method: 'DELETE', url: `/v1/usage-imports/${id}`, headers });
    expect(undone.json()).toMatchObject({ state: 'undone', recorded: 60 });
    expect(await whole(headers)).toEqual(before);
    expect((await app.inject({ method: 'DELETE', url: `/v1/usage-imports/${id}`, headers })).statusCode).toBe(200);
    const again = await calls.openImport(headers, {
      sourceKind: 'other_tool',
      events: chats(20, 60).map((event) => ({ ...event, sourceKind: undefined })),
    });
    expect(again.json()).toMatchObject({ recorded: 60 });
  });

  it('can be taken back while others write', async () => {
    const { headers } = await given.person();
    const { id } = (await calls.openImport(headers, { sourceKind: 'a', events: chats(0, 400) })).json();
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, (_, at) => calls.post(headers, chats(1_000 + at * 50, 50))),
      app.inject({ method: 'DELETE', url: `/v1/usage-imports/${id}`, headers }),
      ...Array.from({ length: 10 }, (_, at) => calls.post(headers, chats(3_000 + at * 5, 5))),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    expect((await whole(headers)).events).toBe(550);
  });

  it('of someone else is not there', async () => {
    const [ana, ben] = [await given.person(), await given.person()];
    const { id } = (await calls.openImport(ana.headers, { sourceKind: 'a', events: chats(0, 3) })).json();
    for (const method of ['GET', 'DELETE'] as const)
      expect((await app.inject({ method, url: `/v1/usage-imports/${id}`, headers: ben.headers })).statusCode).toBe(404);
    const pushed = await app.inject({
      method: 'POST',
      url: `/v1/usage-imports/${id}/events`,
      headers: ben.headers,
      payload: { events: [chat(7)] },
    });
    expect(pushed.statusCode).toBe(404);
    expect((await calls.get(ana.headers, '/v1/usage-imports')).items).toMatchObject([
      { id, state: 'open', recorded: 3 },
    ]);
    expect((await calls.get(ben.headers, '/v1/usage-imports')).items).toEqual([]);
  });
});
