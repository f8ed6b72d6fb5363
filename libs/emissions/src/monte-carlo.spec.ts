import { describe, expect, it } from '@jest/globals';
import { drawn, drawnBeside, energyOf, normals, percentile } from '../test/draws.js';
import { goldenCases, resultOf, type GoldenCase } from '../test/golden-cases.js';
import { classOf } from '../test/sides.js';
import { intervalOfSum, lawOfSum } from './sums.js';

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
});
