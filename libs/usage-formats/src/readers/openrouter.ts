import { bucketKey, heldDraft, type DraftOrReason } from '../bucket-draft.js';
import { bucketSpan } from '../bucket-span.js';
import type { RecordReader, SharedReading, TakeRow, UsageFormat } from '../format.js';
import { reportedMs } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import { asNumber, asRecord, type JsonRecord } from '../json-text.js';
import { checked, loggedCounts } from '../log-reading.js';
import { nameOrNull } from '../name.js';
import { tableRecord } from '../table-record.js';
import { chargedCost, openrouterGeneration, openrouterSource } from './openrouter-generation.js';

export const openrouterFormat: UsageFormat<'openrouter'> = {
  id: openrouterSource.sourceKind,
  version: openrouterSource.parserVersion,
  record: 'use',
  tokenGrades: ['A', 'B'],
  mayHoldText: false,
  dedupeKey: 'generation; for activities the day, model, endpoint and workspace, the fullest telling',
  recognises: (json) => recordsOf(json) !== null,
  create: (reading): RecordReader => ({ take: (json, _text, where) => answerItems(json, where, reading) }),
  recognisesHeader: openrouterTable,
};

const dayMs = 86_400_000;
const counted = ['requests', 'prompt_tokens', 'completion_tokens', 'reasoning_tokens'] as const;

/** What takes the rows of an activity export: one for each generation, or one for each day and endpoint. */
function openrouterTable(header: readonly string[], reading: SharedReading): TakeRow | null {
  const names = header.map((name) => name.trim().toLowerCase());
  const blank = Object.fromEntries(names.map((name) => [name, '']));
  if (!isGeneration(blank) && !isActivity(blank)) return null;
  return (cells, where) => {
    const row = tableRecord(names, cells);
    if (Object.keys(row).length === 0) return [];
    if (isActivity(blank)) return activityItems(row, where, reading, `${where.file} ${where.entry}`);
    return generationItems(row, where, reading);
  };
}

function answerItems(json: JsonRecord, where: Where, reading: SharedReading): ReadItem[] {
  const telling = `${where.file} ${where.entry} ${where.record}`;
  return (recordsOf(json) ?? []).flatMap((record) => {
    if (isGeneration(record)) return generationItems(record, where, reading);
    return isActivity(record)
      ? activityItems(record, where, reading, telling)
      : [{ kind: 'skip', reason: 'unknown-type', where }];
  });
}

/** The records of an answer, or the one record this is. The SDK of OpenRouter writes the names of fields in camel case. */
function recordsOf(json: JsonRecord): JsonRecord[] | null {
  const data: readonly unknown[] = Array.isArray(json['data']) ? json['data'] : [json['data'] ?? json];
  const records = data.map((each) => withSnakeNames(asRecord(each) ?? {}));
  return records.some((record) => isGeneration(record) || isActivity(record)) ? records : null;
}

function withSnakeNames(json: JsonRecord): JsonRecord {
  const names = Object.entries(json).map(([name, value]): [string, unknown] => [
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(names);
}

function isGeneration(record: JsonRecord): boolean {
  const isRow = record['generation_id'] !== undefined && record['model_permaslug'] !== undefined;
  const isAnswer = record['upstream_id'] !== undefined && record['provider_name'] !== undefined;
  const hasTokens = record['tokens_prompt'] !== undefined || record['native_tokens_prompt'] !== undefined;
  return hasTokens && (isRow || isAnswer);
}

function isActivity(record: JsonRecord): boolean {
  return ['date', 'model_permaslug', 'requests', 'prompt_tokens'].every((name) => record[name] !== undefined);
}

function generationItems(record: JsonRecord, where: Where, { seen, now }: SharedReading): ReadItem[] {
  const facts = openrouterGeneration(record);
  if (typeof facts === 'string') return [{ kind: 'skip', reason: facts, where }];
  const item = checked(facts, where, now);
  if (item.kind !== 'event') return [item];
  if (!seen.add(facts.id)) return [{ kind: 'duplicate', where }];
  return isOwnKey(record) ? [item, { kind: 'note', code: 'own-key', where }] : [item];
}

function activityItems(record: JsonRecord, where: Where, reading: SharedReading, telling: string): ReadItem[] {
  const draft = activityDraft(record) ?? 'no-usage';
  const items = heldDraft(draft, { reading, where, telling });
  return isOwnKey(record) && typeof draft !== 'string' ? [...items, { kind: 'note', code: 'own-key', where }] : items;
}

/** A day of a model at one endpoint; what was reasoned is part of the completion. */
function activityDraft(record: JsonRecord): DraftOrReason {
  const counts = loggedCounts(record, counted);
  if (counts === undefined) return 'invalid-number';
  if (Object.values(counts).every((count) => !count)) return null;
  const startMs = reportedMs(record['date']);
  if (startMs === null) return 'invalid-time';
  const { key, ...time } = bucketSpan(startMs, startMs + dayMs);
  const { model, model_permaslug, endpoint_id, provider_name, workspace_id } = record;
  return {
    key: bucketKey(openrouterSource.sourceKind, [key, model_permaslug, endpoint_id, provider_name, workspace_id]),
    facts: {
      ...time,
      ...openrouterSource,
      requests: counts.requests,
      operation: 'chat',
      hostProvider: nameOrNull(provider_name),
      modelRawRequest: nameOrNull(model),
      modelRawResponse: nameOrNull(model_permaslug),
      inputTokens: counts.prompt_tokens,
      outputTokens: counts.completion_tokens,
      outputReasoningTokens: counts.reasoning_tokens,
      tokenGrade: 'B',
      ...chargedCost(record['usage']),
    },
    isRebuilt: false,
  };
}

/** What ran under a key of the person's own stands on the bill of the provider, too. */
function isOwnKey(record: JsonRecord): boolean {
  return record['is_byok'] === true || (asNumber(record['byok_usage_inference']) ?? 0) > 0;
}
