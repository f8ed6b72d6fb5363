import type { Grade, Interval } from '@promptprint/kernel';
import { anchorNodes, knownOfEnergy } from './anchor-node.js';
import { ruleOf } from './class-kinds.js';
import {
  computedNode,
  factorNode,
  operatorSources,
  sourcesIn,
  spreadNode,
  type ExplanationNode,
} from './explanation-node.js';
import { factorIn } from './factor-set.js';
import { exp } from './functions.js';
import { intervalOf } from './lognormal.js';
import { lawOfParts, type Part, type Work } from './parts-law.js';
import { constantsOf, type Profile } from './profile.js';
import type { ProductFactor } from './text-energy.js';

/** Energy of work that is a plain product, down to what was counted: pictures, films, sound, vectors, meters. */
export function workTree(work: Work, profile: Profile, value: Interval): ExplanationNode {
  const own = ownTree(work, profile);
  const products = ruleOf(work.kind).products.map((id) => productNode(id, work, profile));
  const known = knownOfEnergy(constantsOf(profile, work.kind), lawOfParts(work).loadings, profile.set);
  const told = anchorNodes(known, profile.set);
  const children = products.length === 0 ? own.children : [own, ...products, ...told];
  return computedNode({ id: 'energy', value, unit: 'Wh', grade: work.grade, how: 'product', children });
}

function ownTree(work: Work, profile: Profile): ExplanationNode {
  const { set } = profile;
  const { mu, variance } = lawOfParts(work);
  const own = ruleOf(work.kind).own;
  const sigma = Math.sqrt(variance + (own ? factorIn(set.factors, own.factor).sigma ** 2 : 0));
  const given = work.parts.map((part) => partNode(part, profile));
  // Carbon that is given becomes energy over the grid's factor.
  const grid = spreadNode(
    'gridIntensity',
    profile.zone.gramsPerKwh,
    { unit: 'g/kWh', source: profile.zone.source },
    set,
  );
  const children = work.kind === 'reported-carbon' ? [...given, grid] : given;
  return computedNode({
    id: 'workEnergy',
    value: intervalOf({ mid: exp(mu), sigma }),
    unit: 'Wh',
    grade: work.grade,
    how: 'formula',
    children,
  });
}

function partNode({ id, value, unit, source, grade }: Part, { set }: Profile): ExplanationNode {
  return { id, value: intervalOf(value), unit, grade, sources: sourcesIn(set, source), how: 'given', children: [] };
}

function productNode(id: ProductFactor, { kind }: Work, profile: Profile): ExplanationNode {
  const { set, host, tierFactor, model } = profile;
  const { hardware, products } = constantsOf(profile, kind);
  const expert = { unit: '1', source: 'expert-prior' };
  const residual: Grade = model.isDisclosed ? 'B' : 'C';
  const nodes: Readonly<Record<ProductFactor, () => ExplanationNode>> = {
    phi: () => spreadNode('servingEfficiency', { ...products.phi, mid: products.phi.mid * tierFactor }, expert, set),
    h: () => factorNode('hardwareGeneration', hardware, set),
    q: () => spreadNode('kernelFactor', products.q, expert, set),
    r: () => ({ ...factorNode('modelResidual', 'r', set), grade: residual }),
    chi_host: () => factorNode('hostShare', 'chi_host', set),
    iota_idle: () => spreadNode('idleShare', products.iota_idle, { unit: '1', source: 'google-2025' }, set),
    PUE: () => ({
      ...spreadNode('pue', host.pue, { unit: '1', source: host.source }, set),
      sources: operatorSources(host, set),
    }),
  };
  return nodes[id]();
}
