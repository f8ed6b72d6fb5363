import type { Grade, Interval } from '@promptprint/kernel';
import type { ClassConstants } from './class-constants.js';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import type { Metric, MetricConstants } from './impact.js';
import { nothing, z95 } from './lognormal.js';
import type { MatchReason, ModelMatch } from './model-names.js';
import { profileOf, type Profile } from './profile.js';
import { bend, LOADING_SLOTS, remainderSlot, tokenSlot, type Curve, type MetricLaw } from './propagation.js';
import { baseJoules, tokenLoad, type TokenCounts, type TokenLoad } from './text-energy.js';
import { readDoubtfulTokens, readPlainTokens, type TokenReading } from './tokens.js';
import { chatTurn } from './turn.js';
import type { UsageInput } from './usage-input.js';

export type EvidenceTier = 'T1' | 'T2' | 'T3' | 'T4' | 'T5' | 'T6';
export type Boundary = 'B0' | 'B1' | 'B2' | 'B3' | 'B4';

/** What one event adds to a sum, in whole billionths; `q` and `i` are the sums that keep the interval honest (section 10). */
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

/** The law of an event's energy before it is spread over the metrics. */
export interface Measured {
  readonly constants: ClassConstants;
  readonly tier: EvidenceTier;
  readonly grade: Grade;
  /** ln Wh. */
  readonly mu: number;
  /** Shared variance without the product factors of the class. */
  readonly variance: number;
  readonly tau: number;
  readonly loadings: Float64Array;
}

/** Energy of one event by its tokens, or by the anchor of a chat turn where neither model nor tokens are known. */
export function measure(usage: UsageInput, profile: Profile): Measured {
  const { model, set } = profile;
  const told = readPlainTokens(usage);
  if (told) return byTokens(told, usage, profile, model.isDisclosed ? 'T2' : 'T3');
  const hasCounts = (usage.inputTokens ?? null) !== null || (usage.outputTokens ?? null) !== null;
  if (!hasCounts && (model.isApp || model.match === 'unknown'))
    return { constants: profile.turn, ...chatTurn(usage, profile) };
  const reading = readDoubtfulTokens(usage, usage.isThinking ?? model.isThinking, set);
  const isRanged = reading.doubts.every((doubt) => doubt.steps === z95);
  return byTokens(reading, usage, profile, isRanged ? (model.isDisclosed ? 'T2' : 'T3') : 'T4');
}

const load: TokenLoad = { uncached: 0, cached: 0, generated: 0, context: 0 };
const curve: Curve = { lnBase: 0, shift: 0, variance: 0 };
const lnJoulesPerWh = Math.log(3600);

function byTokens(reading: TokenReading, usage: UsageInput, profile: Profile, tier: EvidenceTier): Measured {
  const { table, coefficients, text, model } = profile;
  tokenLoad(reading.counts, coefficients.contextScale, load);
  const grade = worst(gradeOfTier(model.grade, tier), usage.tokenGrade ?? 'A');
  if (baseJoules(load, table.points, 0) === 0) {
    const widest = reading.doubts.find((doubt) => doubt.up.generated + doubt.up.uncached + doubt.up.cached > 0);
    if (!widest) return { ...zero(profile), tier, grade };
    return byTokens({ ...reading, counts: tenth(widest.up) }, usage, profile, tier);
  }
  const loadings = new Float64Array(LOADING_SLOTS.length);
  bend(table, load, loadings, curve);
  const mu = curve.lnBase + curve.shift + table.lnProduct - lnJoulesPerWh;
  const known = { constants: text, tier, grade, mu, variance: curve.variance, tau: 0, loadings };
  return reading.doubts.length === 0 ? known : doubted(known, reading, profile, curve.lnBase);
}

/** A range whose middle is zero but whose end is not: a tenth of the end stands for the middle. */
function tenth({ uncached, cached, generated, calls }: TokenCounts): TokenCounts {
  return { uncached: uncached / 10, cached: cached / 10, generated: generated / 10, calls };
}

/** Adds what is not known about the tokens, by the same second-order step as the other factors. */
function doubted(
  known: Measured,
  { doubts, events }: TokenReading,
  { table, coefficients }: Profile,
  lnBase: number,
): Measured {
  let { mu, variance } = known;
  let shared = 0;
  let noise = 0;
  for (const { up, down, steps, isShared } of doubts) {
    const rise = lnJoules(up, table.points, coefficients.contextScale, lnBase) - lnBase;
    const fall = lnJoules(down, table.points, coefficients.contextScale, lnBase) - lnBase;
    const gradient = (rise - fall) / (2 * steps);
    const curvature = (rise + fall) / steps ** 2;
    mu += curvature / 2;
    if (isShared) shared += gradient ** 2 + curvature ** 2 / 2;
    else noise += gradient ** 2 + curvature ** 2 / 2;
  }
  known.loadings[tokenSlot] = Math.sqrt(shared);
  variance += shared;
  const averaged = Math.log1p(Math.expm1(noise) / events);
  return { ...known, mu: mu + (noise - averaged) / 2, variance, tau: Math.sqrt(averaged) };
}

function lnJoules(counts: TokenCounts, points: Float64Array, contextScale: number, lnBase: number): number {
  const joules = baseJoules(tokenLoad(counts, contextScale, load), points, 0);
  return Math.max(lnBase - 5, Math.log(joules));
}

function zero(profile: Profile): Measured {
  return {
    constants: profile.text,
    tier: 'T2',
    grade: 'A',
    mu: nothing,
    variance: 0,
    tau: 0,
    loadings: new Float64Array(LOADING_SLOTS.length),
  };
}

function gradeOfTier(model: Grade, tier: EvidenceTier): Grade {
  if (tier !== 'T4') return model;
  return model === 'A' || model === 'B' || model === 'C' ? 'D' : 'E';
}

function worst(a: Grade, b: Grade): Grade {
  return a > b ? a : b;
}

function assemble(profile: Profile, measured: Measured): Estimate {
  const { constants, mu, variance, tau, loadings, tier, grade } = measured;
  const { model, host, zone, year, set } = profile;
  const { impacts } = constants;
  const isZero = mu <= nothing;
  const s2 = isZero ? 0 : variance + (impacts.energy?.variance ?? 0);
  const tau2 = tau * tau;
  const figure = (metric: MetricConstants | null) => interval(metric, mu, variance + tau2, isZero);
  const lnNano = mu + tau2 / 2 + lnBillion;
  const nano = (metric: MetricConstants | null) => (metric && !isZero ? whole(Math.exp(lnNano + metric.shift)) : 0);
  const energyNwh = isZero ? 0 : whole(Math.exp(lnNano));
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
    figures: {
      energy: figure(impacts.energy),
      carbonUse: figure(impacts.carbonUse),
      carbonEmbodied: figure(impacts.carbonEmbodied),
      carbon: figure(impacts.carbon),
      carbonMarket: figure(impacts.carbonMarket),
      waterOnsite: figure(impacts.waterOnsite),
      waterOffsite: figure(impacts.waterOffsite),
      water: figure(impacts.water),
    },
    energy: {
      mu,
      s: Math.sqrt(s2),
      tau,
      mean: Math.exp(mu + (s2 + tau2) / 2),
      loadings,
      remainder: loadings[remainderSlot] ?? 0,
    },
    ledger: {
      energyNwh,
      carbonUseNg: nano(impacts.carbonUse),
      carbonEmbodiedNg: nano(impacts.carbonEmbodied),
      carbonMarketNg: impacts.carbonMarket ? nano(impacts.carbonMarket) : null,
      waterOnsiteNl: nano(impacts.waterOnsite),
      waterOffsiteNl: nano(impacts.waterOffsite),
      q: energyNwh * s2,
      i: energyNwh * energyNwh * Math.expm1(tau2),
    },
  };
}

const lnBillion = Math.log(1e9);

/** A ledger entry is a safe integer; a row beyond 9 MWh saturates there rather than losing its last digits. */
function whole(nano: number): number {
  return Math.min(Number.MAX_SAFE_INTEGER, Math.round(nano));
}

function interval(metric: MetricConstants | null, mu: number, variance: number, isZero: boolean): Interval | null {
  if (!metric) return null;
  if (isZero || metric.shift <= nothing) return { low: 0, mid: 0, high: 0 };
  const mid = Math.exp(mu + metric.shift);
  const reach = Math.exp(z95 * Math.sqrt(variance + metric.variance));
  return { low: mid / reach, mid, high: mid * reach };
}
