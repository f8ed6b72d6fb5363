import type { Grade, Interval } from '@promptprint/kernel';

/** Counted, not reported (null), or known only as a 90 % range. */
export type TokenCount = number | null | Interval;

/** Work that is not counted in tokens. */
export interface WorkUnits {
  /** Pictures made; attached ones are input tokens. */
  readonly images?: number | null;
  /** Pixels of all those pictures together. */
  readonly imagePixels?: number | null;
  readonly audioSeconds?: number | null;
  readonly videoSeconds?: number | null;
  readonly searches?: number | null;
  readonly characters?: number | null;
}

/** Token parts by modality, each a part of the total of its direction. */
export interface ModalityTokens {
  readonly inputTextTokens?: number | null;
  readonly inputImageTokens?: number | null;
  readonly inputAudioTokens?: number | null;
  readonly inputVideoTokens?: number | null;
  readonly outputTextTokens?: number | null;
  readonly outputImageTokens?: number | null;
  readonly outputAudioTokens?: number | null;
  readonly outputVideoTokens?: number | null;
}

/** How a picture or film was made, where that is known. */
export interface MediaSettings {
  readonly steps?: number | null;
  /** Pixels. */
  readonly width?: number | null;
  readonly height?: number | null;
  /** Frames of one film. */
  readonly frames?: number | null;
  readonly quality?: 'low' | 'medium' | 'high' | null;
}

/** What a user's own machine or cluster tells. */
export interface ServingFacts {
  /** Sequences decoded together. */
  readonly batchSize?: number | null;
  /** As people write it: "H100", "RTX 4090", "Apple M3". */
  readonly hardware?: string | null;
  /** Milliseconds between two tokens, measured without speculative decoding on known hardware. */
  readonly interTokenLatencyMs?: number | null;
  /** Power of the machine while it answered (W), metered, and for how long. */
  readonly deviceWatts?: number | null;
  readonly deviceSeconds?: number | null;
}

/** What the provider itself reports for this very use. */
export interface ReportedFigures {
  /** Wh at the data centre. */
  readonly reportedEnergyWh?: number | null;
  /** gCO2e of that electricity. */
  readonly reportedCarbonG?: number | null;
}

/** What the estimator reads of a use; the canonical usage event is a superset of it. */
export interface UsageInput extends MediaSettings, ServingFacts, ReportedFigures {
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
  readonly units?: WorkUnits | null;
  readonly modality?: ModalityTokens | null;
  /** Minutes of conversation, read only where neither requests nor tokens are known. */
  readonly minutes?: number | null;
  /** Money paid for this use by list price, read only where nothing else is known; `currency` is USD unless it says otherwise. */
  readonly cost?: number | null;
  readonly currency?: string | null;
  readonly serviceTier?: string | null;
  readonly isBatch?: boolean | null;
  /** Answered from a gateway's cache: no model ran. */
  readonly servedFromCache?: boolean | null;
  /** A visible thinking mode was on; read only where no tokens are known. */
  readonly isThinking?: boolean | null;
}
