import { CLASS_SLOTS } from '../src/impact.js';
import { LOADING_SLOTS } from '../src/propagation.js';
import { FACTOR_SLOTS } from '../src/sharing.js';
import type { SumClass } from '../src/sums.js';
import { productFactors } from '../src/text-energy.js';
import { resultOf, spreadsOf, type GoldenCase } from './golden-cases.js';

/** Who an event belongs to, as far as errors are shared. */
export interface Place {
  provider: string;
  model: string;
}

/** Energy loadings of a golden case over all factor slots. */
export function loadingsOf(golden: GoldenCase): Float64Array {
  const spreads = spreadsOf(golden);
  const loadings = new Float64Array(FACTOR_SLOTS.length);
  loadings.set(resultOf(golden).loadings);
  for (const id of productFactors) loadings[LOADING_SLOTS.length + CLASS_SLOTS.indexOf(id)] = spreads[id].sigma;
  return loadings;
}

/** `n` equal events of a golden case as one class of a sum, in Wh. */
export function classOf(golden: GoldenCase, { provider, model }: Place, n: number, tau: number): SumClass {
  const { law } = resultOf(golden);
  return {
    provider,
    model,
    zone: 'one',
    loadings: loadingsOf(golden),
    t: n * Math.exp(law.mu + tau ** 2 / 2),
    s2: law.s ** 2,
    noise: Math.expm1(tau ** 2) / n,
  };
}
