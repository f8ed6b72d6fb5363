import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contradictions } from '../test/contradictions.js';
import { hostile } from '../test/hostile.js';
import { countedUsages } from '../test/usages.js';
import { estimate } from './estimate.js';
import { explain } from './explanation.js';
import { expertFigures } from './expert-figures.js';
import { metrics } from './impact.js';
import { classLedger } from './ledger.js';
import { total } from './sums.js';
import { affordableWh } from './list-price.js';
import { resolveModel } from './model-names.js';
import { currentFactorSet } from './factor-set.js';
import type { UsageInput } from './usage-input.js';

const chat: UsageInput = {
  provider: 'openai',
  model: 'gpt-5',
  startedAt: '2026-05-01',
  inputTokens: 300,
  outputTokens: 400,
};

describe('a use that contradicts itself', () => {
  const cases: [string, UsageInput, string][] = [
    ['more cached than input', { inputCacheReadTokens: 900 }, 'cached-beyond-input'],
    ['more reasoning than output', { outputReasoningTokens: 900 }, 'reasoning-beyond-output'],
    ['more cache written than input', { inputCacheWriteTokens: 900 }, 'parts-beyond-total'],
    ['parts beyond the whole', { modality: { inputImageTokens: 900 } }, 'parts-beyond-total'],
    ['a place nobody knows', { region: 'the moon' }, 'region-unknown'],
    ['a country nobody knows', { country: 'ZZ' }, 'country-unknown'],
    ['a day before the model', { startedAt: '2024-03-01' }, 'before-model'],
    ['a day that cannot be read', { startedAt: 'yesterday' }, 'date-unusable'],
    ['a year without factors', { startedAt: '2019-01-01', model: 'nobody' }, 'year-unknown'],
    ['a count below nothing', { requests: -4 }, 'count-unusable'],
    ['steps below nothing', { steps: -1 }, 'count-unusable'],
    ['a count without end', { inputTokens: Infinity }, 'count-unusable'],
    ['more than one request holds', { inputTokens: 5e9 }, 'beyond-one-request'],
    ['a report of nothing', { reportedEnergyWh: 0 }, 'reported-unusable'],
    ['foreign money', { cost: 3, currency: 'EUR', inputTokens: null, outputTokens: null }, 'currency-unknown'],
  ];

  it.each(cases)('%s: is estimated, told, and a grade lower', (_, own, assumption) => {
    const made = estimate({ ...chat, ...own });
    const sound = estimate({ ...chat, model: own.model ?? 'gpt-5' });
    expect(made.assumptions).toContain(assumption);
    expect(made.grade >= sound.grade).toBe(true);
    if (sound.grade < 'E') expect(made.grade > sound.grade).toBe(true);
    expect(made.figures.carbon?.low).toBeGreaterThan(0);
    expect(explain({ ...chat, ...own }).assumptions).toEqual(made.assumptions);
  });

  it('pixels without pictures: one picture a request, told', () => {
    const made = estimate({ operation: 'image_generation', units: { images: 0, imagePixels: 2e6 } });
    expect(made.assumptions).toEqual(['pixels-without-images']);
    expect(made.figures.energy?.low).toBeGreaterThan(0);
    const inChat = estimate({ ...chat, units: { images: 0, imagePixels: 2e6 } });
    expect(inChat.assumptions).toEqual(['pixels-without-images', 'images-in-chat']);
    expect(inChat.energy.mean).toBeGreaterThan(estimate(chat).energy.mean);
  });

  it('counts the larger figure: what stands beside the input or the answer is added', () => {
    const energy = (usage: UsageInput) => estimate({ ...chat, ...usage }).figures.energy;
    expect(energy({ inputCacheReadTokens: 900 })).toEqual(energy({ inputTokens: 1_200, inputCacheReadTokens: 900 }));
    expect(energy({ outputReasoningTokens: 900 })).toEqual(energy({ outputTokens: 1_300 }));
  });

  it('is never silent about it and never NaN, whatever else it says', () => {
    fc.assert(
      fc.property(hostile, contradictions, (usage, { told, fields }) => {
        const own = { ...usage, ...fields };
        const { assumptions, figures, energy, ledger, model } = estimate(own);
        const numbers = [energy.mu, energy.s, energy.tau, energy.mean, energy.remainder, ...energy.loadings];
        const ranges = Object.values(figures).flatMap((figure) =>
          figure ? [figure.low, figure.mid, figure.high] : [],
        );
        const all = [...numbers, ...ranges, ...Object.values(ledger).filter((value) => value !== null)];
        expect(all.filter((value) => !Number.isFinite(value))).toEqual([]);
        expect(new Set(assumptions).size).toBe(assumptions.length);
        // Where no model ran, nothing is estimated and nothing assumed.
        if (own.servedFromCache === true || model.why === 'made-by-tool') return expect(assumptions).toEqual([]);
        expect(assumptions).toContain(told);
        expect(explain(own).assumptions).toEqual(assumptions);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is told of its own use alone, not of the one asked before', () => {
    const own = { ...chat, model: 'Llama-3.3-70B-Instruct' };
    for (const [odd, told] of [
      [{ batchSize: 0 }, 'count-unusable'],
      [{ batchSize: Number.NaN }, 'count-unusable'],
      [{ interTokenLatencyMs: 0 }, 'latency-unusable'],
    ] as const) {
      expect(estimate(own).assumptions).toEqual([]);
      expect(estimate({ ...own, ...odd }).assumptions).toEqual([told]);
      expect(estimate(own).assumptions).toEqual([]);
    }
  });

  it('a date that says less than the day is before the model only where it surely is', () => {
    const told = (startedAt: string) => estimate({ ...chat, startedAt }).assumptions;
    expect([told('2025'), told('2025-08'), told('2025-08-07')]).toEqual([[], [], []]);
    expect([told('2025-07'), told('2024')]).toEqual([['before-model'], ['before-model']]);
  });

  it('that is sound has nothing assumed', () => {
    fc.assert(
      fc.property(countedUsages, (usage) => {
        const known = estimate({ ...usage, startedAt: '2026-05-01' }).assumptions.filter(
          (one) => one !== 'upper-end-by-price',
        );
        expect(known).toEqual([]);
      }),
    );
  });
});

describe('the sanity ceiling of section 5', () => {
  const cheap: UsageInput = {
    model: 'amazon-nova-micro',
    startedAt: '2025-10-01',
    inputTokens: 200_000,
    inputCacheReadTokens: 195_000,
    outputTokens: 500,
  };

  it('cuts the upper end where electricity would eat 30 % of the list price', () => {
    const model = resolveModel('amazon-nova-micro', null, currentFactorSet);
    const affordable = affordableWh(model, currentFactorSet);
    const ceiling =
      5_000 * (affordable?.uncached ?? 0) + 195_000 * (affordable?.cached ?? 0) + 500 * (affordable?.generated ?? 0);
    const made = estimate(cheap);
    expect(made.assumptions).toEqual(['upper-end-by-price']);
    expect(made.figures.energy?.high).toBeCloseTo(ceiling, 9);
    const { low, high } = total(Array.from({ length: 7 }, () => classLedger(made))).figures.energy ?? {
      low: 1,
      high: 1,
    };
    expect(high / low).toBeCloseTo((made.figures.energy?.high ?? 1) / (made.figures.energy?.low ?? 1), 6);
    expect(affordable?.generated).toBeCloseTo(((0.14 / 1e6) * 0.3 * 1000) / 0.08, 9);
    for (const metric of metrics) {
      const figure = made.figures[metric];
      if (figure) expect(figure.high).toBeGreaterThanOrEqual(figure.mid);
    }
  });

  it('leaves all others as they are', () => {
    expect(estimate(chat).assumptions).toEqual([]);
    expect(estimate({ ...cheap, model: 'Llama-3.3-70B-Instruct' }).assumptions).toEqual([]);
  });
});

describe('figures for experts', () => {
  it('are materials and primary energy of the grid and of the machines, each by itself', () => {
    const usage = { ...chat, country: 'KR' };
    const kWh = (estimate(usage).figures.energy?.mid ?? 0) / 1000;
    const { adpeUse, adpeEmbodied, primaryUse, primaryEmbodied } = expertFigures(usage);
    expect(adpeUse.mid / kWh).toBeCloseTo(0.0518, 6);
    expect(primaryUse.mid / kWh).toBeCloseTo(9.9136, 6);
    expect(adpeEmbodied.mid / kWh).toBeCloseTo(20, 6);
    expect(primaryEmbodied.mid / kWh).toBeCloseTo(0.3, 6);
    expect(adpeEmbodied.high / adpeEmbodied.low).toBeGreaterThan(160);
  });

  it('take a cloud region’s country where the region has none, and the world where nobody has', () => {
    const seoul = expertFigures({ ...chat, region: 'ap-northeast-2' });
    const kWh = (estimate({ ...chat, region: 'ap-northeast-2' }).figures.energy?.mid ?? 0) / 1000;
    expect(seoul.primaryUse.mid / kWh).toBeCloseTo(9.9136, 6);
    expect(expertFigures({ model: 'gpt-5', servedFromCache: true }).adpeUse).toEqual({ low: 0, mid: 0, high: 0 });
  });
});
