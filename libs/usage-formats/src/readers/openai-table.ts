import { heldDraft, type DraftOrReason } from '../bucket-draft.js';
import { bucketSpan } from '../bucket-span.js';
import type { SharedReading, TakeRow } from '../format.js';
import { reportedMs } from '../instant.js';
import { type JsonRecord } from '../json-text.js';
import { tableRecord } from '../table-record.js';
import { openaiActivity } from './openai-activity.js';
import { openaiResult } from './openai-result.js';

/** What only the table of a list has, the most telling first. */
const kindsByColumn: readonly (readonly [column: string, kind: string])[] = [
  ['amount_value', 'costs'],
  ['output_tokens', 'completions'],
  ['images', 'images'],
  ['characters', 'audio_speeches'],
  ['seconds', 'audio_transcriptions'],
  ['num_sessions', 'code_interpreter_sessions'],
  ['usage_bytes', 'vector_stores'],
  ['num_requests', 'web_searches'],
  ['input_tokens', 'embeddings'],
];
/** All an export of nothing but empty days has. */
const emptyTable = new Set(['start_time', 'end_time', 'start_time_iso', 'end_time_iso']);
const moderation = /moderation/i;

/** What takes the rows of the usage export, of any list, or of the older activity export. */
export function openaiTable(header: readonly string[], reading: SharedReading): TakeRow | null {
  const names = header.map((name) => name.trim().toLowerCase());
  const draftOf = isActivity(new Set(names)) ? activityDraft : usageDraft(names);
  return draftOf === null ? null : rows(names, draftOf, reading);
}

/** A day without use is a row with nothing but its time. */
function rows(names: readonly string[], draftOf: (row: JsonRecord) => DraftOrReason, reading: SharedReading): TakeRow {
  return (cells, where) => {
    const draft = draftOf(tableRecord(names, cells)) ?? 'no-usage';
    return heldDraft(draft, { reading, where, telling: `${where.file} ${where.entry}` });
  };
}

function usageDraft(names: readonly string[]): ((row: JsonRecord) => DraftOrReason) | null {
  const known = new Set(names);
  if (!known.has('start_time') || !known.has('end_time')) return null;
  const isUsage = known.has('num_model_requests') || known.has('amount_value') || known.has('num_sessions');
  if (!isUsage && !names.every((name) => emptyTable.has(name))) return null;
  const kind = kindsByColumn.find(([column]) => known.has(column))?.[1] ?? 'completions';
  return (row) => {
    if (kind === 'costs' && row['amount_value'] === undefined) return null;
    const startMs = reportedMs(row['start_time']);
    if (startMs === null) return 'missing-time';
    const isModeration = typeof row['model'] === 'string' && moderation.test(row['model']);
    return openaiResult(row, isModeration ? 'moderations' : kind, bucketSpan(startMs, reportedMs(row['end_time'])));
  };
}

function isActivity(names: ReadonlySet<string>): boolean {
  const hasTime = names.has('aggregation_timestamp') || names.has('timestamp');
  return hasTime && names.has('n_context_tokens_total') && !names.has('n_non_cached_context_tokens_total');
}

const activityDraft = (row: JsonRecord): DraftOrReason => openaiActivity(row, 'chat');
