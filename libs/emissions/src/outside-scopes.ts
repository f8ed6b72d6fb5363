import type { Grade, Interval } from '@promptprint/kernel';
import { estimate, type Estimate } from './estimate.js';
import { currentFactorSet, factorIn, type FactorSet } from './factor-set.js';
import { hypot } from './functions.js';
import { countryCode } from './grid.js';
import { intervalOf, sigmaOf, type Spread } from './lognormal.js';
import { usable } from './tokens.js';
import type { UsageInput } from './usage-input.js';

/** What lies outside the boundary, in the order of distance from the model. */
export const outsideScopes = ['training', 'network', 'device'] as const;
export type OutsideScope = (typeof outsideScopes)[number];

/** A figure beside the headline, never in it: Wh and gCO2e of one scope, for the whole use. */
export interface OutsideFigure {
  readonly scope: OutsideScope;
  readonly energy: Interval;
  readonly carbon: Interval;
  readonly grade: Grade;
  readonly source: string;
}

/** The scopes asked for, beside the estimate; none unless asked. */
export function outsideFigures(
  usage: UsageInput,
  scopes: readonly OutsideScope[] = [],
  set: FactorSet = currentFactorSet,
): OutsideFigure[] {
  if (scopes.length === 0) return [];
  const made = estimate(usage, set);
  if (made.figures.energy?.high === 0) return [];
  return outsideScopes.filter((scope) => scopes.includes(scope)).map((scope) => figureOf(scope, made, { usage, set }));
}

interface Asked {
  readonly usage: UsageInput;
  readonly set: FactorSet;
}

function figureOf(scope: OutsideScope, made: Estimate, { usage, set }: Asked): OutsideFigure {
  const { id, times } = workOf(scope, made, usage);
  const factor = factorIn(set.factors, id);
  const zone = scope === 'training' ? made.zone : countryCode(usage.country ?? 'world');
  const grid = (set.zones.get(zone.toLowerCase()) ?? set.zones.get('world'))?.gramsPerKwh ?? { mid: 0, sigma: 0 };
  const energy: Spread = { mid: factor.mid * times.mid, sigma: hypot(factor.sigma, times.sigma) };
  const carbon = { mid: (energy.mid * grid.mid) / 1000, sigma: hypot(energy.sigma, grid.sigma) };
  return { scope, energy: intervalOf(energy), carbon: intervalOf(carbon), grade: factor.grade, source: factor.source };
}

/** The factor of a scope in Wh, and how often it counts. */
function workOf(scope: OutsideScope, { figures }: Estimate, usage: UsageInput): { id: string; times: Spread } {
  if (scope === 'training') {
    const { low, mid, high } = figures.energy ?? { low: 0, mid: 0, high: 0 };
    return { id: 'training_share', times: { mid, sigma: sigmaOf(low, high) } };
  }
  if (scope === 'device') return { id: 'device_energy', times: { mid: answers(usage), sigma: 0 } };
  // kWh per GB is Wh per MB.
  return { id: 'network_per_gb', times: { mid: megabytes(usage), sigma: 0 } };
}

function answers({ requests, modelCalls }: UsageInput): number {
  return Math.max(1, usable(requests) ?? usable(modelCalls) ?? 1);
}

/** Megabytes that travel: 50 kB for a streamed answer, 1 MB a picture, 0.6 MB a second of film, 16 kB a second of sound. */
function megabytes(usage: UsageInput): number {
  const { images, videoSeconds, audioSeconds } = usage.units ?? {};
  const heavy = (usable(images) ?? 0) + 0.6 * (usable(videoSeconds) ?? 0) + 0.016 * (usable(audioSeconds) ?? 0);
  return 0.05 * answers(usage) + heavy;
}
