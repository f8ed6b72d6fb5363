import type { Operation } from '../event.js';
import { isoText, reportedMs } from '../instant.js';
import type { SkipReason } from '../item.js';
import { asNumber, asText, type JsonRecord } from '../json-text.js';
import { loggedCounts } from '../log-reading.js';
import { idOrNull, nameOrNull } from '../name.js';
import { shortId } from '../seen-ids.js';

/** What every event of OpenRouter says of where it comes from. */
export const openrouterSource = { sourceKind: 'openrouter', parserVersion: '1' } as const;

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['embeddings', 'embeddings'],
  ['rerank', 'rerank'],
  ['tts', 'speech'],
  ['stt', 'transcription'],
  ['image', 'image_generation'],
  ['video', 'video_generation'],
]);
const counted = [
  'native_tokens_prompt',
  'native_tokens_completion',
  'native_tokens_reasoning',
  'native_tokens_cached',
  'native_tokens_completion_images',
  'tokens_prompt',
  'tokens_completion',
  'tokens_reasoning',
  'tokens_cached',
] as const;

/**
 * One generation as the fields of an event, or why it is none. The host's own counts win over those of one vocabulary for
 * all models. An answer out of the cache of OpenRouter computed nothing, whatever tokens it repeats.
 */
export function openrouterGeneration(record: JsonRecord): (JsonRecord & { id: string }) | SkipReason {
  const counts = loggedCounts(record, counted);
  if (counts === undefined) return 'invalid-number';
  const isCached = nameOrNull(record['response_cache_source_id']) !== null;
  const [input, output] = [
    counts.native_tokens_prompt ?? counts.tokens_prompt,
    counts.native_tokens_completion ?? counts.tokens_completion,
  ];
  if (!input && !output && !isCached) return record['cancelled'] === true ? 'failed-call' : 'no-usage';
  const startMs = reportedMs(record['created_at']);
  if (startMs === null) return record['created_at'] === undefined ? 'missing-time' : 'invalid-time';
  const id = idOrNull(record['generation_id'] ?? record['id']);
  if (id === null) return 'invalid-name';
  const images = counts.native_tokens_completion_images;
  return {
    ...openrouterSource,
    id: shortId(`openrouter|${id}`),
    startedAt: isoText(startMs),
    requests: 1,
    operation: operations.get(asText(record['api_type']) ?? '') ?? 'chat',
    ...placeOf(record),
    inputTokens: input,
    inputCacheReadTokens: counts.native_tokens_cached ?? counts.tokens_cached,
    outputTokens: output,
    outputReasoningTokens: counts.native_tokens_reasoning ?? counts.tokens_reasoning,
    modality: images ? { outputImageTokens: images } : null,
    tokenGrade: 'A',
    isStream: typeof record['streamed'] === 'boolean' ? record['streamed'] : null,
    servedFromCache: isCached ? true : null,
    durationMs: milliseconds(record['generation_time_ms'] ?? record['generation_time']),
    ttftMs: milliseconds(record['time_to_first_token_ms']),
    ...chargedCost(record['cost_total'] ?? record['total_cost']),
  };
}

function placeOf(record: JsonRecord): JsonRecord {
  const region = nameOrNull(record['data_region']);
  return {
    hostProvider: nameOrNull(record['provider_name']),
    modelRawRequest: nameOrNull(record['router']),
    modelRawResponse: nameOrNull(record['model_permaslug'] ?? record['model']),
    region: region === 'global' ? null : region,
    serviceTier: nameOrNull(record['service_tier']),
  };
}

/** In US dollars; nothing where nothing was charged. */
export function chargedCost(value: unknown): JsonRecord {
  const cost = asNumber(value);
  return cost !== null && cost > 0 && cost <= Number.MAX_SAFE_INTEGER ? { cost, currency: 'USD' } : {};
}

function milliseconds(value: unknown): number | null {
  const time = asNumber(value);
  return time !== null && time >= 0 && time <= Number.MAX_SAFE_INTEGER ? Math.round(time) : null;
}
