import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { OverlapService } from '@promptprint/usage';
import { startTestApp, type TestApp } from './support/app.js';
import { eventually } from './support/browser.js';
import { Given, type GivenPerson } from './support/given.js';
import { chats, type Headers, UsageCalls } from './support/usage.js';
import { startTestWorker, type TestWorker } from './support/worker.js';

let app: TestApp;
let worker: TestWorker;
let given: Given;
let calls: UsageCalls;

jest.setTimeout(60_000);
beforeAll(async () => {
  app = await startTestApp();
  worker = await startTestWorker(app);
  given = new Given(app);
  calls = new UsageCalls(app);
}, 60_000);
afterEach(() => app.invariants());
afterAll(async () => {
  await worker.close();
  await app.close();
});

const perDay = 10;
/** Ten requests on each of some days of October, told by one source. */
const days = (source: string, from: number, to: number, more: object = {}) =>
  Array.from({ length: to - from + 1 }, (_, day) =>
    chats(0, perDay, {
      sourceKind: source,
      startedAt: `2026-10-${String(from + day).padStart(2, '0')}T10:00:00Z`,
      inputTokens: 1_000,
      outputTokens: 500,
      ...more,
    }).map((event, at) => ({ ...event, id: `${source}-${from + day}-${at}` })),
  ).flat();

/** The same days as a provider bills them: one entry for each day and model. */
const billed = (from: number, to: number, requests = perDay) =>
  days('anthropic_usage', from, to, {
    granularity: 'day',
    requests,
    inputTokens: 1_000 * requests,
    outputTokens: 500 * requests,
  })
    .filter((_, at) => at % perDay === 0)
    .map((event) => ({ ...event, startedAt: event.startedAt.replace('T10', 'T00') }));

const requestsOf = async (headers: Headers): Promise<number> =>
  (await calls.get(headers, '/v1/footprint?from=2026-10-01&to=2026-10-31')).total?.requests ?? 0;
const settled = (headers: Headers, requests: number) =>
  eventually(
    () => requestsOf(headers),
    (counted) => counted === requests,
  );
const overlaps = async (headers: Headers) => (await calls.get(headers, '/v1/usage-overlaps')).items;
const choose = (headers: Headers, pair: string, choice: string) => {
  const [finer, coarser] = pair.split('/');
  return app.inject({ method: 'PUT', url: '/v1/usage-overlaps', headers, payload: { finer, coarser, choice } });
};
const person = (): Promise<GivenPerson> => given.person({ timezone: 'Asia/Seoul' });

describe('the same tokens told by several sources', () => {
  it('count once: from the log where it explains the bill, from the bill where there is no log', async () => {
    const { headers } = await person();
    await calls.record(headers, days('claude_code', 1, 5));
    await calls.record(headers, billed(4, 8));
    // Days 1 to 5 of the log, 6 to 8 of the bill.
    await settled(headers, 80);
    expect(await overlaps(headers)).toEqual([
      {
        finer: 'claude_code',
        coarser: 'anthropic_usage',
        choice: 'automatic',
        from: '2026-10-04',
        to: '2026-10-05',
        days: 2,
        finerTokens: 30_000,
        coarserTokens: 30_000,
        finerRequests: null,
        coarserRequests: null,
        explained: 1,
        finerSetAside: 0,
        coarserSetAside: 2,
      },
    ]);
    const { items } = await calls.get(headers, '/v1/usage-events?status=elsewhere');
    expect(items).toHaveLength(2);
    for (const entry of items)
      expect(entry).toMatchObject({ status: 'elsewhere', countedFrom: 'claude_code', source: 'anthropic_usage' });
  });

  it('count from the bill where the log tells of a part only, and from the log again once it is whole', async () => {
    const { headers } = await person();
    await calls.record(headers, billed(1, 1));
    const log = days('claude_code', 1, 1);
    await calls.record(headers, log.slice(0, 7));
    await settled(headers, perDay);
    expect(await overlaps(headers)).toMatchObject([{ explained: 0.7, finerSetAside: 7, coarserSetAside: 0 }]);
    await calls.record(headers, log.slice(7));
    await eventually(
      () => overlaps(headers),
      ([overlap]) => overlap.finerSetAside === 0 && overlap.coarserSetAside === 1,
    );
    expect(await requestsOf(headers)).toBe(perDay);
  });

  it('count as the person says', async () => {
    const { headers } = await person();
    await calls.record(headers, days('claude_code', 1, 2));
    await calls.record(headers, billed(1, 2));
    await settled(headers, 20);
    const pair = 'claude_code/anthropic_usage';
    expect((await choose(headers, pair, 'both')).json().items).toMatchObject([
      { choice: 'both', finerSetAside: 0, coarserSetAside: 0 },
    ]);
    expect(await requestsOf(headers)).toBe(40);
    expect((await choose(headers, pair, 'coarser')).json().items).toMatchObject([{ finerSetAside: 20 }]);
    expect(await requestsOf(headers)).toBe(20);
    expect((await choose(headers, pair, 'whichever')).statusCode).toBe(400);
    expect((await choose(headers, 'claude_code/codex', 'both')).statusCode).toBe(404);
  });

  it('count again when what stood in their place goes', async () => {
    const { headers } = await person();
    await calls.record(headers, billed(1, 2));
    const { id } = await given.usageImport(
      { headers },
      { sourceKind: 'claude_code', events: days('claude_code', 1, 2) },
    );
    await eventually(
      () => overlaps(headers),
      ([overlap]) => overlap?.coarserSetAside === 2,
    );
    expect((await app.inject({ method: 'DELETE', url: `/v1/usage-imports/${id}`, headers })).statusCode).toBeLessThan(
      300,
    );
    await eventually(
      async () => (await calls.get(headers, '/v1/usage-events?status=counted')).items.length,
      (counted) => counted === 2,
    );
    expect(await requestsOf(headers)).toBe(20);
    expect(await overlaps(headers)).toEqual([]);
  });

  it('stay as they are when decided again, and follow a correction', async () => {
    const { headers, accountId } = await person();
    await calls.record(headers, days('claude_code', 1, 1));
    await calls.record(headers, billed(1, 1));
    await settled(headers, perDay);
    const service = app.app.get(OverlapService);
    const before = await app.sql('SELECT * FROM usage_day WHERE account_id = $1', [accountId]);
    await service.settle(accountId, null);
    expect(await app.sql('SELECT * FROM usage_day WHERE account_id = $1', [accountId])).toEqual(before);
    const [aside] = (await calls.get(headers, '/v1/usage-events?status=elsewhere')).items;
    const corrected = await app.inject({
      method: 'PATCH',
      url: `/v1/usage-events/${aside.id}`,
      headers,
      payload: { requests: 99, inputTokens: 90_000, outputTokens: 45_000 },
    });
    expect(corrected.statusCode).toBe(200);
    // The bill is nine times the log now: it counts, and the log does not.
    await settled(headers, 99);
  });
});

describe('a habit that was guessed', () => {
  const habit = (from: number, to: number, provider: string) =>
    days('habit', from, to, { granularity: 'day', requests: 20, provider, model: undefined, tokenGrade: 'E' })
      .filter((_, at) => at % perDay === 0)
      .map(({ inputTokens: _in, outputTokens: _out, ...event }) => ({
        ...event,
        id: `${event.id}-${provider}`,
        startedAt: event.startedAt.replace('T10', 'T00'),
      }));
  const asked = (from: number, to: number) =>
    days('chatgpt_export', from, to, { granularity: 'exchange', provider: 'openai', model: 'gpt-5' });

  it('counts until an export tells what was asked, and is replaced on all days of the export', async () => {
    const { headers } = await person();
    await calls.record(headers, habit(1, 10, 'openai'));
    expect(await requestsOf(headers)).toBe(200);
    // Nothing was asked on the fifth day.
    await calls.record(headers, [...asked(3, 4), ...asked(6, 7)]);
    await settled(headers, 5 * 20 + 4 * perDay);
    expect(await overlaps(headers)).toEqual([
      expect.objectContaining({
        finer: 'chatgpt_export',
        coarser: 'habit',
        from: '2026-10-03',
        to: '2026-10-07',
        days: 5,
        finerTokens: null,
        finerRequests: 40,
        coarserRequests: 100,
        explained: 0.4,
        coarserSetAside: 5,
      }),
    ]);
  });

  it('of another company goes on counting', async () => {
    const { headers } = await person();
    await calls.record(headers, [...habit(1, 2, 'anthropic'), ...habit(1, 2, 'openai')]);
    await calls.record(headers, asked(1, 2));
    await settled(headers, 2 * 20 + 2 * perDay);
  });

  it('gives way on the days between two parts of an export that came one after the other', async () => {
    const { headers } = await person();
    await calls.record(headers, habit(1, 9, 'openai'));
    await calls.record(headers, asked(1, 2));
    await settled(headers, 7 * 20 + 2 * perDay);
    await calls.record(headers, asked(8, 9));
    await settled(headers, 4 * perDay);
  });

  it('counts beside the export when the person says that it is of another app', async () => {
    const { headers } = await person();
    await calls.record(headers, habit(1, 3, 'openai'));
    await calls.record(headers, asked(1, 3));
    await settled(headers, 3 * perDay);
    await choose(headers, 'chatgpt_export/habit', 'both');
    expect(await requestsOf(headers)).toBe(3 * 20 + 3 * perDay);
  });
});
