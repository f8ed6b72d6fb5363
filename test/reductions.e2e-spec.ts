import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
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

const dayMs = 86_400_000;

/** So many days of one use each, up to now. */
const use = (days: number, counts: object) =>
  Array.from({ length: days }, (_, ago) => ({
    id: `use-${JSON.stringify(counts).length}-${ago}`,
    sourceKind: 'my_tool',
    startedAt: new Date(Date.now() - ago * dayMs).toISOString(),
    requests: 1,
    provider: 'openai',
    model: 'gpt-5',
    ...counts,
  }));

const ask = (headers: Headers, query = '') => calls.get(headers, `/v1/reductions${query}`);
interface Reduction {
  rule: string;
  state: string;
  saving: { carbon: { low: number; mid: number; high: number }; probability: number };
  parts: object[];
}

function ruleOf({ reductions }: { reductions: Reduction[] }, wanted: string): Reduction {
  const found = reductions.find(({ rule }) => rule === wanted);
  if (!found) throw new Error(`no rule ${wanted}`);
  return found;
}

const long = { inputTokens: 30_000, inputCacheReadTokens: 0, outputTokens: 300, outputReasoningTokens: 0 };
const short = { inputTokens: 400, inputCacheReadTokens: 0, outputTokens: 300, outputReasoningTokens: 0 };

describe('what could have been lower', () => {
  it('says nothing before a week of log', async () => {
    const { headers } = await given.person({ timezone: 'UTC' });
    expect(await ask(headers)).toMatchObject({
      daysWithData: 0,
      daysNeeded: 7,
      carbon: null,
      reductions: [],
      whatIf: null,
    });
    await calls.record(headers, use(6, long));
    expect(await ask(headers)).toMatchObject({ daysWithData: 6, reductions: [], carbon: { unit: 'g' } });
    await calls.record(headers, use(7, short));
    expect((await ask(headers)).reductions).toHaveLength(5);
  });

  it('finds long inputs and unused caches, with a saving that is above nothing and below the whole', async () => {
    const { headers } = await given.person({ timezone: 'UTC' });
    await calls.record(headers, use(20, long));
    const answer = await ask(headers);
    for (const rule of ['shorter-context', 'caching']) {
      const { state, saving, parts } = ruleOf(answer, rule);
      expect(state).toBe('could-save');
      expect(saving.carbon.low).toBeGreaterThan(0);
      expect(saving.carbon.high).toBeLessThan(answer.carbon.high);
      expect(saving.carbon).toMatchObject({
        unit: 'g',
        grade: answer.carbon.grade,
        factorSet: answer.carbon.factorSet,
      });
      expect(saving.probability).toBeGreaterThan(0.95);
      expect(parts).toEqual([
        { modelId: 'gpt-5', otherModelId: null, requests: 20, inputPerRequest: 30_000, outputPerRequest: 300 },
      ]);
    }
    // The input is too long for a smaller model to be proposed, and nobody chooses where this provider runs it.
    for (const rule of ['smaller-model', 'cleaner-place', 'less-reasoning'])
      expect(ruleOf(answer, rule)).toEqual({ rule, state: 'pass', saving: null, parts: [] });
  });

  it('says that it cannot tell where the range of a saving crosses nothing', async () => {
    const { headers } = await given.person({ timezone: 'UTC' });
    await calls.record(headers, use(10, short));
    const { state, saving, parts } = ruleOf(await ask(headers), 'smaller-model');
    expect(parts[0]).toMatchObject({ modelId: 'gpt-5', otherModelId: 'gpt-5-mini' });
    expect(saving.carbon.low).toBeLessThan(0);
    expect(saving.carbon.high).toBeGreaterThan(0);
    expect(state).toBe('cannot-tell');
  });

  it('proposes less reasoning and another place only where they are a choice', async () => {
    const { headers } = await given.person({ timezone: 'UTC' });
    const thought = { outputTokens: 4_000, outputReasoningTokens: 3_000, inputTokens: 900, inputCacheReadTokens: 0 };
    await calls.record(headers, use(9, { ...thought, provider: 'azure.ai.openai', region: 'koreacentral' }));
    const answer = await ask(headers);
    expect(ruleOf(answer, 'less-reasoning').state).toBe('could-save');
    expect(ruleOf(answer, 'cleaner-place').state).toBe('could-save');
    expect(answer.reductions[0].saving.carbon.low).toBeGreaterThanOrEqual(answer.reductions[1].saving.carbon.low);
  });

  it('says where the counts it would need are missing', async () => {
    const { headers } = await given.person({ timezone: 'UTC' });
    await calls.record(headers, use(9, {}));
    const answer = await ask(headers);
    expect(answer.reductions.map(({ state }: { state: string }) => state)).toEqual([
      'pass',
      'not-seen',
      'not-seen',
      'not-seen',
      'not-seen',
    ]);
  });

  it('answers a question of one’s own, and lower only where it is', async () => {
    const { headers } = await given.person({ timezone: 'UTC' });
    await calls.record(headers, use(12, long));
    const half = await ask(headers, '?inputShare=0.5');
    const shorter = ruleOf(half, 'shorter-context');
    expect(half.whatIf).toEqual(shorter.saving);
    const sweden = await ask(headers, '?country=SE');
    expect(sweden.whatIf.carbon.low).toBeGreaterThan(0);
    const larger = await ask(headers, '?model=claude-opus-4-1');
    expect(larger.whatIf.carbon.low).toBeLessThan(0);
    expect(larger.whatIf.probability).toBeLessThan(0.5);
    expect((await ask(headers, '?inputShare=1')).whatIf.carbon).toMatchObject({ low: 0, mid: 0, high: 0 });
  });

  it.each(['inputShare=2', 'inputShare=0', 'inputShare=half', 'country=Korea', 'model=', `model=${'x'.repeat(101)}`])(
    'refuses %s',
    async (query) => {
      const { headers } = await given.person();
      const answer = await app.inject({ url: `/v1/reductions?${query}`, headers });
      expect([400, 422]).toContain(answer.statusCode);
      expect(answer.json().errors[0].pointer).toBe(`/${query.split('=')[0]}`);
    },
  );
});
