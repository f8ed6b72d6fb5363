import type { Grade } from '@promptprint/kernel';
import type { Assumption } from './assumptions.js';
import type { ClassKind } from './class-kinds.js';
import type { NodeId } from './explanation-node.js';
import { factorIn, type FactorSet } from './factor-set.js';
import { hypot, log } from './functions.js';
import type { Spread } from './lognormal.js';
import { LOADING_SLOTS, type LoadingSlot } from './propagation.js';

/** One factor of a product that makes energy: its value, the power it enters with, and whose its error is. */
export interface Part {
  readonly id: NodeId;
  readonly value: Spread;
  readonly power: number;
  /** Null for what is counted, and for the class's own factor, whose spread stands in the class. */
  readonly slot: LoadingSlot | null;
  readonly unit: string;
  readonly source: string;
  readonly grade: Grade;
}

/** Work whose energy is a plain product of powers: no curvature, so its law is exact. */
export interface Work {
  readonly kind: ClassKind;
  readonly parts: readonly Part[];
  /** Wh per unit of the product. */
  readonly scale: number;
  readonly grade: Grade;
  readonly isSizeKnown: boolean;
  readonly assumed: readonly Assumption[];
}

/** ln Wh of the work at the medians before the class's products, its shared variance, and its loadings. */
export interface PartsLaw {
  readonly mu: number;
  readonly variance: number;
  readonly loadings: Float64Array;
}

export function lawOfParts({ parts, scale }: Pick<Work, 'parts' | 'scale'>): PartsLaw {
  const loadings = new Float64Array(LOADING_SLOTS.length);
  let mu = log(scale);
  let variance = 0;
  for (const { value, power, slot } of parts) {
    mu += power * log(value.mid);
    if (slot === null) continue;
    const loading = power * value.sigma;
    const at = LOADING_SLOTS.indexOf(slot);
    loadings[at] = hypot(loadings[at] ?? 0, loading);
    variance += loading * loading;
  }
  return { mu, variance, loadings };
}

/** A number the log gives. */
export function countedPart(id: NodeId, mid: number, unit: string, power = 1): Part {
  return { id, value: { mid, sigma: 0 }, power, slot: null, unit, source: 'usage-log', grade: 'A' };
}

/** A number of the factor set that stands for one nobody gave. */
export function assumedPart(
  id: NodeId,
  factor: string,
  { set, slot = 'rem', power = 1 }: { set: FactorSet; slot?: LoadingSlot | null; power?: number },
): Part {
  const { mid, sigma, unit, source, grade } = factorIn(set.factors, factor);
  return { id, value: { mid, sigma }, power, slot, unit, source, grade };
}
