import type { Grade, Interval } from '@promptprint/kernel';
import type { Estimate } from './estimate.js';
import { anchorNodes, knownOfEnergy } from './anchor-node.js';
import {
  computedNode,
  factorNode,
  operatorSources,
  sourcesIn,
  spreadNode,
  type ExplanationNode,
  type NodeId,
} from './explanation-node.js';
import { factorIn } from './factor-set.js';
import { exp, log } from './functions.js';
import { intervalOf, z95 } from './lognormal.js';
import type { Profile } from './profile.js';
import { bend, LOADING_SLOTS, type Curve } from './propagation.js';
import { tokenLoad, type TokenCounts, type TokenLoad } from './text-energy.js';
import type { TokenReading } from './tokens.js';
import { minutesOf, turnsOf } from './turn.js';
import type { TokenCount, UsageInput } from './usage-input.js';

/** What a tree is drawn from. */
export interface Explained {
  readonly usage: UsageInput;
  readonly profile: Profile;
  readonly estimate: Estimate;
  readonly reading: TokenReading;
}

export const nothingUsed: Interval = { low: 0, mid: 0, high: 0 };

/** Energy at the facility, down to tokens, model and coefficients. */
export function energyTree(explained: Explained): ExplanationNode {
  const { profile, estimate } = explained;
  const { set, host } = profile;
  const value = estimate.figures.energy ?? nothingUsed;
  if (value.high === 0) return nothingNode(explained);
  if (estimate.tier === 'T5')
    return computedNode({
      id: 'energy',
      value,
      unit: 'Wh',
      grade: estimate.grade,
      how: 'product',
      children: turnNodes(explained),
    });
  const { products } = profile.text;
  const outer = products.chi_host.mid * products.iota_idle.mid * products.PUE.mid;
  const outerVariance = products.chi_host.sigma ** 2 + products.iota_idle.sigma ** 2 + products.PUE.sigma ** 2;
  const known = knownOfEnergy(profile.text, estimate.energy.loadings, set);
  const whole = estimate.energy.s ** 2 + estimate.energy.tau ** 2 + known.variance;
  const spread = Math.sqrt(Math.max(0, whole - outerVariance));
  const chip = intervalOf({ mid: value.mid / outer / exp(known.shift), sigma: value.mid > 0 ? spread : 0 });
  const pue = spreadNode('pue', host.pue, { unit: '1', source: host.source }, set);
  return computedNode({
    id: 'energy',
    value,
    unit: 'Wh',
    grade: estimate.grade,
    how: 'product',
    children: [
      chipTree(explained, chip),
      factorNode('hostShare', 'chi_host', set),
      ...(products.iota_idle.sigma > 0 ? [factorNode('idleShare', 'iota_idle', set)] : []),
      { ...pue, sources: operatorSources(host, set) },
      ...anchorNodes(known, set),
    ],
  });
}

/** Nothing was used, and the log is what says so. */
function nothingNode({ profile, estimate: { grade } }: Explained): ExplanationNode {
  const sources = sourcesIn(profile.set, 'usage-log');
  return { id: 'energy', value: nothingUsed, unit: 'Wh', grade, sources, how: 'given', children: [] };
}

function turnNodes({ usage, profile, estimate }: Explained): ExplanationNode[] {
  const { set, turn } = profile;
  const minutes = minutesOf(usage);
  const requests = minutes ?? turnsOf(usage, set);
  const count = computedNode({
    id: minutes === null ? 'requests' : 'minutes',
    value: { low: requests, mid: requests, high: requests },
    unit: minutes === null ? 'request' : 'min',
    grade: 'A',
    how: 'given',
    children: [],
  });
  return [
    { ...count, sources: sourcesIn(set, 'usage-log') },
    ...(minutes === null ? [] : [factorNode('turnsPerMinute', 'turns_per_minute', set)]),
    factorNode('turnEnergy', 'turn_energy', set),
    ...(usage.isThinking ? [factorNode('turnThinking', 'turn_thinking', set)] : []),
    { ...factorNode('hardwareGeneration', turn.hardware.replace(/(tpu|consumer)$/, String(estimate.year)), set) },
  ];
}

function chipTree(explained: Explained, value: Interval): ExplanationNode {
  const { profile, estimate } = explained;
  const { set, model, text } = profile;
  const { q, phi } = text.products;
  const kernel = factorIn(set.factors, 'q');
  return computedNode({
    id: 'chipEnergy',
    value,
    unit: 'Wh',
    grade: estimate.grade,
    how: 'product',
    children: [
      baseTree(explained),
      factorNode('hardwareGeneration', text.hardware, set),
      spreadNode(
        'servingEfficiency',
        { ...phi, mid: profile.spreads.phi.mid },
        { unit: '1', source: 'expert-prior' },
        set,
      ),
      spreadNode('kernelFactor', q, { unit: '1', source: kernel.source, grade: kernel.grade }, set),
      { ...factorNode('modelResidual', 'r', set), grade: model.isDisclosed ? 'B' : 'C' },
    ],
  });
}

type Kind = 'uncached' | 'cached' | 'generated';
const kinds: readonly { kind: Kind; energy: NodeId; tokens: NodeId; per: NodeId }[] = [
  { kind: 'uncached', energy: 'energyUncached', tokens: 'tokensUncached', per: 'perUncached' },
  { kind: 'cached', energy: 'energyCached', tokens: 'tokensCached', per: 'perCached' },
  { kind: 'generated', energy: 'energyGenerated', tokens: 'tokensGenerated', per: 'perGenerated' },
];

function baseTree(explained: Explained): ExplanationNode {
  const { estimate, reading } = explained;
  const parts = kinds.filter(({ kind }) => reading.counts[kind] > 0).map((entry) => kindTree(explained, entry));
  const whole = estimate.figures.energy?.mid ? kindLaw(explained, ['uncached', 'cached', 'generated']) : nothingUsed;
  return computedNode({
    id: 'baseEnergy',
    value: scaled(whole, 1 / 3600),
    unit: 'Wh',
    grade: estimate.grade,
    how: 'sum',
    children: parts,
  });
}

function kindTree(explained: Explained, { kind, energy, tokens, per }: (typeof kinds)[number]): ExplanationNode {
  const { estimate, reading } = explained;
  const joules = kindLaw(explained, [kind]);
  const count = reading.counts[kind];
  const { grade } = estimate;
  return computedNode({
    id: energy,
    value: scaled(joules, 1 / 3600),
    unit: 'Wh',
    grade,
    how: 'product',
    children: [
      tokenNode(explained, tokens, kind),
      computedNode({
        id: per,
        value: scaled(joules, 1 / count),
        unit: 'J/token',
        grade,
        how: 'formula',
        children: parameterNodes(explained, kind),
      }),
    ],
  });
}

function scaled({ low, mid, high }: Interval, by: number): Interval {
  return { low: low * by, mid: mid * by, high: high * by };
}

/** Joules of one kind of token at the event's own context, before the product factors. */
function kindLaw({ profile, reading }: Explained, wanted: readonly Kind[]): Interval {
  const { table, coefficients } = profile;
  const load: TokenLoad = tokenLoad(reading.counts, coefficients.contextScale, {
    uncached: 0,
    cached: 0,
    generated: 0,
    context: 0,
  });
  if (!wanted.includes('uncached')) load.uncached = 0;
  if (!wanted.includes('cached')) load.cached = 0;
  if (!wanted.includes('generated')) load.generated = load.context = 0;
  if (load.uncached + load.cached + load.generated === 0) return nothingUsed;
  const curve: Curve = bend(table, load, new Float64Array(LOADING_SLOTS.length), { lnBase: 0, shift: 0, variance: 0 });
  const reach = exp(z95 * Math.sqrt(curve.variance));
  const mid = exp(curve.lnBase + curve.shift);
  return { low: mid / reach, mid, high: mid * reach };
}

function tokenNode({ usage, profile, reading }: Explained, id: NodeId, kind: Kind): ExplanationNode {
  const { set } = profile;
  const field =
    kind === 'generated' ? usage.outputTokens : kind === 'cached' ? usage.inputCacheReadTokens : usage.inputTokens;
  const isReported =
    kind === 'cached'
      ? usage.inputTokens !== null && usage.inputTokens !== undefined
      : field !== null && field !== undefined;
  const value = reach(reading, kind);
  const source = isReported ? 'usage-log' : (readAs(reading) ?? factorIn(set.factors, usualOf[kind]).source);
  return {
    id,
    value,
    unit: 'token',
    grade: gradeOfTokens(usage, field, isReported),
    sources: sourcesIn(set, source),
    how: 'given',
    children: [],
  };
}

/** The factor that stands for a count nobody gave. */
const usualOf = { generated: 'turn_output', cached: 'cached_per_output', uncached: 'uncached_per_output' } as const;

/** The source of counts that come from pictures, sound or money. */
function readAs({ assumed }: TokenReading): string | null {
  if (assumed.includes('tokens-of-images')) return 'image-token-counts';
  if (assumed.includes('tokens-from-sound')) return 'audio-token-counts';
  return assumed.includes('tokens-from-spend') ? 'price-fit' : null;
}

function gradeOfTokens(usage: UsageInput, field: TokenCount | undefined, isReported: boolean): Grade {
  if (!isReported) return 'E';
  return usage.tokenGrade ?? (typeof field === 'object' ? 'D' : 'A');
}

/** The count with the ends its doubts give it. */
function reach({ counts, doubts }: TokenReading, kind: Kind): Interval {
  const steps = (side: TokenCounts, by: number) => log((side[kind] || 1) / (counts[kind] || 1)) * (z95 / by);
  const moved = doubts.filter(({ up, down }) => up[kind] !== down[kind]);
  const upper = Math.sqrt(
    moved.reduce((sum, { up, down, steps: by }) => sum + Math.max(steps(up, by), steps(down, by), 0) ** 2, 0),
  );
  const lower = Math.sqrt(
    moved.reduce((sum, { up, down, steps: by }) => sum + Math.min(steps(up, by), steps(down, by), 0) ** 2, 0),
  );
  return { low: counts[kind] * exp(-lower), mid: counts[kind], high: counts[kind] * exp(upper) };
}

function parameterNodes({ profile }: Explained, kind: Kind): ExplanationNode[] {
  const { model, spreads, text, set } = profile;
  const own = { source: model.source, grade: model.grade };
  const active = spreadNode('activeParameters', spreads.P_a, { unit: '10⁹ parameters', ...own }, set);
  if (kind !== 'generated')
    return [
      active,
      factorNode('prefillCost', 'c_pre', set),
      ...(kind === 'cached' ? [factorNode('cachedRatio', 'rho', set)] : []),
    ];
  const bytes = factorIn(set.factors, 'b');
  return [
    active,
    spreadNode('sparsity', spreads.S, { unit: '1', ...own }, set),
    spreadNode(
      'batch',
      spreads.B,
      { unit: '1', source: text.serving === 'hyperscale' ? 'deepseek-infra' : 'expert-prior', grade: 'D' },
      set,
    ),
    spreadNode('bytesPerParameter', spreads.b, { unit: bytes.unit, source: bytes.source, grade: bytes.grade }, set),
    factorNode('weightReading', 'a', set),
    ...(spreads.S.mid > 1.05 ? [factorNode('expertReading', 'mu', set)] : []),
    factorNode('arithmetic', 'c', set),
    factorNode('stepCost', 's', set),
    factorNode('contextReading', 'k', set),
  ];
}
