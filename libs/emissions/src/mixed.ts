import { worst } from './assumptions.js';
import { exp, expm1, hypot, log, log1p } from './functions.js';
import { nothing } from './lognormal.js';
import type { Measured } from './measured.js';
import { remainderSlot } from './propagation.js';

/**
 * One use with two kinds of work, as one law: the larger gives the class, and its loadings count by its share of the
 * energy; what is left of the spread of the sum (Fenton–Wilkinson) becomes the remainder of that model.
 */
export function together(a: Measured, b: Measured): Measured {
  if (a.mu <= nothing) return { ...b, assumed: [...a.assumed, ...b.assumed] };
  const [one, other] = [sideOf(a), sideOf(b)];
  const [main, side] = one.mean >= other.mean ? [one, other] : [other, one];
  const mean = main.mean + side.mean;
  const share = main.mean / mean;
  const squared = (of: Side) => expm1(of.s2) * (of.mean / mean) ** 2;
  const s2 = log1p(squared(main) + squared(side));
  const tau2 = log1p(expm1(main.of.tau ** 2) * share ** 2 + expm1(side.of.tau ** 2) * (1 - share) ** 2);
  const loadings = main.of.loadings.map((loading) => loading * share);
  const explained = loadings.reduce((sum, loading) => sum + loading * loading, 0);
  const classVariance = main.of.constants.impacts.energy?.variance ?? 0;
  const rest = Math.max(0, s2 - classVariance - explained);
  loadings[remainderSlot] = hypot(loadings[remainderSlot] ?? 0, Math.sqrt(rest));
  return {
    ...main.of,
    grade: worst(a.grade, b.grade),
    // The class may spread the whole more than the sum does; the mean is what a ledger adds, so it stays.
    mu: log(mean) - (Math.max(s2, explained + classVariance) + tau2) / 2,
    variance: explained + rest,
    tau: Math.sqrt(tau2),
    loadings,
    assumed: [...a.assumed, ...b.assumed],
  };
}

interface Side {
  readonly of: Measured;
  readonly s2: number;
  /** Wh. */
  readonly mean: number;
}

function sideOf(of: Measured): Side {
  const s2 = of.variance + (of.constants.impacts.energy?.variance ?? 0);
  return { of, s2, mean: exp(of.mu + (s2 + of.tau ** 2) / 2) };
}
