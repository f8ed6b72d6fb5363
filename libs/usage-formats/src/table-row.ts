import { columnFields, type ColumnField, type ColumnMap } from './columns.js';
import { epochMs, isoMsOrUtc, isoText } from './instant.js';
import type { SkipReason } from './item.js';

/** A row as the fields of a canonical event; `isRebuilt` when its input did not include what the cache held. */
export interface TableRow {
  json: Record<string, unknown>;
  conversation: string | null;
  isRebuilt: boolean;
}

type Read = (cell: string) => unknown;

const nothingSaid = /^(|-|null|none|nan|n\/a|undefined)$/i;
const formula = /^[=+\-\t\r]|^@[A-Za-z.]+\(/;
const forcedText = /^="([^"]*)"$/;
const wholeNumber = /^\d{1,16}([.,]0*)?$/;
const groupedNumber = /^\d{1,3}([,  ’']\d{3})+(\.0*)?$/;
const decimal = /^\d{1,15}\.\d{1,18}$/;
const amount = /^[$€£₩]?\s?\d{1,15}(\.\d{1,18})?$/;
const epoch = /^\d{9,20}(\.\d{1,9})?$/;
const dayMs = 86_400_000;

const counts: readonly ColumnField[] = [
  'requests',
  'modelCalls',
  'inputTokens',
  'inputUncachedTokens',
  'inputCacheReadTokens',
  'inputCacheWriteTokens',
  'outputTokens',
  'outputReasoningTokens',
  'durationMs',
  'ttftMs',
];
const units = ['images', 'imagePixels', 'audioSeconds', 'videoSeconds', 'searches', 'characters'] as const;
const flags: ReadonlyMap<string, boolean> = new Map([
  ...['true', '1', 'yes', 'y', 't'].map((word): [string, boolean] => [word, true]),
  ...['false', '0', 'no', 'n', 'f'].map((word): [string, boolean] => [word, false]),
]);

const readers: ReadonlyMap<ColumnField, Read> = new Map<ColumnField, Read>([
  ...counts.map((field): [ColumnField, Read] => [field, countIn]),
  ...[...units, 'cost' as const].map((field): [ColumnField, Read] => [field, amountIn]),
  ...(['isBatch', 'isStream', 'servedFromCache'] as const).map((field): [ColumnField, Read] => [
    field,
    (cell) => flags.get(cell.toLowerCase()),
  ]),
  ...(['startedAt', 'endedAt'] as const).map((field): [ColumnField, Read] => [field, timeIn]),
  ...(['granularity', 'operation', 'timeConfidence'] as const).map((field): [ColumnField, Read] => [
    field,
    (cell) => cell.toLowerCase(),
  ]),
  ['tokenGrade', (cell) => cell.toUpperCase()],
]);

/** The row's cells as a canonical event to be decoded, a reason to skip it, or null when nothing stands in it. */
export function tableRow(cells: readonly string[], columns: ColumnMap): TableRow | SkipReason | null {
  if (cells.every((cell) => cell.trim() === '')) return null;
  const json: Record<string, unknown> = {};
  for (const field of columnFields) {
    const cell = cellOf(cells, columns[field]);
    if (cell === null) continue;
    const read = readers.get(field);
    if (read === undefined && (formula.test(cell) || cell.includes('�')))
      return cell.includes('�') ? 'invalid-text' : 'invalid-name';
    const value = read === undefined ? cell : read(cell);
    if (value !== undefined) json[field] = value;
  }
  if (json['requests'] === 0 && !json['inputTokens'] && !json['outputTokens']) return 'no-usage';
  const isRebuilt = withWholeInput(json);
  withGranularity(json, cellOf(cells, columns.startedAt));
  withUnits(json);
  if (isEmpty(json)) return 'no-usage';
  const conversation = typeof json['conversation'] === 'string' ? json['conversation'] : null;
  delete json['conversation'];
  if (json['cost'] !== undefined && json['currency'] === undefined) json['currency'] = 'USD';
  return { json, conversation, isRebuilt };
}

/** What stands in a cell; null where nothing is said. */
export function cellOf(cells: readonly string[], place: number | undefined): string | null {
  if (place === undefined) return null;
  const cell = (cells[place] ?? '').trim();
  const text = forcedText.exec(cell)?.[1] ?? cell;
  return nothingSaid.test(text) ? null : text;
}

/** Exclusive counts made inclusive: what a table calls uncached, or an input smaller than its own parts. */
function withWholeInput(json: Record<string, unknown>): boolean {
  const [uncached, input] = [json['inputUncachedTokens'], json['inputTokens']];
  delete json['inputUncachedTokens'];
  const parts = numberOf(json['inputCacheReadTokens']) + numberOf(json['inputCacheWriteTokens']);
  const base =
    input === undefined ? uncached : numberOf(input) < parts && typeof input === 'number' ? input : undefined;
  if (base === undefined) return false;
  json['inputTokens'] = typeof base === 'number' ? base + parts : base;
  return input !== undefined;
}

/** A date alone is a day; a row with an end that lies an hour or a day later is what happened in between. */
function withGranularity(json: Record<string, unknown>, time: string | null): void {
  if (json['granularity'] !== undefined || time === null) return;
  if (time.length === 10 && time.includes('-')) json['granularity'] = 'day';
  const [start, end] = [json['startedAt'], json['endedAt']].map((each) =>
    typeof each === 'string' ? Date.parse(each) : NaN,
  ) as [number, number];
  const length = end - start;
  if (length === dayMs) json['granularity'] = 'day';
  else if (length === dayMs / 24) json['granularity'] = 'hour';
  else if (length >= 28 * dayMs && length <= 31 * dayMs) json['granularity'] = 'month';
  else if (numberOf(json['requests']) > 1) json['granularity'] ??= 'day';
}

function withUnits(json: Record<string, unknown>): void {
  const all: Record<string, unknown> = {};
  for (const unit of units) {
    if (json[unit] !== undefined) all[unit] = json[unit];
    delete json[unit];
  }
  if (Object.keys(all).length > 0) json['units'] = all;
}

function isEmpty({ inputTokens, outputTokens, requests, units: counted }: Record<string, unknown>): boolean {
  return !inputTokens && !outputTokens && !requests && counted === undefined;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** What is no number stays text, which no rule of the event allows for a count. */
function countIn(cell: string): number | string {
  if (wholeNumber.test(cell)) return Number.parseInt(cell, 10);
  return groupedNumber.test(cell) ? Number.parseInt(cell.replaceAll(/[^\d.]/g, ''), 10) : cell;
}

/** A number as tables write it; what is none stays text. */
export function numberIn(cell: string): number | string {
  const count = countIn(cell);
  return typeof count === 'string' && decimal.test(count) ? Number(count) : count;
}

function amountIn(cell: string): unknown {
  if (/^(included|free)$/i.test(cell)) return undefined;
  return amount.test(cell) ? Number(cell.replace(/^[$€£₩]\s?/, '')) : cell;
}

function timeIn(cell: string): unknown {
  const ms = epoch.test(cell) ? epochMs(Number(cell)) : isoMsOrUtc(cell);
  return ms === null ? cell : isoText(ms);
}
