import type { Assumption } from './assumptions.js';
import { factorIn, type FactorSet } from './factor-set.js';
import { exp, log } from './functions.js';
import type { Spread } from './lognormal.js';
import type { ResolvedModel } from './model-names.js';
import type { UsageInput } from './usage-input.js';

/** More sequences than any replica decodes together. */
const mostTogether = 16_384;

/**
 * Sequences decoded together where a user's own machine tells: as stated, else by the time between two tokens on known
 * hardware (fit to ML.ENERGY, section 3.2), which says nothing of a closed model.
 */
export function batchOf(
  { batchSize, interTokenLatencyMs }: UsageInput,
  { activeB, sparsity, isDisclosed, isOpenWeight }: ResolvedModel,
  machine: string | null,
  set: FactorSet,
): { B: Spread | null; assumed: readonly Assumption[] } {
  if (batchSize !== null && batchSize !== undefined) {
    if (batchSize >= 1 && batchSize <= mostTogether) return { B: { mid: batchSize, sigma: 0 }, assumed: [] };
    return { B: null, assumed: ['count-unusable'] };
  }
  const latency = interTokenLatencyMs ?? null;
  if (latency === null) return { B: null, assumed: [] };
  const isUsable =
    latency > 0.1 && latency < 10_000 && machine !== null && isOpenWeight && (isDisclosed || activeB.sigma <= 0.1);
  if (!isUsable) return { B: null, assumed: ['latency-unusable'] };
  const newer = machine === 'B200' ? 0.14 : 0;
  const lnB = -0.89 + 1.94 * log(latency) - 0.47 * log(activeB.mid) - 0.13 * log(sparsity.mid) + newer;
  const mid = Math.min(mostTogether, Math.max(1, exp(lnB)));
  return { B: { mid, sigma: factorIn(set.factors, 'latency_batch').sigma }, assumed: [] };
}
