import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '@promptprint/platform';
import { startTestApp, type TestApp } from './support/app.js';
import { Given } from './support/given.js';
import { chat, chats, type Headers, UsageCalls } from './support/usage.js';

let app: TestApp;
let given: Given;
let calls: UsageCalls;

beforeAll(async () => {
  app = await startTestApp();
  given = new Given(app);
  calls = new UsageCalls(app);
}, 60_000);
afterEach(() => app.invariants());
afterAll(() => app.close());

const sources = async (headers: Headers) => (await calls.get(headers, '/v1/usage-sources')).items;
const conflicts = async (headers: Headers) => (await calls.get(headers, '/v1/usage-conflicts')).items;
const october = '/v1/footprint?from=2026-10-01&to=2026-10-31';
const outputOf = async (headers: Headers) => (await calls.get(headers, october)).total.tokens.output;
const decide = (headers: Headers, id: string, choice: string) =>
  app.inject({ method: 'PUT', url: `/v1/usage-conflicts/${id}`, headers, payload: { choice } });

describe('what arrived from a source', () => {
  it('is the sum of what was recorded, seen before, contradicted and refused', async () => {
    const { headers } = await given.person();
    await calls.record(headers, chats(0, 5, { sourceKind: 'claude_code' }));
    await calls.post(headers, chats(0, 3, { sourceKind: 'claude_code' }));
    await calls.post(headers, [
      chat(1, { sourceKind: 'claude_code', outputTokens: 9 }),
      chat(9, { sourceKind: 'claude_code', outputTokens: -1 }),
      chat(8, { sourceKind: 'codex' }),
      'no event',
    ] as object[]);
    expect(await sources(headers)).toEqual([
      expect.objectContaining({ source: 'canonical', logGrade: null, received: 1, refused: 1, counted: 0 }),
      {
        source: 'claude_code',
        logGrade: 'local-log',
        lastArrivedAt: expect.any(String),
        lastDay: '2026-10-01',
        received: 10,
        recorded: 5,
        duplicates: 3,
        conflicts: 1,
        refused: 1,
        counted: 5,
        countedToday: 0,
        needsALook: 1,
      },
      expect.objectContaining({ source: 'codex', received: 1, recorded: 1, counted: 1 }),
    ]);
  });

  it('is counted for an import under its source, and what no longer counts is seen', async () => {
    const { headers } = await given.person();
    const opened = await calls.openImport(headers, {
      sourceKind: 'codex',
      events: [...chats(0, 4, { sourceKind: 'canonical' }), { startedAt: 'never' }],
      isComplete: true,
    });
    const { id } = opened.json<{ id: string }>();
    expect(await sources(headers)).toEqual([
      expect.objectContaining({ source: 'codex', received: 5, recorded: 4, refused: 1, counted: 4 }),
    ]);
    await app.inject({ method: 'DELETE', url: `/v1/usage-imports/${id}`, headers });
    expect(await sources(headers)).toEqual([
      expect.objectContaining({ source: 'codex', received: 5, recorded: 4, counted: 0, lastDay: null }),
    ]);
  });

  it('counts use of today', async () => {
    const { headers } = await given.person();
    await calls.record(headers, [chat(0, { startedAt: app.app.get(Clock).now().toISOString() })]);
    expect(await sources(headers)).toEqual([expect.objectContaining({ counted: 1, countedToday: 1 })]);
  });
});

describe('two tellings of one use', () => {
  const contradicted = async () => {
    const person = await given.person();
    await calls.record(person.headers, [chat(0, { outputTokens: 100 }), chat(1, { outputTokens: 10 })]);
    await calls.post(person.headers, [chat(0, { outputTokens: 700, inputTokens: 9_000 })]);
    const [conflict] = await conflicts(person.headers);
    return { ...person, conflict };
  };

  it('are shown side by side; the first counts until somebody decides', async () => {
    const { headers, conflict } = await contradicted();
    expect(await outputOf(headers)).toBe(110);
    expect(conflict).toMatchObject({
      stored: { source: 'my_tool', tokens: { input: 1_200, output: 100 } },
      arrived: { source: 'my_tool', tokens: { input: 9_000, output: 700 } },
    });
    expect(conflict.arrived.figures.carbon.mid).toBeGreaterThan(conflict.stored.figures.carbon.mid);
  });

  it('leave everything as it is when the stored one is right, for good', async () => {
    const { headers, conflict } = await contradicted();
    expect((await decide(headers, conflict.id, 'stored')).statusCode).toBe(204);
    expect(await conflicts(headers)).toEqual([]);
    await calls.post(headers, [chat(0, { outputTokens: 700, inputTokens: 9_000 })]);
    expect(await conflicts(headers)).toEqual([]);
    expect(await outputOf(headers)).toBe(110);
  });

  it('are asked about again when something else arrives', async () => {
    const { headers, conflict } = await contradicted();
    await decide(headers, conflict.id, 'stored');
    await calls.post(headers, [chat(0, { outputTokens: 701 })]);
    expect(await conflicts(headers)).toEqual([expect.objectContaining({ id: conflict.id })]);
  });

  it('change places when what arrived is right: totals follow to the last unit and both stay in the log', async () => {
    const { headers, conflict } = await contradicted();
    expect((await decide(headers, conflict.id, 'arrived')).statusCode).toBe(204);
    expect((await decide(headers, conflict.id, 'arrived')).statusCode).toBe(204);
    expect(await outputOf(headers)).toBe(710);
    expect(await conflicts(headers)).toEqual([]);
    const old = await calls.get(headers, `/v1/usage-events/${conflict.id}`);
    expect(old).toMatchObject({ status: 'replaced', tokens: { output: 100 } });
    expect(await calls.get(headers, `/v1/usage-events/${old.replacedBy}`)).toMatchObject({
      status: 'counted',
      replaces: conflict.id,
      tokens: { input: 9_000, output: 700 },
      figures: conflict.arrived.figures,
    });
    // Neither of the two is news any more.
    const again = await calls.post(headers, [
      chat(0, { outputTokens: 100 }),
      chat(0, { outputTokens: 700, inputTokens: 9_000 }),
    ]);
    expect(again.json()).toMatchObject({ recorded: 0 });
    expect(await conflicts(headers)).toEqual([]);
    expect(await outputOf(headers)).toBe(710);
    const back = await decide(headers, conflict.id, 'stored');
    expect([back.statusCode, back.json().code]).toEqual([409, 'conflict-decided']);
  });

  it('put what arrived in the place of a correction made meanwhile', async () => {
    const { headers, conflict } = await contradicted();
    await app.inject({
      method: 'PATCH',
      url: `/v1/usage-events/${conflict.id}`,
      headers,
      payload: { outputTokens: 300 },
    });
    expect(await outputOf(headers)).toBe(310);
    await decide(headers, conflict.id, 'arrived');
    expect(await outputOf(headers)).toBe(710);
  });

  it('are forgotten with the entry', async () => {
    const { headers, conflict } = await contradicted();
    await app.inject({ method: 'DELETE', url: `/v1/usage-events/${conflict.id}`, headers });
    expect(await conflicts(headers)).toEqual([]);
    expect((await decide(headers, conflict.id, 'arrived')).statusCode).toBe(404);
  });

  it('go with the import whose entry they contradict, also after they took its place', async () => {
    const { headers } = await given.person();
    const { id } = (
      await calls.openImport(headers, { sourceKind: 'my_tool', events: [chat(0)], isComplete: true })
    ).json<{ id: string }>();
    await calls.post(headers, [chat(0, { outputTokens: 700 })]);
    const [conflict] = await conflicts(headers);
    await decide(headers, conflict.id, 'arrived');
    expect(await outputOf(headers)).toBe(700);
    await app.inject({ method: 'DELETE', url: `/v1/usage-imports/${id}`, headers });
    expect((await calls.get(headers, october)).total).toBeNull();
  });
});

describe('how complete the log is', () => {
  it('is shown with the footprint once a source falls silent', async () => {
    const { headers } = await given.person();
    const daily = Array.from({ length: 10 }, (_, day) =>
      chat(day, { startedAt: `2026-10-${String(day + 1).padStart(2, '0')}T08:00:00Z`, inputTokens: 1_000 }),
    );
    await calls.record(headers, daily);
    const { coverage } = await calls.get(headers, '/v1/footprint?from=2026-10-01&to=2026-10-20');
    expect(coverage.completeness.silent).toEqual([expect.objectContaining({ source: 'my_tool', silentDays: 10 })]);
    expect(coverage.completeness.share.mid).toBeCloseTo(0.5, 2);
  });
});
