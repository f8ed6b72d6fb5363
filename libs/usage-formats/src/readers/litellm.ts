import type { RecordReader, SharedReading, TakeRow, UsageFormat } from '../format.js';
import type { ReadItem, Where } from '../item.js';
import { asList, asRecord, parseText, type JsonRecord } from '../json-text.js';
import { checked } from '../log-reading.js';
import { tableRecord } from '../table-record.js';
import { litellmCall, litellmSource } from './litellm-call.js';

export const litellmFormat: UsageFormat<'litellm'> = {
  id: litellmSource.sourceKind,
  version: litellmSource.parserVersion,
  record: 'use',
  tokenGrades: ['A'],
  mayHoldText: true,
  dedupeKey: 'request, in the spend log and in the logging payload alike',
  recognises: (json) => callsOf(json) !== null || isSummary(json),
  create: (reading): RecordReader => ({ take: (json, _text, where) => answerItems(json, where, reading) }),
  recognisesHeader: litellmTable,
};

/** Fields of the spend log whose names are not in lower case throughout; tables may write them as they like. */
const mixedCase: ReadonlyMap<string, string> = new Map(
  ['startTime', 'endTime', 'completionStartTime'].map((name) => [name.toLowerCase(), name]),
);

/** What takes the rows of the spend log as a table. */
function litellmTable(header: readonly string[], reading: SharedReading): TakeRow | null {
  const lower = header.map((name) => name.trim().toLowerCase());
  const names = lower.map((name) => mixedCase.get(name) ?? name);
  if (!isCall(Object.fromEntries(names.map((name) => [name, ''])))) return null;
  return (cells, where) => {
    const row = tableRecord(names, cells);
    return Object.keys(row).length === 0 ? [] : callItems(row, where, reading);
  };
}

function answerItems(json: JsonRecord, where: Where, reading: SharedReading): ReadItem[] {
  if (isSummary(json)) return [{ kind: 'skip', reason: 'money-only', where }];
  return (callsOf(json) ?? []).flatMap((call): ReadItem[] =>
    isCall(call) ? callItems(call, where, reading) : [{ kind: 'skip', reason: 'unknown-type', where }],
  );
}

/** The calls of a page of the spend log, or the one call this is. */
function callsOf(json: JsonRecord): JsonRecord[] | null {
  if (isCall(json)) return [json];
  const calls = asList(json['data']).map((call) => asRecord(call) ?? {});
  return calls.some(isCall) ? calls : null;
}

/** A row of the spend log has a request, a logging payload an id of its own. */
function isCall(json: JsonRecord): boolean {
  const hasId = json['request_id'] !== undefined || json['id'] !== undefined;
  const isTold = ['call_type', 'startTime', 'prompt_tokens'].every((name) => json[name] !== undefined);
  const isGateway = ['custom_llm_provider', 'model_group', 'spend', 'response_cost', 'cache_hit'].some(
    (name) => json[name] !== undefined,
  );
  return hasId && isTold && isGateway;
}

/** Spend of a day by model and key, as the log answers when it is asked for sums. */
function isSummary(json: JsonRecord): boolean {
  return typeof json['spend'] === 'number' && asRecord(json['models']) !== null && json['startTime'] !== undefined;
}

function callItems(call: JsonRecord, where: Where, { seen, now }: SharedReading): ReadItem[] {
  const facts = litellmCall(call, metadataOf(call['metadata']));
  if (typeof facts === 'string') return [{ kind: 'skip', reason: facts, where }];
  const item = checked(facts.event, where, now);
  if (item.kind !== 'event') return [item];
  if (!seen.add(String(item.event.id))) return [{ kind: 'duplicate', where }];
  return facts.isRebuilt ? [item, { kind: 'note', code: 'input-made-inclusive', where }] : [item];
}

/** In the spend log a text that holds JSON. */
function metadataOf(metadata: unknown): JsonRecord {
  return asRecord(typeof metadata === 'string' ? parseText(metadata).value : metadata) ?? {};
}
