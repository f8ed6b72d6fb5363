import { columnFields, guessColumns, tellsOfUse, type ColumnMap } from '../columns.js';
import { decodeEvent } from '../decode-event.js';
import { eventJson, modalityFields, tokenFields, tokenGrades, unitFields, type UsageEvent } from '../event.js';
import type { RecordReader, SharedReading, TakeRow, UsageFormat } from '../format.js';
import type { ReadItem, SkipReason, Where } from '../item.js';
import { hasRepeatedKey, type JsonRecord } from '../json-text.js';
import { fingerprint, SeenIds } from '../seen-ids.js';
import { tableRow } from '../table-row.js';

export const canonicalFormat: UsageFormat<'canonical'> = {
  id: 'canonical',
  version: '1',
  record: 'use',
  tokenGrades,
  mayHoldText: false,
  dedupeKey: 'id; without one the whole record and how often the file held it before',
  recognises: isCanonicalRecord,
  recognisesHeader: (header, reading) => canonicalRows(guessColumns(header), reading),
  create: (reading) => new CanonicalRecords(reading),
};

const telling: readonly string[] = [
  ...tokenFields,
  ...modalityFields,
  ...unitFields,
  'model',
  'modelRawRequest',
  'modelRawResponse',
  'units',
  'requests',
];

const hostileNames = new Set(['__proto__', 'constructor', 'prototype']);
const ownNames = new Set(['model', 'time', 'occurredAt', 'cacheReadTokens', 'cacheWriteTokens', 'reasoningTokens']);

/** Whether a JSON object could be a usage event, under its own names or those of other tools. */
function isCanonicalRecord(json: JsonRecord): boolean {
  return telling.some((key) => json[key] !== undefined) || tellsOfUse(guessColumns(Object.keys(json).slice(0, 200)));
}

/** Rows whose cells stand in these columns; null when the columns tell of no use. */
export function canonicalRows(columns: ColumnMap, reading: SharedReading): TakeRow | null {
  if (!tellsOfUse(columns)) return null;
  const records = new CanonicalRecords(reading);
  return (cells, where) => records.takeRow(cells, columns, where);
}

/** Events written as such: JSON objects or rows of a table. */
class CanonicalRecords implements RecordReader {
  private inFile = new SeenIds();

  constructor(private readonly reading: SharedReading) {}

  /** Equal rows of one file are several uses; a file that repeats another adds nothing. */
  startFile(): void {
    this.inFile = new SeenIds();
  }

  take(json: JsonRecord, text: string, where: Where): ReadItem[] {
    if (hasRepeatedKey(text, Object.keys(json).length)) return [{ kind: 'skip', reason: 'repeated-field', where }];
    const event = this.decoded(json);
    if (typeof event !== 'string') return [this.told(event, where)];
    if (event !== 'unknown-field') return [{ kind: 'skip', reason: event, where }];
    return this.takeForeign(json, where);
  }

  takeRow(cells: readonly string[], columns: ColumnMap, where: Where): ReadItem[] {
    const row = tableRow(cells, columns);
    if (row === null) return [];
    if (typeof row === 'string') return [{ kind: 'skip', reason: row, where }];
    if (row.conversation !== null) row.json['sessionKey'] = fingerprint(row.conversation);
    const event = this.decoded(row.json);
    if (typeof event === 'string') return [{ kind: 'skip', reason: event, where }];
    const item = this.told(event, where);
    return row.isRebuilt && item.kind === 'event'
      ? [item, { kind: 'note', code: 'input-made-inclusive', where }]
      : [item];
  }

  /**
   * A flat object under another tool's names is read like a row of a table, where whatever nobody knows is left alone. One
   * under this product's own names with something else beside them is a mistake, and refused.
   */
  private takeForeign(json: JsonRecord, where: Where): ReadItem[] {
    const names = Object.keys(json);
    const columns = guessColumns(names);
    const isForeign =
      names.some((name, place) => isForeignName(name, place, columns)) && !names.some((name) => hostileNames.has(name));
    if (names.length > 1024 || !isForeign || !tellsOfUse(columns))
      return [{ kind: 'skip', reason: 'unknown-field', where }];
    const cells = names.map((name) => cellOf(json[name]));
    return this.takeRow(cells, columns, where);
  }

  private decoded(json: JsonRecord): UsageEvent | SkipReason {
    const event = decodeEvent(json, 0, { now: this.reading.now, needsTime: true });
    if (!Array.isArray(event)) return event;
    const codes = event.map(({ code }) => code);
    return codes.includes('unknown-field') ? 'unknown-field' : (codes[0] ?? 'unreadable');
  }

  private told(event: UsageEvent, where: Where): ReadItem {
    if (event.id === null) {
      const content = fingerprint(JSON.stringify(eventJson(event)));
      event.id = `row|${content}|${this.inFile.times(content)}`;
    }
    event.parserVersion ??= canonicalFormat.version;
    return this.reading.seen.add(`${event.sourceKind}|${event.id}`)
      ? { kind: 'event', event }
      : { kind: 'duplicate', where };
  }
}

function isForeignName(name: string, place: number, columns: ColumnMap): boolean {
  return columnFields.some((field) => columns[field] === place && field !== name) && !ownNames.has(name);
}

/** Texts longer than any name are no value of an event: a prompt beside the counts is dropped here. */
function cellOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.length <= 300 ? value : '';
}
