import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goldenCases, resultOf, type GoldenCase } from '../test/golden-cases.js';
import { loadingsOf, type Place } from '../test/sides.js';
import { usages } from '../test/usages.js';
import { probabilityGreater, probabilityOfMore, verdictOf, type Side } from './comparison.js';
import { estimate } from './estimate.js';
import { metrics } from './impact.js';

const { G1, G3, G4, G5 }: Record<string, GoldenCase> = goldenCases;
const short = [300, 0, 400, 0] as const;

function side(golden: GoldenCase, place: Place): Side {
  return { ...place, zone: 'one', loadings: loadingsOf(golden), mu: resultOf(golden).law.mu, tau: 0 };
}

describe('comparisons of the method, section 11', () => {
  const llama8: GoldenCase = { ...G1, own: { ...G1.own, P_a: { mid: 8, sigma: 0 } } };
  const pairs: [string, Side, Side, number, number][] = [
    [
      'Llama 70B > 8B, same host',
      side(G1, { provider: 'a', model: '70B' }),
      side(llama8, { provider: 'a', model: '8B' }),
      7.5,
      0.997,
    ],
    [
      'GPT-5 > GPT-5-mini',
      side({ ...G5, tokens: short }, { provider: 'o', model: '5' }),
      side({ ...G4, tokens: short }, { provider: 'o', model: 'mini' }),
      3.3,
      0.81,
    ],
    [
      'GPT-5 > Claude Sonnet',
      side({ ...G5, tokens: short }, { provider: 'o', model: '5' }),
      side({ ...G3, tokens: short }, { provider: 'x', model: 's' }),
      1.04,
      0.51,
    ],
  ];

  it.each(pairs)('%s', (...[, a, b, ratio, probability]) => {
    expect(Math.abs(Math.exp(a.mu - b.mu) / ratio - 1)).toBeLessThan(0.02);
    expect(probabilityOfMore(a, b)).toBeCloseTo(probability, probability > 0.99 ? 3 : 2);
  });

  it('is almost sure that reasoning costs more on the same model', () => {
    const thinking = side(G5, { provider: 'o', model: '5' });
    const plain = side({ ...G5, tokens: short }, { provider: 'o', model: '5' });
    expect(Math.exp(thinking.mu - plain.mu)).toBeCloseTo(3.6, 1);
    expect(probabilityOfMore(thinking, plain)).toBeGreaterThanOrEqual(0.986);
  });

  it('gives both directions of a pair one certainty', () => {
    fc.assert(
      fc.property(usages, usages, fc.constantFrom(...metrics), (one, other, metric) => {
        const [a, b] = [estimate(one), estimate(other)];
        expect(probabilityGreater(a, b, { metric }) + probabilityGreater(b, a, { metric })).toBeCloseTo(1, 12);
      }),
    );
  });

  it('cannot tell a use from itself', () => {
    const same = estimate({ model: 'gpt-5', inputTokens: 10, outputTokens: 10 });
    expect(probabilityGreater(same, same)).toBe(0.5);
  });

  it('words a probability by how sure it is', () => {
    expect([0.5, 0.61, 0.39, 0.85, 0.04].map(verdictOf)).toEqual([
      'cannot-tell',
      'leaning',
      'leaning',
      'likely',
      'clear',
    ]);
  });
});
