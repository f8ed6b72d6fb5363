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

describe('recording usage', () => {
  it('stores each event once, however often it is sent, and tells repetitions from contradictions', async () => {
    const { headers } = await given.person();
    expect((await calls.post(headers, chats(0, 25))).json()).toEqual({
      recorded: 25,
      duplicates: 0,
      conflicts: 0,
      conflictIndexes: [],
      refused: [],
      refusedCount: 0,
    });
    const again = await calls.post(headers, [...chats(0, 25), chat(3, { outputTokens: 7 }), chat(99), chat(99)]);
    expect(again.json()).toMatchObject({ recorded: 1, duplicates: 26, conflicts: 1, conflictIndexes: [25] });
    const few = await calls.post(headers, [chat(0), chat(100)]);
    expect(few.json()).toMatchObject({ recorded: 1, duplicates: 1, conflicts: 0 });
  });

  it('keeps the accounts apart: the same ids elsewhere are other events', async () => {
    const [ana, ben] = [await given.person(), await given.person()];
    expect((await calls.post(ana.headers, chats(0, 12))).json()).toMatchObject({ recorded: 12 });
    expect((await calls.post(ben.headers, chats(0, 12))).json()).toMatchObject({ recorded: 12 });
    const page = await calls.get(ana.headers, '/v1/usage-events');
    expect(page.items).toHaveLength(12);
    const foreign = await app.inject({ url: `/v1/usage-events/${page.items[0].id}`, headers: ben.headers });
    expect(foreign.statusCode).toBe(404);
  });

  it('answers the footprint of what was stored', async () => {
    const { headers } = await given.person();
    await calls.post(headers, [...chats(0, 20), chat(5_000), chat(50_000, { model: 'gpt-5', provider: 'openai' })]);
    const footprint = await calls.get(headers, '/v1/footprint?from=2026-10-01&to=2026-11-20');
    expect(footprint.total).toMatchObject({ events: 22, requests: 22, tokens: { output: 22 * 600 } });
    expect(footprint.groups.map(({ key }: { key: string }) => key)).toEqual(['2026-10-01', '2026-10-04', '2026-11-05']);
    const { low, mid, high } = footprint.total.figures.carbon;
    expect(low).toBeGreaterThan(0);
    expect(mid).toBeGreaterThan(low);
    expect(high).toBeGreaterThan(mid);
  });

  it('takes NDJSON line by line: a bad line keeps the rest', async () => {
    const { headers } = await given.person();
    const lines = chats(0, 2_500).map((event) => JSON.stringify(event));
    lines.splice(1_000, 0, '{"id":', '{"a":1,"a":2}', '', JSON.stringify(chat(1, { inputTokens: -1 })));
    const answer = await calls.ndjson(headers, lines.join('\n'));
    expect(answer.json()).toMatchObject({ recorded: 2_500, duplicates: 0, refusedCount: 3 });
    expect(answer.json().refused.map(({ index, code }: { index: number; code: string }) => [index, code])).toEqual([
      [1_000, 'json-malformed'],
      [1_001, 'json-duplicate-key'],
      [1_002, 'invalid-number'],
    ]);
  });
});

describe('events without an id', () => {
  const unnamed = (number: number) => ({ ...chat(number), id: null });

  it('are named by their content: the same call again adds nothing, equal events within one call are told apart', async () => {
    const { headers } = await given.person();
    const events = [unnamed(1), unnamed(1), unnamed(2)];
    expect((await calls.post(headers, events)).json()).toMatchObject({ recorded: 3, duplicates: 0 });
    expect((await calls.post(headers, events)).json()).toMatchObject({ recorded: 0, duplicates: 3 });
  });

  it('are named by the call when it has a key', async () => {
    const { headers } = await given.person();
    const once = (key: string) => calls.post(headers, [unnamed(1), unnamed(1)], { 'idempotency-key': key });
    expect((await once('a')).json()).toMatchObject({ recorded: 2 });
    expect((await once('a')).json()).toMatchObject({ recorded: 0, duplicates: 2 });
    expect((await once('b')).json()).toMatchObject({ recorded: 2 });
    const other = await calls.post(headers, [unnamed(5)], { 'idempotency-key': 'a' });
    expect(other.json()).toMatchObject({ recorded: 0, conflicts: 1 });
  });
});

describe('eight senders at once, most of what they send known already', () => {
  it('store every event once, and the roll-ups are their sum', async () => {
    const { headers, accountId } = await given.person();
    const send = async (sender: number) => {
      let recorded = 0;
      for (let round = 0; round < 12; round += 1) {
        const from = ((sender * 7 + round * 13) % 40) * 25;
        const answer = await calls.post(headers, chats(from, round % 3 === 0 ? 8 : 60));
        expect(answer.statusCode).toBe(200);
        recorded += answer.json().recorded;
      }
      return recorded;
    };
    const recorded = await Promise.all(Array.from({ length: 8 }, (_, sender) => send(sender)));
    const [stored] = await app.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM usage_event WHERE account_id = $1',
      [accountId],
    );
    expect(recorded.reduce((sum, count) => sum + count, 0)).toBe(stored?.count);
    expect(stored?.count).toBeGreaterThan(700);
  });
});

describe('the rights of a person', () => {
  it('erase every row of this room, and nothing comes in afterwards', async () => {
    const { headers, accountId, id } = await given.person();
    await calls.post(headers, chats(0, 30));
    await app.inject({
      method: 'POST',
      url: '/v1/usage-imports',
      headers,
      payload: { sourceKind: 'x', events: chats(50, 5) },
    });
    const { ErasureService } = await import('@promptprint/accounts');
    await app.app.get(ErasureService, { strict: false }).erase(id);
    for (const table of ['usage_event', 'usage_day', 'usage_month', 'usage_import', 'usage_source'])
      expect(await app.sql(`SELECT 1 FROM ${table} WHERE account_id = $1`, [accountId])).toEqual([]);
    const { UsageService, UnnamedEvents } = await import('@promptprint/usage');
    const late = app.app
      .get(UsageService, { strict: false })
      .record(
        { items: chats(0, 3).map((json, index) => ({ index, json })), faults: [] },
        { accountId, unnamed: new UnnamedEvents(null) },
      );
    await expect(late).rejects.toMatchObject({ kind: 'not-found' });
    expect(await app.sql('SELECT 1 FROM usage_event WHERE account_id = $1', [accountId])).toEqual([]);
  });
});
