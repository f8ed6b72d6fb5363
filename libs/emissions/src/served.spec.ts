import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countedUsages } from '../test/usages.js';
import { estimate } from './estimate.js';
import { explain } from './explanation.js';
import { classLedger } from './ledger.js';
import { total } from './sums.js';
import type { UsageInput } from './usage-input.js';

const energy = (usage: UsageInput) => estimate(usage).figures.energy ?? { low: 0, mid: 0, high: 0 };
const width = (usage: UsageInput) => energy(usage).high / energy(usage).low;
const llama: UsageInput = {
  provider: 'self-hosted',
  model: 'Llama-3.3-70B-Instruct',
  inputTokens: 300,
  outputTokens: 400,
};

describe('service tiers', () => {
  it('a batch takes 0.7 and priority 1.4 of the same use', () => {
    fc.assert(
      fc.property(countedUsages, (usage) => {
        // A price cuts the upper end of a few, and of the tiers each in its own place.
        fc.pre(!estimate({ ...usage, serviceTier: 'priority' }).assumptions.includes('upper-end-by-price'));
        const { mid } = energy(usage);
        expect(energy({ ...usage, serviceTier: 'batch' }).mid / mid).toBeCloseTo(0.7, 9);
        expect(energy({ ...usage, isBatch: true }).mid / mid).toBeCloseTo(0.7, 9);
        expect(energy({ ...usage, serviceTier: 'priority' }).mid / mid).toBeCloseTo(1.4, 9);
      }),
      { numRuns: 30 },
    );
    const vectors: UsageInput = { model: 'bge-m3', operation: 'embeddings', inputTokens: 100 };
    expect(energy({ ...vectors, isBatch: true }).mid / energy(vectors).mid).toBeCloseTo(0.7, 9);
  });
});

describe('a team’s own machines', () => {
  it('narrow the range where their batch and hardware are known', () => {
    const known = { ...llama, hardware: '8xH100', batchSize: 32 };
    expect(width(known)).toBeLessThan(width({ ...llama, hardware: 'H100' }));
    expect(width({ ...llama, hardware: 'H100' })).toBeLessThan(width(llama));
    expect(estimate(known).assumptions).toEqual([]);
    expect(energy({ ...llama, batchSize: 1 }).mid).toBeGreaterThan(energy({ ...llama, batchSize: 64 }).mid);
  });

  it('take more on an A100 than on an H100, less on a B200', () => {
    const on = (hardware: string) => energy({ ...llama, hardware }).mid;
    expect(on('A100') / on('H100')).toBeCloseTo(1.8, 9);
    expect(on('NVIDIA B200') / on('H100')).toBeCloseTo(0.88, 9);
    expect(on('GB200 NVL72') / on('H100')).toBeCloseTo(0.7, 9);
  });

  it('tell their batch by the time between tokens: ln B = -0.89 + 1.94 ln t - 0.47 ln P - 0.13 ln S', () => {
    const batch = Math.exp(-0.89 + 1.94 * Math.log(40) - 0.47 * Math.log(70.6));
    const [told, known] = [{ interTokenLatencyMs: 40 }, { batchSize: batch }].map((own) =>
      explain({ ...llama, hardware: 'H100', ...own }),
    );
    const batchOf = (explained: typeof told) =>
      JSON.stringify(explained).match(/"id":"batch","value":\{"low":[\d.]+,"mid":([\d.]+)/)?.[1];
    expect(Number(batchOf(told)) / Number(batchOf(known))).toBeCloseTo(1, 3);
  });

  it('say nothing of a closed model, nor without the hardware', () => {
    for (const own of [{ provider: 'openai', model: 'gpt-5', hardware: 'H100' }, { model: 'Llama-3.3-70B-Instruct' }])
      expect(estimate({ ...llama, ...own, interTokenLatencyMs: 30 }).assumptions).toContain('latency-unusable');
    expect(estimate({ ...llama, hardware: 'an abacus' }).assumptions).toEqual(['hardware-unknown']);
  });

  it('sum with those of others whose hardware nobody told', () => {
    const rows = [llama, { ...llama, hardware: 'A100' }].map((usage) => classLedger(estimate(usage)));
    expect(total(rows).figures.energy?.mid).toBeGreaterThan(energy({ ...llama, hardware: 'A100' }).mid);
  });
});

describe('a person’s own machine', () => {
  const local: UsageInput = { provider: 'ollama', model: 'gemma3:4b', inputTokens: 300, outputTokens: 400 };

  it('is a consumer’s: 1.5 on a graphics card, 0.6 on Apple silicon, without a data centre around it', () => {
    const on = (hardware: string) => energy({ ...local, hardware }).mid;
    expect(on('NVIDIA RTX 4090') / on('Apple M3 Max')).toBeCloseTo(2.5, 9);
    expect(JSON.stringify(explain({ ...local, hardware: 'RTX 4090' }).carbon)).not.toContain('idleShare');
  });

  it('is believed when its power was metered: watts by seconds, a range of a sixth', () => {
    const made = estimate({ ...local, deviceWatts: 180, deviceSeconds: 40 });
    expect(made).toMatchObject({ tier: 'T1', grade: 'B' });
    expect(made.figures.energy?.mid).toBeCloseTo(2, 9);
    expect((made.figures.energy?.high ?? 0) / 2).toBeCloseTo(1.18, 2);
  });
});

describe('what a provider reports for the use itself', () => {
  const usage: UsageInput = {
    provider: 'mistral',
    model: 'mistral-large-2411',
    country: 'FR',
    inputTokens: 50,
    outputTokens: 400,
  };

  it('is taken with a tenth on either side, and nothing else of the estimate is', () => {
    const made = estimate({ ...usage, reportedEnergyWh: 2 });
    expect(made).toMatchObject({ tier: 'T1', grade: 'B', assumptions: [] });
    expect(made.figures.energy?.mid).toBeCloseTo(2, 9);
    expect(made.figures.energy?.low).toBeCloseTo(1.81, 2);
    expect(made.figures.energy?.high).toBeCloseTo(2.21, 2);
    expect(made.figures.carbonUse?.mid).toBeGreaterThan(0);
  });

  it('as carbon stays that carbon, and becomes energy over the grid', () => {
    const made = estimate({ ...usage, reportedCarbonG: 3 });
    expect(made.assumptions).toEqual(['carbon-by-location']);
    expect(made.figures.carbonUse?.mid).toBeCloseTo(3, 9);
    expect((made.figures.carbonUse?.high ?? 0) / 3).toBeCloseTo(1.106, 2);
    const grid = estimate(usage).figures;
    const perWh = (grid.carbonUse?.mid ?? 0) / (grid.energy?.mid ?? 1);
    expect((made.figures.energy?.mid ?? 0) * perWh).toBeCloseTo(3, 6);
    expect((made.figures.energy?.high ?? 0) / (made.figures.energy?.low ?? 1)).toBeGreaterThan(1.22);
  });

  it('is not believed where no meter shows it', () => {
    for (const reportedEnergyWh of [0, -3, Number.NaN, Infinity]) {
      const made = estimate({ ...usage, reportedEnergyWh });
      expect(made.assumptions).toContain('reported-unusable');
      expect(made.tier).not.toBe('T1');
      expect(made.figures.energy).toEqual(estimate(usage).figures.energy);
    }
  });

  it('averages nothing out in a sum, for it is one meter', () => {
    const rows = Array.from({ length: 30 }, () => classLedger(estimate({ ...usage, reportedEnergyWh: 1 })));
    const { low, high } = total(rows).figures.energy ?? { low: 1, high: 1 };
    expect(high / low).toBeCloseTo(1.1 / 0.9, 3);
  });
});

describe('money and minutes', () => {
  it('become tokens at list price: output for what is left after input and cache', () => {
    const made = estimate({ provider: 'openai', model: 'gpt-5', cost: 0.01 });
    expect(made).toMatchObject({ tier: 'T6', grade: 'E', assumptions: ['tokens-from-spend'] });
    const output = 1_000 / (1 + 1.58 * 0.22 + 2.04 * 0.022);
    const counted = energy({
      provider: 'openai',
      model: 'gpt-5',
      inputTokens: Math.round(output * 3.62),
      inputCacheReadTokens: Math.round(output * 2.04),
      outputTokens: Math.round(output),
      requests: 1,
    });
    expect(Math.abs(Math.log((made.figures.energy?.mid ?? 0) / counted.mid))).toBeLessThan(0.25);
    expect(width({ provider: 'openai', model: 'gpt-5', cost: 0.01 })).toBeGreaterThan(counted.high / counted.low);
    expect(energy({ model: 'gpt-5', cost: 1 }).mid).toBeGreaterThan(energy({ model: 'gpt-5', cost: 0.1 }).mid * 5);
  });

  it('are left aside where tokens are counted, and told where they cannot be read', () => {
    expect(energy({ ...llama, cost: 9 })).toEqual(energy(llama));
    expect(estimate({ model: 'gpt-5', cost: 9_000, currency: 'KRW' }).assumptions).toEqual(['currency-unknown']);
    expect(estimate({ model: 'Llama-3.3-70B-Instruct', cost: 1 }).assumptions).toContain('price-from-size');
  });

  it('are 1.2 turns a minute, wider than turns that were counted', () => {
    const app: UsageInput = { provider: 'openai', startedAt: '2025-05-01' };
    const byMinutes = estimate({ ...app, minutes: 10 });
    expect(byMinutes).toMatchObject({ tier: 'T5', assumptions: ['turns-from-minutes'] });
    expect(byMinutes.energy.mean / estimate({ ...app, requests: 12 }).energy.mean).toBeGreaterThan(0.99);
    expect(width({ ...app, minutes: 10 })).toBeGreaterThan(width({ ...app, requests: 12 }));
    expect(estimate({ ...app, requests: 3, minutes: 10 }).assumptions).toEqual([]);
  });
});
