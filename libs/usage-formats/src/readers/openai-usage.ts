import { heldDraft, type DraftOrReason } from '../bucket-draft.js';
import { bucketSpan } from '../bucket-span.js';
import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import { reportedMs } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import { asList, asRecord, type JsonRecord } from '../json-text.js';
import { providerPage, type ProviderPage } from '../provider-page.js';
import { activityRows, isOpenaiActivity, openaiActivity } from './openai-activity.js';
import { openaiKind, openaiResult, openaiSource } from './openai-result.js';
import { openaiTable } from './openai-table.js';

export const openaiUsageFormat: UsageFormat<'openai_usage'> = {
  id: openaiSource.sourceKind,
  version: openaiSource.parserVersion,
  record: 'use',
  tokenGrades: ['B'],
  mayHoldText: false,
  dedupeKey: 'bucket, list, everything it is grouped by, and which of its rows; the fullest telling',
  recognises: (json) => bucketsOf(json) !== null || isOpenaiActivity(json),
  create: (reading) => new OpenaiReports(reading),
  recognisesHeader: openaiTable,
};

/**
 * One parsed answer of OpenAI's usage API (`/v1/organization/usage/…`, any of its lists) as canonical events, the same as
 * the reader of files gives. Ask for `group_by[]=model`, else no model is named. Each bucket of the answer is whole; read
 * again when it has grown, its events keep their ids (not hashed yet) and bring the larger counts. Never throws.
 *
 * @param page the JSON of the answer
 * @param now milliseconds since 1970
 */
export function openaiUsagePage(page: unknown, now: number): ProviderPage {
  const json = asRecord(page) ?? {};
  return providerPage(bucketsOf(json)?.map(draftsOf) ?? null, json, now);
}

/** Answers, buckets and older activities, over all files. */
class OpenaiReports implements RecordReader {
  private isEmpty = true;

  constructor(private readonly reading: SharedReading) {}

  startFile(): void {
    this.isEmpty = true;
  }

  take(json: JsonRecord, _text: string, where: Where): ReadItem[] {
    const buckets = bucketsOf(json)?.map(draftsOf) ?? [activityDrafts(json)];
    return buckets.flatMap((drafts, bucket) => {
      this.isEmpty &&= drafts.every((draft) => draft === null);
      const telling = `${where.file} ${where.entry} ${where.record} ${bucket}`;
      return drafts.flatMap((draft) => heldDraft(draft, { reading: this.reading, where, telling }));
    });
  }

  endFile(where: Where): ReadItem[] {
    return this.isEmpty ? [{ kind: 'skip', reason: 'no-usage', where }] : [];
  }
}

/** The buckets of an answer, or the one bucket this is; null for what is neither. */
function bucketsOf(json: JsonRecord): JsonRecord[] | null {
  if (json['object'] === 'bucket') return [json];
  if (json['object'] !== 'page' || !Array.isArray(json['data'])) return null;
  return json['data'].map((bucket) => asRecord(bucket) ?? {});
}

/** Older answers call the results of a bucket its result. */
function draftsOf(bucket: JsonRecord): DraftOrReason[] {
  const startMs = reportedMs(bucket['start_time']);
  const endMs = reportedMs(bucket['end_time']);
  return asList(bucket['results'] ?? bucket['result']).map((each) => {
    const result = asRecord(each);
    if (result === null) return 'not-an-object';
    const kind = openaiKind(result);
    if (kind === null) return 'unknown-type';
    return startMs === null ? 'missing-time' : openaiResult(result, kind, bucketSpan(startMs, endMs));
  });
}

function activityDrafts(json: JsonRecord): DraftOrReason[] {
  return activityRows(json)?.map(({ row, operation }) => openaiActivity(row, operation)) ?? [];
}
