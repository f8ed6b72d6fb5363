import { bucketKey, type DraftOrReason } from '../bucket-draft.js';
import { bucketSpan } from '../bucket-span.js';
import type { Operation } from '../event.js';
import { reportedMs } from '../instant.js';
import { asRecord, asText, type JsonRecord } from '../json-text.js';
import { knownSum, loggedCounts } from '../log-reading.js';
import { nameOrNull } from '../name.js';
import { openaiSource } from './openai-result.js';

/** The lists of the older `/v1/usage` answer, and what their rows count. */
const lists: readonly { name: string; operation: Operation }[] = [
  { name: 'data', operation: 'chat' },
  { name: 'ft_data', operation: 'chat' },
  { name: 'dalle_api_data', operation: 'image_generation' },
  { name: 'whisper_api_data', operation: 'transcription' },
  { name: 'tts_api_data', operation: 'speech' },
];
const counted = [
  'n_requests',
  'num_requests',
  'n_context_tokens_total',
  'n_cached_context_tokens_total',
  'n_generated_tokens_total',
  'num_images',
  'num_seconds',
  'num_characters',
] as const;
const groups = [
  'operation',
  'usage_type',
  'image_size',
  'api_key_id',
  'api_key_name',
  'project_id',
  'user_id',
  'user',
  'email',
];
/** How long one row of it is about, in milliseconds. */
const activityMs = 300_000;

/** An answer of the older usage API, or one row of the activity export. */
export function isOpenaiActivity(json: JsonRecord): boolean {
  return isRow(json) || activityRows(json)?.some(({ row }) => isRow(row)) === true;
}

/** The rows of such an answer; null when it is none. */
export function activityRows(json: JsonRecord): { row: JsonRecord; operation: Operation }[] | null {
  if (isRow(json)) return [{ row: json, operation: 'chat' }];
  if (json['object'] !== 'list' && json['dalle_api_data'] === undefined) return null;
  return lists.flatMap(({ name, operation }) => {
    const rows: readonly unknown[] = Array.isArray(json[name]) ? json[name] : [];
    return rows.map(asRecord).flatMap((row) => (row === null ? [] : [{ row, operation }]));
  });
}

function isRow(json: JsonRecord): boolean {
  return json['aggregation_timestamp'] !== undefined && json['n_context_tokens_total'] !== undefined;
}

/** One row of it; what was cached is part of the context. */
export function openaiActivity(row: JsonRecord, operation: Operation): DraftOrReason {
  const counts = loggedCounts(row, counted);
  if (counts === undefined) return 'invalid-number';
  if (Object.values(counts).every((count) => !count)) return null;
  const startMs = reportedMs(row['aggregation_timestamp'] ?? row['timestamp']);
  if (startMs === null) return 'missing-time';
  const model = nameOrNull(row['snapshot_id'] ?? row['model_id'] ?? row['model']);
  const { key, ...time } = bucketSpan(startMs, startMs + activityMs);
  return {
    key: bucketKey(openaiSource.sourceKind, ['activity', key, model, ...groups.map((group) => row[group])]),
    facts: {
      ...time,
      ...openaiSource,
      requests: counts.n_requests ?? counts.num_requests,
      operation: asText(row['operation'])?.startsWith('embedding') === true ? 'embeddings' : operation,
      provider: 'openai',
      modelRawResponse: model,
      inputTokens: counts.n_context_tokens_total,
      inputCacheReadTokens: counts.n_cached_context_tokens_total,
      outputTokens: counts.n_generated_tokens_total,
      units: unitsOf(counts),
      tokenGrade: 'B',
    },
    isRebuilt: false,
  };
}

function unitsOf({
  num_images,
  num_seconds,
  num_characters,
}: Readonly<Record<string, number | null>>): JsonRecord | null {
  const units = { images: num_images ?? null, audioSeconds: num_seconds ?? null, characters: num_characters ?? null };
  return knownSum(...Object.values(units)) === null ? null : units;
}
