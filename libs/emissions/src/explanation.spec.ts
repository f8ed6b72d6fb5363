import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countedUsages, usages } from '../test/usages.js';
import { explanationWordsEn } from './explanation.en.js';
import { explanationWordsKo } from './explanation.ko.js';
import { explain } from './explanation.js';
import { nodeIds, type ExplanationNode } from './explanation-node.js';
import { matchReasons } from './model-names.js';

const nodesOf = (node: ExplanationNode): ExplanationNode[] => [node, ...node.children.flatMap(nodesOf)];

describe('an explanation', () => {
  it('gives every number a range, a unit, a grade and a source', () => {
    fc.assert(
      fc.property(usages, (usage) => {
        const { carbon, carbonMarket, water } = explain(usage);
        for (const node of [carbon, water, ...(carbonMarket ? [carbonMarket] : [])].flatMap(nodesOf)) {
          expect(node.value.low).toBeLessThanOrEqual(node.value.mid);
          expect(node.value.mid).toBeLessThanOrEqual(node.value.high);
          expect(node.unit).not.toBe('');
          expect(node.grade).toMatch(/^[A-E]$/);
          expect(node.sources).not.toEqual([]);
          for (const { title } of node.sources) expect(title).not.toBe('');
        }
      }),
    );
  });

  it('is a chain whose middles multiply to the carbon of use', () => {
    fc.assert(
      fc.property(countedUsages, (usage) => {
        const { chain, figures } = explain(usage);
        const product = chain.reduce((times, { value }) => times * value.mid, 1);
        expect(product / 1000 / (figures.carbonUse?.mid ?? 1)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('names the largest causes of its range first, in shares that add up', () => {
    fc.assert(
      fc.property(countedUsages, (usage) => {
        const shares = explain(usage).varianceShares.map(({ share }) => share);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('blames the size of a closed model, and the batch of a disclosed sparse one', () => {
    const causes = (model: string) =>
      explain({ model, inputTokens: 300, outputTokens: 400 })
        .varianceShares.slice(0, 3)
        .map(({ slot }) => slot);
    expect(causes('gpt-5')[0]).toBe('P_a');
    expect(causes('deepseek-v3')).toContain('B');
    expect(causes('deepseek-v3')).not.toContain('P_a');
  });

  it('has words for every number and every reason, in both languages', () => {
    for (const words of [explanationWordsEn, explanationWordsKo]) {
      for (const id of nodeIds) expect(words.node[id]).toBeTruthy();
      for (const reason of matchReasons) expect(words.match[reason]).toBeTruthy();
    }
  });
});
