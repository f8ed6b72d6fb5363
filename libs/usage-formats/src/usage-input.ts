import type { TokenCount, UsageInput } from '@promptprint/emissions';
import { modelOf, type TokenField, type UsageEvent } from './event.js';

/** What the estimator reads of an event: a range where the counts are estimates, and never 0 for what is not known. */
export function usageInput(event: UsageEvent): UsageInput {
  return {
    provider: event.provider,
    hostProvider: event.hostProvider,
    model: modelOf(event),
    startedAt: event.startedAt,
    region: event.region,
    country: event.country,
    granularity: event.granularity,
    requests: event.requests,
    modelCalls: event.modelCalls,
    operation: event.operation,
    inputTokens: countOf(event, 'inputTokens'),
    inputCacheReadTokens: countOf(event, 'inputCacheReadTokens'),
    inputCacheWriteTokens: countOf(event, 'inputCacheWriteTokens'),
    outputTokens: countOf(event, 'outputTokens'),
    outputReasoningTokens: countOf(event, 'outputReasoningTokens'),
    tokenGrade: event.tokenGrade,
    units: event.units,
    modality: event.modality,
    cost: event.cost,
    currency: event.currency,
    serviceTier: event.serviceTier,
    isBatch: event.isBatch,
    servedFromCache: event.servedFromCache,
    isThinking: event.features === null ? null : event.features.thinking === 1,
  };
}

function countOf(event: UsageEvent, field: TokenField): TokenCount {
  return event.tokenRange?.[field] ?? event[field];
}
