import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ConnectionService, PullService } from '@promptprint/connections';
import { Clock } from '@promptprint/platform';
import { OverlapService } from '@promptprint/usage';
import { startTestApp, type TestApp } from './support/app.js';
import { Given, type GivenPerson } from './support/given.js';
import { ProviderStandIn, type Use } from './support/providers.js';
import { WorkerProcess } from './support/worker-process.js';
import { type Headers, UsageCalls } from './support/usage.js';

let app: TestApp;
let given: Given;
let calls: UsageCalls;
let provider: ProviderStandIn;

jest.setTimeout(40_000);
beforeAll(async () => {
  provider = await ProviderStandIn.start();
  app = await startTestApp({ env: provider.env });
  given = new Given(app);
  calls = new UsageCalls(app);
}, 60_000);
afterEach(async () => {
  provider.uses.length = 0;
  provider.faults.length = 0;
  provider.asked.length = 0;
  provider.refusedKeys.clear();
  provider.brokenDays.clear();
  provider.organisations.clear();
  provider.pageSize = 4;
  provider.hasAnalytics = true;
  await app.invariants();
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

const dayMs = 86_400_000;
const today = () => app.app.get(Clock).now().toISOString().slice(0, 10);
const daysAgo = (days: number) => new Date(Date.parse(today()) - days * dayMs).toISOString().slice(0, 10);
const use = (days: number, requests: number, more: Partial<Use> = {}): Use => ({
  day: daysAgo(days),
  model: 'gpt-5-2025-08-07',
  requests,
  input: requests * 1_000,
  cached: requests * 300,
  output: requests * 200,
  ...more,
});

interface Connection {
  id: string;
  state: string;
  keyEnding: string;
  importId: string;
  nextRunAt: string | null;
  lastSuccessAt: string | null;
  lastError: { code: string; title: string } | null;
  lastRun: { pages: number; recorded: number; unchanged: number; conflicts: number; skipped: number };
}

const connections = async (headers: Headers) =>
  (await calls.get(headers, '/v1/usage-connections')).items as Connection[];
async function onlyOne(headers: Headers): Promise<Connection> {
  const [one, ...more] = await connections(headers);
  if (!one || more.length > 0) throw new Error('there is not exactly one connection');
  return one;
}
async function whole(headers: Headers) {
  const { total } = await calls.get(headers, `/v1/footprint?from=${daysAgo(60)}&to=${today()}`);
  if (!total) return null;
  const { requests, tokens } = total as { requests: number | null; tokens: { input: number; output: number } };
  return { requests, input: tokens.input, output: tokens.output };
}
/** What the worker does when the announcement reaches it. */
async function pull({ accountId }: GivenPerson, id: string, jobId: string = crypto.randomUUID()): Promise<void> {
  await app.app.get(PullService).pull(accountId, id, { id: jobId, signal: new AbortController().signal });
}
const change = (headers: Headers, id: string, payload: object) =>
  app.inject({ method: 'PATCH', url: `/v1/usage-connections/${id}`, headers, payload });

describe('a connection to a provider', () => {
  it('brings exactly what the provider has counted, page by page and list by list', async () => {
    const person = await given.person();
    provider.use(use(9, 5), use(8, 2), use(3, 7, { model: 'gpt-5-mini' }), use(3, 1), use(0, 4));
    provider.use(use(3, 6, { report: 'embeddings', model: 'text-embedding-3-small', output: 0, cached: 0 }));
    const { id } = await given.usageConnection(person, { since: daysAgo(9) });
    await pull(person, id);
    // By hand: 5 + 2 + 7 + 1 + 4 answers and 6 embeddings.
    expect(await whole(person.headers)).toEqual({ requests: 25, input: 25_000, output: 3_800 });
    expect(await onlyOne(person.headers)).toMatchObject({
      state: 'active',
      lastError: null,
      lastRun: { pages: 15, recorded: 6, unchanged: 0, conflicts: 0, skipped: 0 },
    });
    const { items } = await calls.get(person.headers, '/v1/usage-events');
    expect(items[0]).toMatchObject({
      source: 'openai_connection',
      granularity: 'day',
      requests: 4,
      tokens: { inputCacheRead: 1_200 },
    });
  });

  it('records nothing when it is read again, and puts what has grown in the place of what was there', async () => {
    const person = await given.person();
    provider.use(use(1, 5), use(0, 2));
    const { id } = await given.usageConnection(person, { since: daysAgo(9) });
    await pull(person, id);
    await pull(person, id);
    expect((await onlyOne(person.headers)).lastRun).toMatchObject({ recorded: 0, unchanged: 2 });
    provider.use(use(1, 6), use(0, 9), use(0, 1, { project: 'proj_two' }));
    await pull(person, id);
    expect((await onlyOne(person.headers)).lastRun).toMatchObject({ recorded: 3, unchanged: 0, conflicts: 0 });
    expect(await whole(person.headers)).toEqual({ requests: 16, input: 16_000, output: 3_200 });
    // The provider takes something back.
    provider.use(use(0, 8));
    await pull(person, id);
    expect(await whole(person.headers)).toEqual({ requests: 15, input: 15_000, output: 3_000 });
  });

  it('reads only the last two days again', async () => {
    const person = await given.person();
    const { id } = await given.usageConnection(person, { since: daysAgo(20) });
    await pull(person, id);
    provider.asked.length = 0;
    await pull(person, id);
    const starts = provider.asked.map(({ query }) => new Date(Number(query.get('start_time')) * 1_000).toISOString());
    expect(new Set(starts)).toEqual(new Set([`${daysAgo(2)}T00:00:00.000Z`]));
  });

  it('counts once with a saved file of the same report, however that was grouped', async () => {
    const person = await given.person();
    const { accountId, headers } = person;
    // Two projects, which the file does not tell apart.
    provider.use(use(2, 3), use(1, 5, { project: 'proj_one' }), use(1, 4, { project: 'proj_two' }));
    const saved = (days: number, requests: number) => ({
      id: `file-${days}`,
      sourceKind: 'openai_usage',
      granularity: 'day',
      startedAt: `${daysAgo(days)}T00:00:00Z`,
      provider: 'openai',
      model: 'gpt-5-2025-08-07',
      requests,
      inputTokens: requests * 1_000,
      inputCacheReadTokens: requests * 300,
      outputTokens: requests * 200,
    });
    await calls.record(headers, [saved(2, 3), saved(1, 9)]);
    const { id } = await given.usageConnection(person, { since: daysAgo(1) });
    await pull(person, id);
    expect((await onlyOne(headers)).lastRun).toMatchObject({ recorded: 2, conflicts: 0 });
    await app.app.get(OverlapService).settle(accountId, null);
    // By hand: 3 of the day only the file knows, 5 and 4 of the one both tell.
    expect(await whole(headers)).toEqual({ requests: 12, input: 12_000, output: 2_400 });
    const { items } = await calls.get(headers, '/v1/usage-overlaps');
    expect(items).toMatchObject([{ finer: 'openai_connection', coarser: 'openai_usage', coarserSetAside: 1 }]);
  });

  it('is asked for by the clock, each once, at an instant of its own', async () => {
    const person = await given.person();
    const { id } = await given.usageConnection(person);
    await pull(person, id);
    const service = app.app.get(ConnectionService);
    const clock = app.app.get(Clock);
    const announced = async () =>
      (
        await app.sql<{ id: string }>(
          `SELECT payload->>'connectionId' AS id FROM outbox WHERE event = 'usage.connection-due'`,
        )
      ).filter((row) => row.id === id).length;
    const before = await announced();
    await service.announceDue();
    expect(await announced()).toBe(before);
    clock.advance(3_700_000);
    try {
      await Promise.all([service.announceDue(), service.announceDue()]);
      expect(await announced()).toBe(before + 1);
    } finally {
      clock.advance(-3_700_000);
    }
  });

  it('is due again whatever becomes of a run, and gives its turn to whoever runs the same job again', async () => {
    const person = await given.person();
    provider.use(use(1, 5));
    const { id } = await given.usageConnection(person, { since: daysAgo(3) });
    expect((await onlyOne(person.headers)).nextRunAt).not.toBeNull();
    const stopping = new AbortController();
    stopping.abort();
    const run = app.app.get(PullService).pull(person.accountId, id, { id: 'the job', signal: stopping.signal });
    await expect(run).rejects.toThrow('taken away');
    await pull(person, id, 'another job');
    expect(await whole(person.headers)).toBeNull();
    await pull(person, id, 'the job');
    expect(await whole(person.headers)).toMatchObject({ requests: 5 });
  });

  it('starts again at once after a pause or with another key, though its run never came to an end', async () => {
    const person = await given.person();
    provider.use(use(1, 5));
    const { id } = await given.usageConnection(person, { since: daysAgo(3) });
    provider.faults.push('silence');
    const lost = pull(person, id, 'lost');
    while (provider.asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await change(person.headers, id, { key: 'sk-admin-another-key' });
    await pull(person, id, 'next');
    expect(await whole(person.headers)).toMatchObject({ requests: 5 });
    provider.release();
    await lost;
    expect(await onlyOne(person.headers)).toMatchObject({ state: 'active', lastError: null });
  });

  it('is read by one job at a time', async () => {
    const person = await given.person();
    provider.use(use(0, 3));
    const { id } = await given.usageConnection(person, { since: daysAgo(1) });
    provider.faults.push('silence');
    const first = pull(person, id, 'first');
    while (provider.asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await pull(person, id, 'second');
    expect(provider.asked).toHaveLength(2);
    provider.release();
    await first;
    expect(await onlyOne(person.headers)).toMatchObject({ lastError: { code: 'provider-unavailable' } });
  });
});

describe('Anthropic', () => {
  const claude = (days: number, requests: number, more: Partial<Use> = {}) =>
    use(days, requests, { model: 'claude-sonnet-4-5', written: requests * 100, ...more });

  it('is asked for its analytics, whose largest rows come first', async () => {
    const person = await given.person();
    provider.use(claude(20, 3), claude(9, 1), claude(8, 40), claude(8, 2, { model: 'claude-opus-4-1' }), claude(0, 4));
    const { id } = await given.usageConnection(person, { kind: 'anthropic', since: daysAgo(20) });
    provider.pageSize = 2;
    await pull(person, id);
    // Input holds what was read from and written to the cache.
    expect(await whole(person.headers)).toEqual({ requests: 50, input: 50_000, output: 10_000 });
    provider.use(claude(0, 5));
    await pull(person, id);
    expect((await onlyOne(person.headers)).lastRun).toMatchObject({ recorded: 1, unchanged: 0, conflicts: 0 });
    expect(await whole(person.headers)).toMatchObject({ requests: 51 });
    expect(provider.asked.at(-1)?.headers).toMatchObject({ 'anthropic-beta': 'analytics-usage-cost-2026-08-24' });
  });

  it('is asked for the older report where there are no analytics; that says no requests', async () => {
    const person = await given.person();
    provider.hasAnalytics = false;
    provider.use(...Array.from({ length: 12 }, (_, at) => claude(at, 2)));
    const { id } = await given.usageConnection(person, { kind: 'anthropic', since: daysAgo(11) });
    await pull(person, id);
    expect(await whole(person.headers)).toEqual({ requests: null, input: 24_000, output: 4_800 });
    expect(await onlyOne(person.headers)).toMatchObject({ lastError: null, lastRun: { pages: 3, recorded: 12 } });
  });

  it('has, like all others, nothing to tell of an organisation without use', async () => {
    const person = await given.person();
    for (const kind of ['anthropic', 'openrouter', 'openai']) {
      const { id } = await given.usageConnection(person, { kind });
      await pull(person, id);
    }
    const all = await connections(person.headers);
    expect(all.map(({ state, lastError }) => [state, lastError])).toEqual(all.map(() => ['active', null]));
  });
});

describe('OpenRouter', () => {
  it('is asked for its activity, which is read as the file it could be saved as', async () => {
    const person = await given.person();
    provider.use(use(3, 2, { model: 'openai/gpt-4.1-2025-04-14' }), use(1, 7, { model: 'deepseek/deepseek-r1' }));
    const { id } = await given.usageConnection(person, { kind: 'openrouter' });
    await pull(person, id);
    await pull(person, id);
    expect(await whole(person.headers)).toEqual({ requests: 9, input: 9_000, output: 1_800 });
    expect((await onlyOne(person.headers)).lastRun).toMatchObject({ recorded: 0, unchanged: 2, skipped: 0 });
  });
});

describe('a worker that is killed in the middle of a run', () => {
  it('loses nothing and doubles nothing', async () => {
    const person = await given.person();
    provider.pageSize = 2;
    provider.use(...Array.from({ length: 24 }, (_, at) => use(at, at + 1)));
    const { id } = await given.usageConnection(person, { since: daysAgo(23) });
    for (let kill = 0; kill < 3; kill += 1) {
      // Somewhere among the pages one is kept waiting, and the worker dies over it.
      provider.faults.length = 0;
      provider.asked.length = 0;
      provider.faults.push(...Array.from({ length: 3 + kill * 2 }, () => null), 'silence');
      const worker = await WorkerProcess.start(app, provider.env);
      while (provider.asked.length < 4 + kill * 2) await new Promise((resolve) => setTimeout(resolve, 20));
      await worker.kill();
      provider.release();
    }
    provider.faults.length = 0;
    const worker = await WorkerProcess.start(app, provider.env);
    try {
      while ((await onlyOne(person.headers)).lastSuccessAt === null)
        await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await worker.stop();
    }
    // 1 + 2 + … + 24
    expect(await whole(person.headers)).toEqual({ requests: 300, input: 300_000, output: 60_000 });
    expect(
      await app.sql('SELECT count(*)::int AS count FROM usage_event WHERE account_id = $1', [person.accountId]),
    ).toEqual([{ count: 24 }]);
    expect(id).toBe((await onlyOne(person.headers)).id);
  }, 120_000);
});

describe('a provider that does not answer as it should', () => {
  it('refuses a wrong key: the person is told in their language, and nothing is kept', async () => {
    const person = await given.person();
    provider.refusedKeys.add('sk-wrong-0123456789');
    const post = (language: string) =>
      app.inject({
        method: 'POST',
        url: '/v1/usage-connections',
        headers: { ...person.headers, 'accept-language': language },
        payload: { kind: 'openai', label: 'Ours', key: 'sk-wrong-0123456789' },
      });
    const answer = await post('en');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      code: 'provider-key-refused',
      title: 'The provider does not accept this key',
    });
    expect(answer.body).not.toContain('sk-wrong');
    const korean = await given.person({ locale: 'ko' });
    const told = await app.inject({
      method: 'POST',
      url: '/v1/usage-connections',
      headers: korean.headers,
      payload: { kind: 'openai', label: '우리 회사', key: 'sk-wrong-0123456789' },
    });
    expect(told.json().title).toBe('제공사가 이 키를 받아들이지 않아요');
    expect(await connections(person.headers)).toEqual([]);
  });

  it('is asked again as late as it wishes, and loses and doubles nothing', async () => {
    const person = await given.person();
    provider.use(...Array.from({ length: 10 }, (_, at) => use(at, at + 1)));
    const { id } = await given.usageConnection(person, { since: daysAgo(9) });
    const clock = app.app.get(Clock);
    const told: [string | null, number][] = [];
    provider.faults.push(
      null,
      { status: 429, headers: { 'retry-after': '600' } },
      { status: 500 },
      'cut',
      'half',
      null,
    );
    for (let run = 0; run < 5; run += 1) {
      await pull(person, id);
      const { lastError, nextRunAt } = await onlyOne(person.headers);
      const wait = Math.round((Date.parse(nextRunAt ?? '') - clock.now().getTime()) / 60_000);
      told.push([lastError?.code ?? null, lastError ? wait : 0]);
    }
    expect(told).toEqual([
      ['provider-rate-limited', 10],
      ['provider-unavailable', 2],
      ['provider-unavailable', 4],
      ['provider-answer-unreadable', 8],
      [null, 0],
    ]);
    expect(await whole(person.headers)).toEqual({ requests: 55, input: 55_000, output: 11_000 });
  });

  it('waits for a person when it refuses the key later, and goes on with another', async () => {
    const person = await given.person();
    provider.use(use(1, 5));
    const { id } = await given.usageConnection(person, { key: 'sk-admin-firstfirst' });
    provider.refusedKeys.add('sk-admin-firstfirst');
    await pull(person, id);
    expect(await onlyOne(person.headers)).toMatchObject({
      state: 'failing',
      nextRunAt: null,
      lastError: { code: 'provider-key-refused', title: 'The provider does not accept this key' },
    });
    provider.asked.length = 0;
    await pull(person, id);
    await app.app.get(ConnectionService).announceDue();
    expect(provider.asked).toEqual([]);
    const run = await app.inject({ method: 'POST', url: `/v1/usage-connections/${id}/runs`, headers: person.headers });
    expect(run.json()).toMatchObject({ status: 409, code: 'connection-not-active' });
    expect((await change(person.headers, id, { key: 'sk-admin-firstfirst' })).json()).toMatchObject({
      code: 'provider-key-refused',
    });
    expect((await change(person.headers, id, { key: 'sk-admin-other9876' })).json()).toMatchObject({
      state: 'active',
      keyEnding: '9876',
      lastError: null,
    });
    await pull(person, id);
    expect(await whole(person.headers)).toMatchObject({ requests: 5 });
  });

  it('leaves out the one day it never tells readably, says so, and reads all others', async () => {
    const person = await given.person();
    provider.use(...Array.from({ length: 10 }, (_, at) => use(at, 1)));
    provider.brokenDays.add(daysAgo(6));
    const { id } = await given.usageConnection(person, { since: daysAgo(9) });
    for (const run of [1, 2]) {
      await pull(person, id);
      expect(await onlyOne(person.headers)).toMatchObject({ lastError: { code: 'provider-answer-unreadable' } });
      expect(run).toBeLessThan(3);
    }
    await pull(person, id);
    // Each of the five lists was asked for that day.
    expect(await onlyOne(person.headers)).toMatchObject({ lastError: null, lastRun: { skipped: 5 } });
    expect(await whole(person.headers)).toMatchObject({ requests: 9 });
  });

  it('tells of rows nobody can read: they are counted, the others are recorded', async () => {
    const person = await given.person();
    provider.use(use(1, 5), use(1, 3, { model: 'gpt-5-mini', input: 1e308 }), use(0, 2));
    const { id } = await given.usageConnection(person, { since: daysAgo(2) });
    await pull(person, id);
    expect(await onlyOne(person.headers)).toMatchObject({ lastError: null, lastRun: { recorded: 2, skipped: 1 } });
    expect(await whole(person.headers)).toMatchObject({ requests: 7 });
  });
});

describe('the key of a connection', () => {
  const key = 'sk-admin-verysecretverysecret7xQ2';

  it('is shown by its end only, stands nowhere in clear, and is no part of an export', async () => {
    const person = await given.person();
    const { id } = await given.usageConnection(person, { key });
    await pull(person, id);
    const exported = await app.inject({ url: '/v1/me/export', headers: person.headers });
    expect(exported.json().usageConnections).toMatchObject([{ id, keyEnding: '7xQ2', kind: 'openai' }]);
    const listed = await app.inject({ url: '/v1/usage-connections', headers: person.headers });
    const rows = await app.sql<{ row: string }>('SELECT c::text AS row FROM usage_connection c');
    const queued = await app.sql<{ row: string }>('SELECT o::text AS row FROM outbox o');
    for (const text of [exported.body, listed.body, ...[...rows, ...queued].map(({ row }) => row)]) {
      expect(text).not.toContain('verysecret');
      expect(text).not.toContain(Buffer.from(key).toString('hex'));
    }
    expect(exported.body).not.toContain('sealed');
  });

  it('is gone at once when the connection is removed, even in the middle of a run', async () => {
    const person = await given.person();
    provider.use(use(1, 5), use(0, 2));
    const { id } = await given.usageConnection(person, { key, since: daysAgo(9) });
    provider.faults.push(null, 'silence');
    const running = pull(person, id);
    while (provider.asked.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    const removed = await app.inject({ method: 'DELETE', url: `/v1/usage-connections/${id}`, headers: person.headers });
    expect(removed.statusCode).toBe(204);
    const [row] = await app.sql('SELECT state, sealed_key, key_ending, job_id FROM usage_connection WHERE id = $1', [
      id,
    ]);
    expect(row).toEqual({ state: 'removed', sealed_key: null, key_ending: '', job_id: null });
    provider.release();
    await running;
    expect(await connections(person.headers)).toEqual([]);
    const again = await app.inject({ method: 'DELETE', url: `/v1/usage-connections/${id}`, headers: person.headers });
    expect(again.statusCode).toBe(404);
  });

  it('cannot be handed over, seen or used by an API key', async () => {
    const person = await given.person();
    const apiKey = await given.apiKey(person, ['usage:write', 'usage:read', 'account:write']);
    const answer = await app.inject({ url: '/v1/usage-connections', headers: apiKey.headers });
    expect(answer.json()).toMatchObject({ status: 403, code: 'session-required' });
  });

  it('leaves with its owner', async () => {
    const person = await given.person();
    await given.usageConnection(person, { key });
    const { ErasureService } = await import('@promptprint/accounts');
    await app.app.get(ErasureService).erase(person.id);
    expect(await app.sql('SELECT 1 FROM usage_connection WHERE account_id = $1', [person.accountId])).toEqual([]);
  });
});

describe('two organisations of one provider', () => {
  it('tell of buckets of their own, and the same one tells of the same buckets however often it is connected', async () => {
    const person = await given.person();
    provider.organisations.set('sk-admin-first', 'org-secretname').set('sk-admin-second', 'org-other');
    provider.use(use(1, 5));
    const first = await given.usageConnection(person, { key: 'sk-admin-first' });
    const second = await given.usageConnection(person, { key: 'sk-admin-second' });
    await pull(person, first.id);
    await pull(person, second.id);
    await pull(person, first.id);
    expect(await whole(person.headers)).toMatchObject({ requests: 10 });
    const post = (key: string) =>
      app.inject({
        method: 'POST',
        url: '/v1/usage-connections',
        headers: person.headers,
        payload: { kind: 'openai', label: 'Again', key },
      });
    expect((await post('sk-admin-second')).json()).toMatchObject({ status: 409, code: 'connection-exists' });
    expect((await change(person.headers, first.id, { key: 'sk-admin-second' })).json()).toMatchObject({
      status: 409,
      code: 'connection-of-another',
    });
    for (const { id } of [first, second]) {
      await app.inject({ method: 'DELETE', url: `/v1/usage-connections/${id}`, headers: person.headers });
    }
    for (const key of ['sk-admin-second', 'sk-admin-first']) await pull(person, (await post(key)).json().id);
    expect(await whole(person.headers)).toMatchObject({ requests: 10 });
    const rows = await app.sql<{ row: string }>('SELECT c::text AS row FROM usage_connection c');
    expect(rows.map(({ row }) => row).join('')).not.toContain('secretname');
  });
});

describe('a person', () => {
  it('pauses a connection, resumes it, and takes back what it brought', async () => {
    const person = await given.person();
    provider.use(use(1, 5));
    const { id, importId } = await given.usageConnection(person);
    expect((await change(person.headers, id, { state: 'paused', label: 'Quiet' })).json()).toMatchObject({
      state: 'paused',
      label: 'Quiet',
      nextRunAt: null,
    });
    await pull(person, id);
    expect(await whole(person.headers)).toBeNull();
    await change(person.headers, id, { state: 'active' });
    await pull(person, id);
    expect(await whole(person.headers)).toMatchObject({ requests: 5 });
    await app.inject({ method: 'DELETE', url: `/v1/usage-imports/${importId}`, headers: person.headers });
    expect(await whole(person.headers)).toBeNull();
    await pull(person, id);
    expect(await onlyOne(person.headers)).toMatchObject({ state: 'failing', lastError: { code: 'import-not-open' } });
    await change(person.headers, id, { state: 'active' });
    await pull(person, id);
    expect(await whole(person.headers)).toMatchObject({ requests: 5 });
    expect((await onlyOne(person.headers)).importId).not.toBe(importId);
  });

  it('cannot make more connections than are read', async () => {
    const person = await given.person();
    for (let at = 0; at < 20; at += 1) await given.usageConnection(person);
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/usage-connections',
      headers: person.headers,
      payload: { kind: 'openai', label: 'One more', key: 'sk-admin-0123456789' },
    });
    expect(answer.json()).toMatchObject({ status: 409, code: 'too-many-connections' });
  });
});
