import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coefficients, goldenCases, spreadsOf, type GoldenCase } from '../test/golden-cases.js';
import { boundaries, type TextSpreads, type TokenCounts } from './text-energy.js';
import { textLaw } from './text-law.js';

const cases: readonly GoldenCase[] = Object.values(goldenCases);
const someCase = fc.constantFrom(...cases);
const counts: fc.Arbitrary<TokenCounts> = fc.record({
  uncached: fc.integer({ min: 1, max: 200_000 }),
  cached: fc.nat(200_000),
  generated: fc.nat(50_000),
  calls: fc.integer({ min: 1, max: 50 }),
});
const factor = fc.double({ min: 1.001, max: 10, noNaN: true });
const ends = ['low', 'mid', 'high'] as const;

function law(
  golden: GoldenCase,
  tokens: TokenCounts,
  own: Partial<TextSpreads> = {},
  boundary: (typeof boundaries)[number] = 'B3',
) {
  return textLaw({ coefficients, spreads: { ...spreadsOf(golden), ...own }, counts: tokens, boundary });
}

describe('energy of text generation', () => {
  it.each(['uncached', 'cached', 'generated'] as const)('rises with every token count (%s)', (field) => {
    fc.assert(
      fc.property(someCase, counts, fc.integer({ min: 1, max: 100_000 }), (golden, tokens, more) => {
        const [less, grown] = [law(golden, tokens), law(golden, { ...tokens, [field]: tokens[field] + more })];
        expect(grown.atMediansWh).toBeGreaterThan(less.atMediansWh);
        expect(grown.interval.mid).toBeGreaterThan(less.interval.mid);
      }),
    );
  });

  it('rises with the parameters at work and with PUE', () => {
    fc.assert(
      fc.property(someCase, counts, factor, (golden, tokens, times) => {
        const { P_a, PUE } = spreadsOf(golden);
        const before = law(golden, tokens).interval;
        const larger = law(golden, tokens, { P_a: { ...P_a, mid: P_a.mid * times } }).interval;
        const hotter = law(golden, tokens, { PUE: { ...PUE, mid: PUE.mid * times } }).interval;
        expect(larger.mid).toBeGreaterThan(before.mid);
        for (const end of ends) expect(hotter[end] / before[end]).toBeCloseTo(times, 9);
      }),
    );
  });

  it('never takes more for cached input than for the same input uncached', () => {
    fc.assert(
      fc.property(someCase, counts, fc.double({ min: 0, max: 1, noNaN: true }), (golden, tokens, share) => {
        const moved = tokens.uncached * share;
        const cached = law(golden, { ...tokens, uncached: tokens.uncached - moved, cached: tokens.cached + moved });
        expect(cached.interval.mid).toBeLessThanOrEqual(law(golden, tokens).interval.mid * (1 + 1e-12));
      }),
    );
  });

  it('grows from boundary to boundary', () => {
    fc.assert(
      fc.property(someCase, counts, (golden, tokens) => {
        const mids = boundaries.map((boundary) => law(golden, tokens, {}, boundary).interval.mid);
        expect(mids).toEqual(mids.toSorted((a, b) => a - b));
      }),
    );
  });

  it('says the median of the whole lies above the value at the medians of the factors', () => {
    for (const golden of cases) {
      const [uncached, cached, output, reasoning] = golden.tokens;
      const { atMediansWh, interval } = law(golden, { uncached, cached, generated: output + reasoning, calls: 1 });
      expect(interval.mid / atMediansWh).toBeGreaterThan(1.02);
      expect(interval.mid / atMediansWh).toBeLessThan(1.45);
    }
  });
});
