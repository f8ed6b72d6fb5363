import type { Grade } from '@promptprint/kernel';
import { worst } from './assumptions.js';
import { expm1, log, log1p } from './functions.js';
import type { AffordableWh } from './list-price.js';
import { nothing, z95 } from './lognormal.js';
import type { EvidenceTier, Measured } from './measured.js';
import type { Profile } from './profile.js';
import { bend, LOADING_SLOTS, tokenSlot, type Curve } from './propagation.js';
import { baseJoules, tokenLoad, type TokenCounts, type TokenLoad } from './text-energy.js';
import type { TokenReading } from './tokens.js';
import type { UsageInput } from './usage-input.js';

const load: TokenLoad = { uncached: 0, cached: 0, generated: 0, context: 0 };
const curve: Curve = { lnBase: 0, shift: 0, variance: 0 };
const lnJoulesPerWh = log(3600);

/** Energy of an event by its tokens (section 3). */
export function measureTokens(
  reading: TokenReading,
  usage: UsageInput,
  profile: Profile,
  tier: EvidenceTier,
): Measured {
  const { table, coefficients, text, model, affordable } = profile;
  tokenLoad(reading.counts, coefficients.contextScale, load);
  const grade = worst(gradeOfTier(model.grade, tier), usage.tokenGrade ?? 'A');
  if (baseJoules(load, table.points, 0) === 0) {
    const widest = reading.doubts.find((doubt) => doubt.up.generated + doubt.up.uncached + doubt.up.cached > 0);
    if (!widest) return { ...zero(profile), tier, grade, assumed: reading.assumed };
    return measureTokens({ ...reading, counts: tenth(widest.up) }, usage, profile, tier);
  }
  const loadings = new Float64Array(LOADING_SLOTS.length);
  bend(table, load, loadings, curve);
  const mu = curve.lnBase + curve.shift + table.lnProduct - lnJoulesPerWh;
  const { variance, lnBase } = curve;
  const known = { constants: text, tier, grade, mu, variance, tau: 0, loadings, assumed: reading.assumed };
  const whole = reading.doubts.length === 0 ? known : doubted(known, reading, profile, lnBase);
  return affordable === null ? whole : underCeiling(whole, ceilingWh(reading.counts, affordable));
}

/** Wh the list price of these tokens can pay for. */
function ceilingWh({ uncached, cached, generated }: TokenCounts, affordable: AffordableWh): number {
  return uncached * affordable.uncached + cached * affordable.cached + generated * affordable.generated;
}

/**
 * The law with its upper end at the ceiling (section 5): the same median with less spread, or a lower one where what every
 * event of the class shares is already too wide. As a law of its own it adds up like any other.
 */
function underCeiling(measured: Measured, ceiling: number): Measured {
  const { mu, variance, tau, loadings, constants, assumed } = measured;
  const fixed = (constants.impacts.energy?.variance ?? 0) + tau * tau;
  const room = (log(ceiling) - mu) / z95;
  if (!(ceiling > 0) || room * Math.abs(room) >= variance + fixed) return measured;
  const left = room > 0 ? Math.max(0, room * room - fixed) : 0;
  const scale = variance > 0 ? Math.sqrt(left / variance) : 0;
  return {
    ...measured,
    mu: left > 0 ? mu : log(ceiling) - z95 * Math.sqrt(fixed),
    variance: left,
    loadings: loadings.map((loading) => loading * scale),
    assumed: [...assumed, 'upper-end-by-price'],
  };
}

/** A range whose middle is zero but whose end is not: a tenth of the end stands for the middle. */
function tenth({ uncached, cached, generated, calls }: TokenCounts): TokenCounts {
  return { uncached: uncached / 10, cached: cached / 10, generated: generated / 10, calls, encoded: 0 };
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
  const averaged = log1p(expm1(noise) / events);
  return { ...known, mu: mu + (noise - averaged) / 2, variance, tau: Math.sqrt(averaged) };
}

function lnJoules(counts: TokenCounts, points: Float64Array, contextScale: number, lnBase: number): number {
  const joules = baseJoules(tokenLoad(counts, contextScale, load), points, 0);
  return Math.max(lnBase - 5, log(joules));
}

/** The law of a use no model worked for. */
export function zero({ text }: Profile): Measured {
  return {
    constants: text,
    tier: 'T2',
    grade: 'A',
    mu: nothing,
    variance: 0,
    tau: 0,
    loadings: new Float64Array(LOADING_SLOTS.length),
    assumed: [],
  };
}

function gradeOfTier(model: Grade, tier: EvidenceTier): Grade {
  if (tier === 'T6') return 'E';
  if (tier !== 'T4') return model;
  return model === 'A' || model === 'B' || model === 'C' ? 'D' : 'E';
}
