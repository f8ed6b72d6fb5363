import { describe, expect, it } from '@jest/globals';
import { drawn, drawnBeside, energyOf, normals, percentile } from '../test/draws.js';
import { goldenCases, resultOf, type GoldenCase } from '../test/golden-cases.js';
import { classOf } from '../test/sides.js';
import { drawnEnergy, sharedDraw } from '../test/mixed-draws.js';
import { estimate } from './estimate.js';
import { classLedger } from './ledger.js';
import { intervalOfSum, lawOfSum, total } from './sums.js';
import type { UsageInput } from './usage-input.js';

const draws = 20_000;
const { G1, G3, G4 }: Record<string, GoldenCase> = goldenCases;

describe('propagation against 20,000 seeded draws', () => {
  it.each(Object.entries(goldenCases))('%s: ends and middle within 25 %%', (_, golden) => {
    const next = normals(20_261_124);
    const energyAt = energyOf(golden);
    const energies = Array.from({ length: draws }, () => energyAt(drawn(next)));
    const { low, mid, high } = resultOf(golden).interval;
    for (const [value, share] of [
      [low, 0.05],
      [mid, 0.5],
      [high, 0.95],
    ] as const)
      expect(Math.abs(value / percentile(energies, share) - 1)).toBeLessThan(0.25);
  });

  it('sums of three providers within 15 %', () => {
    const next = normals(7);
    const [llama, sonnet, mini] = [energyOf(G1), energyOf(G3), energyOf(G4)];
    const sums = Array.from({ length: draws }, () => {
      const shared = drawn(next);
      const own = () => drawnBeside(shared, next);
      return 2000 * llama(own()) + 3000 * sonnet(own()) + 5000 * mini(own());
    });
    const classes = [
      classOf(G1, { provider: 'a', model: 'l' }, 2000, 0),
      classOf(G3, { provider: 'b', model: 's' }, 3000, 0),
      classOf(G4, { provider: 'c', model: 'm' }, 5000, 0),
    ];
    const { low, mid, high } = intervalOfSum(lawOfSum(classes));
    for (const [value, share] of [
      [low, 0.05],
      [mid, 0.5],
      [high, 0.95],
    ] as const)
      expect(Math.abs(value / percentile(sums, share) - 1)).toBeLessThan(0.15);
  });

  it('sums of 10,000 mixed events of texts, pictures, films, sound and vectors within 15 %', () => {
    const of = (provider: string, model: string, use: UsageInput): UsageInput => ({
      provider,
      model,
      startedAt: '2026-05-01',
      ...use,
    });
    const events: [number, UsageInput][] = [
      [1_200, of('openai', 'gpt-5', { inputTokens: 900, outputTokens: 700 })],
      [4_300, of('openai', 'gpt-5-mini', { inputTokens: 4_000, outputTokens: 500 })],
      [2_500, of('anthropic', 'claude-sonnet-4-5', { inputTokens: 3_000, outputTokens: 800 })],
      [
        800,
        of('together', 'FLUX.1-dev', { operation: 'image_generation', units: { images: 1, imagePixels: 1_048_576 } }),
      ],
      [500, of('openai', 'dreamer', { operation: 'image_generation', units: { images: 1, imagePixels: 1_048_576 } })],
      [2, of('together', 'HunyuanVideo', { operation: 'video_generation', width: 720, height: 480, frames: 49 })],
      [398, of('openai', 'whisper-1', { operation: 'transcription', units: { audioSeconds: 300 } })],
      [300, of('openai', 'text-embedding-3-small', { operation: 'embeddings', inputTokens: 8_000 })],
    ];
    const energies = events.map(([n, usage]) => ({ n, at: drawnEnergy(usage) }));
    const next = normals(20_261_126);
    const sums = Array.from({ length: draws }, () => {
      const draw = sharedDraw(next);
      return energies.reduce((sum, { n, at }) => sum + n * at(draw), 0);
    });
    const rows = events.map(([n, usage]) => {
      const { v, ...row } = classLedger(estimate(usage));
      const times = (value: number | null) => (value === null ? null : value * n);
      const ledger = Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? times(value) : value]),
      );
      return { ...row, ...ledger, v: Array.from(v, (value) => value * n) };
    });
    const { low, mid, high } = total(rows).figures.energy ?? { low: 0, mid: 0, high: 0 };
    for (const [value, share] of [
      [low, 0.05],
      [mid, 0.5],
      [high, 0.95],
    ] as const)
      expect(Math.abs(value / percentile(sums, share) - 1)).toBeLessThan(0.15);
  });
});
