import { power } from './functions.js';

import type { Spread } from './lognormal.js';

/** Factors that energy is not simply proportional to: they need the second-order step. Order of the loading slots. */
export const curvedFactors = ['f_a', 'f_c', 'f_s', 'f_k', 'c_pre', 'rho', 'B', 'b', 'P_a', 'S'] as const;
export type CurvedFactor = (typeof curvedFactors)[number];

/** Factors that multiply the whole: in log space they are additive, without curvature or cross terms. */
export const productFactors = ['phi', 'h', 'q', 'r', 'chi_host', 'iota_idle', 'PUE'] as const;
export type ProductFactor = (typeof productFactors)[number];

/** Where energy is metered: accelerators, server, with idle capacity, whole facility. */
export const boundaries = ['B0', 'B1', 'B2', 'B3'] as const;
export type EnergyBoundary = (typeof boundaries)[number];

/** Everything text generation depends on, as medians with spreads. */
export type TextSpreads = Readonly<Record<CurvedFactor | ProductFactor, Spread>>;

/** The fixed coefficients of section 3.1; their spread sits in f_a, f_c, f_s, f_k. */
export interface TextCoefficients {
  /** J per GB of weights read. */
  readonly a: number;
  /** J per billion active parameters and generated token. */
  readonly c: number;
  /** J per accelerator and decoding step. */
  readonly s: number;
  /** J per context token and square root of billion active parameters. */
  readonly k: number;
  /** Extra cost of weight reads in mixtures of experts. */
  readonly mu: number;
  /** GB of memory per accelerator. */
  readonly memory: number;
  readonly headroom: number;
  /** Context length in tokens at which prefill cost per token has doubled. */
  readonly contextScale: number;
}

/** Work of an event as the model sees it; the energy before products is the dot product with `Terms`. */
export interface TokenLoad {
  /** Uncached input tokens, each weighted by its context. */
  uncached: number;
  /** Cached input tokens, weighted alike. */
  cached: number;
  /** Generated tokens, visible and reasoning. */
  generated: number;
  /** Generated tokens times their mean context. */
  context: number;
}

/** Tokens of an event, summed over its `calls` to the model. */
export interface TokenCounts {
  uncached: number;
  cached: number;
  generated: number;
  calls: number;
  /** What encoding pictures takes, in input tokens; they lengthen no context. */
  encoded?: number;
}

/** No model reads more than this in one call; larger rows are sums of calls nobody counted. */
const longestContext = 10_000_000;

/** Tokens per call decide the context; the load is summed over the calls. */
export function tokenLoad(counts: TokenCounts, contextScale: number, into: TokenLoad): TokenLoad {
  const { uncached, cached, generated, calls } = counts;
  const input = Math.min((uncached + cached) / calls, longestContext);
  const weight = 1 + input / contextScale;
  into.uncached = (uncached + (counts.encoded ?? 0)) * weight;
  into.cached = cached * weight;
  into.generated = generated;
  into.context = generated * Math.min(input + generated / calls / 2, longestContext);
  return into;
}

/** Joules per unit of `TokenLoad` at one setting of the curved factors (in the order of `curvedFactors`). */
export function writeTerms(
  coefficients: TextCoefficients,
  values: ArrayLike<number>,
  into: Float64Array,
  at: number,
): void {
  const [fa = 1, fc = 1, fs = 1, fk = 1, cPre = 0, rho = 0, B = 1, b = 1, P = 1, S = 1] = Array.from(values);
  const { a, c, s, k, mu, memory, headroom } = coefficients;
  const sparsity = Math.max(1, S);
  const total = P * sparsity;
  const touched = sparsity === 1 ? total : total * (1 - power(1 - 1 / sparsity, B));
  const accelerators = Math.max(1, (headroom * b * total) / memory);
  into[at] = cPre * P;
  into[at + 1] = rho * cPre * P;
  into[at + 2] = a * (sparsity > 1.05 ? mu : 1) * b * (touched / B) * fa + c * P * fc + ((s * accelerators) / B) * fs;
  into[at + 3] = k * Math.sqrt(P) * fk;
}

/** Joules of one event before the product factors, from the four terms at `at`. */
export function baseJoules(load: TokenLoad, terms: Float64Array, at: number): number {
  return (
    load.uncached * (terms[at] ?? 0) +
    load.cached * (terms[at + 1] ?? 0) +
    load.generated * (terms[at + 2] ?? 0) +
    load.context * (terms[at + 3] ?? 0)
  );
}

/** Which product factors a boundary contains. */
export function productsWithin(boundary: EnergyBoundary): readonly ProductFactor[] {
  return productFactors.slice(0, 4 + boundaries.indexOf(boundary));
}
