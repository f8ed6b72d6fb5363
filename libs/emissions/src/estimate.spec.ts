import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostile } from '../test/hostile.js';
import { countedUsages } from '../test/usages.js';
import { probabilityGreater } from './comparison.js';
import { classConstants } from './class-constants.js';
import { estimate, type Estimate } from './estimate.js';
import { explain } from './explanation.js';
import { currentFactorSet, reviseFactorSet } from './factor-set.js';
import { metrics } from './impact.js';
import { classLedger } from './ledger.js';
import { total } from './sums.js';
import type { UsageInput } from './usage-input.js';

function everyNumber(value: unknown, found: number[] = []): number[] {
  if (typeof value === 'number') found.push(value);
  else if (ArrayBuffer.isView(value)) found.push(...(value as Float64Array));
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) everyNumber(part, found);
  return found;
}

function expectOrder({ figures }: Pick<Estimate, 'figures'>): void {
  for (const metric of metrics) {
    const figure = figures[metric];
    if (!figure) continue;
    expect(figure.low).toBeGreaterThanOrEqual(0);
    expect(figure.mid).toBeGreaterThanOrEqual(figure.low);
    expect(figure.high).toBeGreaterThanOrEqual(figure.mid);
  }
}

describe('an estimate, whatever it is asked', () => {
  it('is finite, not negative and in order, and so are its sums and its explanation', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (usages) => {
        const made = usages.map((usage) => estimate(usage));
        const sum = total(made.map(classLedger));
        for (const each of [...made, sum, ...usages.map((usage) => explain(usage))]) {
          expect(everyNumber(each).filter((value) => !Number.isFinite(value))).toEqual([]);
          expectOrder(each);
        }
        for (const each of made) {
          expect(each.ledger.energyNwh).toBeGreaterThanOrEqual(0);
          expect(each.classKey.split('|')).toHaveLength(6);
          expect(classConstants(each.classKey, currentFactorSet).key).toBe(each.classKey);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is zero only where no model ran or no tokens were used', () => {
    fc.assert(
      fc.property(hostile, (usage) => {
        const { figures, model, classKey } = estimate(usage);
        if (figures.energy?.high !== 0) return;
        const isNothing = (value: unknown) =>
          (typeof value === 'number' && value >= 0 && value < 1e-3) ||
          (typeof value === 'object' && value !== null && 'high' in value);
        const isRead = /^(embeddings|rerank)$/.test(usage.operation ?? '') || classKey.includes('|embedding|');
        const usedNothing = isNothing(usage.inputTokens ?? 0) && (isRead || isNothing(usage.outputTokens ?? 0));
        expect(usage.servedFromCache === true || model.why === 'made-by-tool' || usedNothing).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('does not learn a name from an object’s own prototype', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(
        estimate({
          model: name,
          provider: name,
          hostProvider: name,
          region: name,
          country: name,
          inputTokens: 9,
          outputTokens: 9,
        }),
      ).toMatchObject({
        model: { id: null, match: 'unknown' },
        provider: 'generic',
        zone: expect.stringMatching(/^[A-Z]+$/),
        grade: 'E',
      });
  });

  it('does not change with what was asked before', () => {
    fc.assert(
      fc.property(hostile, hostile, (usage, other) => {
        const first = JSON.stringify(estimate(usage));
        estimate(other);
        expect(JSON.stringify(estimate(usage))).toBe(first);
      }),
    );
  });
});

const counted = (usage: UsageInput) =>
  estimate({ inputTokens: 800, outputTokens: 400, startedAt: '2026-01-01', ...usage });
const width = ({ figures }: Estimate) => (figures.energy?.high ?? 0) / (figures.energy?.low ?? 1);

describe('a model nobody knows', () => {
  it.each([
    ['with its vendor', { provider: 'openai', model: 'secret-preview-7' }],
    ['of nobody', { provider: 'someone', model: 'a model nobody knows' }],
    ['without a name', { provider: 'someone' }],
  ])('%s is estimated wider, with grade E', (_, usage) => {
    const made = counted(usage);
    expect(made).toMatchObject({ grade: 'E', model: { match: 'unknown' } });
    expect(made.figures.carbon?.low).toBeGreaterThan(0);
    expect(width(made)).toBeGreaterThan(width(counted({ provider: 'openai', model: 'gpt-5' })));
    expect(width(made)).toBeGreaterThan(width(counted({ provider: 'deepseek', model: 'deepseek-chat' })));
  });

  it('is told by its tier, never by an error', () => {
    expect(counted({ model: 'nobody' }).tier).toBe('T3');
    expect(estimate({ provider: 'someone', model: 'nobody' })).toMatchObject({ tier: 'T5', grade: 'E' });
  });
});

describe('figures of one use', () => {
  it('rise with every count of tokens', () => {
    fc.assert(
      fc.property(countedUsages, fc.integer({ min: 1, max: 50_000 }), (usage, more) => {
        const [input, cached, output] = [
          Number(usage.inputTokens),
          Number(usage.inputCacheReadTokens),
          Number(usage.outputTokens),
        ];
        const energy = (change: UsageInput) => estimate({ ...usage, ...change }).figures.energy?.mid ?? 0;
        expect(energy({ inputTokens: input + more })).toBeGreaterThan(energy({}));
        expect(energy({ inputTokens: input + more, inputCacheReadTokens: cached + more })).toBeGreaterThan(energy({}));
        expect(energy({ outputTokens: output + more })).toBeGreaterThan(energy({}));
        expect(energy({ inputCacheReadTokens: 0 })).toBeGreaterThanOrEqual(energy({}));
      }),
    );
  });

  it('rise with the carbon of the grid, in proportion, and nothing else does', () => {
    const korea = currentFactorSet.zones.get('kor');
    if (!korea) throw new Error('no grid of Korea');
    fc.assert(
      fc.property(countedUsages, fc.double({ min: 1.01, max: 20, noNaN: true }), (usage, times) => {
        const mid = korea.gramsPerKwh.mid * times;
        const zones = [{ ...korea, gramsPerKwh: { ...korea.gramsPerKwh, mid } }];
        const dirtier = reviseFactorSet(currentFactorSet, 'dirtier', '2026-11-02', { zones });
        const [before, after] = [estimate({ ...usage, country: 'KR' }), estimate({ ...usage, country: 'KR' }, dirtier)];
        for (const end of ['low', 'mid', 'high'] as const)
          expect((after.figures.carbonUse?.[end] ?? 0) / (before.figures.carbonUse?.[end] ?? 1)).toBeCloseTo(times, 9);
        for (const metric of ['energy', 'water', 'carbonEmbodied', 'carbonMarket'] as const)
          expect(after.figures[metric]).toEqual(before.figures[metric]);
      }),
      { numRuns: 40 },
    );
  });

  it('hold at least the use where they hold the making of the machines too (B4 ≥ B3)', () => {
    fc.assert(
      fc.property(countedUsages, (usage) => {
        const { carbon, carbonUse, carbonEmbodied } = estimate(usage).figures;
        expect(carbon?.mid).toBeGreaterThan(carbonUse?.mid ?? 0);
        expect(carbon?.mid).toBeGreaterThan(carbonEmbodied?.mid ?? 0);
        expect(carbon?.high).toBeGreaterThan(carbonUse?.high ?? 0);
      }),
    );
  });

  it('stay the same when they are made again, and under a set that changes nothing', () => {
    const same = reviseFactorSet(currentFactorSet, currentFactorSet.id, currentFactorSet.since, {});
    fc.assert(
      fc.property(countedUsages, (usage) => {
        expect(estimate(usage, same)).toEqual(estimate(usage));
        expect(probabilityGreater(estimate(usage, same), estimate(usage))).toBe(0.5);
      }),
      { numRuns: 40 },
    );
  });

  it('agree with the method for Sonnet in Korea: water on and off site, carbon, embodied', () => {
    const { figures } = estimate({
      model: 'claude-sonnet-4-5',
      country: 'KR',
      inputTokens: 9_200,
      inputCacheReadTokens: 8_000,
      outputTokens: 600,
    });
    const energy = figures.energy?.mid ?? 0;
    expect((figures.carbonUse?.mid ?? 0) / energy).toBeCloseTo(0.41565, 5);
    expect((figures.carbonEmbodied?.mid ?? 0) / energy).toBeCloseTo(0.035, 5);
    expect((figures.waterOffsite?.mid ?? 0) / energy).toBeCloseTo(1.888, 2);
  });

  it('are nothing where a gateway answered from its cache', () => {
    expect(counted({ model: 'gpt-5', servedFromCache: true }).figures.carbon).toEqual({ low: 0, mid: 0, high: 0 });
  });

  it('beyond what one entry can hold exactly are still summed as what they are', () => {
    const huge = estimate({ model: 'gpt-5', inputTokens: 2 ** 53 - 1, outputTokens: 2 ** 53 - 1 });
    const sum = total([classLedger(huge)]);
    expect((sum.figures.energy?.mid ?? 0) / (huge.figures.energy?.mid ?? 1)).toBeCloseTo(1, 6);
  });
});
