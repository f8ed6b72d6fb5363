import { exp, expm1, log, log1p } from './functions.js';

/** The law of a sum: median and spread from the classes (Fenton–Wilkinson), lower spread from the ledger (section 10). */
export interface SumLaw {
  /** ln of the median of the sum. */
  readonly mu: number;
  readonly sigma: number;
  readonly lowerSigma: number;
}

/** Classes as the law reads them, in arrays: a year by day has three thousand sums, and objects for each would cost more than the sums. */
export interface Flat {
  readonly size: number;
  readonly t: Float64Array;
  readonly s2: Float64Array;
  readonly noise: Float64Array;
  /** For the law's own use: the mean of each class. */
  readonly means: Float64Array;
  /** What two classes share, at `one * size + other`. */
  readonly products: Float64Array;
}

export function flatOf(size: number): Flat {
  const array = () => new Float64Array(size);
  return { size, t: array(), s2: array(), noise: array(), means: array(), products: new Float64Array(size * size) };
}

/** Fenton–Wilkinson over the classes for the upper part, the ledger for the lower one. */
export function lawOf({ size, t, s2, noise, means, products }: Flat): SumLaw {
  let mean = 0;
  let ledger = 0;
  for (let at = 0; at < size; at += 1) {
    const own = t[at] ?? 0;
    means[at] = own * exp((s2[at] ?? 0) / 2);
    mean += means[at] ?? 0;
    ledger += own;
  }
  let variance = 0;
  let lower = 0;
  for (let at = 0; at < size; at += 1) {
    const share = (means[at] ?? 0) / mean;
    const own = (t[at] ?? 0) / ledger;
    const self = products[at * size + at] ?? 0;
    variance += share * share * (expm1(self) + (noise[at] ?? 0) * exp(self));
    lower += own * own * (self + (noise[at] ?? 0));
    for (let next = at + 1; next < size; next += 1) {
      const product = products[at * size + next] ?? 0;
      variance += 2 * share * ((means[next] ?? 0) / mean) * expm1(product);
      lower += 2 * own * ((t[next] ?? 0) / ledger) * product;
    }
  }
  const squared = log1p(variance);
  return { mu: log(mean) - squared / 2, sigma: Math.sqrt(squared), lowerSigma: Math.sqrt(lower) };
}
