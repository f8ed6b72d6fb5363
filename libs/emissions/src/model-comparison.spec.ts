import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { verdictOf } from './comparison.js';
import { estimate } from './estimate.js';
import { currentFactorSet } from './factor-set.js';
import { compareModels, tiesOf, type ComparisonWish } from './model-comparison.js';
import { taskIds, tasks, usageOf } from './tasks.js';

const day = '2026-11-24';
const compare = (models: readonly string[], more: Partial<ComparisonWish> = {}) =>
  compareModels({ models, work: tasks.question, day, ...more });
const names = ({ models }: ReturnType<typeof compare>) => models.map(({ name }) => name);
const pairOf = (a: string, b: string, more: Partial<ComparisonWish> = {}) => {
  const made = compare([a, b], more);
  const at = (name: string) => names(made).indexOf(name);
  return made.probabilities[at(a)]?.[at(b)] ?? -1;
};

describe('models at one piece of work', () => {
  it.each([
    ['Llama-3.3-70B-Instruct', 'Llama-3.1-8B-Instruct', 0.99, 1],
    ['gpt-5', 'gpt-5-mini', 0.76, 0.86],
    ['gpt-5', 'claude-sonnet-4-5', 0.4, 0.6],
  ])('%s takes more than %s with the probability of section 11', (a, b, low, high) => {
    expect(pairOf(a, b)).toBeGreaterThanOrEqual(low);
    expect(pairOf(a, b)).toBeLessThanOrEqual(high);
    expect(pairOf(a, b) + pairOf(b, a)).toBeCloseTo(1, 12);
  });

  it('are sorted by the middle of their carbon, and each is what the estimator says of it alone', () => {
    const made = compare(['gpt-5', 'Llama-3.1-8B-Instruct', 'claude-opus-4-1', 'gpt-5-mini'], { country: 'KR' });
    const middles = made.models.map(({ estimate: { figures } }) => figures.carbon?.mid ?? 0);
    expect(middles).toEqual(middles.toSorted((a, b) => a - b));
    for (const { name, estimate: own } of made.models)
      expect(own).toEqual(estimate({ ...usageOf(tasks.question), model: name, country: 'KR', startedAt: day }));
  });

  it('keep a model nobody knows, wide and of grade E', () => {
    const made = compare(['gpt-5', 'mystery-9000']);
    const own = made.models.find(({ name }) => name === 'mystery-9000');
    expect(own?.row).toBeNull();
    expect(own?.estimate.grade).toBe('E');
    const { low = 1, high = 1 } = own?.estimate.figures.carbon ?? {};
    expect(high / low).toBeGreaterThan(20);
  });

  it('name apart those that are made for other work', () => {
    const drawn = compare(['gpt-5', 'gpt-image-1', 'FLUX.1-dev', 'sora-2', 'unheard-of'], { work: tasks.image });
    expect(names(drawn).toSorted()).toEqual(['FLUX.1-dev', 'gpt-image-1', 'unheard-of']);
    expect(drawn.unable.map(({ name }) => name)).toEqual(['gpt-5', 'sora-2']);
    const written = compare(['gpt-5', 'gpt-image-1', 'FLUX.1-dev', 'whisper-1', 'gemini-2.5-flash-image']);
    expect(names(written).toSorted()).toEqual(['gemini-2.5-flash-image', 'gpt-5']);
  });

  it('can be compared at every task, all models of the register at once', () => {
    for (const id of taskIds) {
      const made = compare(
        currentFactorSet.models.map((model) => model.id),
        { work: tasks[id] },
      );
      expect(made.models.length).toBeGreaterThan(id === 'image' ? 4 : 150);
      for (const {
        estimate: { figures },
      } of made.models)
        expect(figures.carbon?.low).toBeGreaterThan(0);
    }
  });
});

describe('another way to do the same', () => {
  const variantsOf = (model: string, more: Partial<ComparisonWish> = {}) =>
    Object.fromEntries(
      (compare([model, 'gpt-5-nano'], more).models.find(({ name }) => name === model)?.variants ?? []).map((one) => [
        one.id,
        one,
      ]),
    );

  it('is told where model and work leave it open', () => {
    expect(Object.keys(variantsOf('gpt-5'))).toEqual(['with-reasoning', 'in-SE', 'in-US', 'in-KR', 'in-IN']);
    expect(Object.keys(variantsOf('gpt-4o', { country: 'KR' }))).toEqual(['in-SE', 'in-US', 'in-IN']);
    expect(Object.keys(variantsOf('gpt-4o', { work: tasks.code, country: 'SE' }))).toContain('not-from-cache');
    expect(Object.keys(variantsOf('gpt-4o', { work: tasks.document }))).toContain('from-cache');
  });

  it('is as likely to be lower as shared errors allow', () => {
    const { 'with-reasoning': thought, 'in-SE': sweden } = variantsOf('gpt-5', { country: 'KR' });
    expect(thought?.lower).toBeLessThan(0.02);
    expect(sweden?.lower).toBeGreaterThan(0.98);
    // Caching spares reading, which is a small part of an answer: never more, and surely less.
    expect(variantsOf('gpt-4o', { work: tasks.document })['from-cache']?.lower).toBeGreaterThan(0.9);
  });
});

describe('ties', () => {
  it('hold no two models that can be told apart, and none lies inside another', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(probability, { minLength: 1, maxLength: 60 }), (values) => {
        const size = Math.floor((1 + Math.sqrt(1 + 8 * values.length)) / 2);
        const of = (a: number, b: number): number =>
          a === b ? 0.5 : a < b ? (values[(b * (b - 1)) / 2 + a] ?? 0) : 1 - of(b, a);
        const matrix = Array.from({ length: size }, (_, a) => Array.from({ length: size }, (__, b) => of(a, b)));
        const ties = tiesOf(matrix);
        for (const [at, [first, last]] of ties.entries()) {
          for (let a = first; a <= last; a += 1)
            for (let b = first; b < a; b += 1) expect(verdictOf(of(a, b))).toBe('cannot-tell');
          expect(last).toBeGreaterThan(Math.max(first, ties[at - 1]?.[1] ?? -1));
        }
        for (let at = 0; at + 1 < size; at += 1)
          if (verdictOf(of(at, at + 1)) === 'cannot-tell')
            expect(ties.some(([first, last]) => first <= at && at + 1 <= last)).toBe(true);
      }),
    );
  });
});
