import { plainName, type ColumnField, type ColumnMap } from '../columns.js';
import type { SharedReading, TakeRow, UsageFormat } from '../format.js';
import type { ReadItem, Where } from '../item.js';
import { checked } from '../log-reading.js';
import { fingerprint, SeenIds } from '../seen-ids.js';
import { tableRow } from '../table-row.js';

export const cursorFormat: UsageFormat<'cursor'> = {
  id: 'cursor',
  version: '1',
  record: 'use',
  tokenGrades: ['A'],
  mayHoldText: false,
  dedupeKey: 'time, model and the four counts, and how often the file held them before',
  recognisesHeader: (header, reading) => {
    const columns = columnsOf(header);
    return needed.every((field) => columns[field] !== undefined) ? rows(header, columns, reading) : null;
  },
};

/**
 * What its columns hold, wherever they stand. The four counts are disjoint: what was written to the cache is a column of
 * its own. Whose row it is, the ids of agents and the number of requests it was charged as are not looked at.
 */
const names: ReadonlyMap<string, ColumnField> = new Map<string, ColumnField>(
  (
    [
      ['Date', 'startedAt'],
      ['Model', 'modelRawRequest'],
      ['Input (w/ Cache Write)', 'inputCacheWriteTokens'],
      ['Input (w/o Cache Write)', 'inputUncachedTokens'],
      ['Cache Read', 'inputCacheReadTokens'],
      ['Output Tokens', 'outputTokens'],
      ['Cost', 'cost'],
      ['Cost ($)', 'cost'],
    ] as const
  ).map(([name, field]) => [plainName(name), field]),
);
const needed = ['startedAt', 'inputCacheWriteTokens', 'inputUncachedTokens', 'outputTokens'] as const;
const kindName = plainName('Kind');
const ownKey = 'userapikey';

function columnsOf(header: readonly string[]): ColumnMap {
  const columns: ColumnMap = {};
  for (const [place, name] of header.entries()) {
    const field = names.get(plainName(name));
    if (field !== undefined) columns[field] ??= place;
  }
  return columns;
}

function rows(header: readonly string[], columns: ColumnMap, reading: SharedReading): TakeRow {
  const kind = header.findIndex((name) => plainName(name) === kindName);
  const inFile = new SeenIds();
  return (cells, where) => {
    const row = tableRow(cells, columns);
    if (row === null) return [];
    if (typeof row === 'string') return [{ kind: 'skip', reason: row, where }];
    const item = itemOf(row.json, { where, reading, inFile });
    const isOwnKey = item.kind === 'event' && plainName(cells[kind] ?? '') === ownKey;
    return isOwnKey ? [item, { kind: 'note', code: 'own-key', where }] : [item];
  };
}

/** A row without a charge, even one that ended in an error, was computed as far as its counts say. */
function itemOf(
  json: Record<string, unknown>,
  { where, reading, inFile }: { where: Where; reading: SharedReading; inFile: SeenIds },
): ReadItem {
  const { cost, currency, granularity: _granularity, ...facts } = json;
  const key = fingerprint(JSON.stringify(Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1))));
  const event = {
    ...facts,
    ...(typeof cost === 'number' && cost > 0 ? { cost, currency } : {}),
    id: `cursor|${key}|${inFile.times(key)}`,
    sourceKind: cursorFormat.id,
    parserVersion: cursorFormat.version,
    requests: 1,
    operation: 'chat',
    tokenGrade: 'A',
    clientApp: 'cursor',
  };
  const item = checked(event, where, reading.now);
  return item.kind !== 'event' || reading.seen.add(event.id) ? item : { kind: 'duplicate', where };
}
