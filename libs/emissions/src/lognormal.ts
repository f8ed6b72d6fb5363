import type { Interval } from '@promptprint/kernel';
import { exp, log } from './functions.js';

/** Standard normal quantile of 0.95: every interval of the product is p5 to p95. */
export const z95 = 1.6448536269514722;

/** The logarithm that stands for a true zero: finite, so that it survives JSON and sums, and exp() of it is exactly 0. */
export const nothing = -1_000;

/** A log-normal factor: `mid` is its median, `sigma` the standard deviation of its logarithm. */
export interface Spread {
  readonly mid: number;
  readonly sigma: number;
}

/** Standard deviation of the logarithm for a 90 % interval from `low` to `high` (both > 0, same unit). */
export function sigmaOf(low: number, high: number): number {
  return high > low && low > 0 ? log(high / low) / (2 * z95) : 0;
}

/** A factor of known median and 90 % interval, in its own unit. */
export function spreadOf(low: number, mid: number, high: number): Spread {
  return { mid, sigma: sigmaOf(low, high) };
}

/** The 90 % interval of a log-normal factor, in its own unit. */
export function intervalOf({ mid, sigma }: Spread): Interval {
  return { low: mid * exp(-z95 * sigma), mid, high: mid * exp(z95 * sigma) };
}

/** Several factors as one: the median of medians in log space, wide enough for each member and for their disagreement. */
export function mixtureOf(members: readonly Spread[]): Spread {
  const mean = members.reduce((sum, { mid }) => sum + log(mid), 0) / members.length;
  const variance =
    members.reduce((sum, { mid, sigma }) => sum + sigma ** 2 + (log(mid) - mean) ** 2, 0) / members.length;
  return { mid: exp(mean), sigma: Math.sqrt(variance) };
}

/** Standard normal distribution function; Phi(x) + Phi(-x) = 1 exactly, absolute error below 1e-15. */
export function normalCdf(x: number): number {
  const upper = upperTail(Math.abs(x));
  return x >= 0 ? 1 - upper : upper;
}

/** P(Z > x) for x >= 0: series near the centre, continued fraction in the tail. */
function upperTail(x: number): number {
  if (x > 38) return 0;
  const density = exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x > 4) {
    let fraction = 0;
    for (let k = 60; k >= 1; k -= 1) fraction = k / (x + fraction);
    return density / (x + fraction);
  }
  let term = x;
  let sum = x;
  for (let k = 1; k < 120 && Math.abs(term) > 1e-17; k += 1) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 - density * sum;
}
