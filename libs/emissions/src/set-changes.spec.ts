import { describe, expect, it } from '@jest/globals';
import { anchoredFactorSet, currentFactorSet, factorIn, factorSets, reviseFactorSet } from './factor-set.js';
import { changeBetween, editionChanges } from './set-changes.js';

describe('what an edition changed', () => {
  it('is nothing against itself', () => {
    const { factors, anchorsAdded, anchorsRemoved, modelsAdded, modelsRemoved, effects } = changeBetween(
      currentFactorSet,
      currentFactorSet,
    );
    expect([factors, anchorsAdded, anchorsRemoved, modelsAdded, modelsRemoved]).toEqual([[], [], [], [], []]);
    expect(effects.map(({ ratio }) => ratio)).toEqual(effects.map(() => 1));
  });

  it('is told factor by factor, with its effect on usual tasks', () => {
    const pue = factorIn(currentFactorSet.factors, 'EMB');
    const doubled = reviseFactorSet(currentFactorSet, '2027-01', '2027-01-01', {
      factors: [{ ...pue, low: pue.low * 2, mid: pue.mid * 2, high: pue.high * 2 }],
    });
    const change = changeBetween(currentFactorSet, doubled);
    expect(change).toMatchObject({ from: '2026-11', to: '2027-01', since: '2027-01-01' });
    expect(change.factors.map(({ id, before, after }) => [id, (after?.mid ?? 0) / (before?.mid ?? 1)])).toEqual([
      ['EMB', 2],
    ]);
    for (const { ratio } of change.effects) {
      expect(ratio).toBeGreaterThan(1);
      expect(ratio).toBeLessThan(1.5);
    }
  });

  it('of the second edition is its four anchors: those whom they speak of move, others do not', () => {
    const [newest] = editionChanges(factorSets());
    expect(newest?.to).toBe(anchoredFactorSet.id);
    expect(newest?.factors).toEqual([]);
    expect(newest?.anchorsAdded.map(({ id }) => id)).toEqual(anchoredFactorSet.anchors.map(({ id }) => id));
    const ratioOf = (model: string) => newest?.effects.find((one) => one.model === model)?.ratio ?? 0;
    expect(Math.abs(Math.log(ratioOf('deepseek-v3')))).toBeGreaterThan(0.1);
    expect(ratioOf('FLUX.1-dev')).toBeGreaterThan(0.5);
  });
});
