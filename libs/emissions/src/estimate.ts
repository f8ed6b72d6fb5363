import type { Grade, Interval } from '@promptprint/kernel';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import type { Metric, MetricConstants } from './impact.js';
import { nothing, z95 } from './lognormal.js';
import { measure, zero, type EvidenceTier, type Measured } from './measure.js';
import type { MatchReason, ModelMatch } from './model-names.js';
import { profileOf, type Profile } from './profile.js';
import { remainderSlot, type MetricLaw } from './propagation.js';
import type { UsageInput } from './usage-input.js';

export type Boundary = 'B0' | 'B1' | 'B2' | 'B3' | 'B4';

/**
 * What one event adds to a sum, in whole billionths; `q` and `i` are the sums that keep the interval honest (section 10).
 * Exact up to 2^53 (9 MWh); whoever stores entries refuses what lies beyond.
 */
export interface EventLedger {
  /** nWh: exp(mu + tau²/2), rounded once. */
  readonly energyNwh: number;
  /** ng CO2e. */
  readonly carbonUseNg: number;
  readonly carbonEmbodiedNg: number;
  /** ng CO2e by the operator's contracts; null where it publishes no factor. */
  readonly carbonMarketNg: number | null;
  /** nL. */
  readonly waterOnsiteNl: number;
  readonly waterOffsiteNl: number;
  /** Energy's m · s². */
  readonly q: number;
  /** Energy's m² (exp(tau²) − 1). */
  readonly i: number;
}

export interface EnergyLaw extends MetricLaw {
  /** Loadings in the order of `LOADING_SLOTS`. */
  readonly loadings: Float64Array;
  /** What curvature adds to the spread, as a loading of its own (also in the slot `rem`). */
  readonly remainder: number;
}

/** Energy in Wh at the facility, carbon in gCO2e, water in mL, each as a 90 % interval. */
export interface Estimate {
  readonly factorSet: string;
  readonly tier: EvidenceTier;
  /** Where energy is metered; the carbon of `carbon` and `carbonEmbodied` goes up to B4. */
  readonly boundary: Boundary;
  readonly grade: Grade;
  readonly model: {
    readonly id: string | null;
    readonly name: string;
    readonly match: ModelMatch;
    readonly why: MatchReason;
  };
  readonly provider: string | null;
  readonly zone: string;
  readonly year: number;
  readonly classKey: string;
  readonly figures: Readonly<Record<Metric, Interval | null>>;
  readonly energy: EnergyLaw;
  readonly ledger: EventLedger;
}

/** Estimates one use: never throws, never NaN, zero only where no model ran. */
export function estimate(usage: UsageInput, factorSet: FactorSet = currentFactorSet): Estimate {
  const profile = profileOf(usage, factorSet);
  if (usage.servedFromCache === true || profile.model.why === 'made-by-tool') return assemble(profile, zero(profile));
  return assemble(profile, measure(usage, profile));
}

function assemble(profile: Profile, measured: Measured): Estimate {
  const { constants, mu, variance, tau, loadings, tier, grade } = measured;
  const { model, host, zone, year, set } = profile;
  const isZero = mu <= nothing;
  const s2 = isZero ? 0 : variance + (constants.impacts.energy?.variance ?? 0);
  const mean = Math.exp(mu + (s2 + tau * tau) / 2);
  return {
    factorSet: set.id,
    tier,
    boundary: 'B3',
    grade,
    model: { id: model.id, name: model.name, match: model.match, why: model.why },
    provider: host.id,
    zone: zone.id,
    year,
    classKey: constants.key,
    figures: figuresOf(measured, isZero),
    energy: { mu, s: Math.sqrt(s2), tau, mean, loadings, remainder: loadings[remainderSlot] ?? 0 },
    ledger: ledgerOf(measured, s2, isZero),
  };
}

function figuresOf({ constants: { impacts }, mu, variance, tau }: Measured, isZero: boolean): Estimate['figures'] {
  const figure = (metric: MetricConstants | null) => interval(metric, mu, variance + tau * tau, isZero);
  return {
    energy: figure(impacts.energy),
    carbonUse: figure(impacts.carbonUse),
    carbonEmbodied: figure(impacts.carbonEmbodied),
    carbon: figure(impacts.carbon),
    carbonMarket: figure(impacts.carbonMarket),
    waterOnsite: figure(impacts.waterOnsite),
    waterOffsite: figure(impacts.waterOffsite),
    water: figure(impacts.water),
  };
}

function ledgerOf({ constants: { impacts }, mu, tau }: Measured, s2: number, isZero: boolean): EventLedger {
  const lnNano = mu + (tau * tau) / 2 + lnBillion;
  const nano = (metric: MetricConstants | null) =>
    metric && !isZero ? Math.round(Math.exp(lnNano + metric.shift)) : 0;
  const energyNwh = nano(impacts.energy);
  return {
    energyNwh,
    carbonUseNg: nano(impacts.carbonUse),
    carbonEmbodiedNg: nano(impacts.carbonEmbodied),
    carbonMarketNg: impacts.carbonMarket ? nano(impacts.carbonMarket) : null,
    waterOnsiteNl: nano(impacts.waterOnsite),
    waterOffsiteNl: nano(impacts.waterOffsite),
    q: energyNwh * s2,
    i: energyNwh * energyNwh * Math.expm1(tau * tau),
  };
}

const lnBillion = Math.log(1e9);

function interval(metric: MetricConstants | null, mu: number, variance: number, isZero: boolean): Interval | null {
  if (!metric) return null;
  if (isZero || metric.shift <= nothing) return { low: 0, mid: 0, high: 0 };
  const mid = Math.exp(mu + metric.shift);
  const reach = Math.exp(z95 * Math.sqrt(variance + metric.variance));
  return { low: mid / reach, mid, high: mid * reach };
}
