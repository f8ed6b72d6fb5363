import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { Given, type GivenPerson } from './support/given.js';
import { UsageCalls } from './support/usage.js';

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

const dayMs = 86_400_000;
const url = '/v1/reduction-trials';
const dayOf = (ago: number) => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10);

const post = ({ headers }: Pick<GivenPerson, 'headers'>, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers });
const listed = async ({ headers }: Pick<GivenPerson, 'headers'>) => (await calls.get(headers, url)).items;

type Counts = Record<string, unknown>;

/** One entry for each of the days, from `first` days ago to `last` days ago. */
const uses = ([first, last]: readonly [number, number], countsOf: (ago: number) => Counts) =>
  Array.from({ length: first - last + 1 }, (_, at) => first - at).map((ago) => ({
    id: `use-${ago}`,
    sourceKind: 'my_tool',
    startedAt: new Date(Date.now() - ago * dayMs).toISOString(),
    requests: 10,
    provider: 'openai',
    model: 'gpt-5',
    outputTokens: 3_000,
    ...countsOf(ago),
  }));

// Decided on sixteen days ago, begun the day after, over since the day before yesterday.
const decided = 16;
const before = [29, 16] as const;
const during = [15, 2] as const;

/** What came out for somebody who used it so before, and so during the trial. */
async function resultFor(countsBefore: (ago: number) => Counts, countsDuring: (ago: number) => Counts) {
  const person = await given.person({ timezone: 'UTC' });
  await given.trial(person, { daysAgo: decided });
  await calls.record(person.headers, [...uses(before, countsBefore), ...uses(during, countsDuring)]);
  const [trial] = await listed(person);
  expect(trial.state).toBe('done');
  return trial.result;
}

const long = () => ({ inputTokens: 300_000 });
const short = () => ({ inputTokens: 60_000 });

describe('a habit tried for two weeks', () => {
  it('begins tomorrow, has no result yet, and can be stopped', async () => {
    const person = await given.person({ timezone: 'UTC' });
    const answer = await post(person, { rule: 'caching' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      rule: 'caching',
      state: 'waiting',
      before: { from: dayOf(13), to: dayOf(0) },
      during: { from: dayOf(-1), to: dayOf(-14) },
      result: null,
    });
    expect(await listed(person)).toEqual([answer.json()]);
    const stop = () => app.inject({ method: 'DELETE', url: `${url}/${answer.json().id}`, headers: person.headers });
    expect((await stop()).statusCode).toBe(204);
    expect(await listed(person)).toEqual([]);
    expect((await stop()).statusCode).toBe(404);
    // What was stopped stands in nobody's way.
    expect((await post(person, { rule: 'caching' })).statusCode).toBe(201);
  });

  it('is the only one at its time, however many are started at once', async () => {
    const person = await given.person({ timezone: 'UTC' });
    const answers = await Promise.all(
      ['caching', 'caching', 'smaller-model', 'less-reasoning'].map((rule) => post(person, { rule })),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
    expect(await listed(person)).toHaveLength(1);
    const refused = (await post(person, { rule: 'caching' })).json();
    expect(refused).toMatchObject({ status: 409, code: 'trial-running', title: 'A trial is under way' });
  });

  it('is refused a second time in the language of the person', async () => {
    const person = await given.person({ locale: 'ko' });
    await given.trial(person);
    expect((await post(person, { rule: 'caching' })).json().title).toMatch(/[가-힣]/);
  });

  it.each([{}, { rule: 'dance' }, { rule: ['caching'] }, { rule: 'caching', startsOn: '2026-01-01' }])(
    'is refused: %j',
    async (payload) => {
      const answer = await post(await given.person(), payload);
      expect([400, 422]).toContain(answer.statusCode);
      expect(answer.json().errors).toHaveLength(1);
    },
  );

  it('tells nothing before its end', async () => {
    const person = await given.person({ timezone: 'UTC' });
    await given.trial(person, { daysAgo: 14 });
    await calls.record(person.headers, [...uses([27, 14], long), ...uses([13, 0], short)]);
    expect(await listed(person)).toMatchObject([{ state: 'running', during: { to: dayOf(0) }, result: null }]);
    // Its last day is the first on which the next one can be decided on.
    expect((await post(person, { rule: 'caching' })).statusCode).toBe(201);
    expect((await listed(person)).map(({ state }: { state: string }) => state)).toEqual(['waiting', 'running']);
  });
});

describe('what came out', () => {
  it('is lower where the whole range of the change is', async () => {
    const result = await resultFor(long, short);
    expect(result).toMatchObject({
      direction: 'lower',
      reason: null,
      before: { daysWithData: 14, requests: 140, perRequest: { unit: 'g' } },
      during: { daysWithData: 14, requests: 140, perRequest: { unit: 'g' } },
      change: { unit: 'g', grade: result.before.perRequest.grade, factorSet: result.before.perRequest.factorSet },
    });
    expect(result.change.low).toBeLessThan(result.change.mid);
    expect(result.change.high).toBeLessThan(0);
    // Never more than all of it.
    expect(-result.change.low).toBeLessThan(result.before.perRequest.high * 140);
  });

  it('is higher where it went the other way', async () => {
    const result = await resultFor(short, long);
    expect(result).toMatchObject({ direction: 'higher', reason: null });
    expect(result.change.low).toBeGreaterThan(0);
  });

  it('is of one request: who asks less often has not changed how', async () => {
    const result = await resultFor(long, () => ({ requests: 2, inputTokens: 60_000, outputTokens: 600 }));
    expect(result).toMatchObject({ direction: 'cannot-tell', reason: 'not-sure', during: { requests: 28 } });
    expect(result.during.perRequest.mid).toBeCloseTo(result.before.perRequest.mid, 6);
  });

  it('cannot be told where another model may or may not take less', async () => {
    const result = await resultFor(short, () => ({ ...short(), model: 'gpt-5-mini' }));
    expect(result).toMatchObject({ direction: 'cannot-tell', reason: 'not-sure' });
    expect(result.change.low).toBeLessThan(0);
    expect(result.change.high).toBeGreaterThan(0);
  });

  it('cannot be told where days differ more by themselves than the two weeks do', async () => {
    const even = (tokens: number) => () => ({ inputTokens: tokens });
    const uneven = (tokens: number) => (ago: number) => ({ inputTokens: ago % 7 === 0 ? tokens * 6.7 : tokens * 0.05 });
    expect((await resultFor(even(600_000), even(420_000))).direction).toBe('lower');
    expect(await resultFor(uneven(600_000), uneven(420_000))).toMatchObject({
      direction: 'cannot-tell',
      reason: 'not-sure',
    });
  });

  it('cannot be told from fewer than seven days on either side', async () => {
    const person = await given.person({ timezone: 'UTC' });
    await given.trial(person, { daysAgo: decided });
    await calls.record(person.headers, [...uses(before, long), ...uses([15, 10], short)]);
    const few = async () => (await listed(person))[0].result;
    expect(await few()).toMatchObject({
      direction: 'cannot-tell',
      reason: 'too-few-days',
      during: { daysWithData: 6 },
      change: null,
    });
    // What arrives later counts: nothing is kept but the start.
    await calls.record(person.headers, uses([9, 9], short));
    expect(await few()).toMatchObject({ direction: 'lower', during: { daysWithData: 7 } });
  });
});
