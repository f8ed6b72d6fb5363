import { curvedFactors, productFactors, writeTerms, baseJoules, tokenLoad } from '../src/text-energy.js';
import { coefficients, countsOf, spreadsOf, type GoldenCase } from './golden-cases.js';

/** Taken once: each look at a global costs a lot inside Jest's own context. */
const { cos, exp, imul, log, PI, sqrt } = Math;

/** Standard normal numbers from a seed (mulberry32 and Box–Muller), the same on every machine. */
export function normals(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return () => sqrt(-2 * log(1 - uniform())) * cos(2 * PI * uniform());
}

const factors = [...curvedFactors, ...productFactors];

/** One standard normal number per factor: the curved ones, then the products. */
export type Draw = Float64Array;

export function drawn(next: () => number): Draw {
  return Float64Array.from(factors, next);
}

/** A draw that keeps the global factors of another and draws the rest, which belong to a provider or a model. */
export function drawnBeside(shared: Draw, next: () => number): Draw {
  const global = new Set(['f_a', 'f_c', 'f_s', 'f_k', 'c_pre', 'rho', 'chi_host']);
  return Float64Array.from(factors, (id, at) => (global.has(id) ? (shared[at] ?? 0) : next()));
}

/** Wh of a golden case with every factor at its drawn value: the formula itself, without any propagation. */
export function energyOf(golden: GoldenCase): (draw: Draw) => number {
  const spreads = spreadsOf(golden);
  const mids = factors.map((id) => spreads[id].mid);
  const sigmas = factors.map((id) => spreads[id].sigma);
  const load = tokenLoad(countsOf(golden.tokens), coefficients.contextScale, {
    uncached: 0,
    cached: 0,
    generated: 0,
    context: 0,
  });
  const values = new Float64Array(factors.length);
  const terms = new Float64Array(4);
  return (draw) => {
    for (let at = 0; at < values.length; at += 1)
      values[at] = (mids[at] ?? 1) * exp((sigmas[at] ?? 0) * (draw[at] ?? 0));
    writeTerms(coefficients, values, terms, 0);
    let wh = baseJoules(load, terms, 0) / 3600;
    for (let at = curvedFactors.length; at < values.length; at += 1) wh *= values[at] ?? 1;
    return wh;
  };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
}
