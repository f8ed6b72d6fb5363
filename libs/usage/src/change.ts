import type { Interval } from '@promptprint/kernel';

/** Standard normal quantile of 0.95. */
const z95 = 1.644_853_626_951_472_2;

/** What a comparison needs of a sum: its interval, and the grams its ledger adds up to. */
export interface Side {
  interval: Interval;
  mean: number;
  /** What the sum is told for each of; 1 where it is told as a whole. */
  uses?: number;
  /** Standard deviation of ln of what it is told as, from day to day; nothing the estimates share. */
  scatter?: number;
}

export interface Change {
  direction: 'higher' | 'lower' | 'about-the-same';
  /** After minus before. */
  difference: Interval;
  probabilityHigher: number;
}

/** A difference smaller than this part of what was before is no difference to a person. */
const noticeable = 0.05;

/**
 * Whether a sum has changed when both were estimated with the same errors. How much two sums err together follows from
 * their union: the variance of a sum is a quadratic form, so three variances give the product of the two.
 */
export function changeBetween(after: Side, before: Side, union: Interval): Change {
  const [a, b] = [sigmaOf(after.interval), sigmaOf(before.interval)];
  const share = after.mean / (after.mean + before.mean);
  const shared = clamp(
    (sigmaOf(union) ** 2 - (share * a) ** 2 - ((1 - share) * b) ** 2) / (2 * share * (1 - share)),
    -a * b,
    a * b,
  );
  const [mid, midBefore] = [after.interval.mid / (after.uses ?? 1), before.interval.mid / (before.uses ?? 1)];
  const [wide, wideBefore] = [Math.hypot(a, after.scatter ?? 0), Math.hypot(b, before.scatter ?? 0)];
  const distance = Math.log(mid / midBefore);
  const spread = Math.sqrt(Math.max(0, wide ** 2 + wideBefore ** 2 - 2 * shared));
  const probabilityHigher = spread > 1e-6 ? normalCdf(distance / spread) : distance === 0 ? 0.5 : distance > 0 ? 1 : 0;
  const difference = differenceOf(mid, midBefore, {
    a: wide,
    b: wideBefore,
    correlation: wide * wideBefore > 0 ? shared / (wide * wideBefore) : 1,
  });
  const isSmall = Math.abs(Math.expm1(distance)) < noticeable;
  // The words "higher" and "lower" are said only where the whole range of the difference agrees.
  const isSure = !isSmall && (difference.low > 0 || difference.high < 0);
  const direction = !isSure ? 'about-the-same' : distance > 0 ? 'higher' : 'lower';
  return { direction, difference, probabilityHigher };
}

const sigmaOf = ({ low, mid }: Interval): number => (low > 0 ? Math.log(mid / low) / z95 : 0);
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

interface Spread {
  a: number;
  b: number;
  correlation: number;
}

/** Points of equal probability of the standard normal law. */
const points = Array.from({ length: 60 }, (_, at) => normalQuantile((at + 0.5) / 60));

/** The 90 % interval of the difference of two correlated log-normal figures, from a grid of equally likely pairs. */
function differenceOf(after: number, before: number, { a, b, correlation }: Spread): Interval {
  const own = Math.sqrt(Math.max(0, 1 - correlation ** 2));
  const differences = points.flatMap((x) =>
    points.map((y) => after * Math.exp(a * x) - before * Math.exp(b * (correlation * x + own * y))),
  );
  const sorted = Float64Array.from(differences).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.05), mid: at(0.5), high: at(0.95) };
}

/** Abramowitz and Stegun 7.1.26; absolute error below 2e-7. */
export function normalCdf(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const upper = (series * Math.exp((-x * x) / 2)) / 2;
  return x >= 0 ? 1 - upper : upper;
}

/** The inverse by bisection; run once for the grid. */
function normalQuantile(p: number): number {
  let low = -8;
  let high = 8;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
