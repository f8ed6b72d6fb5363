import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goldenCases, resultOf } from '../test/golden-cases.js';
import { countedUsages, mediaUsages, usages } from '../test/usages.js';
import { anchorRows } from './anchors.js';
import { anchorEffect, priorOf, updated } from './anchoring.js';
import { probabilityGreater } from './comparison.js';
import { estimate } from './estimate.js';
import { explain } from './explanation.js';
import { anchoredFactorSet, currentFactorSet, factorSetNamed, reviseFactorSet, type FactorSet } from './factor-set.js';
import { metrics } from './impact.js';
import { classLedger, mergeLedgers } from './ledger.js';
import { z95 } from './lognormal.js';
import { total } from './sums.js';

const withAnchors = (...ids: readonly string[]): FactorSet => ({
  ...currentFactorSet,
  anchors: anchorRows.filter(({ id }) => ids.includes(id)),
});
const openai = anchorRows.find(({ id }) => id === 'openai-average-2025');
const gpt5 = { provider: 'openai', model: 'gpt-5', startedAt: '2025-10-01', inputTokens: 300, outputTokens: 1_600 };

describe('a disclosure as an observation, section 7', () => {
  it('takes the ChatGPT app from 0.90 Wh (s 1.55) to 0.37 Wh (s 0.48)', () => {
    const prior = { mu: Math.log(0.9), s: 1.55 };
    const after = updated(prior, prior, { wh: 0.34, t: 0.5, shared: 1.55 ** 2 });
    expect(Math.exp(after.mu)).toBeCloseTo(0.37, 2);
    expect(after.s).toBeCloseTo(0.48, 2);
  });

  it('is made from the factors of the set: the app’s prior is 0.90 Wh with s 1.55', () => {
    if (!openai) throw new Error('no anchor of OpenAI');
    const { mu, s, own } = priorOf(openai, currentFactorSet);
    expect(Math.exp(mu)).toBeCloseTo(0.9, 1);
    expect(s).toBeCloseTo(1.55, 2);
    expect(Math.sqrt([...own.values()].reduce((sum, g) => sum + g * g, 0))).toBeCloseTo(s, 9);
  });

  it('tells of each the event before and after: the printed 0.90 Wh becomes the printed 0.37 Wh (s 0.48)', () => {
    if (!openai) throw new Error('no anchor of OpenAI');
    const { before, after } = anchorEffect(openai, withAnchors(openai.id));
    expect(before.mid).toBeCloseTo(0.9, 1);
    expect(after.mid).toBeCloseTo(0.37, 2);
    expect(Math.log(after.high / after.low) / (2 * z95)).toBeCloseTo(0.48, 2);
    expect(anchorEffect(openai, withAnchors()).after).toEqual(before);
    for (const anchor of anchoredFactorSet.anchors) {
      const effect = anchorEffect(anchor, anchoredFactorSet);
      const apart = ({ mid }: { mid: number }) => Math.abs(Math.log(mid / anchor.wh));
      expect(apart(effect.after)).toBeLessThan(apart(effect.before));
      expect(effect.after.high / effect.after.low).toBeLessThan(effect.before.high / effect.before.low);
    }
  });

  it('takes GPT-5 by API from 1.18 [0.11 to 12.9] to 0.84 [0.09 to 7.4] Wh, within 6 %', () => {
    const before = estimate(gpt5).figures.energy;
    expect(before?.mid).toBeCloseTo(resultOf(goldenCases.G5).interval.mid, 1);
    const after = estimate(gpt5, withAnchors('openai-average-2025')).figures.energy;
    for (const [value, printed] of [
      [after?.mid, 0.84],
      [after?.low, 0.09],
      [after?.high, 7.4],
    ] as const)
      expect(Math.abs(Math.log((value ?? 0) / printed))).toBeLessThan(0.06);
  });

  it('moves a service to what it says of itself, as far as its grade allows', () => {
    const decode = {
      provider: 'deepseek',
      model: 'deepseek-v3',
      startedAt: '2025-03-01',
      inputTokens: 0,
      outputTokens: 1_000,
    };
    const width = (set: FactorSet) => {
      const { low, high } = estimate(decode, set).figures.energy ?? { low: 1, high: 1 };
      return high / low;
    };
    const atServer = (set: FactorSet) => (estimate(decode, set).figures.energy?.mid ?? 0) / (1.12 * 1.27);
    expect(Math.abs(Math.log(atServer(anchoredFactorSet) / 0.113))).toBeLessThan(0.25);
    expect(atServer(currentFactorSet)).toBeGreaterThan(0.3);
    expect(width(anchoredFactorSet)).toBeLessThan(width(currentFactorSet) / 5);
  });
});

describe('factor set 2026-11.1', () => {
  it('stands beside 2026-11, which stays the set of new figures and has no anchor', () => {
    expect(factorSetNamed('2026-11.1')).toBe(anchoredFactorSet);
    expect(currentFactorSet).toMatchObject({ id: '2026-11', anchors: [] });
    expect(estimate(gpt5).figures).not.toEqual(estimate(gpt5, anchoredFactorSet).figures);
    for (const { source, date } of anchoredFactorSet.anchors) {
      expect(currentFactorSet.sources.has(source)).toBe(true);
      expect(date).toMatch(/^2025-\d\d-\d\d$/);
    }
  });

  it('gives back the prior to the last bit once its anchors are taken out', () => {
    const without: FactorSet = {
      ...anchoredFactorSet,
      id: currentFactorSet.id,
      since: currentFactorSet.since,
      anchors: [],
    };
    fc.assert(
      fc.property(fc.oneof(usages, mediaUsages), (usage) => {
        expect(estimate(usage, without)).toEqual(estimate(usage));
      }),
    );
  });

  it('does not depend on the order of its anchors', () => {
    const turned: FactorSet = { ...anchoredFactorSet, anchors: anchoredFactorSet.anchors.toReversed() };
    fc.assert(
      fc.property(countedUsages, (usage) => {
        const [a, b] = [estimate(usage, anchoredFactorSet), estimate(usage, turned)];
        expect(a.energy.mu).toBeCloseTo(b.energy.mu, 9);
        expect(a.energy.s).toBeCloseTo(b.energy.s, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('never widens a figure, and leaves meters and chat turns, which are anchors themselves, as they are', () => {
    fc.assert(
      fc.property(fc.oneof(usages, mediaUsages), (usage) => {
        expect(estimate(usage, anchoredFactorSet).energy.s).toBeLessThanOrEqual(estimate(usage).energy.s + 1e-9);
      }),
    );
    for (const usage of [{ provider: 'openai' }, { model: 'gpt-5', reportedEnergyWh: 1 }])
      for (const metric of ['energy', 'carbon', 'waterOffsite'] as const)
        expect(estimate(usage, anchoredFactorSet).figures[metric]).toEqual(estimate(usage).figures[metric]);
  });

  it('keeps the width of equal events in sums, in every metric, and adds the same however it is grouped', () => {
    fc.assert(
      fc.property(countedUsages, countedUsages, fc.integer({ min: 2, max: 9 }), (usage, other, n) => {
        const one = estimate(usage, anchoredFactorSet);
        const many = total(
          Array.from({ length: n }, () => classLedger(one)),
          anchoredFactorSet,
        ).figures;
        for (const metric of metrics) {
          const [a, b] = [one.figures[metric], many[metric]];
          if (!a?.high || !b) continue;
          expect(b.high / b.low / (a.high / a.low)).toBeCloseTo(1, 6);
          expect(b.mid / (n * a.mid)).toBeCloseTo(1, 6);
        }
        const rows = [usage, other, usage].map((use) => classLedger(estimate(use, anchoredFactorSet)));
        const grouped = mergeLedgers(rows.toReversed());
        expect(total(grouped, anchoredFactorSet).figures.carbon?.mid).toBeCloseTo(
          total(rows, anchoredFactorSet).figures.carbon?.mid ?? 0,
          9,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('gives a comparison one certainty in both directions', () => {
    fc.assert(
      fc.property(countedUsages, countedUsages, fc.constantFrom(...metrics), (one, other, metric) => {
        const [a, b] = [estimate(one, anchoredFactorSet), estimate(other, anchoredFactorSet)];
        const [forth, back] = [
          probabilityGreater(a, b, { metric, factorSet: anchoredFactorSet }),
          probabilityGreater(b, a, { metric, factorSet: anchoredFactorSet }),
        ];
        expect(forth + back).toBeCloseTo(1, 12);
      }),
      { numRuns: 40 },
    );
  });

  it('moves a sum of several services as it moves each of them', () => {
    const uses = [gpt5, { ...gpt5, provider: 'google', model: 'gemini-2.5-pro' }];
    const sumOf = (set: FactorSet) =>
      total(
        uses.map((usage) => classLedger(estimate(usage, set))),
        set,
      ).figures.energy ?? { low: 1, mid: 1, high: 1 };
    const [prior, after] = [sumOf(currentFactorSet), sumOf(anchoredFactorSet)];
    expect(Math.log(after.high / after.low)).toBeLessThan(Math.log(prior.high / prior.low));
    expect(after.mid).toBeLessThan(prior.mid);
    expect(Math.log(after.high / after.mid) / z95).toBeGreaterThan(0.5);
  });
});

describe('the explanation of an anchored figure', () => {
  it('says what the disclosures did, and its product makes the figure', () => {
    for (const usage of [gpt5, { model: 'bge-m3', provider: 'openai', operation: 'embeddings', inputTokens: 900 }]) {
      const energy = explain(usage, anchoredFactorSet).carbon.children[0]?.children[0];
      const product = energy?.children.reduce((times, { value }) => times * value.mid, 1) ?? 0;
      expect(product / (energy?.value.mid ?? 1)).toBeCloseTo(1, 6);
      const told = energy?.children.find(({ id }) => id === 'disclosures');
      expect(told?.sources.map(({ id }) => id)).toContain('openai-2025');
      expect(explain(usage).carbon.children[0]?.children[0]?.children.map(({ id }) => id)).not.toContain('disclosures');
    }
  });
});

describe('a revision with one more anchor', () => {
  it('leaves the set it revises as it was', () => {
    if (!openai) throw new Error('no anchor of OpenAI');
    const before = estimate(gpt5);
    const next = reviseFactorSet(currentFactorSet, '2026-12', '2026-12-01', { anchors: [openai] });
    expect(next.anchors).toHaveLength(1);
    expect(estimate(gpt5, next).figures.energy?.mid).toBeLessThan(before.figures.energy?.mid ?? 0);
    expect(estimate(gpt5)).toEqual(before);
  });
});
