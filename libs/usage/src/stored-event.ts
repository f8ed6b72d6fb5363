import { blankEvent, type Granularity, type Operation, type UsageEvent } from '@promptprint/usage-formats';
import type { Grade } from '@promptprint/kernel';
import type { EventDetails } from './event-details.js';
import { localDay } from './local-day.js';

/** An entry of the log as read back; everything the source said is in it. */
export interface StoredEvent {
  dedupeKey: Buffer;
  replaces: Buffer | null;
  replacedBy: Buffer | null;
  isCounted: boolean;
  /** The source that tells of the same tokens and counts in its place. */
  countedFrom: string | null;
  memberId: string | null;
  importId: string | null;
  occurredAt: Date;
  /** The calendar day it counts for. */
  day: string;
  endedAt: Date | null;
  receivedAt: Date;
  sourceKind: string;
  factorSet: string;
  classNo: number;
  sourceNo: number;
  grade: string;
  requests: string | null;
  modelCalls: string | null;
  inputTokens: string | null;
  inputCacheReadTokens: string | null;
  inputCacheWriteTokens: string | null;
  outputTokens: string | null;
  outputReasoningTokens: string | null;
  energyNwh: string;
  carbonUseNg: string;
  carbonEmbodiedNg: string;
  carbonMarketNg: string | null;
  waterOnsiteNl: string;
  waterOffsiteNl: string;
  q: number;
  i: number;
  v: number[];
  isBatch: boolean | null;
  servedFromCache: boolean | null;
  tokenGrade: Grade | null;
  tier: string;
  granularity: Granularity;
  operation: Operation | null;
  provider: string | null;
  hostProvider: string | null;
  modelRequest: string | null;
  modelResponse: string | null;
  region: string | null;
  country: string | null;
  serviceTier: string | null;
  details: EventDetails | null;
}

/** `e` is usage_event, `s` its usage_source, `c` its usage_class, `k` the account's usage_calendar. */
export const storedColumns = `
  e.dedupe_key AS "dedupeKey", e.replaces, e.replaced_by AS "replacedBy", e.is_counted AS "isCounted",
  (SELECT x.kind FROM usage_source x WHERE x.account_id = e.account_id AND x.source_no = e.shadowed_by) AS "countedFrom",
  e.member_id AS "memberId", e.import_id AS "importId", e.occurred_at AS "occurredAt", ${localDay('e', 'k.zone')}::text AS day, e.ended_at AS "endedAt",
  e.received_at AS "receivedAt", s.kind AS "sourceKind", c.factor_set AS "factorSet", e.class_no AS "classNo",
  e.source_no AS "sourceNo", e.grade, e.requests, e.model_calls AS "modelCalls", e.input_tokens AS "inputTokens",
  e.input_cache_read_tokens AS "inputCacheReadTokens", e.input_cache_write_tokens AS "inputCacheWriteTokens",
  e.output_tokens AS "outputTokens", e.output_reasoning_tokens AS "outputReasoningTokens",
  e.energy_nwh AS "energyNwh", e.carbon_use_ng AS "carbonUseNg", e.carbon_embodied_ng AS "carbonEmbodiedNg",
  e.carbon_market_ng AS "carbonMarketNg", e.water_onsite_nl AS "waterOnsiteNl", e.water_offsite_nl AS "waterOffsiteNl",
  e.q, e.i, e.v, e.is_batch AS "isBatch", e.served_from_cache AS "servedFromCache", e.token_grade AS "tokenGrade",
  e.tier, e.granularity, e.operation, e.provider, e.host_provider AS "hostProvider", e.model_request AS "modelRequest",
  e.model_response AS "modelResponse", e.region, e.country, e.service_tier AS "serviceTier", e.details`;

export const storedTables = `usage_event e
  JOIN usage_source s ON s.account_id = e.account_id AND s.source_no = e.source_no
  JOIN usage_calendar k ON k.account_id = e.account_id
  JOIN usage_class c ON c.class_no = e.class_no`;

/** `elsewhere`: the same tokens are counted from another source. */
export type EntryStatus = 'counted' | 'replaced' | 'elsewhere';

export function statusOf({ isCounted, replacedBy }: Pick<StoredEvent, 'isCounted' | 'replacedBy'>): EntryStatus {
  if (isCounted) return 'counted';
  return replacedBy === null ? 'elsewhere' : 'replaced';
}

const number = (text: string | null): number | null => (text === null ? null : Number(text));

/** The event as it was told; its native id was never kept. */
export function eventOf(stored: StoredEvent): UsageEvent {
  const { granularity, sourceKind, modelRequest, modelResponse, details } = stored;
  return {
    ...blankEvent(sourceKind, granularity),
    startedAt: stored.occurredAt.toISOString(),
    endedAt: stored.endedAt?.toISOString() ?? null,
    requests: number(stored.requests),
    modelCalls: number(stored.modelCalls),
    operation: stored.operation,
    provider: stored.provider,
    hostProvider: stored.hostProvider,
    modelRawRequest: modelRequest,
    modelRawResponse: modelResponse,
    inputTokens: number(stored.inputTokens),
    inputCacheReadTokens: number(stored.inputCacheReadTokens),
    inputCacheWriteTokens: number(stored.inputCacheWriteTokens),
    outputTokens: number(stored.outputTokens),
    outputReasoningTokens: number(stored.outputReasoningTokens),
    tokenGrade: stored.tokenGrade,
    region: stored.region,
    country: stored.country,
    serviceTier: stored.serviceTier,
    isBatch: stored.isBatch,
    servedFromCache: stored.servedFromCache,
    memberId: stored.memberId,
    ...details,
  };
}
