import type { Grade } from '@promptprint/kernel';
import { modelRows, type ModelTuple } from './data/model-rows.js';
import { sigmaOf, type Spread } from './lognormal.js';

/** A model of the catalogue; parameters in billions. */
export interface Model {
  readonly id: string;
  readonly provider: string;
  readonly aliases: readonly string[];
  readonly releaseDate: string | null;
  readonly isOpenWeight: boolean;
  /** Parameters at work per token; null for models that do not generate text. */
  readonly activeB: Spread | null;
  /** Total over active parameters; 1 is a dense model. */
  readonly sparsity: Spread | null;
  readonly isDisclosed: boolean;
  readonly reasoning: 'y' | 'n' | 'hybrid';
  readonly modality: string;
  readonly priceUsdPerMOut: number | null;
  readonly basis: string;
  readonly precision: Precision;
  readonly source: string;
  readonly grade: Grade;
}

export type Precision = 'bf16' | 'fp8' | 'mxfp4' | 'unknown';

/** Bytes per parameter and kernel factor of the precision weights are served in; unknown has the widest spread. */
export const precisions: Readonly<Record<Precision, { b: Spread; q: Spread }>> = {
  bf16: { b: { mid: 2, sigma: 0 }, q: { mid: 1, sigma: 0.1 } },
  fp8: { b: { mid: 1, sigma: 0 }, q: { mid: 1.55, sigma: 0.15 } },
  mxfp4: { b: { mid: 0.55, sigma: 0 }, q: { mid: 1.05, sigma: 0.15 } },
  unknown: { b: { mid: 1.2, sigma: 0.3 }, q: { mid: 1.15, sigma: 0.25 } },
};

/** Spread of the sparsity of a mid-sized closed model, used where totals come from statements rather than from the prior. */
const statedSparsitySigma = 0.82;

export function modelOf(row: ModelTuple): Model {
  const [provider, id, aliases, releaseDate, isOpen, active, total, reasoning, modality, price, basis, source] = row;
  const activeB = span(active);
  const totalB = span(total);
  const isDisclosed = basis === 'disclosed';
  return {
    id,
    provider,
    aliases,
    releaseDate,
    isOpenWeight: isOpen === 1,
    activeB,
    sparsity: activeB && totalB ? sparsityOf(activeB, totalB, isDisclosed) : null,
    isDisclosed,
    reasoning: reasoning === 'y' || reasoning === 'hybrid' ? reasoning : 'n',
    modality,
    priceUsdPerMOut: price,
    basis,
    precision: nativePrecision(id),
    source,
    grade: isDisclosed ? 'C' : activeB ? 'D' : 'E',
  };
}

function span([low, high]: readonly [number | null, number | null]): Spread | null {
  return low === null || high === null ? null : { mid: Math.sqrt(low * high), sigma: sigmaOf(low, high) };
}

/** A total built from active × sparsity has the wider spread, and the difference is the sparsity's; a stated total has not. */
function sparsityOf(activeB: Spread, totalB: Spread, isDisclosed: boolean): Spread {
  const mid = Math.max(1, totalB.mid / activeB.mid);
  if (isDisclosed || (activeB.sigma === 0 && totalB.sigma === 0)) return { mid, sigma: 0 };
  const rest = totalB.sigma ** 2 - activeB.sigma ** 2;
  return { mid, sigma: rest > 0.5 ** 2 ? Math.sqrt(rest) : statedSparsitySigma };
}

/** Weights published in the precision they are served in. */
function nativePrecision(id: string): Precision {
  if (id.startsWith('gpt-oss')) return 'mxfp4';
  return /^deepseek-(v3|r1)(\.\d)?$/.test(id) ? 'fp8' : 'unknown';
}

/** Every model of set 2026-11. */
export const allModels: readonly Model[] = modelRows.map(modelOf);
