import type { Interval } from '@promptprint/kernel';
import { ratioLaw } from './comparison.js';
import type { Estimate } from './estimate.js';
import type { FactorSet } from './factor-set.js';
import { exp, log } from './functions.js';
import { normalCdf, z95 } from './lognormal.js';

/** What doing a use another way would have spared of an amount that was emitted. */
export interface Saving {
  /** Of the amount, in its unit; below zero where the other way takes more. */
  readonly amount: Interval;
  /** Probability that the other way takes less. */
  readonly likely: number;
}

/** Steps of each of the two errors: enough for two digits of a 90 % interval. */
const steps = 60;

/**
 * `amount` (g, 90 % interval) was emitted by uses like `before`; `after` is the same use done another way. Errors both
 * share cancel in the ratio, and what the ratio has in common with the amount is kept: a saving is never surer than that.
 */
export function savingOf(amount: Interval, ways: { before: Estimate; after: Estimate }, set: FactorSet): Saving | null {
  const ratio = ratioLaw(ways.before, ways.after, 'carbon', set);
  if (ratio === null || amount.mid <= 0 || amount.low <= 0) return null;
  const { mu, sigma, covariance } = ratio;
  const spread = log(amount.high / amount.low) / (2 * z95);
  // The amount's error: a part that moves with the ratio, and a rest of its own. A sum may know less than its uses do.
  const together = sigma > 0 ? Math.max(-spread, Math.min(spread, covariance / sigma)) : 0;
  const own = Math.sqrt(Math.max(0, spread ** 2 - together ** 2));
  const spared: number[] = [];
  for (const first of normalSteps)
    for (const second of normalSteps)
      spared.push(exp(log(amount.mid) + together * first + own * second) * (1 - exp(mu + sigma * first)));
  spared.sort((a, b) => a - b);
  const at = (share: number) => spared[Math.floor(share * (spared.length - 1))] ?? 0;
  const likely = normalSteps.filter((step) => mu + sigma * step < 0).length / steps;
  return { amount: { low: at(0.05), mid: at(0.5), high: at(0.95) }, likely };
}

/** Equally likely values of a standard normal error: the middles of so many slices. */
const normalSteps: readonly number[] = Array.from({ length: steps }, (_, at) => quantile((at + 0.5) / steps));

/** Inverse of the normal distribution by halving; used for the few constants above only. */
function quantile(share: number): number {
  let [low, high] = [-6, 6];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Savings that err together: too wide rather than too narrow. */
export function addedSavings(savings: readonly Saving[]): Saving | null {
  const [first, ...rest] = savings;
  if (!first) return null;
  return rest.reduce(
    (sum, { amount, likely }) => ({
      amount: {
        low: sum.amount.low + amount.low,
        mid: sum.amount.mid + amount.mid,
        high: sum.amount.high + amount.high,
      },
      likely: Math.min(sum.likely, likely),
    }),
    first,
  );
}
