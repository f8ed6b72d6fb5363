import type { Grade, Interval } from '@promptprint/kernel';

export const granularities = ['request', 'exchange', 'hour', 'day', 'month'] as const;
export type Granularity = (typeof granularities)[number];

export const timeConfidences = ['exact', 'conversation', 'file'] as const;
export type TimeConfidence = (typeof timeConfidences)[number];

export const operations = [
  'chat',
  'text_completion',
  'generate_content',
  'embeddings',
  'image_generation',
  'speech',
  'transcription',
  'video_generation',
  'rerank',
] as const;
export type Operation = (typeof operations)[number];

export const tokenGrades = ['A', 'B', 'C', 'D', 'E'] as const satisfies readonly Grade[];

export const tokenFields = [
  'inputTokens',
  'inputCacheReadTokens',
  'inputCacheWriteTokens',
  'outputTokens',
  'outputReasoningTokens',
] as const;
export type TokenField = (typeof tokenFields)[number];

/** Token parts by modality, each a part of the total of its direction. */
export const modalityFields = [
  'inputTextTokens',
  'inputImageTokens',
  'inputAudioTokens',
  'inputVideoTokens',
  'outputTextTokens',
  'outputImageTokens',
  'outputAudioTokens',
  'outputVideoTokens',
] as const;
export type ModalityField = (typeof modalityFields)[number];

/** Work that is not counted in tokens. */
export const unitFields = ['images', 'imagePixels', 'audioSeconds', 'videoSeconds', 'searches', 'characters'] as const;
export type UnitField = (typeof unitFields)[number];

/** What is kept of a chat exchange, so that a better model of the hidden tokens can be applied without the text. */
export const featureFields = [
  'userTokens',
  'answerTokens',
  'callTokens',
  'toolResultTokens',
  'thoughtTokens',
  'contextTokens',
  'historyTokens',
  'historyMessages',
  'historyAttachedTokens',
  'historyGuessed',
  'messages',
  'gapSeconds',
  'reasoningSeconds',
  'thinking',
  'effort',
  'images',
  'imagePixels',
  'unsizedImages',
  'textFileBytes',
  'otherFiles',
  'searches',
  'toolMessages',
  'latinShare',
  'hangulShare',
  'hanShare',
  'kanaShare',
  'otherShare',
  'codeShare',
  'interrupted',
  'agentRun',
] as const;
export type FeatureField = (typeof featureFields)[number];

/** A missing number is zero, except `gapSeconds` and `reasoningSeconds`, where missing means not known. */
export type Features = Partial<Record<FeatureField, number>>;

export type TokenRange = Partial<Record<TokenField, Interval>> & { estimator?: string };

/**
 * One request, or one aggregate bucket, as counts. Input includes cache read and cache write, output includes
 * reasoning; what a source does not report is null, never 0.
 */
export interface UsageEvent {
  /** The native id or its HMAC, opaque; equal ids of one source kind are the same use. */
  id: string | null;
  sourceKind: string;
  parserVersion: string | null;
  granularity: Granularity;
  startedAt: string | null;
  endedAt: string | null;
  timeConfidence: TimeConfidence;
  requests: number | null;
  modelCalls: number | null;
  operation: Operation | null;
  provider: string | null;
  hostProvider: string | null;
  modelRawRequest: string | null;
  modelRawResponse: string | null;
  inputTokens: number | null;
  inputCacheReadTokens: number | null;
  inputCacheWriteTokens: number | null;
  outputTokens: number | null;
  outputReasoningTokens: number | null;
  modality: Partial<Record<ModalityField, number>> | null;
  units: Partial<Record<UnitField, number>> | null;
  tokenGrade: Grade | null;
  tokenRange: TokenRange | null;
  features: Features | null;
  region: string | null;
  country: string | null;
  serverAddress: string | null;
  serviceTier: string | null;
  isBatch: boolean | null;
  isStream: boolean | null;
  servedFromCache: boolean | null;
  durationMs: number | null;
  ttftMs: number | null;
  cost: number | null;
  currency: string | null;
  clientApp: string | null;
  projectTag: string | null;
  sessionKey: string | null;
  memberId: string | null;
}

/** Every field, all unknown: readers fill in what their source says. */
export function blankEvent(sourceKind: string, granularity: Granularity): UsageEvent {
  return {
    id: null,
    sourceKind,
    parserVersion: null,
    granularity,
    startedAt: null,
    endedAt: null,
    timeConfidence: 'exact',
    requests: null,
    modelCalls: null,
    operation: null,
    provider: null,
    hostProvider: null,
    modelRawRequest: null,
    modelRawResponse: null,
    inputTokens: null,
    inputCacheReadTokens: null,
    inputCacheWriteTokens: null,
    outputTokens: null,
    outputReasoningTokens: null,
    modality: null,
    units: null,
    tokenGrade: null,
    tokenRange: null,
    features: null,
    region: null,
    country: null,
    serverAddress: null,
    serviceTier: null,
    isBatch: null,
    isStream: null,
    servedFromCache: null,
    durationMs: null,
    ttftMs: null,
    cost: null,
    currency: null,
    clientApp: null,
    projectTag: null,
    sessionKey: null,
    memberId: null,
  };
}

/** The event as it travels: what is unknown is left out. */
export function eventJson(event: UsageEvent): Partial<UsageEvent> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null));
}

/** The model as the response names it, else as it was asked for. */
export function modelOf(event: Pick<UsageEvent, 'modelRawRequest' | 'modelRawResponse'>): string | null {
  return event.modelRawResponse ?? event.modelRawRequest;
}
