import type { Grade, Interval } from '@promptprint/kernel';

/** Counted, not reported (null), or known only as a 90 % range. */
export type TokenCount = number | null | Interval;

/** What the estimator reads of a use; the canonical usage event is a superset of it. */
export interface UsageInput {
  readonly provider?: string | null;
  /** Who runs the model when that is not the provider. */
  readonly hostProvider?: string | null;
  /** As seen; resolved by the registry of models. */
  readonly model?: string | null;
  /** ISO instant; picks the factors that depend on the year. */
  readonly startedAt?: string | null;
  /** Cloud region that ran it. */
  readonly region?: string | null;
  /** ISO 3166 code of two or three letters, used where no region is known. */
  readonly country?: string | null;
  readonly granularity?: 'request' | 'exchange' | 'hour' | 'day' | 'month' | null;
  readonly requests?: number | null;
  /** Calls to the model inside an exchange. */
  readonly modelCalls?: number | null;
  readonly operation?: string | null;
  /** Inclusive of cache read and write. */
  readonly inputTokens?: TokenCount;
  readonly inputCacheReadTokens?: TokenCount;
  readonly inputCacheWriteTokens?: TokenCount;
  /** Inclusive of reasoning. */
  readonly outputTokens?: TokenCount;
  readonly outputReasoningTokens?: TokenCount;
  readonly tokenGrade?: Grade | null;
  readonly serviceTier?: string | null;
  readonly isBatch?: boolean | null;
  /** Answered from a gateway's cache: no model ran. */
  readonly servedFromCache?: boolean | null;
  /** A visible thinking mode was on; read only where no tokens are known. */
  readonly isThinking?: boolean | null;
}
