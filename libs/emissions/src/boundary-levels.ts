import type { Interval } from '@promptprint/kernel';
import { classConstants } from './class-constants.js';
import { ruleOf } from './class-kinds.js';
import { estimate, type Boundary } from './estimate.js';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import { intervalOf, sigmaOf } from './lognormal.js';
import type { UsageInput } from './usage-input.js';

/** The same use inside a smaller or larger boundary: Wh of electricity, gCO2e of what the boundary contains. */
export interface BoundaryLevel {
  readonly boundary: Boundary;
  readonly energy: Interval;
  readonly carbon: Interval;
}

/** What each boundary leaves out of the facility's energy. */
const outer = ['PUE', 'iota_idle', 'chi_host'] as const;

/** The levels B0 to B4 of one use; where energy is only known at the facility's meter, B3 and B4 alone. */
export function boundaryLevels(usage: UsageInput, set: FactorSet = currentFactorSet): BoundaryLevel[] {
  const { classKey, figures } = estimate(usage, set);
  const { energy, carbonUse, carbon } = figures;
  if (!energy || !carbonUse || !carbon) return [];
  const { kind, products } = classConstants(classKey, set);
  const isOpen = ruleOf(kind).products.includes('PUE');
  const facility: BoundaryLevel[] = [
    { boundary: 'B3', energy, carbon: carbonUse },
    { boundary: 'B4', energy, carbon },
  ];
  if (!isOpen) return facility;
  const without = (figure: Interval, count: number): Interval => {
    if (figure.high === 0) return figure;
    const left = outer.slice(0, count).map((id) => products[id]);
    const variance = left.reduce((sum, { sigma }) => sum - sigma ** 2, sigmaOf(figure.low, figure.high) ** 2);
    const mid = left.reduce((rest, product) => rest / product.mid, figure.mid);
    return intervalOf({ mid, sigma: Math.sqrt(Math.max(0, variance)) });
  };
  const inner = (['B0', 'B1', 'B2'] as const).map((boundary, at) => ({
    boundary,
    energy: without(energy, 3 - at),
    carbon: without(carbonUse, 3 - at),
  }));
  return [...inner, ...facility];
}
