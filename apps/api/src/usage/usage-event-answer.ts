import { type LogEntry, statusOf } from '@promptprint/usage';
import { eventJson } from '@promptprint/usage-formats';
import { figuresAnswer } from '../footprint/figures.js';
import type { UsageEntryAnswer, UsageEventAnswer } from './usage-event.dto.js';

/** A whitelist: what is not named here is not told. */
export function usageEventAnswer({ id, stored, event, estimate }: LogEntry): UsageEventAnswer {
  const { model, tier, figures, grade, factorSet } = estimate;
  return {
    id,
    status: statusOf(stored),
    countedFrom: stored.countedFrom,
    replaces: stored.replaces?.toString('hex') ?? null,
    replacedBy: stored.replacedBy?.toString('hex') ?? null,
    startedAt: stored.occurredAt.toISOString(),
    endedAt: event.endedAt,
    receivedAt: stored.receivedAt.toISOString(),
    granularity: event.granularity,
    source: event.sourceKind,
    importId: stored.importId,
    memberId: event.memberId,
    requests: event.requests,
    modelCalls: event.modelCalls,
    operation: event.operation,
    provider: event.provider,
    hostProvider: event.hostProvider,
    modelRawRequest: event.modelRawRequest,
    modelRawResponse: event.modelRawResponse,
    model: { id: model.id, name: model.name, match: model.match },
    tokens: {
      input: event.inputTokens,
      inputCacheRead: event.inputCacheReadTokens,
      inputCacheWrite: event.inputCacheWriteTokens,
      output: event.outputTokens,
      outputReasoning: event.outputReasoningTokens,
    },
    tokenGrade: event.tokenGrade,
    region: event.region,
    country: event.country,
    serviceTier: event.serviceTier,
    isBatch: event.isBatch,
    servedFromCache: event.servedFromCache,
    clientApp: event.clientApp,
    projectTag: event.projectTag,
    tier,
    figures: figuresAnswer(figures, { grade, factorSet }),
  };
}

/** With all that is stored, so that a person sees what is kept and a reader can work the figures out again. */
export function usageEntryAnswer(entry: LogEntry): UsageEntryAnswer {
  const { event } = entry;
  return Object.assign(usageEventAnswer(entry), { record: { ...eventJson({ ...event, id: null }) } });
}
