import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { OverlapService } from '@promptprint/usage';
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

const bucket = (requests: number, more: object = {}) => ({
  id: 'bucket-1',
  sourceKind: 'openai_usage',
  granularity: 'day',
  startedAt: '2026-11-02T00:00:00Z',
  endedAt: '2026-11-03T00:00:00Z',
  provider: 'openai',
  model: 'gpt-5',
  requests,
  inputTokens: requests * 1_000,
  outputTokens: requests * 300,
  tokenGrade: 'B',
  ...more,
});
const total = async (headers: Headers) =>
  (await calls.get(headers, '/v1/footprint?from=2026-11-01&to=2026-11-30')).total as {
    requests: number;
    tokens: { input: number; output: number };
  };
const log = async (headers: Headers) =>
  (await calls.get(headers, '/v1/usage-events')).items as { id: string; requests: number; status: string }[];
const told = async (headers: Headers, events: object[]) => (await calls.post(headers, events)).json();

describe('a bucket that is still growing', () => {
  it('takes the place of its earlier state, in the sums too, and is recorded 0 times when it is told again', async () => {
    const { headers } = await given.person();
    expect(await told(headers, [bucket(4)])).toMatchObject({ recorded: 1 });
    expect(await told(headers, [bucket(7)])).toMatchObject({ recorded: 1, duplicates: 0, conflicts: 0 });
    expect(await total(headers)).toMatchObject({ requests: 7, tokens: { input: 7_000, output: 2_100 } });
    expect(await told(headers, [bucket(7)])).toMatchObject({ recorded: 0, duplicates: 1, conflicts: 0 });
    expect(await log(headers)).toMatchObject([{ requests: 7, status: 'counted' }]);
    const { items } = await calls.get(headers, '/v1/usage-sources');
    expect(items).toMatchObject([
      { source: 'openai_usage', received: 3, recorded: 2, duplicates: 1, conflicts: 0, needsALook: 0, counted: 1 },
    ]);
    expect((await calls.get(headers, '/v1/usage-conflicts')).items).toEqual([]);
  });

  it('is not made smaller by a file that tells of an earlier state', async () => {
    const { headers } = await given.person();
    await told(headers, [bucket(7)]);
    expect(await told(headers, [bucket(4)])).toMatchObject({ recorded: 0, duplicates: 1, conflicts: 0 });
    expect(await total(headers)).toMatchObject({ requests: 7 });
  });

  it('holds in its fullest state when all its states come in one batch, among others', async () => {
    const { headers } = await given.person();
    const others = Array.from({ length: 40 }, (_, at) => bucket(1, { id: `other-${at}` }));
    const answer = await told(headers, [bucket(2), ...others, bucket(9), bucket(5), bucket(9)]);
    expect(answer).toMatchObject({ recorded: 42, duplicates: 2, conflicts: 0 });
    expect(await total(headers)).toMatchObject({ requests: 49 });
  });

  it('is a conflict when it says more of one thing and less of another, or is another thing', async () => {
    const { headers } = await given.person();
    await told(headers, [bucket(4)]);
    const answer = await told(headers, [
      bucket(5, { outputTokens: 1 }),
      bucket(9, { model: 'gpt-5-mini' }),
      bucket(9, { granularity: 'request', requests: 1 }),
    ]);
    expect(answer).toMatchObject({ recorded: 0, conflicts: 3, conflictIndexes: [0, 1, 2] });
    expect(await total(headers)).toMatchObject({ requests: 4 });
  });

  it('stays as a person has corrected it', async () => {
    const { headers } = await given.person();
    await told(headers, [bucket(4)]);
    const [{ id } = { id: '' }] = await log(headers);
    await app.inject({ method: 'PATCH', url: `/v1/usage-events/${id}`, headers, payload: { requests: 3 } });
    expect(await told(headers, [bucket(7)])).toMatchObject({ recorded: 0, conflicts: 1 });
    expect(await total(headers)).toMatchObject({ requests: 3 });
  });

  it('belongs to the import that told it last, and goes with it', async () => {
    const { headers } = await given.person();
    const first = (await calls.openImport(headers, { sourceKind: 'openai_usage', events: [bucket(4)] })).json();
    const again = (
      await calls.openImport(headers, {
        sourceKind: 'openai_usage',
        events: [bucket(7), bucket(3), bucket(7), bucket(1, { id: 'bucket-2' })],
      })
    ).json();
    expect(again).toMatchObject({ seen: 4, recorded: 2, duplicates: 2, conflicts: 0 });
    await app.inject({ method: 'DELETE', url: `/v1/usage-imports/${first.id}`, headers });
    expect(await total(headers)).toMatchObject({ requests: 8 });
    await app.inject({ method: 'DELETE', url: `/v1/usage-imports/${again.id}`, headers });
    expect(await log(headers)).toEqual([]);
  });

  it('begins the restatements again that covered its earlier state', async () => {
    const person = await given.person();
    await told(person.headers, [bucket(4)]);
    await given.restatement(person);
    const state = async () =>
      (
        await app.sql<{ state: string }>('SELECT state FROM usage_restatement WHERE account_id = $1', [
          person.accountId,
        ])
      )
        .map(({ state: each }) => each)
        .join();
    expect(await state()).toBe('announced');
    await told(person.headers, [bucket(7)]);
    expect(await state()).toBe('computing');
  });

  it('that is set aside for a finer source stays so while it grows, until that source explains too little of it', async () => {
    const person = await given.person();
    const { headers } = person;
    const day = '2026-11-02';
    const settle = () => app.app.get(OverlapService).settle(person.accountId, { from: day, to: day });
    const answer = {
      id: 'answer',
      sourceKind: 'codex',
      startedAt: `${day}T08:00:00Z`,
      provider: 'openai',
      model: 'gpt-5',
    };
    await told(headers, [{ ...answer, inputTokens: 5_000, outputTokens: 1_000 }, bucket(4)]);
    await settle();
    expect(await total(headers)).toMatchObject({ tokens: { input: 5_000, output: 1_000 } });
    expect(await told(headers, [bucket(5)])).toMatchObject({ recorded: 1 });
    await app.invariants();
    expect(await total(headers)).toMatchObject({ tokens: { input: 5_000, output: 1_000 } });
    expect(await told(headers, [bucket(50)])).toMatchObject({ recorded: 1 });
    await settle();
    expect(await total(headers)).toMatchObject({ requests: 50, tokens: { input: 50_000, output: 15_000 } });
  });

  it('is counted once however many tell it at the same time', async () => {
    const { headers } = await given.person();
    const states = Array.from({ length: 12 }, (_, at) => told(headers, [bucket(at + 1), bucket(1, { id: `b-${at}` })]));
    const answers = await Promise.all(states);
    expect(answers.every(({ conflicts }) => conflicts === 0)).toBe(true);
    expect(await total(headers)).toMatchObject({ requests: 12 + 12 });
  });
});
