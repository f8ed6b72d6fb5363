import { describe, expect, it } from '@jest/globals';
import { anchoredFactorSet, currentFactorSet, factorIn, factorSets, reviseFactorSet } from './factor-set.js';
import { editionReasonsEn } from './editions.en.js';
import { editionReasonsKo } from './editions.ko.js';
import { changeBetween, editionChanges } from './edition-changes.js';

describe('what an edition changed', () => {
  it('is nothing against itself', () => {
    const { rows, anchorsAdded, anchorsRemoved, effects } = changeBetween(currentFactorSet, currentFactorSet);
    expect([rows, anchorsAdded, anchorsRemoved]).toEqual([[], [], []]);
    expect(effects.map(({ ratio }) => ratio)).toEqual(effects.map(() => 1));
  });

  it('is told factor by factor, with its effect on usual tasks', () => {
    const making = factorIn(currentFactorSet.factors, 'EMB');
    const doubled = reviseFactorSet(currentFactorSet, '2027-01', '2027-01-01', {
      factors: [{ ...making, low: making.low * 2, mid: making.mid * 2, high: making.high * 2 }],
    });
    const change = changeBetween(currentFactorSet, doubled);
    expect(change).toMatchObject({ from: '2026-11', to: '2027-01', since: '2027-01-01' });
    const { mid, unit, source } = making;
    expect(change.rows).toEqual([
      { part: 'factor', id: 'EMB', change: 'changed', before: mid, after: mid * 2, unit, source },
    ]);
    for (const { ratio } of change.effects) {
      expect(ratio).toBeGreaterThan(1);
      expect(ratio).toBeLessThan(1.5);
    }
  });

  it('is told of models, grids and data centres, new ones and changed ones', () => {
    const [model] = currentFactorSet.models;
    const zone = currentFactorSet.zones.get('kor');
    const host = currentFactorSet.hosts.get('openai');
    if (!model?.activeB || !zone || !host) throw new Error('not in the catalogue');
    const moved = reviseFactorSet(currentFactorSet, '2027-01', '2027-01-01', {
      models: [
        { ...model, activeB: { ...model.activeB, mid: 7 } },
        { ...model, id: 'a-new-model' },
      ],
      zones: [{ ...zone, gramsPerKwh: { ...zone.gramsPerKwh, mid: 400 } }],
      hosts: [{ ...host, pue: { ...host.pue, mid: 1.05 } }],
    });
    expect(changeBetween(currentFactorSet, moved).rows).toMatchObject([
      { part: 'model', id: 'a-new-model', before: null, after: model.activeB.mid },
      { part: 'model', id: model.id, before: model.activeB.mid, after: 7 },
      { part: 'zone', id: zone.id, before: zone.gramsPerKwh.mid, after: 400, unit: 'g/kWh' },
      { part: 'host', id: 'openai', before: host.pue.mid, after: 1.05, source: host.source },
    ]);
    expect(changeBetween(moved, currentFactorSet).rows[0]).toMatchObject({ id: 'a-new-model', after: null });
  });

  it('has a reason in both languages, edition by edition', () => {
    const changed = editionChanges(factorSets()).map(({ to }) => to);
    expect(changed).toHaveLength(factorSets().length - 1);
    for (const reasons of [editionReasonsEn, editionReasonsKo]) expect(Object.keys(reasons)).toEqual(changed);
  });

  it('of the second edition is its four anchors: those whom they speak of move, others do not', () => {
    const [newest] = editionChanges(factorSets());
    expect(newest?.to).toBe(anchoredFactorSet.id);
    expect(newest?.rows).toEqual([]);
    expect(newest?.anchorsAdded.map(({ id }) => id)).toEqual(anchoredFactorSet.anchors.map(({ id }) => id));
    const ratioOf = (model: string) => newest?.effects.find((one) => one.model === model)?.ratio ?? 0;
    expect(Math.abs(Math.log(ratioOf('deepseek-v3')))).toBeGreaterThan(0.1);
    expect(ratioOf('FLUX.1-dev')).toBeGreaterThan(0.5);
  });
});
