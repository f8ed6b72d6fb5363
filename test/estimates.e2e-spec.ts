import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { estimate, factorSets, models } from '@promptprint/emissions';
import { startTestApp, type TestApp } from './support/app.js';
import { chat, chats } from './support/usage.js';

let app: TestApp;

jest.setTimeout(30_000);
beforeAll(async () => {
  app = await startTestApp();
}, 60_000);
afterAll(async () => {
  await app.invariants();
  await app.close();
});

const send = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/v1/estimates',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
const get = (url: string) => app.inject({ url });

const plain = { model: 'gpt-5', provider: 'openai', inputTokens: 300, outputTokens: 400 };

describe('estimating without an account', () => {
  it('answers an interval, its grade and its factors for each event, and their total with shared errors', async () => {
    const answer = (await send({ events: [plain, { ...plain, outputTokens: 800 }] })).json();
    const { figures } = estimate({ ...plain });
    expect(answer.estimates).toHaveLength(2);
    expect(answer.estimates[0]).toMatchObject({
      index: 0,
      model: { id: 'gpt-5', match: 'exact' },
      grade: expect.stringMatching(/^[A-E]$/),
      explanation: null,
    });
    expect(answer.estimates[0].figures.carbon).toEqual({
      ...figures.carbon,
      unit: 'g',
      grade: answer.estimates[0].grade,
      factorSet: '2026-11',
    });
    expect(answer.total).toMatchObject({ events: 2 });
    const width = ({ low, high }: { low: number; high: number }) => high / low;
    // Two uses of one model err together: their sum is no better known than either.
    expect(width(answer.total.figures.carbon)).toBeGreaterThan(0.9 * width(answer.estimates[0].figures.carbon));
    expect(answer.total.causes.reduce((sum: number, { share }: { share: number }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(await app.sql('SELECT 1 FROM usage_event')).toEqual([]);
  });

  it('widens what it does not know, and never answers zero for it', async () => {
    const { estimates } = (
      await send({
        events: [{}, { model: 'nobody-knows-me' }, { model: '<synthetic>' }, { ...plain, servedFromCache: true }],
      })
    ).json();
    for (const { figures, grade } of estimates.slice(0, 2)) {
      expect(grade).toBe('E');
      expect(figures.carbon.low).toBeGreaterThan(0);
      expect(figures.carbon.high / figures.carbon.low).toBeGreaterThan(5);
    }
    for (const { figures } of estimates.slice(2)) expect(figures.carbon).toMatchObject({ low: 0, mid: 0, high: 0 });
  });

  it('explains on request, in the caller’s language', async () => {
    const answer = (await send({ events: [plain], explain: true }, { 'accept-language': 'ko' })).json();
    const { explanation, figures } = answer.estimates[0];
    expect(explanation.carbon.value.mid).toBe(figures.carbon.mid);
    expect(explanation.carbon.name).toMatch(/CO₂e/);
    expect(explanation.carbon.children[0].name).toMatch(/[가-힣]/);
    expect(explanation.remedies[0].advice).toMatch(/[가-힣]/);
    const tooMany = await send({ events: Array.from({ length: 101 }, () => plain), explain: true });
    expect(tooMany.json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/explain', code: 'too-many-to-explain' }],
    });
  });

  it('tells what it had to assume, in the caller’s language, and nothing where all was said', async () => {
    const odd = { ...plain, region: 'the-moon-1', startedAt: '2024-03-01T00:00:00Z', inputTokens: 5e9 };
    const told = async (locale: string) =>
      (await send({ events: [odd, plain], explain: true }, { 'accept-language': locale })).json().estimates;
    const [first, second] = await told('en');
    const codes = ['upper-end-by-price', 'beyond-one-request', 'before-model', 'region-unknown'];
    expect(first.assumptions.map(({ code }: { code: string }) => code)).toEqual(codes);
    for (const { text } of first.assumptions) expect(text).toMatch(/^[A-Z][^가-힣]+\.$/);
    expect(first.explanation.assumptions).toEqual(first.assumptions);
    expect(first.grade > second.grade).toBe(true);
    expect([second.assumptions, second.explanation.assumptions]).toEqual([[], []]);
    const [korean] = await told('ko');
    expect(korean.assumptions.map(({ code }: { code: string }) => code)).toEqual(codes);
    for (const { text } of korean.assumptions) expect(text).toMatch(/[가-힣]+요\.$/);
  });

  it('takes ten thousand events at once and leaves out those it cannot read', async () => {
    const answer = (await send({ events: [...chats(0, 9_998), { inputTokens: 2 ** 63 }, { prompt: 'hello' }] })).json();
    expect(answer.estimates).toHaveLength(9_998);
    expect(answer.total.events).toBe(9_998);
    expect(answer.refused).toMatchObject([
      { index: 9_998, code: 'invalid-number', pointer: '/inputTokens' },
      { index: 9_999, code: 'unknown-field', pointer: '/prompt' },
    ]);
    const all = JSON.stringify(answer);
    expect(all).not.toMatch(/NaN|Infinity|null,"mid"/);
  });

  it.each([
    ['more than ten thousand', { events: Array.from({ length: 10_001 }, () => ({})) }],
    ['none', { events: [] }],
    ['no list', { events: 'all' }],
    ['another key', { events: [{}], account: 1 }],
    ['a word for a switch', { events: [{}], explain: 'yes' }],
    ['a prototype', '{"events":[{"__proto__":{"x":1}}]}'],
    ['keys twice', '{"events":[{"model":"a","model":"b"}]}'],
    ['depth', `{"events":[${'['.repeat(5_000)}${']'.repeat(5_000)}]}`],
    ['half a body', '{"events":[{"model":'],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]).toString('latin1')],
    ['nothing at all', ''],
  ])('refuses %s with a clear problem', async (_, payload) => {
    const answer = await send(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      code: expect.any(String),
      status: 400,
    });
  });

  it('refuses more than 4 MiB and other encodings', async () => {
    expect((await send(`{"events":["${'a'.repeat(5_000_000)}"]}`)).statusCode).toBe(413);
    expect((await send({ events: [{}] }, { 'content-type': 'text/html' })).statusCode).toBe(415);
    expect((await send({ events: [{}] }, { 'content-type': 'application/json; charset=utf-16' })).statusCode).toBe(415);
  });
});

describe('the registers behind the figures', () => {
  it('lists models with their size, how it is known, and what a short request takes', async () => {
    const { items, factorSet } = (await get('/v1/models')).json();
    expect(factorSet).toBe('2026-11');
    expect(items).toHaveLength(models().length);
    const gpt = items.find(({ id }: { id: string }) => id === 'gpt-5');
    expect(gpt).toMatchObject({
      provider: 'openai',
      isDisclosed: false,
      grade: expect.stringMatching(/^[A-E]$/),
      reference: { carbon: { unit: 'g' } },
    });
    expect(gpt.reference.carbon.mid).toBeGreaterThan(0);
    const found = (await get('/v1/models?q=SONNET&provider=anthropic')).json().items;
    expect(found.length).toBeGreaterThan(0);
    for (const { id, aliases } of found) expect([id, ...aliases].join(' ').toLowerCase()).toContain('sonnet');
  });

  it('shows every edition of the factors, each row with its grade and a source that is there', async () => {
    const { items } = (await get('/v1/factor-sets')).json();
    expect(items).toHaveLength(factorSets().length);
    expect(items.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1);
    const set = (await get(`/v1/factor-sets/${items[0].id}`)).json();
    const sources = new Set(set.sources.map(({ id }: { id: string }) => id));
    for (const row of [...set.factors, ...set.grids, ...set.dataCentres]) expect(sources).toContain(row.source);
    for (const { value } of set.factors) expect(value.low <= value.mid && value.mid <= value.high).toBe(true);
    expect([set.factors.length, set.grids.length, set.sources.length]).toEqual([
      items[0].factorCount,
      items[0].gridCount,
      items[0].sourceCount,
    ]);
  });

  it('shows the disclosures an edition takes in: dated, with their source and what they change', async () => {
    const [first, second] = await Promise.all(
      ['2026-11', '2026-11.1'].map(async (id) => (await get(`/v1/factor-sets/${id}`)).json()),
    );
    expect(first.anchors).toEqual([]);
    expect(second.anchors.map(({ id }: { id: string }) => id)).toEqual(factorSets()[1]?.anchors.map(({ id }) => id));
    const sources = new Set(second.sources.map(({ id }: { id: string }) => id));
    for (const { date, source, wattHours, before, after } of second.anchors) {
      expect(date).toMatch(/^2025-\d\d-\d\d$/);
      expect(sources).toContain(source);
      expect(after.high / after.low).toBeLessThan(before.high / before.low);
      expect(Math.abs(Math.log(after.mid / wattHours))).toBeLessThan(Math.abs(Math.log(before.mid / wattHours)));
    }
  });

  it('announces every edition in a feed, in the language of the reader', async () => {
    const feed = async (query: string, language: string) => {
      const url = `/v1/factor-sets/changes.atom${query}`;
      const { statusCode, headers, body } = await app.inject({ url, headers: { 'accept-language': language } });
      expect([statusCode, headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
      expect(
        [...body.matchAll(/<entry><title>[^<]*<\/title><id>[^<]*#edition-([^<]+)<\/id>/g)].map(([, id]) => id),
      ).toEqual(
        factorSets()
          .map(({ id }) => id)
          .toReversed(),
      );
      return body;
    };
    const english = await feed('', 'en');
    expect(english).toContain('<title>Edition 2026-11.1 of the factors</title>');
    expect(english).toMatch(/said what their own services take.*Disclosures taken in: 4\. .* 0\.\d+ to 1\.\d+ times/);
    expect(await feed('', 'ko-KR')).toContain('<title>배출계수 묶음 2026-11.1</title>');
    expect(await feed('?locale=ko', 'en')).toContain('xml:lang="ko"');
    expect((await get('/v1/factor-sets/changes.atom?locale=fr')).statusCode).toBe(400);
  });

  it.each(['/v1/factor-sets/1999-01', '/v1/factor-sets/__proto__', '/v1/models?factorSet=1999-01'])(
    '%s is not there',
    async (url) => {
      expect((await get(url)).json()).toMatchObject({ status: 404, code: 'factor-set-not-found' });
    },
  );

  it.each(['/v1/models?q=', '/v1/models?q=a&q=b', `/v1/models?provider=${'p'.repeat(200)}`, '/v1/models?page=2'])(
    'refuses %s',
    async (url) => {
      expect((await get(url)).statusCode).toBe(400);
    },
  );
});

it('what is estimated without an account is what is stored with one', async () => {
  const { Given } = await import('./support/given.js');
  const { headers } = await new Given(app).person();
  const { estimates } = (await send({ events: [chat(1)] })).json();
  await app.inject({ method: 'POST', url: '/v1/usage-events', headers, payload: { events: [chat(1)] } });
  const [entry] = (await app.inject({ url: '/v1/usage-events', headers })).json().items;
  expect(entry.figures).toEqual(estimates[0].figures);
});
