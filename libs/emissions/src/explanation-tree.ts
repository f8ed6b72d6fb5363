import { nothingUsed, type Explained } from './energy-tree.js';
import {
  computedNode,
  factorNode,
  operatorSources,
  spreadNode,
  type ExplanationNode,
  type NodeId,
} from './explanation-node.js';
import { factorIn } from './factor-set.js';
import type { Metric } from './impact.js';

/** Carbon of use and of making the hardware; `energy` is the tree of the energy both rest on. */
export function carbonTree(explained: Explained, energy: ExplanationNode): ExplanationNode {
  const { zone, set } = explained.profile;
  const grid = spreadNode('gridIntensity', zone.gramsPerKwh, { unit: 'g/kWh', source: zone.source }, set);
  return metricNode(explained, 'carbon', 'sum', [
    metricNode(explained, 'carbonUse', 'product', [energy, grid]),
    metricNode(explained, 'carbonEmbodied', 'product', [again(energy), factorNode('embodiedIntensity', 'EMB', set)]),
  ]);
}

/** Carbon by the operator's power contracts, beside the local grid's and never added to it; null where none is published. */
export function marketTree(explained: Explained, energy: ExplanationNode): ExplanationNode | null {
  const { host, set } = explained.profile;
  if (!explained.estimate.figures.carbonMarket || host.marketGramsPerKwh === null) return null;
  const spread = { mid: host.marketGramsPerKwh, sigma: factorIn(set.factors, 'EF_market').sigma };
  const intensity = spreadNode('marketIntensity', spread, { unit: 'g/kWh', source: host.source }, set);
  const told = { ...intensity, sources: operatorSources(host, set) };
  return metricNode(explained, 'carbonMarket', 'product', [again(energy), told]);
}

/** Water evaporated in the data centre and at the power stations. */
export function waterTree(explained: Explained, energy: ExplanationNode): ExplanationNode {
  return metricNode(explained, 'water', 'sum', [onsiteTree(explained, energy), offsiteTree(explained, energy)]);
}

/** On-site water cools the IT load: facility energy without its overhead. */
function onsiteTree(explained: Explained, energy: ExplanationNode): ExplanationNode {
  const { host, set } = explained.profile;
  const { low, mid, high } = energy.value;
  const pue = host.pue.mid;
  const it: ExplanationNode = {
    ...again(energy),
    id: 'itEnergy',
    value: { low: low / pue, mid: mid / pue, high: high / pue },
  };
  const intensity = spreadNode('onsiteIntensity', host.waterOnsite, { unit: 'L/kWh', source: host.source }, set);
  return metricNode(explained, 'waterOnsite', 'product', [it, { ...intensity, sources: operatorSources(host, set) }]);
}

function offsiteTree(explained: Explained, energy: ExplanationNode): ExplanationNode {
  const { zone, set } = explained.profile;
  const { mid, sigma, source, grade } = factorIn(set.factors, 'EWIF');
  const row = { unit: 'L/kWh', source, grade: zone.waterPerKwh === null ? ('E' as const) : grade };
  const intensity = spreadNode('offsiteIntensity', { mid: zone.waterPerKwh ?? mid, sigma }, row, set);
  return metricNode(explained, 'waterOffsite', 'product', [again(energy), intensity]);
}

function metricNode(
  { estimate }: Explained,
  id: Metric & NodeId,
  how: 'sum' | 'product',
  children: readonly ExplanationNode[],
): ExplanationNode {
  const unit = id.startsWith('water') ? 'mL' : 'g';
  return computedNode({ id, value: estimate.figures[id] ?? nothingUsed, unit, grade: estimate.grade, how, children });
}

/** The same number without what it was made from, where it appears a second time. */
function again(node: ExplanationNode): ExplanationNode {
  return { ...node, how: 'given', children: [] };
}
