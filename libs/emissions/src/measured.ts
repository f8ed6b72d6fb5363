import type { Grade } from '@promptprint/kernel';
import type { Assumption } from './assumptions.js';
import type { ClassConstants } from './class-constants.js';

export type EvidenceTier = 'T1' | 'T2' | 'T3' | 'T4' | 'T5' | 'T6';

/** The law of an event's energy before it is spread over the metrics. */
export interface Measured {
  readonly constants: ClassConstants;
  readonly tier: EvidenceTier;
  readonly grade: Grade;
  /** ln Wh. */
  readonly mu: number;
  /** Shared variance without the product factors of the class. */
  readonly variance: number;
  readonly tau: number;
  readonly loadings: Float64Array;
  readonly assumed: readonly Assumption[];
}
