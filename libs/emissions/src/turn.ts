import type { Grade } from '@promptprint/kernel';
import { nothingAssumed, type Assumption } from './assumptions.js';
import { factorIn, type FactorSet } from './factor-set.js';
import { expm1, hypot, log, log1p } from './functions.js';
import type { Profile } from './profile.js';
import { LOADING_SLOTS, remainderSlot, tokenSlot } from './propagation.js';
import type { UsageInput } from './usage-input.js';

/** The law of a chat turn's energy (ln Wh at the facility), in the shape the estimator goes on with. */
export interface Turn {
  readonly tier: 'T5';
  readonly grade: Grade;
  readonly mu: number;
  readonly variance: number;
  readonly tau: number;
  readonly loadings: Float64Array;
  readonly assumed: readonly Assumption[];
}

/**
 * One chat turn in an app, model and tokens unknown (section 6): four disclosures agree on about 0.3 Wh in 2025. Of its
 * spread, the token bias and the app's own distance from those four are shared; the rest is noise between turns.
 */
export function chatTurn(usage: UsageInput, { set, year, model }: Profile): Turn {
  const turn = factorIn(set.factors, 'turn_energy');
  const thinking = factorIn(set.factors, 'turn_thinking');
  const tokens = factorIn(set.factors, 'token_bias').sigma;
  const isThinking = usage.isThinking ?? false;
  const isByMinutes = minutesOf(usage) !== null;
  const turns = turnsOf(usage, set);
  const half = isThinking ? thinking.sigma ** 2 / 2 : 0;
  const own = hypot(
    factorIn(set.factors, 'turn_bias').sigma,
    model.match === 'unknown' ? strangerSigma : 0,
    Math.sqrt(half),
    isByMinutes ? factorIn(set.factors, 'turns_per_minute').sigma : 0,
  );
  const noise = turn.sigma ** 2 - tokens ** 2 - factorIn(set.factors, 'turn_bias').sigma ** 2 + half;
  const averaged = log1p(expm1(noise) / Math.max(1, turns));
  const loadings = new Float64Array(LOADING_SLOTS.length);
  loadings[remainderSlot] = own;
  loadings[tokenSlot] = tokens;
  const wh = turn.mid * factorIn(set.factors, `h:${year}`).mid * (isThinking ? thinking.mid : 1) * turns;
  return {
    tier: 'T5',
    grade: model.match === 'unknown' ? 'E' : 'D',
    mu: log(wh) + (noise - averaged) / 2,
    variance: own ** 2 + tokens ** 2,
    tau: Math.sqrt(averaged),
    loadings,
    assumed: isByMinutes ? ['turns-from-minutes'] : nothingAssumed,
  };
}

/** Chat turns a row stands for: as stated, where the statement is a count, else by minutes of conversation, else one. */
export function turnsOf(usage: Pick<UsageInput, 'requests' | 'minutes'>, set: FactorSet): number {
  const { requests } = usage;
  if (requests && requests >= 1 && requests <= Number.MAX_SAFE_INTEGER) return requests;
  const minutes = minutesOf(usage);
  return minutes === null ? 1 : minutes * factorIn(set.factors, 'turns_per_minute').mid;
}

/** Minutes of conversation, where nothing says how many turns there were. */
export function minutesOf({ requests, minutes }: Pick<UsageInput, 'requests' | 'minutes'>): number | null {
  if (requests && requests >= 1 && requests <= Number.MAX_SAFE_INTEGER) return null;
  return minutes && minutes >= 1e-3 && minutes <= Number.MAX_SAFE_INTEGER ? minutes : null;
}

/** An app none of the four disclosures is about may be further from them. */
const strangerSigma = 0.5;
