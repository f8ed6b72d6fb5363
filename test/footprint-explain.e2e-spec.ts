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

interface ExplainedNumber {
  id: string;
  name: string;
  grade: string;
  sources: string[];
  value: { low: number; mid: number; high: number };
  children: ExplainedNumber[];
}

const leaves = (node: ExplainedNumber): ExplainedNumber[] =>
  node.children.length === 0 ? [node] : node.children.flatMap(leaves);
const october = 'from=2026-10-01&to=2026-10-31';

describe('an explanation', () => {
  it('leads from an entry to factors with their grades and sources, in the caller’s language', async () => {
    const { headers } = await given.person({ locale: 'ko' });
    await calls.record(headers, [chat(1)]);
    const [entry] = (await calls.get(headers, '/v1/usage-events')).items;
    const told = await calls.get(headers, `/v1/footprint/explain?entry=${entry.id}`);
    expect(told).toMatchObject({
      of: 'entry',
      entry: entry.id,
      isTypical: false,
      total: { events: 1, figures: entry.figures },
    });
    expect(told.explanation.carbon.value).toEqual({
      low: entry.figures.carbon.low,
      mid: entry.figures.carbon.mid,
      high: entry.figures.carbon.high,
    });
    const known = new Set(told.explanation.sources.map(({ id }: { id: string }) => id));
    for (const leaf of [...leaves(told.explanation.carbon), ...leaves(told.explanation.water)]) {
      expect(leaf.name).toMatch(/[가-힣]/);
      expect(leaf.grade).toMatch(/^[A-E]$/);
      expect(leaf.sources.length).toBeGreaterThan(0);
      for (const source of leaf.sources) expect(known).toContain(source);
    }
    const shares = told.causes.map(({ share }: { share: number }) => share);
    expect(shares.reduce((sum: number, share: number) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(shares).toEqual(shares.toSorted((a: number, b: number) => b - a));
    const product = told.explanation.chain.reduce((all: number, { value }: ExplainedNumber) => all * value.mid, 1);
    expect(product / 1000 / entry.figures.carbonUse.mid).toBeCloseTo(1, 6);
  });

  it('tells what had to be assumed of an entry, in the caller’s language', async () => {
    const { headers } = await given.person({ locale: 'ko' });
    await calls.record(headers, [chat(1), chat(2, { region: 'the-moon-1' })]);
    const { items } = await calls.get(headers, '/v1/usage-events');
    const told = await Promise.all(
      items.map(({ id }: { id: string }) => calls.get(headers, `/v1/footprint/explain?entry=${id}`)),
    );
    // The log begins with the latest.
    expect(told.map(({ explanation }) => explanation.assumptions)).toEqual([
      [{ code: 'region-unknown', text: '모르는 지역이라 더 넓은 곳의 값을 썼어요.' }],
      [],
    ]);
  });

  it('of a period names its parts and its causes, and shows a use of average size', async () => {
    const { headers } = await given.person();
    await calls.record(headers, [
      ...chats(0, 30),
      ...chats(100, 10, { model: 'gpt-5', provider: 'openai' }),
      ...chats(200, 2, { model: 'nobody-knows-me', provider: null }),
    ]);
    const period = await calls.get(headers, `/v1/footprint/explain?${october}`);
    expect(period).toMatchObject({ of: 'period', entry: null, zone: 'UTC', isTypical: true });
    expect(period.total).toEqual((await calls.get(headers, `/v1/footprint?${october}`)).total);
    expect(period.parts).toHaveLength(3);
    expect(period.parts.reduce((sum: number, { share }: { share: number }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(period.causes.reduce((sum: number, { share }: { share: number }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(period.explanation.model.id).toBe(period.parts[0].model);
    const one = await calls.get(headers, `/v1/footprint/explain?${october}&model=gpt-5`);
    expect(one).toMatchObject({
      of: 'model',
      model: 'gpt-5',
      total: { events: 10 },
      explanation: { model: { id: 'gpt-5', isDisclosed: false } },
    });
    const unknown = await calls.get(headers, `/v1/footprint/explain?${october}&model=`);
    expect(unknown).toMatchObject({
      of: 'model',
      model: '',
      total: { events: 2, figures: { carbon: { grade: 'E' } } },
    });
    const none = await calls.get(headers, `/v1/footprint/explain?${october}&model=no-such-model`);
    expect(none).toMatchObject({ total: null, parts: [], causes: [], explanation: null });
  });

  it('of somebody else’s entry is not there, and nonsense is refused', async () => {
    const [ana, ben] = [await given.person(), await given.person()];
    await calls.record(ana.headers, [chat(1)]);
    const [entry] = (await calls.get(ana.headers, '/v1/usage-events')).items;
    const ask = (query: string) => app.inject({ url: `/v1/footprint/explain?${query}`, headers: ben.headers });
    expect((await ask(`entry=${entry.id}`)).statusCode).toBe(404);
    expect((await ask(`entry=${'0'.repeat(32)}`)).statusCode).toBe(404);
    for (const query of ['entry=1', 'entry=', `model=${'m'.repeat(257)}`, 'from=2026-13-01', 'model=a&model=b'])
      expect((await ask(query)).statusCode).toBe(400);
    expect((await app.inject({ url: `/v1/footprint/explain?${october}` })).statusCode).toBe(401);
  });
});
