import { anchorView, knownOf, knownTogether, nothingKnown, type Known } from './anchoring.js';
import { classConstants } from './class-constants.js';
import type { Estimate } from './estimate.js';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import type { Metric } from './impact.js';
import { normalCdf, nothing } from './lognormal.js';
import { sharedLoadings, sharedProduct, type SharedLoadings } from './sharing.js';

/** One side of a comparison: ln of the median, what it may share with the other side, and its own noise. */
export interface Side extends SharedLoadings {
  readonly mu: number;
  readonly tau: number;
  /** What the anchors of the factor set say of it; nothing in a set without. */
  readonly known?: Known;
}

/** P(A > B): errors both sides share cancel (section 11). */
export function probabilityOfMore(a: Side, b: Side): number {
  const distance = sharedBy(a, a) + sharedBy(b, b) - 2 * sharedBy(a, b);
  const spread = Math.sqrt(Math.max(0, distance) + a.tau ** 2 + b.tau ** 2);
  if (spread > 1e-12) return normalCdf((a.mu - b.mu) / spread);
  return a.mu === b.mu ? 0.5 : a.mu > b.mu ? 1 : 0;
}

/** ln(B / A) as a normal law, and what it has in common with ln A. */
export interface RatioLaw {
  readonly mu: number;
  /** Of errors that many uses share; the noise of single uses is left out. */
  readonly sigma: number;
  /** Covariance with the shared part of ln A. */
  readonly covariance: number;
}

/** How much of a metric B takes for each unit of A, errors they share cancelled; null where one of them is zero. */
export function ratioLaw(a: Estimate, b: Estimate, metric: Metric, set: FactorSet): RatioLaw | null {
  const [one, other] = [sideOf(a, metric, set), sideOf(b, metric, set)];
  if (one.mu <= nothing || other.mu <= nothing) return null;
  const common = sharedBy(one, other);
  const own = sharedBy(one, one);
  return {
    mu: other.mu - one.mu,
    sigma: Math.sqrt(Math.max(0, own + sharedBy(other, other) - 2 * common)),
    covariance: common - own,
  };
}

const sharedBy = (a: Side, b: Side) =>
  sharedProduct(a, b) - knownTogether(a.known ?? nothingKnown, b.known ?? nothingKnown);

/** Probability that A takes more than B of a metric (energy unless told otherwise), shared errors cancelled. */
export function probabilityGreater(
  a: Estimate,
  b: Estimate,
  { metric = 'energy', factorSet = currentFactorSet }: { metric?: Metric; factorSet?: FactorSet } = {},
): number {
  return probabilityOfMore(sideOf(a, metric, factorSet), sideOf(b, metric, factorSet));
}

function sideOf({ classKey, energy }: Estimate, metric: Metric, set: FactorSet): Side {
  const constants = classConstants(classKey, set);
  const own = constants.impacts[metric];
  const isZero = energy.mu <= nothing || own === null || own.shift <= nothing;
  if (isZero) return { provider: '', model: '', zone: '', loadings: new Float64Array(32), mu: nothing, tau: 0 };
  const view = anchorView(constants, set);
  const known = knownOf(view, energy.loadings, metric);
  const mu = energy.mu + own.shift + known.shift - knownOf(view, energy.loadings, 'energy').shift;
  return { ...sharedLoadings(energy.loadings, 1, constants, own), mu, tau: energy.tau, known };
}

/** How a comparison may be worded. */
export type Verdict = 'cannot-tell' | 'leaning' | 'likely' | 'clear';

/** The wording for a probability, whichever side it favours. */
export function verdictOf(probability: number): Verdict {
  const sure = Math.max(probability, 1 - probability);
  if (sure < 0.6) return 'cannot-tell';
  if (sure < 0.8) return 'leaning';
  return sure <= 0.95 ? 'likely' : 'clear';
}
