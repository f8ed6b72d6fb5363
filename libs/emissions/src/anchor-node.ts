import { sigmaOfGrade } from './anchors.js';
import { anchorView, knownOf, type Known } from './anchoring.js';
import type { ClassConstants } from './class-constants.js';
import { sourcesIn, type ExplanationNode } from './explanation-node.js';
import type { FactorSet } from './factor-set.js';
import { exp } from './functions.js';

/** What the anchors of a set make of the energy of an event with these loadings. */
export function knownOfEnergy(constants: ClassConstants, loadings: ArrayLike<number>, set: FactorSet): Known {
  return knownOf(anchorView(constants, set), loadings, 'energy');
}

/** The factor the anchors put on the energy, as a node of its own; nothing where they say nothing of it. */
export function anchorNodes({ along, shift }: Known, set: FactorSet): ExplanationNode[] {
  if (!along.some((one) => Math.abs(one) > 1e-9)) return [];
  const told = set.anchors.filter((_, at) => Math.abs(along[at] ?? 0) > 1e-9);
  const value = exp(shift);
  const grade = told.reduce(
    (worst, one) => (sigmaOfGrade[one.grade] > sigmaOfGrade[worst] ? one.grade : worst),
    told[0]?.grade ?? 'E',
  );
  return [
    {
      id: 'disclosures',
      value: { low: value, mid: value, high: value },
      unit: '1',
      grade,
      sources: sourcesIn(set, ...told.map(({ source }) => source)),
      how: 'given',
      children: [],
    },
  ];
}
