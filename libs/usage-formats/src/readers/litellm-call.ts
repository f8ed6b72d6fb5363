import { isoText, reportedMs } from '../instant.js';
import type { SkipReason } from '../item.js';
import { asNumber, asRecord, asText, type JsonRecord } from '../json-text.js';
import { loggedCount } from '../log-reading.js';
import { idOrNull, nameOrNull } from '../name.js';
import { fingerprint, shortId } from '../seen-ids.js';
import { litellmHost, litellmOperation } from './litellm-names.js';
import { litellmTokens } from './litellm-tokens.js';

/** What every event of LiteLLM says of where it comes from. */
export const litellmSource = { sourceKind: 'litellm', parserVersion: '1' } as const;

export interface LitellmCall {
  event: JsonRecord;
  /** Whether the cache stood beside the input and was added to it. */
  isRebuilt: boolean;
}

/**
 * One call of the gateway, or why it is no use. Times without a zone are UTC. What the gateway answered out of its own
 * cache computed nothing; a call that failed without an answer is left out.
 */
export function litellmCall(call: JsonRecord, metadata: JsonRecord): LitellmCall | SkipReason {
  const operation = litellmOperation(asText(call['call_type']) ?? '');
  if (operation === null) return 'other-service';
  const tokens = litellmTokens(call, asRecord(metadata['usage_object']) ?? {});
  if (tokens === 'invalid') return 'invalid-number';
  const { isRebuilt, ...counts } = tokens;
  const isEmpty = !counts.inputTokens && !counts.outputTokens;
  const hasFailed = call['status'] === 'failure' || metadata['status'] === 'failure';
  if (hasFailed && !counts.outputTokens) return 'failed-call';
  const isCached = String(call['cache_hit']).toLowerCase() === 'true';
  // Pictures and sounds may be logged without any count.
  const isText = operation === 'chat' || operation === 'text_completion' || operation === 'embeddings';
  if (isEmpty && isText && !isCached) return 'no-usage';
  const startMs = reportedMs(call['startTime']);
  if (startMs === null) return call['startTime'] === null ? 'missing-time' : 'invalid-time';
  const id = idOrNull(call['request_id'] ?? call['id']);
  if (id === null) return 'invalid-name';
  const session = idOrNull(call['session_id'] ?? call['trace_id']);
  const event = {
    ...litellmSource,
    id: shortId(`litellm|${id}`),
    startedAt: isoText(startMs),
    requests: 1,
    operation,
    ...litellmHost(call),
    modelRawRequest: nameOrNull(call['model_group']),
    modelRawResponse: nameOrNull(call['model']),
    ...(isEmpty && !isText ? {} : counts),
    tokenGrade: 'A',
    isBatch: asText(call['call_type'])?.includes('batch') === true ? true : null,
    isStream: typeof call['stream'] === 'boolean' ? call['stream'] : null,
    servedFromCache: isCached ? true : null,
    durationMs: millisecondsBetween(startMs, call['endTime']),
    ttftMs: millisecondsBetween(startMs, call['completionStartTime']),
    ...costOf(asNumber(call['spend'] ?? call['response_cost'])),
    sessionKey: session === null ? null : fingerprint(session),
  };
  return { event, isRebuilt };
}

function millisecondsBetween(startMs: number, end: unknown): number | null {
  const endMs = reportedMs(end);
  return endMs === null ? null : (loggedCount(Math.round(endMs - startMs)) ?? null);
}

/** Zero is also what it writes for models whose price it does not know. */
function costOf(cost: number | null): JsonRecord {
  return cost !== null && cost > 0 && cost <= Number.MAX_SAFE_INTEGER ? { cost, currency: 'USD' } : {};
}
