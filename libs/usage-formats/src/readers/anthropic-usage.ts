import { heldDraft, type DraftOrReason } from '../bucket-draft.js';
import { bucketSpan, type BucketSpan } from '../bucket-span.js';
import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import { reportedMs } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import { asList, asRecord, type JsonRecord } from '../json-text.js';
import { providerPage, type ProviderPage } from '../provider-page.js';
import { anthropicRow, anthropicSource } from './anthropic-row.js';
import { anthropicTable } from './anthropic-table.js';
import { isClaudeCodeDay, KeyedDays, personDay } from './claude-code-days.js';

export const anthropicUsageFormat: UsageFormat<'anthropic_usage'> = {
  id: anthropicSource.sourceKind,
  version: anthropicSource.parserVersion,
  record: 'use',
  tokenGrades: ['B'],
  mayHoldText: false,
  dedupeKey: 'report, bucket, everything it is grouped by, and which of its rows; the fullest telling',
  recognises: (json) => entriesOf(json) !== null,
  create: (reading) => new AnthropicReports(reading),
  recognisesHeader: anthropicTable,
};

/**
 * One parsed answer of Anthropic's usage APIs as canonical events, the same as the reader of files gives: the analytics
 * (`/v1/organizations/analytics/usage`), the older `/v1/organizations/usage_report/messages`, which counts no requests,
 * or `usage_report/claude_code`. Ask for `group_by[]=model` and `inference_geo`; not for `actor`, whose rows without a
 * name can only be told apart within one answer. Read again when a bucket has grown, its events keep their ids (not
 * hashed yet) and bring the larger counts. Never throws.
 *
 * @param page the JSON of the answer
 * @param now milliseconds since 1970
 */
export function anthropicUsagePage(page: unknown, now: number): ProviderPage {
  const json = asRecord(page) ?? {};
  const entries = entriesOf(json);
  const rows = entries?.filter((entry) => !isBucket(entry)).flatMap(draftsOf) ?? [];
  return providerPage(entries && [...entries.filter(isBucket).map(draftsOf), rows], json, now);
}

/** Answers, buckets and rows of all three reports, over all files. */
class AnthropicReports implements RecordReader {
  private isEmpty = true;
  private readonly keyed: KeyedDays;

  constructor(private readonly reading: SharedReading) {
    this.keyed = new KeyedDays(reading);
  }

  startFile(): void {
    this.isEmpty = true;
  }

  take(json: JsonRecord, _text: string, where: Where): ReadItem[] {
    return (entriesOf(json) ?? []).flatMap((entry, place) => {
      const drafts = draftsOf(entry);
      this.isEmpty &&= drafts.every((draft) => draft === null);
      const telling = `${where.file} ${where.entry} ${isRow(entry) ? 'rows' : `${where.record} ${place}`}`;
      if (isClaudeCodeDay(entry)) return this.keyed.take(entry, drafts, { where, telling });
      // A bill, and a bucket without use, say nothing about who used what.
      if (drafts.some((draft) => draft !== null && typeof draft !== 'string')) this.keyed.cover(spanOf(entry));
      return drafts.flatMap((draft) => heldDraft(draft, { reading: this.reading, where, telling }));
    });
  }

  endFile(where: Where): ReadItem[] {
    return this.isEmpty ? [{ kind: 'skip', reason: 'no-usage', where }] : [];
  }

  finish(): Iterable<ReadItem[]> {
    return this.keyed.finish();
  }
}

/** What an answer holds, or the one bucket, row or day this is; null for what is none of them. */
function entriesOf(json: JsonRecord): JsonRecord[] | null {
  if (isEntry(json)) return [json];
  const data = asList(json['data']).map((entry) => asRecord(entry) ?? {});
  return data.some(isEntry) ? data : null;
}

function isEntry(json: JsonRecord): boolean {
  return isBucket(json) || isRow(json) || isClaudeCodeDay(json);
}

function isBucket(json: JsonRecord): boolean {
  return typeof json['starting_at'] === 'string' && Array.isArray(json['results']);
}

/** A row of the analytics of usage or of cost. */
function isRow(json: JsonRecord): boolean {
  return typeof json['starting_at'] === 'string' && asRecord(json['group']) !== null;
}

function draftsOf(entry: JsonRecord): DraftOrReason[] {
  if (isClaudeCodeDay(entry)) return personDay(entry);
  const span = spanOf(entry);
  if (!isBucket(entry) && !isRow(entry)) return ['unknown-type'];
  if (span === null) return ['missing-time'];
  if (isBucket(entry)) return asList(entry['results']).map((result) => resultDraft(asRecord(result), span));
  const counts = asRecord(entry['usage']);
  if (counts === null) return ['money-only'];
  return [anthropicRow({ report: 'usage', span, counts, group: asRecord(entry['group']) ?? {} })];
}

function resultDraft(result: JsonRecord | null, span: BucketSpan): DraftOrReason {
  if (result === null) return 'not-an-object';
  if (result['amount'] !== undefined && result['output_tokens'] === undefined) return 'money-only';
  // Counts and groups stand side by side here: what is a text is a group.
  const group = Object.fromEntries(Object.entries(result).filter(([, value]) => typeof value === 'string'));
  return anthropicRow({ report: 'messages', span, counts: result, group });
}

function spanOf(entry: JsonRecord): BucketSpan | null {
  const startMs = reportedMs(entry['starting_at']);
  return startMs === null ? null : bucketSpan(startMs, reportedMs(entry['ending_at']));
}
