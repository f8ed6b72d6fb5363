import { describe, expect, it } from '@jest/globals';
import { naiveMedianEnergy } from './baseline.js';
import { estimate } from './estimate.js';
import type { ExplanationNode, NodeId } from './explanation-node.js';
import { explain } from './explanation.js';
import { currentFactorSet, factorIn, factorSets } from './factor-set.js';
import { imageJoules, videoJoules } from './media-energy.js';
import { methodSteps, methodStepIds, type MethodStepId } from './method-steps.js';
import { profileOf } from './profile.js';
import type { UsageInput } from './usage-input.js';

type Values = Record<string, number>;

/** The number a printed formula gives: its right side as it stands, its symbols as numbers. */
function evaluated(id: MethodStepId, values: Values): number {
  const formula = methodSteps.find((step) => step.id === id)?.formula ?? '';
  const [, right = ''] = formula.split(' = ');
  const code = right
    .replaceAll('·', '*')
    .replaceAll('−', '-')
    .replaceAll('√', 'Math.sqrt')
    .replaceAll('max(', 'Math.max(')
    .replaceAll('^', '**');
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- the formula is a constant of this room
  return new Function(...Object.keys(values), `return ${code}`)(...Object.values(values)) as number;
}

function nodeNamed(node: ExplanationNode, id: NodeId): ExplanationNode | undefined {
  if (node.id === id) return node;
  for (const child of node.children) {
    const found = nodeNamed(child, id);
    if (found) return found;
  }
  return undefined;
}

const plain = (id: string) => id.replaceAll(/\W/g, '_');
const factors = (): Values =>
  Object.fromEntries([...currentFactorSet.factors.values()].map(({ id, mid }) => [plain(id), mid]));

describe('the printed method', () => {
  const uses: [string, UsageInput][] = [
    [
      'a dense open model',
      { provider: 'together', model: 'Llama-3.3-70B-Instruct', inputTokens: 3_000, outputTokens: 700 },
    ],
    [
      'a mixture of experts',
      {
        provider: 'deepseek',
        model: 'deepseek-v3',
        inputTokens: 9_000,
        inputCacheReadTokens: 5_000,
        outputTokens: 900,
      },
    ],
    ['a closed model', { provider: 'openai', model: 'gpt-5', inputTokens: 300, outputTokens: 400 }],
  ];

  it.each(uses)('gives the electricity the code gives: %s', (_, use) => {
    const usage: UsageInput = { ...use, startedAt: '2026-05-01', requests: 1, granularity: 'request' };
    const { spreads, text } = profileOf(usage, currentFactorSet);
    const count = (value: UsageInput['inputTokens']) => (typeof value === 'number' ? value : 0);
    const C = count(usage.inputCacheReadTokens);
    const mids = Object.fromEntries(Object.entries(spreads).map(([id, { mid }]) => [id, mid]));
    const values: Values = {
      ...factors(),
      ...mids,
      U: count(usage.inputTokens) - C,
      C,
      O: count(usage.outputTokens),
      n: 1,
      P: spreads.P_a.mid,
    };
    values['S'] = Math.max(1, spreads.S.mid);
    // A dense model reads no more than its own weights, without the extra cost of choosing experts.
    if (values['S'] <= 1.05) values['mu'] = 1;
    for (const [symbol, id] of [
      ['w', 'reading'],
      ['E_in', 'prefill'],
      ['G', 'accelerators'],
      ['T_B', 'weights'],
      ['E_out', 'decoding'],
      ['E_ctx', 'attention'],
    ] as const)
      values[symbol] = evaluated(id, values);
    if (values['S'] === 1) expect(values['T_B']).toBeCloseTo(spreads.P_a.mid, 9);
    const printed = evaluated('electricity', values);
    expect(printed / naiveMedianEnergy(usage)).toBeCloseTo(1, 9);
    expect(text.products.PUE.mid).toBe(values['PUE']);
  });

  it('gives the numbers the explanation of a figure shows, node by node', () => {
    const usage: UsageInput = {
      provider: 'openai',
      model: 'gpt-5',
      startedAt: '2026-05-01',
      inputTokens: 3_000,
      outputTokens: 400,
    };
    const { spreads } = profileOf(usage, currentFactorSet);
    const known: Values = { ...factors(), P: spreads.P_a.mid, U: 3_000, C: 0, n: 1 };
    const w = evaluated('reading', known);
    const { carbon, figures } = explain(usage);
    const node = (id: NodeId) => nodeNamed(carbon, id)?.value.mid ?? Number.NaN;
    // Wh of all input, at the chip, before what multiplies both parts.
    expect(node('energyUncached') / (evaluated('prefill', { ...known, w }) / 3600)).toBeCloseTo(1, 6);
    const E = figures.energy?.mid ?? Number.NaN;
    expect(evaluated('carbon-use', { E, EF: node('gridIntensity') }) / node('carbonUse')).toBeCloseTo(1, 6);
    expect(evaluated('carbon-embodied', { E, EMB: node('embodiedIntensity') }) / node('carbonEmbodied')).toBeCloseTo(
      1,
      6,
    );
  });

  it('gives the carbon and the water of a Wh', () => {
    const usage: UsageInput = {
      provider: 'google',
      model: 'gemini-2.5-pro',
      startedAt: '2026-05-01',
      country: 'KR',
      inputTokens: 300,
      outputTokens: 400,
    };
    const { host, zone } = profileOf(usage, currentFactorSet);
    const { figures } = estimate(usage);
    const perWh = (metric: keyof typeof figures) => (figures[metric]?.mid ?? 0) / (figures.energy?.mid ?? 1);
    const EWIF = zone.waterPerKwh ?? factorIn(currentFactorSet.factors, 'EWIF').mid;
    const values = {
      ...factors(),
      E: 1,
      EF: zone.gramsPerKwh.mid,
      F: host.marketGramsPerKwh ?? 0,
      WUE: host.waterOnsite.mid,
      PUE: host.pue.mid,
      EWIF,
    };
    expect(evaluated('carbon-use', values)).toBeCloseTo(perWh('carbonUse'), 9);
    expect(evaluated('carbon-embodied', values)).toBeCloseTo(perWh('carbonEmbodied'), 9);
    expect(host.marketGramsPerKwh).toBeGreaterThan(0);
    expect(evaluated('carbon-market', values)).toBeCloseTo(perWh('carbonMarket'), 9);
    // The two parts of the water are told apart; their sum bends a little at its middle.
    expect(evaluated('water', values)).toBeCloseTo(perWh('waterOnsite') + perWh('waterOffsite'), 9);
  });

  it('gives the joules of pictures and films', () => {
    const values = { ...factors(), steps: 28, P: 8, V: 1.05 };
    expect(evaluated('image', values)).toBeCloseTo(imageJoules(28, 8, 1.05), 9);
    expect(evaluated('video', { ...values, V: 80 }) / videoJoules(28, 8, 80)).toBeCloseTo(1, 12);
  });

  it('names every factor of every edition, and none that is not there', () => {
    expect(methodSteps.map(({ id }) => id)).toEqual([...methodStepIds]);
    const named = new Set(methodSteps.flatMap((step) => step.factors));
    for (const set of factorSets()) expect([...set.factors.keys()].toSorted()).toEqual([...named].toSorted());
  });

  it('explains every symbol its formulas hold', () => {
    for (const { formula, symbols, factors: read } of methodSteps) {
      const [, right = ''] = formula?.split(' = ') ?? [];
      const held = new Set(right.match(/[A-Za-z]\w*/g)?.filter((word) => word !== 'max'));
      for (const word of held) expect([...symbols, ...read]).toContain(word);
      for (const symbol of symbols) expect(held).toContain(symbol);
    }
  });
});
