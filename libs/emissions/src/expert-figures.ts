import type { Interval } from '@promptprint/kernel';
import { estimate } from './estimate.js';
import { currentFactorSet, factorIn, type FactorSet } from './factor-set.js';
import { hypot } from './functions.js';
import type { Zone } from './grid.js';
import { intervalOf, sigmaOf, type Spread } from './lognormal.js';
import type { UsageInput } from './usage-input.js';

/** For the expert view alone: use of rare materials (mg of antimony equivalents) and primary energy (MJ). */
export interface ExpertFigures {
  readonly adpeUse: Interval;
  readonly adpeEmbodied: Interval;
  readonly primaryUse: Interval;
  readonly primaryEmbodied: Interval;
  /** Factors the four rest on, by id. */
  readonly factors: readonly string[];
}

/** Abiotic depletion and primary energy of one use: its electricity, and the making of the machines, each by itself. */
export function expertFigures(usage: UsageInput, set: FactorSet = currentFactorSet): ExpertFigures {
  const { figures, zone: id } = estimate(usage, set);
  const energy = figures.energy ?? { low: 0, mid: 0, high: 0 };
  const zone = set.zones.get(id.toLowerCase());
  const spread = (factor: string): Spread => factorIn(set.factors, factor);
  const grid = (read: (zone: Zone) => number | null, factor: string): Spread => {
    const country = set.zones.get((zone?.country ?? '').toLowerCase());
    const own = (zone && read(zone)) ?? (country && read(country));
    return own ? { mid: own, sigma: spread(factor).sigma / 2 } : spread(factor);
  };
  const adpe = grid(({ adpeKgPerKwh }) => adpeKgPerKwh, 'ADPE_grid');
  const primary = grid(({ primaryMjPerKwh }) => primaryMjPerKwh, 'PE_grid');
  return {
    adpeUse: perKwh(energy, { ...adpe, mid: adpe.mid * 1e6 }),
    adpeEmbodied: perKwh(energy, spread('ADPE_hardware')),
    primaryUse: perKwh(energy, primary),
    primaryEmbodied: perKwh(energy, spread('PE_hardware')),
    factors: ['ADPE_grid', 'ADPE_hardware', 'PE_grid', 'PE_hardware'],
  };
}

/** Wh times something per kWh. */
function perKwh({ low, mid, high }: Interval, factor: Spread): Interval {
  if (high === 0) return { low: 0, mid: 0, high: 0 };
  return intervalOf({ mid: (mid / 1000) * factor.mid, sigma: hypot(sigmaOf(low, high), factor.sigma) });
}
