import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { classLedger, estimate, metrics, total } from '@promptprint/emissions';
import { decodeEvent, usageInput } from '@promptprint/usage-formats';
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

interface Figure {
  low: number;
  mid: number;
  high: number;
}
interface Sum {
  events: number;
  figures: Record<string, Figure | null>;
}
interface Group extends Sum {
  key: string;
  share: number;
}
interface Answer {
  total: Sum | null;
  groups: Group[];
  zone: string;
  change: { direction: string; probabilityHigher: number | null; difference: Figure | null; previous: object };
  coverage: { days: number; daysWithData: number; sources: { source: string; state: string; silentDays: number }[] };
}

const october = 'from=2026-10-01&to=2026-10-31';
const footprint = (headers: Headers, query = october): Promise<Answer> => calls.get(headers, `/v1/footprint?${query}`);
const keysOf = ({ groups }: Answer) => Object.fromEntries(groups.map(({ key, events }) => [key, events]));

/** Events of many kinds: known and unknown models, places, estimated counts, batches, buckets. */
const kinds: object[] = [
  {},
  { model: 'gpt-5', provider: 'openai', outputReasoningTokens: 300 },
  { model: 'gemini-2.5-pro', provider: 'gcp.gemini', country: 'KR' },
  { model: 'a-model-nobody-knows', provider: 'somebody', region: 'europe-west1' },
  { model: null, inputTokens: null, outputTokens: null, granularity: 'exchange' },
  { model: 'claude-opus-4-1', isBatch: true, inputCacheReadTokens: 900 },
  { model: 'llama-3.1-8b', provider: 'groq', serviceTier: 'flex', sourceKind: 'gateway' },
  {
    inputTokens: null,
    outputTokens: null,
    tokenGrade: 'D',
    tokenRange: { inputTokens: { low: 10, mid: 40, high: 90 }, outputTokens: { low: 100, mid: 300, high: 700 } },
  },
  {
    granularity: 'day',
    startedAt: '2026-10-07',
    requests: 250,
    inputTokens: 400_000,
    outputTokens: 90_000,
    sourceKind: 'bill',
  },
  { servedFromCache: true },
];
const mixed = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ ...chat(at * 97), ...kinds[at % kinds.length], id: `mixed-${at}` }));

function inMemory(events: readonly object[]) {
  return total(
    events.map((event) => {
      const decoded = decodeEvent(event, 0, { now: Date.now() });
      if (Array.isArray(decoded)) throw new Error(JSON.stringify(decoded));
      return classLedger(estimate(usageInput(decoded)));
    }),
  );
}

function expectClose(figure: Figure | null | undefined, expected: Figure | null): void {
  if (expected === null) return expect(figure).toBeNull();
  for (const end of ['low', 'mid', 'high'] as const)
    expect(Math.abs((figure?.[end] ?? Number.NaN) - expected[end])).toBeLessThanOrEqual(1e-9 * expected[end]);
}

describe('the footprint of a period', () => {
  it('is what the estimator sums up over the same events, to the last unit', async () => {
    const { headers, accountId } = await given.person({ timezone: 'Asia/Seoul' });
    const events = mixed(400);
    await calls.record(headers, events.slice(0, 250));
    for (let from = 250; from < 400; from += 6) await calls.record(headers, events.slice(from, from + 6));
    const expected = inMemory(events);
    const { total: told } = await footprint(headers);
    expect(told?.events).toBe(400);
    for (const metric of metrics) expectClose(told?.figures[metric], expected.figures[metric]);
    for (const table of ['usage_event', 'usage_day', 'usage_month']) {
      const [sum] = await app.sql<Record<string, string>>(
        `SELECT sum(energy_nwh) AS "energyNwh", sum(carbon_use_ng) AS "carbonUseNg", sum(carbon_embodied_ng) AS "carbonEmbodiedNg",
                sum(water_onsite_nl) AS "waterOnsiteNl", sum(water_offsite_nl) AS "waterOffsiteNl" FROM ${table} WHERE account_id = $1`,
        [accountId],
      );
      for (const [name, value] of Object.entries(sum ?? {}))
        expect({ table, name, value }).toEqual({ table, name, value: String(expected.ledger[name as 'energyNwh']) });
    }
  });

  it('is the same however it is grouped, and the shares make a whole', async () => {
    const { headers } = await given.person();
    await calls.record(headers, mixed(120));
    const answers = await Promise.all(
      ['day', 'month', 'model', 'source', 'member'].map((groupBy) =>
        footprint(headers, `${october}&groupBy=${groupBy}`),
      ),
    );
    for (const { total: told, groups } of answers) {
      expect(told?.events).toBe(answers[0]?.total?.events);
      for (const metric of metrics) expectClose(told?.figures[metric], answers[0]?.total?.figures[metric] ?? null);
      expect(groups.reduce((sum, { events }) => sum + events, 0)).toBe(120);
      expect(groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    }
    expect(keysOf(answers[1] as Answer)).toEqual({ '2026-10': 120 });
    expect(keysOf(answers[3] as Answer)).toMatchObject({ bill: 12, gateway: 12, my_tool: 96 });
    expect(Object.keys(keysOf(answers[2] as Answer))).toEqual(expect.arrayContaining(['', 'gpt-5', 'gemini-2.5-pro']));
  });

  it('over months and the days at their ends is the sum of its days', async () => {
    const { headers } = await given.person();
    const spread = mixed(90).map((event, at) => ({
      ...event,
      granularity: 'request',
      startedAt: new Date(Date.UTC(2026, 5, 20, 12) + at * 86_400_000).toISOString(),
    }));
    await calls.record(headers, spread);
    for (const period of [
      'from=2026-06-25&to=2026-09-10',
      'from=2026-07-01&to=2026-08-31',
      'from=2026-07-02&to=2026-07-30',
    ]) {
      const [days, models] = await Promise.all([
        footprint(headers, period),
        footprint(headers, `${period}&groupBy=model`),
      ]);
      expect(models.total?.events).toBe(days.total?.events);
      expect(models.total?.events).toBe(days.groups.reduce((sum, { events }) => sum + events, 0));
      for (const metric of metrics) expectClose(models.total?.figures[metric], days.total?.figures[metric] ?? null);
    }
  });

  it('does not make a range narrower by counting more of the same', async () => {
    const { headers } = await given.person();
    await calls.record(headers, [chat(0)]);
    const one = (await footprint(headers)).total?.figures.carbon;
    await calls.record(headers, chats(1, 300, { inputTokens: 1_200 }));
    const many = (await footprint(headers)).total?.figures.carbon;
    const width = (figure: Figure | null | undefined) => (figure?.high ?? 0) / (figure?.low ?? 1);
    expect(width(many)).toBeGreaterThan(0.95 * width(one));
  });

  it('is never an old one: what is written, corrected or deleted shows at once', async () => {
    const { headers } = await given.person();
    const ask = async () => (await footprint(headers)).total?.events ?? 0;
    await calls.record(headers, chats(0, 20));
    expect([await ask(), await ask()]).toEqual([20, 20]);
    await calls.record(headers, [chat(50)]);
    expect(await ask()).toBe(21);
    const [entry] = (await calls.get(headers, '/v1/usage-events')).items;
    const before = (await footprint(headers)).total?.figures.carbon?.mid ?? 0;
    await app.inject({
      method: 'PATCH',
      url: `/v1/usage-events/${entry.id}`,
      headers,
      payload: { outputTokens: 60_000 },
    });
    expect((await footprint(headers)).total?.figures.carbon?.mid).toBeGreaterThan(before);
    for (const { id, status } of (await calls.get(headers, '/v1/usage-events')).items)
      if (status === 'counted') await app.inject({ method: 'DELETE', url: `/v1/usage-events/${id}`, headers });
    expect(await ask()).toBe(0);
    await calls.record(headers, chats(0, 20));
    expect(await ask()).toBe(20);
  });

  it('is unknown, not zero, where there is nothing', async () => {
    const { headers } = await given.person();
    const empty = await footprint(headers);
    expect(empty).toMatchObject({ total: null, groups: [], change: { direction: 'unknown', probabilityHigher: null } });
    expect(empty.coverage).toEqual({ days: 31, daysWithData: 0, sources: [], completeness: null });
  });

  it('is told beside the one before: higher, or about the same', async () => {
    const { headers } = await given.person();
    const at = (day: string, count: number) =>
      chats(0, count).map((event, number) => ({
        ...event,
        id: `${day}-${number}`,
        startedAt: `${day}T10:00:00Z`,
        inputTokens: 1_000,
      }));
    await calls.record(headers, [...at('2026-09-10', 20), ...at('2026-09-20', 20), ...at('2026-10-10', 60)]);
    const higher = await footprint(headers, 'from=2026-10-01&to=2026-10-20');
    expect(higher.change).toMatchObject({ direction: 'higher', previous: { from: '2026-09-11', to: '2026-09-30' } });
    expect(higher.change.difference?.low).toBeGreaterThan(0);
    const same = await footprint(headers, 'from=2026-09-20&to=2026-09-29');
    expect(same.change).toMatchObject({ direction: 'about-the-same', probabilityHigher: 0.5 });
  });

  it('says which source fell silent', async () => {
    const { headers } = await given.person();
    const on = (day: number, sourceKind: string) => ({
      ...chat(day),
      id: `${sourceKind}-${day}`,
      sourceKind,
      startedAt: `2026-10-${String(day).padStart(2, '0')}T10:00:00Z`,
    });
    await calls.record(
      headers,
      [1, 2, 3, 4, 5].flatMap((day) => [on(day, 'a'), on(day + 10, 'b')]),
    );
    const { coverage } = await footprint(headers, 'from=2026-10-01&to=2026-10-15');
    expect(coverage).toMatchObject({ days: 15, daysWithData: 10 });
    expect(coverage.sources).toMatchObject([
      { source: 'a', state: 'silent', silentDays: 10, firstDay: '2026-10-01', lastDay: '2026-10-05', events: 5 },
      { source: 'b', state: 'active', silentDays: 0 },
    ]);
  });

  it('shrinks by exactly what is deleted', async () => {
    const { headers } = await given.person();
    const events = mixed(60);
    await calls.record(headers, events);
    const { items } = await calls.get(headers, '/v1/usage-events?limit=60');
    const kept = new Set(events.map((_, at) => at));
    for (const { startedAt, id } of items.slice(10, 35) as { startedAt: string; id: string }[]) {
      const at = events.findIndex(
        (event, place) => kept.has(place) && new Date(event.startedAt).toISOString() === startedAt,
      );
      kept.delete(at);
      expect((await app.inject({ method: 'DELETE', url: `/v1/usage-events/${id}`, headers })).statusCode).toBe(204);
    }
    const expected = inMemory(events.filter((_, at) => kept.has(at)));
    const { total: told } = await footprint(headers);
    expect(told?.events).toBe(35);
    for (const metric of metrics) expectClose(told?.figures[metric], expected.figures[metric]);
  });

  it('of somebody is the same bytes whatever others do', async () => {
    const [ana, ben] = [await given.person(), await given.person()];
    await calls.record(ana.headers, mixed(50));
    const read = async () =>
      (await app.inject({ url: `/v1/footprint?${october}&groupBy=model`, headers: ana.headers })).body;
    const before = await read();
    await calls.record(ben.headers, mixed(80));
    expect(await read()).toBe(before);
  });

  it.each([
    'from=2026-02-30',
    'from=yesterday',
    'from=2026-11-01&to=2026-10-01',
    'from=1026-01-01&to=2026-01-01',
    'groupBy=account_id',
    'from=2026-10-01&from=2026-10-02',
    'limit=9',
    'from=0000-01-01&to=0000-01-02',
    'to=0000-01-01',
    'to=9999-12-31',
    `to=${2 ** 63}`,
    'groupBy[]=day',
  ])('refuses %s', async (query) => {
    const { headers } = await given.person();
    const answer = await app.inject({ url: `/v1/footprint?${query}`, headers });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toMatch(/^(validation-failed|period-invalid)$/);
  });
});
