import { spreadOf, type Spread } from './lognormal.js';

export type ServingClass = 'hyperscale' | 'provider-mid' | 'self-hosted' | 'unbatched';

export interface Serving {
  /** Sequences decoded together per replica. */
  readonly B: Spread;
  /** Efficiency of software and serving: speculative decoding, prefill apart from decoding, expert parallelism, kernels. */
  readonly phi: Spread;
  readonly source: string;
}

/** How a class of host serves (emissions method, section 3.2). */
export const servingClasses: Readonly<Record<ServingClass, Serving>> = {
  hyperscale: { B: spreadOf(40, 256, 1640), phi: spreadOf(0.28, 0.65, 1.5), source: 'deepseek-infra' },
  'provider-mid': { B: spreadOf(8, 48, 290), phi: spreadOf(0.4, 0.8, 1.6), source: 'expert-prior' },
  'self-hosted': { B: spreadOf(2, 12, 72), phi: spreadOf(0.6, 1, 1.7), source: 'expert-prior' },
  unbatched: { B: { mid: 1, sigma: 0 }, phi: spreadOf(0.7, 1.2, 2), source: 'expert-prior' },
};

export function isServingClass(name: string): name is ServingClass {
  return Object.hasOwn(servingClasses, name);
}

/** What a service tier multiplies phi by: batches wait for full machines, priority does not (expert prior). */
export const tierFactor = { standard: 1, batch: 0.7, priority: 1.4 } as const;
export type ServiceTier = keyof typeof tierFactor;

export function serviceTierOf(tier: string | null | undefined, isBatch: boolean | null | undefined): ServiceTier {
  if (isBatch === true || tier === 'batch' || tier === 'flex') return 'batch';
  return tier === 'priority' || tier === 'fast' ? 'priority' : 'standard';
}
