import { describe, expect, it } from '@jest/globals';
import { anchoredFactorSet, currentFactorSet, reviseFactorSet } from './factor-set.js';
import { setChanges } from './set-changes.js';

describe('what differs between two factor sets', () => {
  it('is nothing between a set and itself', () => {
    expect(setChanges(currentFactorSet, currentFactorSet)).toEqual([]);
  });

  it('is each anchor of 2026-11.1, and from there back they are gone', () => {
    const there = setChanges(currentFactorSet, anchoredFactorSet);
    expect(there.map(({ part, id, change }) => [part, id, change])).toEqual(
      anchoredFactorSet.anchors
        .map(({ id }) => ['anchor', id, 'added'])
        .toSorted(([, a = ''], [, b = '']) => (a < b ? -1 : 1)),
    );
    expect(there.find(({ id }) => id === 'google-median-2025')?.source).toBe('google-2025');
    expect(setChanges(anchoredFactorSet, currentFactorSet)).toEqual(
      there.map((one) => ({ ...one, change: 'removed' })),
    );
  });

  it('is a factor whose number changed, and no other', () => {
    const r = currentFactorSet.factors.get('r');
    if (!r) throw new Error('no factor r');
    const revised = reviseFactorSet(currentFactorSet, 'test', '2026-12-01', { factors: [{ ...r, mid: r.mid * 2 }] });
    expect(setChanges(currentFactorSet, revised)).toEqual([
      { part: 'factor', id: 'r', change: 'changed', source: r.source },
    ]);
  });
});
