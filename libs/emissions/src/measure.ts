import type { Grade } from '@promptprint/kernel';
import type { ClassConstants } from './class-constants.js';
import { nothing, z95 } from './lognormal.js';
import type { Profile } from './profile.js';
import { bend, LOADING_SLOTS, tokenSlot, type Curve } from './propagation.js';
import { baseJoules, tokenLoad, type TokenCounts, type TokenLoad } from './text-energy.js';
import { readDoubtfulTokens, readPlainTokens, type TokenReading } from './tokens.js';
import { chatTurn } from './turn.js';
import type { UsageInput } from './usage-input.js';

export type EvidenceTier = 'T1' | 'T2' | 'T3' | 'T4' | 'T5' | 'T6';

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

/** The law of a use no model worked for. */
export function zero(profile: Profile): Measured {
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
