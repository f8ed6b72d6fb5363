import { describe, expect, it } from '@jest/globals';
import { classConstants } from './class-constants.js';
import { disclosures } from './disclosures.js';
import { estimate } from './estimate.js';
import { currentFactorSet, factorSetNamed, reviseFactorSet, type FactorSet } from './factor-set.js';

interface Row {
  readonly table: string;
  readonly id: string;
  readonly source: string;
}

const rowsOf = (set: FactorSet): Row[] => [
  ...[...set.factors.values()].map(({ id, source }) => ({ table: 'factor', id, source })),
  ...set.models.map(({ id, source }) => ({ table: 'model', id, source })),
  ...[...set.zones.values()].map(({ id, source }) => ({ table: 'grid', id, source })),
  ...[...set.hosts.values()].map(({ id, source }) => ({ table: 'host', id, source })),
  ...set.dataCentres.map(({ id, source }) => ({ table: 'data centre', id, source })),
  ...disclosures.map(({ id, source }) => ({ table: 'disclosure', id, source })),
];

/** Rows that name no source of the set. */
const withoutSource = (set: FactorSet) => rowsOf(set).filter(({ source }) => !set.sources.has(source));

describe('factor set 2026-11', () => {
  it('names a source for every factor, model, grid, host and data centre', () => {
    expect(rowsOf(currentFactorSet).length).toBeGreaterThan(600);
    expect(withoutSource(currentFactorSet)).toEqual([]);
  });

  it('would be caught with one factor that names none', () => {
    const [factor] = currentFactorSet.factors.values();
    if (!factor) throw new Error('no factors');
    const broken = reviseFactorSet(currentFactorSet, 'broken', '2026-12-01', {
      factors: [{ ...factor, source: 'hearsay' }],
    });
    expect(withoutSource(broken)).toEqual([{ table: 'factor', id: factor.id, source: 'hearsay' }]);
  });

  it('gives each source a title, and an address where it was read itself', () => {
    const told = new Set(['usage-log', 'reported-by-provider']);
    for (const { id, title, url, verified } of currentFactorSet.sources.values()) {
      expect(title.trim().length).toBeGreaterThan(5);
      if (url !== null) expect(URL.parse(url)?.protocol).toBe('https:');
      else expect({ id, wasRead: verified === 'primary' && !told.has(id) }).toEqual({ id, wasRead: false });
    }
  });

  it('has every row once, with a range in order and a grade', () => {
    for (const table of ['factor', 'model', 'grid', 'host', 'disclosure']) {
      const ids = rowsOf(currentFactorSet).flatMap((row) => (row.table === table ? [row.id.toLowerCase()] : []));
      expect(ids).toEqual([...new Set(ids)]);
    }
    for (const { low, mid, high, sigma, unit, grade } of currentFactorSet.factors.values()) {
      expect(low).toBeGreaterThan(0);
      expect(mid).toBeGreaterThanOrEqual(low);
      expect(high).toBeGreaterThanOrEqual(mid);
      expect(sigma).toBeGreaterThanOrEqual(0);
      expect(unit).not.toBe('');
      expect(grade).toMatch(/^[A-E]$/);
    }
  });

  it('gives every model a size that can be computed with', () => {
    for (const { id, activeB, sparsity } of currentFactorSet.models) {
      if (!activeB) continue;
      expect({ id, isUsable: activeB.mid > 0 && activeB.sigma >= 0 && (sparsity?.mid ?? 1) >= 1 }).toEqual({
        id,
        isUsable: true,
      });
    }
  });
});

describe('a revision', () => {
  it('stands beside the set it changes and leaves it as it was', () => {
    const before = estimate({ model: 'gpt-5', inputTokens: 100, outputTokens: 100 });
    const PUE = currentFactorSet.factors.get('EMB');
    if (!PUE) throw new Error('no factor');
    const next = reviseFactorSet(currentFactorSet, '2026-12', '2026-12-01', {
      factors: [{ ...PUE, mid: PUE.mid * 2 }],
    });
    const after = estimate({ model: 'gpt-5', inputTokens: 100, outputTokens: 100 }, next);
    expect(after.factorSet).toBe('2026-12');
    expect((after.figures.carbonEmbodied?.mid ?? 0) / (before.figures.carbonEmbodied?.mid ?? 1)).toBeCloseTo(2, 9);
    expect(estimate({ model: 'gpt-5', inputTokens: 100, outputTokens: 100 })).toEqual(before);
  });

  it('is found by its name only once it is published', () => {
    expect(factorSetNamed('2026-11')).toBe(currentFactorSet);
    expect(() => factorSetNamed('__proto__')).toThrow('factor-set-not-found');
  });
});

describe('a class key', () => {
  it.each([
    '',
    '|||||',
    'text|gpt-5|openai|hyperscale|nowhere|2026',
    'holo|a|openai|hyperscale|USA|2026',
    'text|a|openai|hyperscale@abacus|USA|2026',
    '__proto__|a|openai|hyperscale|USA|2026',
    'text|a|__proto__|hyperscale|USA|2026',
    'text|a|openai|toString|USA|2026',
  ])('of nobody (%j) is refused', (key) =>
    expect(() => classConstants(key, currentFactorSet)).toThrow('class-key-unknown'),
  );
});
