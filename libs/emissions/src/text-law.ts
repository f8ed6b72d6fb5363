import { exp, log } from './functions.js';

import { LOADING_SLOTS, bend, curveTable, lawOf, quantiles, type Curve, type MetricLaw } from './propagation.js';
import {
  baseJoules,
  tokenLoad,
  type EnergyBoundary,
  type TextCoefficients,
  type TextSpreads,
  type TokenCounts,
  type TokenLoad,
} from './text-energy.js';
import type { Interval } from '@promptprint/kernel';

/** One event with every parameter given, as golden values and published measurements need it. */
export interface TextCase {
  readonly coefficients: TextCoefficients;
  readonly spreads: TextSpreads;
  readonly counts: TokenCounts;
  readonly boundary: EnergyBoundary;
}

/** What comes of a case: joules before products, Wh at the medians, and the law in Wh with its 90 % interval. */
export interface TextResult {
  readonly baseJoules: number;
  readonly atMediansWh: number;
  readonly law: MetricLaw;
  readonly interval: Interval;
  readonly loadings: Float64Array;
}

/** Energy of text generation with explicit parameters, in Wh at the boundary asked for. */
export function textLaw({ coefficients, spreads, counts, boundary }: TextCase): TextResult {
  const table = curveTable(coefficients, spreads, boundary);
  const load: TokenLoad = tokenLoad(counts, coefficients.contextScale, {
    uncached: 0,
    cached: 0,
    generated: 0,
    context: 0,
  });
  const loadings = new Float64Array(LOADING_SLOTS.length);
  const curve: Curve = bend(table, load, loadings, { lnBase: 0, shift: 0, variance: 0 });
  const joules = baseJoules(load, table.points, 0);
  const law = lawOf(
    curve.lnBase + curve.shift + table.lnProduct - log(3600),
    curve.variance + table.productVariance,
    0,
  );
  return {
    baseJoules: joules,
    atMediansWh: (joules * exp(table.lnProduct)) / 3600,
    law,
    interval: quantiles(law),
    loadings,
  };
}
