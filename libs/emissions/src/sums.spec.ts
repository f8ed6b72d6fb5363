import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goldenCases, type GoldenCase } from '../test/golden-cases.js';
import { classOf } from '../test/sides.js';
import { countedUsages, usages } from '../test/usages.js';
import { estimate } from './estimate.js';
import { classLedger, mergeLedgers } from './ledger.js';
import { metrics } from './impact.js';
import { intervalOfSum, lawOfSum, total } from './sums.js';
import type { UsageInput } from './usage-input.js';

const { G1, G3, G4, G5 }: Record<string, GoldenCase> = goldenCases;
const microsoft = 'provider of GPT';

describe('ten thousand events of the method, section 10', () => {
  const sums = {
    'three providers, no noise': {
      classes: [
        classOf(G1, { provider: 'a', model: 'llama' }, 2000, 0),
        classOf(G3, { provider: 'b', model: 'sonnet' }, 3000, 0),
        classOf(G4, { provider: 'c', model: 'mini' }, 5000, 0),
      ],
      printed: [1.382, 5.262, 24.87],
      drawn: [1.47, 5.16, 24.6],
    },
    'two models of one provider, noise 0.6': {
      classes: [
        classOf(G1, { provider: 'a', model: 'llama' }, 2000, 0.6),
        classOf(G3, { provider: 'b', model: 'sonnet' }, 3000, 0.6),
        classOf(G4, { provider: microsoft, model: 'mini' }, 3000, 0.6),
        classOf(G5, { provider: microsoft, model: 'gpt-5' }, 2000, 0.6),
      ],
      printed: [2.435, 9.365, 55.64],
      drawn: [2.68, 9.48, 49.4],
    },
    'one model only': {
      classes: [classOf(G3, { provider: 'b', model: 'sonnet' }, 10_000, 0)],
      printed: [1.309, 8.72, 58.11],
      drawn: [1.35, 8.32, 58],
    },
  };

  it.each(Object.entries(sums))(
    '%s: gives the printed digits and stays near the draws',
    (_, { classes, printed, drawn }) => {
      const { low, mid, high } = intervalOfSum(lawOfSum(classes));
      const kWh = [low / 1000, mid / 1000, high / 1000];
      for (const [at, value] of kWh.entries()) {
        expect(Number(value.toPrecision(4))).toBe(printed[at]);
        expect(Math.abs(Math.log(value / (drawn[at] ?? 1)))).toBeLessThan(0.15);
      }
    },
  );
});

/** Relative agreement of two numbers that may both be zero. */
function expectSame(a: number, b: number): void {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(a), Math.abs(b)));
}

const rowsOf = (list: readonly UsageInput[]) => list.map((usage) => classLedger(estimate(usage)));

describe('the ledger', () => {
  it('gives the same total however the events are grouped and ordered', () => {
    const lists = fc.array(usages, { minLength: 1, maxLength: 12 });
    const shuffled = lists.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.nat(list.length)),
    );
    fc.assert(
      fc.property(shuffled, ([list, other, cut]) => {
        const whole = total(rowsOf(list));
        const parts = total([...mergeLedgers(rowsOf(other.slice(cut))), ...mergeLedgers(rowsOf(other.slice(0, cut)))]);
        expect(parts.ledger).toEqual(whole.ledger);
        expect(parts.n).toBe(whole.n);
        for (const metric of metrics) {
          const [a, b] = [whole.figures[metric], parts.figures[metric]];
          expect(a === null).toBe(b === null);
          for (const end of ['low', 'mid', 'high'] as const) expectSame(a?.[end] ?? 0, b?.[end] ?? 0);
        }
      }),
    );
  });

  it('keeps the width of equal events whatever their number', () => {
    fc.assert(
      fc.property(countedUsages, fc.integer({ min: 2, max: 40 }), (usage, n) => {
        const one = estimate(usage).figures;
        const many = total(rowsOf(Array.from({ length: n }, () => usage))).figures;
        // The ledger adds whole nWh, so the smallest uses agree no closer than the half of one.
        const near = 5e-7 + 0.5e-9 / (one.energy?.mid ?? 1);
        for (const metric of metrics) {
          const [a, b] = [one[metric], many[metric]];
          expect(a?.high === 0).toBe(b?.high === 0);
          if (!a?.high || !b) continue;
          expect(Math.abs(b.high / b.low / (a.high / a.low) - 1)).toBeLessThan(near);
          expect(Math.abs(b.mid / (n * a.mid) - 1)).toBeLessThan(near);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('lets the noise of single events average out, but not what they share', () => {
    const turn: UsageInput = { provider: 'openai', startedAt: '2025-06-01T00:00:00Z' };
    const width = (n: number) => {
      const { low, high } = total(rowsOf(Array.from({ length: n }, () => turn))).figures.energy ?? { low: 1, high: 1 };
      return high / low;
    };
    expect(width(200)).toBeLessThan(width(1) / 1.5);
    expect(width(2000) / width(200)).toBeGreaterThan(0.98);
  });

  it('sums nothing to a true zero', () => {
    expect(total([]).figures.carbon).toEqual({ low: 0, mid: 0, high: 0 });
    expect(total(rowsOf([{ model: 'gpt-5', servedFromCache: true }])).figures.energy).toEqual({
      low: 0,
      mid: 0,
      high: 0,
    });
  });

  it('explains its variance in shares that add up', () => {
    const { causes } = total(
      rowsOf([
        { model: 'gpt-5', inputTokens: 300, outputTokens: 400 },
        { model: 'claude-opus-4-1', inputTokens: 30, outputTokens: 4000 },
      ]),
    );
    expect(causes.slice(0, 3).map(({ slot }) => slot)).toContain('P_a');
    expect(causes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });
});
