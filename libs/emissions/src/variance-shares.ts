import type { ClassConstants } from './class-constants.js';
import { exp } from './functions.js';
import type { Metric } from './impact.js';
import { z95 } from './lognormal.js';
import type { Measured } from './measured.js';
import { FACTOR_SLOTS, sharedLoadings, type FactorSlot } from './sharing.js';

/** What would make a range narrower. */
export type Remedy =
  | 'model-size'
  | 'serving'
  | 'hardware'
  | 'precision'
  | 'measuring-models'
  | 'token-counts'
  | 'cache-energy'
  | 'operator-figures'
  | 'grid-place'
  | 'hardware-footprint'
  | 'water-of-power';

const remedies: Readonly<Record<FactorSlot | 'noise', Remedy>> = {
  P_a: 'model-size',
  S: 'model-size',
  rem: 'serving',
  B: 'serving',
  phi: 'serving',
  h: 'hardware',
  b: 'precision',
  q: 'precision',
  r: 'measuring-models',
  f_a: 'measuring-models',
  f_c: 'measuring-models',
  f_s: 'measuring-models',
  f_k: 'measuring-models',
  c_pre: 'measuring-models',
  rho: 'cache-energy',
  tokens: 'token-counts',
  noise: 'token-counts',
  chi_host: 'operator-figures',
  iota_idle: 'operator-figures',
  PUE: 'operator-figures',
  form: 'measuring-models',
  meter: 'operator-figures',
  WUE: 'operator-figures',
  EF_market: 'operator-figures',
  EF: 'grid-place',
  EMB: 'hardware-footprint',
  EWIF: 'water-of-power',
  mix: 'grid-place',
};

/** One factor's share of a figure's variance, and the width of the range without it as a share of today's. */
export interface VarianceShare {
  readonly slot: FactorSlot | 'noise';
  readonly share: number;
  readonly remedy: Remedy;
  /** p95/p5 without this factor's error over p95/p5 with it. */
  readonly widthWithout: number;
}

/** Why the range is as wide as it is, largest cause first; the shares add up to 1. */
export function varianceShares(
  { loadings, tau }: Pick<Measured, 'loadings' | 'tau'>,
  constants: ClassConstants,
  metric: Metric,
): VarianceShare[] {
  const own = constants.impacts[metric];
  if (!own) return [];
  const shared = sharedLoadings(loadings, 1, constants, own).loadings;
  const parts = [
    ...FACTOR_SLOTS.map((slot, at) => ({ slot, variance: (shared[at] ?? 0) ** 2 })),
    { slot: 'noise' as const, variance: tau ** 2 },
  ];
  const isSizeUnknown = parts.some(({ slot, variance }) => slot === 'P_a' && variance > 0);
  const whole = parts.reduce((sum, { variance }) => sum + variance, 0);
  return parts
    .filter(({ variance }) => variance > 0)
    .map(({ slot, variance }) => ({
      slot,
      share: variance / whole,
      remedy: slot === 'rem' && isSizeUnknown ? 'model-size' : remedies[slot],
      widthWithout: exp(2 * z95 * (Math.sqrt(Math.max(0, whole - variance)) - Math.sqrt(whole))),
    }))
    .toSorted((a, b) => b.share - a.share);
}

/** The shares by what would remove them, with the width of the range once it is known as a share of today's. */
export interface RemedyShare {
  readonly remedy: Remedy;
  readonly share: number;
  readonly widthWithout: number;
}

/** The bars of "why the range is this wide", largest first; `sigma` is the spread of the logarithm of the whole figure. */
export function remedyShares(shares: readonly VarianceShare[], sigma: number): RemedyShare[] {
  const sums = new Map<Remedy, number>();
  for (const { remedy, share } of shares) sums.set(remedy, (sums.get(remedy) ?? 0) + share);
  const width = (share: number) => exp(2 * z95 * sigma * (Math.sqrt(Math.max(0, 1 - share)) - 1));
  return [...sums]
    .map(([remedy, share]) => ({ remedy, share, widthWithout: width(share) }))
    .toSorted((a, b) => b.share - a.share);
}
