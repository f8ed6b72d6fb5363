import type { Interval } from '@promptprint/kernel';
import { exp, log } from './functions.js';
import { z95 } from './lognormal.js';
import {
  baseJoules,
  curvedFactors,
  productsWithin,
  writeTerms,
  type EnergyBoundary,
  type TextCoefficients,
  type TextSpreads,
  type TokenLoad,
} from './text-energy.js';

/** The slots of an energy law's loadings: the curved factors, the remainder of the curvature, the shared token bias. */
export const LOADING_SLOTS = [...curvedFactors, 'rem', 'tokens'] as const;
export type LoadingSlot = (typeof LOADING_SLOTS)[number];
export const remainderSlot = LOADING_SLOTS.indexOf('rem');
export const tokenSlot = LOADING_SLOTS.indexOf('tokens');

/** A log-normal quantity: `s` is shared between events and does not average out, `tau` is noise of the one event. */
export interface MetricLaw {
  /** Logarithm of the median, in the unit of the metric. */
  mu: number;
  s: number;
  tau: number;
  /** exp(mu + s²/2 + tau²/2), in the unit of the metric. */
  mean: number;
}

export function lawOf(mu: number, variance: number, tau: number): MetricLaw {
  return { mu, s: Math.sqrt(variance), tau, mean: exp(mu + (variance + tau * tau) / 2) };
}

/** The 90 % interval of a law, in its own unit. */
export function quantiles({ mu, s, tau }: MetricLaw): Interval {
  const reach = z95 * Math.sqrt(s * s + tau * tau);
  return { low: exp(mu - reach), mid: exp(mu), high: exp(mu + reach) };
}

/**
 * Everything of the second-order step that does not depend on tokens: the four energy terms at every one-sigma step of
 * every curved factor and of every pair of them. One event then costs a dot product per point.
 */
export interface CurveTable {
  readonly slots: readonly number[];
  /** Four terms per point: the medians, then plus and minus of each factor, then plus-plus and minus-minus of each pair. */
  readonly points: Float64Array;
  /** Logarithm of the product factors' medians (J, no unit change). */
  readonly lnProduct: number;
  /** Sum of the squared sigmas of the product factors. */
  readonly productVariance: number;
}

export function curveTable(coefficients: TextCoefficients, spreads: TextSpreads, boundary: EnergyBoundary): CurveTable {
  const slots = curvedFactors.flatMap((id, slot) => (spreads[id].sigma > 0 ? [slot] : []));
  const points = new Float64Array(4 * (1 + slots.length * (slots.length + 1)));
  let at = 0;
  const place = (steps: ReadonlyMap<number, number>) => {
    const values = curvedFactors.map((id, slot) => spreads[id].mid * exp(spreads[id].sigma * (steps.get(slot) ?? 0)));
    writeTerms(coefficients, values, points, at);
    at += 4;
  };
  place(new Map());
  for (const slot of slots) for (const step of [1, -1]) place(new Map([[slot, step]]));
  for (const [index, first] of slots.entries())
    for (const second of slots.slice(index + 1))
      for (const step of [1, -1])
        place(
          new Map([
            [first, step],
            [second, step],
          ]),
        );
  const products = productsWithin(boundary).map((id) => spreads[id]);
  return {
    slots,
    points,
    lnProduct: products.reduce((sum, { mid }) => sum + log(mid), 0),
    productVariance: products.reduce((sum, { sigma }) => sum + sigma * sigma, 0),
  };
}

/** What one event makes of a curve table. */
export interface Curve {
  /** Logarithm of the joules at the medians, before the product factors. */
  lnBase: number;
  /** Half the trace of the Hessian: how far the median of the whole lies above the value at the medians. */
  shift: number;
  /** Loadings squared and summed, plus half the squared Frobenius norm of the Hessian. */
  variance: number;
}

const doubles = new Float64Array(curvedFactors.length);

/** Gradient and Hessian in one-sigma steps; `loadings` receives the gradient and the remainder of the curvature. */
export function bend(table: CurveTable, load: TokenLoad, loadings: Float64Array, into: Curve): Curve {
  const { slots, points } = table;
  const lnBase = log(baseJoules(load, points, 0));
  let at = 4;
  let trace = 0;
  let linear = 0;
  let norm = 0;
  for (let i = 0; i < slots.length; i += 1, at += 8) {
    const plus = baseJoules(load, points, at);
    const minus = baseJoules(load, points, at + 4);
    const both = log(plus * minus);
    const gradient = log(plus / minus) / 2;
    const curvature = both - 2 * lnBase;
    doubles[i] = both;
    loadings[slots[i] ?? 0] = gradient;
    linear += gradient * gradient;
    trace += curvature;
    norm += curvature * curvature;
  }
  for (let i = 0; i < slots.length; i += 1) {
    const first = (doubles[i] ?? 0) - 2 * lnBase;
    for (let j = i + 1; j < slots.length; j += 1, at += 8) {
      const both = log(baseJoules(load, points, at) * baseJoules(load, points, at + 4));
      const cross = (both - first - (doubles[j] ?? 0)) / 2;
      norm += 2 * cross * cross;
    }
  }
  loadings[remainderSlot] = Math.sqrt(norm / 2);
  into.lnBase = lnBase;
  into.shift = trace / 2;
  into.variance = linear + norm / 2;
  return into;
}
