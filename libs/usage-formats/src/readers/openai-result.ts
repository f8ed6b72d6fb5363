import { bucketKey, type BucketDraft, type DraftOrReason } from '../bucket-draft.js';
import type { BucketSpan } from '../bucket-span.js';
import type { Operation } from '../event.js';
import type { SkipReason } from '../item.js';
import { asText, type JsonRecord } from '../json-text.js';
import { knownSum, loggedCounts } from '../log-reading.js';
import { nameOrNull } from '../name.js';
import { openaiInput, openaiOutput, openaiTokenNames } from './openai-tokens.js';

/** What every event of these reports says of where it comes from. */
export const openaiSource = { sourceKind: 'openai_usage', parserVersion: '1' } as const;

/** What a kind of use is counted in besides tokens. */
type Unit = 'images' | 'characters' | 'seconds';

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['completions', 'chat'],
  ['embeddings', 'embeddings'],
  ['images', 'image_generation'],
  ['audio_speeches', 'speech'],
  ['audio_transcriptions', 'transcription'],
]);
/** Services without a model anybody knows the energy of, and calls that are counted with the answers they belong to. */
const otherServices = new Set([
  'moderations',
  'vector_stores',
  'code_interpreter_sessions',
  'file_searches',
  'file_search_calls',
  'web_searches',
  'web_search_calls',
]);
const counted = ['num_model_requests', 'images', 'characters', 'seconds', ...openaiTokenNames] as const;
/** How else a use of such a service shows. */
const serviceCounts = ['num_requests', 'num_sessions', 'usage_bytes'] as const;
const groups = ['project_id', 'user_id', 'api_key_id', 'model', 'batch', 'service_tier', 'size', 'source'] as const;
const resultKind = /^organization\.(?:usage\.)?([a-z_]+)\.result$/;
const pictureSize = /^(\d{2,5})x(\d{2,5})$/;

/** Which list of the usage API this is a result of; null for what is none. */
export function openaiKind(result: JsonRecord): string | null {
  return resultKind.exec(asText(result['object']) ?? '')?.[1] ?? null;
}

/** One result of a bucket, of whichever list. Input holds cached and written tokens already. */
export function openaiResult(result: JsonRecord, kind: string, span: BucketSpan): DraftOrReason {
  if (kind === 'costs') return 'money-only';
  const counts = loggedCounts(result, counted);
  if (counts === undefined) return 'invalid-number';
  const isEmpty = Object.values(counts).every((count) => !count) && serviceCounts.every((name) => !result[name]);
  if (isEmpty) return null;
  const operation = operations.get(kind);
  if (operation === undefined) return unread(kind);
  const input = openaiInput(counts);
  const output = openaiOutput(counts);
  return draft(result, span, kind, {
    requests: counts.num_model_requests,
    operation,
    inputTokens: input.tokens,
    inputCacheReadTokens: counts.input_cached_tokens,
    inputCacheWriteTokens: counts.input_cache_write_tokens,
    outputTokens: output.tokens,
    modality: modalityOf({ ...input.modality, ...output.modality }),
    units: unitsOf(counts, asText(result['size'])),
    isRebuilt: input.isRebuilt || output.isRebuilt,
  });
}

function unread(kind: string): SkipReason {
  return otherServices.has(kind) ? 'other-service' : 'unknown-type';
}

function draft(
  result: JsonRecord,
  { key, ...time }: BucketSpan,
  kind: string,
  { isRebuilt, ...counts }: JsonRecord & { isRebuilt: boolean },
): BucketDraft {
  return {
    key: bucketKey(openaiSource.sourceKind, [kind, key, ...groups.map((group) => result[group])]),
    facts: {
      ...time,
      ...counts,
      ...openaiSource,
      provider: 'openai',
      modelRawResponse: nameOrNull(result['model']),
      tokenGrade: 'B',
      serviceTier: nameOrNull(result['service_tier']),
      isBatch: typeof result['batch'] === 'boolean' ? result['batch'] : null,
    },
    isRebuilt,
  };
}

function modalityOf(parts: JsonRecord): JsonRecord | null {
  return Object.keys(parts).length > 0 ? parts : null;
}

function unitsOf(counts: Readonly<Record<Unit, number | null>>, size: string | null): JsonRecord | null {
  const [, width = '', height = ''] = pictureSize.exec(size ?? '') ?? [];
  const pixels = width === '' ? null : Number(width) * Number(height);
  const units = {
    images: counts.images,
    imagePixels: pixels === null || counts.images === null ? null : counts.images * pixels,
    characters: counts.characters,
    audioSeconds: counts.seconds,
  };
  return knownSum(...Object.values(units)) === null ? null : units;
}
