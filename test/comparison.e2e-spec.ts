import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { compareModels, models, tasks } from '@promptprint/emissions';
import { startTestApp, type TestApp } from './support/app.js';

let app: TestApp;

jest.setTimeout(30_000);
beforeAll(async () => {
  app = await startTestApp();
}, 60_000);
afterAll(() => app.close());

const get = (query: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: `/v1/models/compare?${query}`, headers });
const ask = async (query: string) => {
  const answer = await get(query);
  expect([answer.statusCode, answer.body.slice(0, 300)]).toEqual([200, answer.body.slice(0, 300)]);
  return answer.json();
};

interface Named {
  name: string;
}

describe('models at one piece of work', () => {
  it('are answered to anybody, lowest first, with what the estimator says and each pair once', async () => {
    const names = ['gpt-5', 'gpt-5-mini', 'Llama-3.3-70B-Instruct'];
    const answer = await ask(`models=${names.join(',')}&country=KR`);
    const day = new Date().toISOString().slice(0, 10);
    const made = compareModels({ models: names, work: tasks.question, country: 'KR', day });
    expect(answer).toMatchObject({ task: 'question', work: tasks.question, country: 'KR', unable: [] });
    expect(answer.models.map(({ name }: Named) => name)).toEqual(made.models.map(({ name }) => name));
    const [lowest] = made.models;
    expect(answer.models[0].figures.carbon).toEqual({
      ...lowest?.estimate.figures.carbon,
      unit: 'g',
      grade: lowest?.estimate.grade,
      factorSet: answer.factorSet,
    });
    expect(answer.pairs).toHaveLength(3);
    for (const { probabilityMore, verdict } of answer.pairs) {
      expect(probabilityMore).toBeGreaterThanOrEqual(0);
      expect(probabilityMore).toBeLessThanOrEqual(0.6);
      expect(['cannot-tell', 'leaning', 'likely', 'clear']).toContain(verdict);
    }
    const [variant] = answer.models.find(({ name }: Named) => name === 'gpt-5').variants;
    expect(variant).toMatchObject({ id: 'with-reasoning', verdict: 'clear' });
    expect(variant.probabilityLower).toBeLessThan(0.05);
  });

  it('may be named ids, too', async () => {
    const names = 'gpt-5,Llama-3.1-8B-Instruct';
    expect(await ask(`ids=${names}&inputTokens=700`)).toEqual(await ask(`models=${names}&inputTokens=700`));
  });

  it('do the task that is asked for, in the counts that are given; others are named apart', async () => {
    const code = await ask('models=gpt-5,claude-opus-4-1&task=code&inputTokens=5000');
    expect(code.work).toEqual({ ...tasks.code, inputTokens: 5_000, inputCacheReadTokens: 5_000 });
    const drawn = await ask('models=gpt-image-1,FLUX.1-dev,gpt-5&task=image&images=3');
    expect(drawn.work).toEqual({ ...tasks.image, images: 3 });
    expect(drawn.unable).toEqual([{ name: 'gpt-5', modality: expect.stringContaining('text') }]);
    expect(drawn.models).toHaveLength(2);
  });

  it('tie where no two can be told apart', async () => {
    const { ties, pairs } = await ask('models=gpt-5,claude-sonnet-4-5');
    expect(ties).toEqual([{ models: expect.arrayContaining(['gpt-5', 'claude-sonnet-4-5']) }]);
    expect(pairs[0].verdict).toBe('cannot-tell');
  });

  it('may be as many as forty, among them names nobody knows', async () => {
    const names = [
      ...models()
        .map(({ id }) => id)
        .slice(0, 39),
      '<b>никто</b>',
    ];
    const answer = await ask(`models=${encodeURIComponent(names.join(','))}`);
    expect(answer.models.length + answer.unable.length).toBe(40);
    expect(answer.models.find(({ name }: Named) => name === '<b>никто</b>')).toMatchObject({ id: null, grade: 'E' });
  });

  it.each([
    ['', '/models'],
    ['models=gpt-5', '/models'],
    ['models=gpt-5,gpt-5', '/models'],
    [`models=${Array.from({ length: 41 }, (_, at) => `m${at}`).join(',')}`, '/models'],
    [`models=gpt-5,${'x'.repeat(101)}`, '/models'],
    ['ids=gpt-5', '/ids'],
    ['ids=a,b&models=a,b', '/ids'],
    ['models=a,b&task=dance', '/task'],
    ['models=a,b&inputTokens=-1', '/inputTokens'],
    ['models=a,b&inputTokens=1e3', '/inputTokens'],
    ['models=a,b&inputTokens=99999999', '/inputTokens'],
    ['models=a,b&inputTokens=10&inputCacheReadTokens=11', '/inputCacheReadTokens'],
    ['models=a,b&outputTokens=10&outputReasoningTokens=11', '/outputReasoningTokens'],
    ['models=a,b&inputTokens=0&outputTokens=0', '/outputTokens'],
    ['models=a,b&country=Korea', '/country'],
    ['models=a,b&images=0&task=image', '/images'],
    ['models=a,b&nonsense=1', '/nonsense'],
  ])('are refused with the place of the fault: %s', async (query, pointer) => {
    const [english, korean] = [await get(query), await get(query, { 'accept-language': 'ko' })];
    expect(english.statusCode).toBe(korean.statusCode);
    expect([400, 422]).toContain(english.statusCode);
    expect(
      english.json().errors.map((fault: { pointer: string }) => fault.pointer.split('/').slice(0, 2).join('/')),
    ).toContain(pointer);
    expect(english.json().title).toMatch(/^[A-Z]/);
    expect(korean.json().title).toMatch(/[가-힣]/);
  });

  it('need an edition that exists', async () => {
    expect((await get('models=a,b&factorSet=1999-01')).statusCode).toBe(404);
    expect((await ask('models=gpt-5,gpt-4o&factorSet=2026-11.1')).factorSet).toBe('2026-11.1');
  });
});
