import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock, Database, Log, Outbox } from '@promptprint/platform';
import { RestatementService } from '@promptprint/usage';
import { startTestApp, type TestApp, testSecret } from './support/app.js';
import { runCli } from './support/cli.js';
import { Given, type GivenPerson } from './support/given.js';
import { chat, chats, UsageCalls } from './support/usage.js';
import { startTestWorker } from './support/worker.js';

let app: TestApp;
let given: Given;
let calls: UsageCalls;
let service: RestatementService;

jest.setTimeout(60_000);
beforeAll(async () => {
  app = await startTestApp();
  given = new Given(app);
  calls = new UsageCalls(app);
  service = app.app.get(RestatementService);
}, 60_000);
afterEach(() => app.invariants());
afterAll(() => app.close());

const old = '2026-11';
const anchored = '2026-11.1';
const october = { from: '2026-10-01', to: '2026-10-31' };
type Headers = GivenPerson['headers'];

const listed = async (headers: Headers) => (await calls.get(headers, '/v1/restatements')).items;
const readAs = (headers: Headers, id: string) =>
  app.inject({ method: 'POST', url: `/v1/restatements/${id}/read`, headers });

async function planned(accountId: string, toSet = anchored): Promise<string> {
  const id = await service.plan({ accountId, toSet, period: null });
  if (id === null) throw new Error('nothing was planned');
  return id;
}

const google = { provider: 'google', model: 'gemini-2.5-pro' };

/** Several models and classes, an unknown one, a bucket of a day, and entries that say little. */
const mixed = (count: number) => [
  ...chats(0, count),
  ...chats(count, count, google),
  ...chats(2 * count, count, { provider: null, model: 'nobody-knows-this', inputTokens: null }),
  chat(3 * count, { granularity: 'day', requests: 40 }),
];

const ledger = (id: string, side: string) =>
  app.sql(
    `SELECT factor_set, class_key, grade, events, requests, input_tokens, output_tokens, energy_nwh, carbon_use_ng, carbon_embodied_ng,
            carbon_market_ng, water_onsite_nl, water_offsite_nl, q, i, v
       FROM usage_restated_class WHERE restatement_id = $1 AND side = $2 ORDER BY 1, 2, 3`,
    [id, side],
  );

/** What adds up alike in any order. */
const wholeSums = (id: string) =>
  app.sql(
    `SELECT side, factor_set, class_key, grade, events, energy_nwh, carbon_use_ng, carbon_embodied_ng
       FROM usage_restated_class WHERE restatement_id = $1 ORDER BY 1, 2, 3, 4`,
    [id],
  );

describe('a restatement', () => {
  it('stands beside the log: old, new, ratio and what is responsible', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, mixed(30));
    const published = await calls.get(headers, '/v1/footprint?from=2026-10-01&to=2026-10-31');
    const id = await planned(accountId);
    expect(await service.work(accountId, id)).toBe('announced');
    const [found, ...others] = await listed(headers);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      id,
      state: 'announced',
      fromSet: old,
      toSet: anchored,
      eventsOutside: 0,
      readAt: null,
      before: { events: published.total.events, requests: published.total.requests, tokens: published.total.tokens },
    });
    // Doubles that are added in another order differ in their last digits.
    for (const [metric, figure] of Object.entries<Record<string, number>>(published.total.figures))
      if (figure !== null)
        for (const end of ['low', 'mid', 'high'])
          expect(found.before.figures[metric][end] / (figure[end] ?? 0)).toBeCloseTo(1, 9);
    expect(found.after).toMatchObject({ events: 91, figures: { carbon: { unit: 'g', factorSet: anchored } } });
    expect(found.after.tokens).toEqual(found.before.tokens);
    const [carbonBefore, carbonAfter] = [found.before.figures.carbon, found.after.figures.carbon];
    expect(carbonAfter.mid).not.toBe(carbonBefore.mid);
    expect(carbonAfter.high / carbonAfter.low).toBeLessThan(carbonBefore.high / carbonBefore.low);
    expect(found.setChanges.map(({ part, id: row, change }: Record<string, string>) => [part, row, change])).toEqual([
      ['anchor', 'deepseek-decode-2025', 'added'],
      ['anchor', 'deepseek-prefill-2025', 'added'],
      ['anchor', 'google-median-2025', 'added'],
      ['anchor', 'openai-average-2025', 'added'],
    ]);
    const differences = found.models.map(({ differenceG }: { differenceG: number }) => Math.abs(differenceG));
    expect(differences).toEqual(differences.toSorted((a: number, b: number) => b - a));
    expect(found.models.map(({ model }: { model: string }) => model)).toContain('gemini-2.5-pro');
    const sums = await app.sql<{ side: string; carbon: string }>(
      `SELECT side, sum(carbon_use_ng + carbon_embodied_ng) AS carbon FROM usage_restated_class WHERE restatement_id = $1
        GROUP BY 1 ORDER BY 1`,
      [id],
    );
    expect(found.ratio).toBeCloseTo(Number(sums[0]?.carbon) / Number(sums[1]?.carbon), 12);
    expect(await calls.get(headers, '/v1/footprint?from=2026-10-01&to=2026-10-31')).toEqual(published);
  });

  it('under the same factors gives the same sums to the last bit', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, mixed(40));
    const id = await planned(accountId, old);
    expect(await service.work(accountId, id, { pageSize: 7 })).toBe('announced');
    const before = await ledger(id, 'before');
    expect(before.length).toBeGreaterThan(2);
    expect(await ledger(id, 'after')).toEqual(before);
    const [found] = await listed(headers);
    expect(found).toMatchObject({ ratio: 1, models: [], loadings: [], setChanges: [], after: found.before });
  });

  it('takes only the days it is asked for', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, [chat(1), chat(2), chat(60 * 24 * 40)]);
    const id = await service.plan({ accountId, toSet: anchored, period: october });
    expect(await service.work(accountId, id ?? '')).toBe('announced');
    const [found] = await listed(headers);
    expect(found).toMatchObject({ from: october.from, to: october.to, before: { events: 2 }, eventsOutside: 0 });
    expect(await service.plan({ accountId, toSet: anchored, period: { from: '2025-01-01', to: '2025-01-31' } })).toBe(
      null,
    );
    await expect(service.plan({ accountId, toSet: anchored, period: { from: '2026-02-30', to: 'x' } })).rejects.toThrow(
      'period-invalid',
    );
    await expect(service.plan({ accountId, toSet: '2031-01', period: null })).rejects.toThrow('factor-set-not-found');
  });

  it('goes on in another process where the first was stopped, and adds nothing twice', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, mixed(30));
    const id = await planned(accountId);
    expect(await service.work(accountId, id, { mostPages: 2, pageSize: 20 })).toBe('stopped');
    await app.invariants();
    expect(await listed(headers)).toEqual([]);
    const database = new Database(app.config, new Log(app.config));
    await database.onModuleInit();
    const other = new RestatementService(database, new Clock(), new Outbox());
    expect(await other.plan({ accountId, toSet: anchored, period: null })).toBe(id);
    const seen: number[] = [];
    expect(await other.work(accountId, id, { pageSize: 20, onPage: (events) => seen.push(events) })).toBe('announced');
    await database.onApplicationShutdown();
    expect(seen).toEqual([60, 80, 91]);
    expect(await service.work(accountId, id)).toBe('announced');
    const unbroken = await given.person();
    await calls.record(unbroken.headers, mixed(30));
    const whole = await planned(unbroken.accountId);
    await service.work(unbroken.accountId, whole);
    expect(await wholeSums(id)).toEqual(await wholeSums(whole));
  });

  it('that two processes compute at once is computed once', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, mixed(30));
    const id = await planned(accountId);
    const outcomes = await Promise.all([1, 2, 3].map(() => service.work(accountId, id, { pageSize: 10 })));
    expect(outcomes).toEqual(['announced', 'announced', 'announced']);
    expect((await listed(headers))[0].before.events).toBe(91);
  });

  it('says how many events were recorded meanwhile, and leaves them out of both figures', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, chats(0, 10));
    const id = await planned(accountId);
    await service.work(accountId, id, { mostPages: 1, pageSize: 4 });
    await calls.record(headers, chats(100, 5));
    expect(await service.work(accountId, id, { pageSize: 4 })).toBe('announced');
    const [found] = await listed(headers);
    expect(found).toMatchObject({ before: { events: 10 }, after: { events: 10 }, eventsOutside: 5 });
    expect(await planned(accountId)).not.toBe(id);
  });

  it('begins again when an event turns up late behind the cursor', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, chats(0, 10));
    const id = await planned(accountId);
    await service.work(accountId, id, { mostPages: 2, pageSize: 4 });
    await calls.record(headers, chats(100, 20));
    await app.sql(
      `UPDATE usage_event SET received_at = (SELECT recorded_until FROM usage_restatement WHERE id = $2) WHERE account_id = $1`,
      [accountId, id],
    );
    expect(await service.work(accountId, id, { pageSize: 4 })).toBe('announced');
    expect((await listed(headers))[0]).toMatchObject({ before: { events: 30 }, eventsOutside: 0 });
  });

  it('tells its figure only once its notice is there, and keeps the first reading', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, chats(0, 10));
    const id = await planned(accountId);
    await service.work(accountId, id, { mostPages: 1, pageSize: 5 });
    expect(await listed(headers)).toEqual([]);
    expect((await readAs(headers, id)).statusCode).toBe(404);
    expect((await calls.get(headers, '/v1/me/export')).usageRestatements).toMatchObject([
      { id, state: 'computing', sums: [] },
    ]);
    await service.work(accountId, id);
    expect(await listed(headers)).toMatchObject([{ id, state: 'announced', readAt: null }]);
    const first = (await readAs(headers, id)).json();
    expect(first).toMatchObject({ id, state: 'read', readAt: expect.any(String) });
    expect((await readAs(headers, id)).json()).toEqual(first);
    expect((await calls.get(headers, '/v1/me/export')).usageRestatements).toMatchObject([
      {
        id,
        state: 'read',
        sums: [
          { side: 'after', events: 10 },
          { side: 'before', events: 10 },
        ],
      },
    ]);
  });

  it('belongs to one account: another neither sees nor reads nor computes it', async () => {
    const [ana, ben] = [await given.person(), await given.person()];
    await calls.record(ana.headers, chats(0, 5));
    await calls.record(ben.headers, chats(0, 5));
    const id = await planned(ana.accountId);
    expect(await service.work(ben.accountId, id)).toBe('gone');
    await service.work(ana.accountId, id);
    expect(await listed(ben.headers)).toEqual([]);
    expect((await readAs(ben.headers, id)).statusCode).toBe(404);
    const rows = await app.database.forAccount(ben.accountId, async (tx) => [
      ...(await tx.query('SELECT 1 FROM usage_restatement')),
      ...(await tx.query('SELECT 1 FROM usage_restated_class')),
    ]);
    expect(rows).toEqual([]);
    const key = await given.apiKey(ana, ['usage:read']);
    expect((await app.inject({ url: '/v1/restatements', headers: key.headers })).statusCode).toBe(403);
  });
});

describe('the operator’s command', () => {
  it('restates every account once, goes on where it was broken off, and leaves out who was told', async () => {
    const own = await startTestApp();
    try {
      const [people, events] = [new Given(own), new UsageCalls(own)];
      const [ana, ben] = [await people.person(), await people.person()];
      await people.person();
      await events.record(ana.headers, mixed(10));
      await events.record(ben.headers, [...chats(0, 5), chat(60 * 24 * 40)]);
      const on = async (...args: string[]) => {
        const env = { DATABASE_URL: own.adminUrl, PROMPTPRINT_SECRET: testSecret };
        const { code, out, err } = await runCli(['restate', '--to', anchored, '--json', ...args], { env });
        return { code, err, told: JSON.parse(out) };
      };
      const days = ['--from', october.from, '--until', october.to];
      expect(await on('--dry-run')).toMatchObject({ code: 0, err: '', told: { accounts: 2, events: 37, told: 0 } });
      expect(await on('--dry-run', ...days)).toMatchObject({ told: { accounts: 2, events: 36 } });
      expect(await own.sql('SELECT 1 FROM usage_restatement')).toEqual([]);
      const half = own.app.get(RestatementService);
      const begun = await half.plan({ accountId: ana.accountId, toSet: anchored, period: null });
      await half.work(ana.accountId, begun ?? '', { mostPages: 1, pageSize: 3 });
      expect(await on()).toEqual({
        code: 0,
        err: '',
        told: { to: anchored, announced: 2, events: 37, told: 0, gone: 0, failed: 0 },
      });
      const [found, ...others] = (await events.get(ana.headers, '/v1/restatements')).items;
      expect([found.id, found.before.events, others]).toEqual([begun, 31, []]);
      expect(await on()).toMatchObject({ told: { announced: 0, told: 2 } });
      await events.record(ana.headers, chats(500, 2));
      expect(await on()).toMatchObject({ told: { announced: 0, told: 2 } });
      expect(await on('--again')).toMatchObject({ told: { announced: 2, events: 39 } });
      expect((await events.get(ana.headers, '/v1/restatements')).items).toHaveLength(2);
      expect((await events.get(ben.headers, '/v1/restatements')).items).toHaveLength(1);
      await own.invariants();
    } finally {
      await own.close();
    }
  });
});

describe('an entry that goes', () => {
  it('takes its restatement with it until a job has computed it again', async () => {
    const worker = await startTestWorker(app);
    const { headers, accountId } = await given.person();
    const opened = await calls.openImport(headers, { sourceKind: 'my_tool', events: chats(500, 3), isComplete: true });
    await calls.record(headers, chats(0, 10));
    const id = await planned(accountId);
    await service.work(accountId, id);
    const items = (await calls.get(headers, '/v1/usage-events')).items.filter(
      ({ importId }: { importId: string | null }) => importId === null,
    );
    const expectEvents = async (events: number, outside: number) => {
      for (let tries = 0; tries < 200; tries += 1) {
        const [found] = await listed(headers);
        if (found?.before.events === events) return expect(found.eventsOutside).toBe(outside);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`never came to ${events} events`);
    };
    await expectEvents(13, 0);
    await app.inject({ method: 'DELETE', url: `/v1/usage-events/${items[0].id}`, headers });
    await expectEvents(12, 0);
    const change = { outputTokens: 1_234 };
    await app.inject({ method: 'PATCH', url: `/v1/usage-events/${items[1].id}`, headers, payload: change });
    await expectEvents(11, 1);
    await app.inject({ method: 'DELETE', url: `/v1/usage-imports/${opened.json().id}`, headers });
    await expectEvents(8, 1);
    await worker.close();
  });

  it('as the last one leaves no restatement behind', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, [chat(1)]);
    const id = await planned(accountId);
    await service.work(accountId, id);
    const [entry] = (await calls.get(headers, '/v1/usage-events')).items;
    await app.inject({ method: 'DELETE', url: `/v1/usage-events/${entry.id}`, headers });
    expect(await listed(headers)).toEqual([]);
    expect(await service.work(accountId, id)).toBe('gone');
    expect(await app.sql('SELECT 1 FROM usage_restatement WHERE id = $1', [id])).toEqual([]);
  });
});

describe('the invariants of restatements', () => {
  it.each([
    [
      'I-R1',
      `UPDATE usage_restated_class SET carbon_use_ng = carbon_use_ng + 1 WHERE restatement_id = $1 AND side = 'before'`,
    ],
    [
      'I-R2',
      `UPDATE usage_restated_class SET carbon_use_ng = carbon_use_ng + 1 WHERE restatement_id = $1 AND side = 'after'`,
    ],
    ['I-R3', `DELETE FROM usage_restated_class WHERE restatement_id = $1 AND side = 'after'`],
  ])('%s turns red when a sum is not what it says', async (name, damage) => {
    const own = await startTestApp();
    try {
      const { headers, accountId } = await new Given(own).person();
      await new UsageCalls(own).record(headers, chats(0, 5));
      const restatements = own.app.get(RestatementService);
      const id = await restatements.plan({ accountId, toSet: anchored, period: null });
      await restatements.work(accountId, id ?? '');
      await own.invariants();
      await own.sql(damage, [id]);
      await expect(own.invariants()).rejects.toThrow(`"id": "${name}"`);
    } finally {
      await own.close();
    }
  });
});
