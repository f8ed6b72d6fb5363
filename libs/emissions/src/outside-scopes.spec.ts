import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countedUsages, mediaUsages } from '../test/usages.js';
import { boundaryLevels } from './boundary-levels.js';
import { estimate } from './estimate.js';
import { outsideFigures, outsideScopes } from './outside-scopes.js';

const anyUse = fc.oneof(countedUsages, mediaUsages);

describe('network, device and training', () => {
  it('are figures of their own, never in the headline, and none unless asked for', () => {
    fc.assert(
      fc.property(anyUse, (usage) => {
        const before = estimate(usage);
        expect(outsideFigures(usage)).toEqual([]);
        const asked = outsideFigures(usage, ['device', 'training']);
        expect(asked.map(({ scope }) => scope)).toEqual(['training', 'device']);
        expect(estimate(usage)).toEqual(before);
        for (const { energy, carbon } of asked) {
          expect(energy.low).toBeGreaterThan(0);
          expect(energy.high).toBeGreaterThan(energy.mid);
          expect(carbon.high).toBeGreaterThan(carbon.mid);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('have the sizes of section 8: a streamed answer below 0.004 Wh of network, training a quarter of the use', () => {
    const usage = { model: 'deepseek-v3', country: 'KR', inputTokens: 600, outputTokens: 400 };
    const [training, network, device] = outsideFigures(usage, outsideScopes);
    expect(network?.energy.high).toBeLessThan(0.004);
    expect((training?.energy.mid ?? 0) / (estimate(usage).figures.energy?.mid ?? 1)).toBeCloseTo(0.25, 9);
    expect(device?.energy.mid).toBeCloseTo(0.06, 9);
    expect((device?.carbon.mid ?? 0) / 0.06).toBeCloseTo(0.41565, 4);
  });

  it('count once per answer and grow with what travels', () => {
    const usage = { model: 'gpt-5', requests: 10, granularity: 'day' as const, inputTokens: 600, outputTokens: 400 };
    expect(outsideFigures(usage, ['device'])[0]?.energy.mid).toBeCloseTo(0.6, 9);
    const film = { operation: 'video_generation', units: { videoSeconds: 10 } };
    expect(outsideFigures(film, ['network'])[0]?.energy.mid).toBeGreaterThan(0.1);
  });

  it('of nothing are nothing', () => {
    expect(outsideFigures({ model: 'gpt-5', servedFromCache: true }, outsideScopes)).toEqual([]);
  });
});

describe('boundaries', () => {
  it('hold what the smaller ones hold: B4 ≥ B3 ≥ B2 ≥ B1 ≥ B0', () => {
    fc.assert(
      fc.property(anyUse, (usage) => {
        const levels = boundaryLevels(usage);
        expect(levels.at(-1)?.boundary).toBe('B4');
        for (const [at, level] of levels.entries()) {
          const smaller = levels[at - 1];
          if (!smaller) continue;
          expect(level.boundary > smaller.boundary).toBe(true);
          for (const end of ['low', 'mid', 'high'] as const) {
            expect(level.energy[end]).toBeGreaterThanOrEqual(smaller.energy[end] * (1 - 1e-12));
            expect(level.carbon[end]).toBeGreaterThanOrEqual(smaller.carbon[end] * (1 - 1e-12));
          }
        }
      }),
    );
  });

  it('are opened only as far as the figure was built up', () => {
    const names = (usage: Parameters<typeof boundaryLevels>[0]) =>
      boundaryLevels(usage).map(({ boundary }) => boundary);
    expect(names({ model: 'gpt-5', inputTokens: 1, outputTokens: 1 })).toEqual(['B0', 'B1', 'B2', 'B3', 'B4']);
    expect(names({ provider: 'openai' })).toEqual(['B3', 'B4']);
    expect(names({ model: 'gpt-5', reportedEnergyWh: 2 })).toEqual(['B3', 'B4']);
  });
});
