import type { Grade, Interval } from '@promptprint/kernel';
import { anchorView, knownOf, type AnchorView } from './anchoring.js';
import { gradeWith, type Assumption } from './assumptions.js';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import { exp, expm1, log } from './functions.js';
import type { Metric, MetricConstants } from './impact.js';
import { nothing, z95 } from './lognormal.js';
import { measure } from './measure.js';
import type { EvidenceTier, Measured } from './measured.js';
import type { MatchReason, ModelMatch } from './model-names.js';
import { assumedBy } from './plausible.js';
import { profileOf, type Profile } from './profile.js';
import { remainderSlot, type MetricLaw } from './propagation.js';
import { zero } from './token-measure.js';
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
  /** What had to be assumed; where a use contradicts itself, the grade is one lower for it. */
  readonly assumptions: readonly Assumption[];
  readonly figures: Readonly<Record<Metric, Interval | null>>;
  readonly energy: EnergyLaw;
  readonly ledger: EventLedger;
}

/** Estimates one use: never throws, never NaN, zero only where no model ran. */
export function estimate(usage: UsageInput, factorSet: FactorSet = currentFactorSet): Estimate {
  const profile = profileOf(usage, factorSet);
  const isNothing = usage.servedFromCache === true || profile.model.why === 'made-by-tool';
  const measured = isNothing ? zero(profile) : measure(usage, profile);
  return assemble(profile, measured, isNothing ? [] : assumedBy(usage, profile, measured));
}

function assemble(profile: Profile, measured: Measured, assumptions: readonly Assumption[]): Estimate {
  const { constants, mu, variance, tau, loadings, tier, grade } = measured;
  const { model, host, zone, year, set } = profile;
  const isZero = mu <= nothing;
  const view = anchorView(constants, set);
  const known = knownOf(view, loadings, 'energy');
  const s2 = isZero ? 0 : Math.max(0, variance + (constants.impacts.energy?.variance ?? 0) - known.variance);
  const moved = mu + known.shift;
  const mean = exp(moved + (s2 + tau * tau) / 2);
  return {
    factorSet: set.id,
    tier,
    boundary: 'B3',
    grade: gradeWith(grade, assumptions),
    model: { id: model.id, name: model.name, match: model.match, why: model.why },
    provider: host.id,
    zone: zone.id,
    year,
    classKey: constants.key,
    assumptions,
    figures: figuresOf(measured, view, isZero),
    energy: { mu: isZero ? mu : moved, s: Math.sqrt(s2), tau, mean, loadings, remainder: loadings[remainderSlot] ?? 0 },
    ledger: ledgerOf(measured, view, s2),
  };
}

/** The energy of a law in Wh, as a 90 % interval. */
export function energyInterval({ constants: { impacts }, mu, variance, tau }: Measured): Interval {
  return interval(impacts.energy, mu, variance + tau * tau, mu <= nothing) ?? { low: 0, mid: 0, high: 0 };
}

function figuresOf(measured: Measured, view: AnchorView | null, isZero: boolean): Estimate['figures'] {
  const { constants, mu, variance, tau, loadings } = measured;
  const figure = (metric: Metric) => {
    const known = knownOf(view, loadings, metric);
    return interval(constants.impacts[metric], mu + known.shift, variance + tau * tau - known.variance, isZero);
  };
  return {
    energy: figure('energy'),
    carbonUse: figure('carbonUse'),
    carbonEmbodied: figure('carbonEmbodied'),
    carbon: figure('carbon'),
    carbonMarket: figure('carbonMarket'),
    waterOnsite: figure('waterOnsite'),
    waterOffsite: figure('waterOffsite'),
    water: figure('water'),
  };
}

function ledgerOf(
  { constants: { impacts }, mu, tau, loadings }: Measured,
  view: AnchorView | null,
  s2: number,
): EventLedger {
  const isZero = mu <= nothing;
  const lnNano = mu + (tau * tau) / 2 + lnBillion;
  const nano = (metric: Metric) => {
    const constants = impacts[metric];
    return constants && !isZero ? Math.round(exp(lnNano + constants.shift + knownOf(view, loadings, metric).shift)) : 0;
  };
  const energyNwh = nano('energy');
  return {
    energyNwh,
    carbonUseNg: nano('carbonUse'),
    carbonEmbodiedNg: nano('carbonEmbodied'),
    carbonMarketNg: impacts.carbonMarket ? nano('carbonMarket') : null,
    waterOnsiteNl: nano('waterOnsite'),
    waterOffsiteNl: nano('waterOffsite'),
    q: energyNwh * s2,
    i: energyNwh * energyNwh * expm1(tau * tau),
  };
}

const lnBillion = log(1e9);

function interval(metric: MetricConstants | null, mu: number, variance: number, isZero: boolean): Interval | null {
  if (!metric) return null;
  if (isZero || metric.shift <= nothing) return { low: 0, mid: 0, high: 0 };
  const mid = exp(mu + metric.shift);
  const reach = exp(z95 * Math.sqrt(Math.max(0, variance + metric.variance)));
  return { low: mid / reach, mid, high: mid * reach };
}
