import type { JsonRecord } from './json-text.js';
import { cellOf, numberIn } from './table-row.js';

const longestNumber = 40;
const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** A row under its header as a JSON record: numbers as numbers, also "10.0"; cells that say nothing are left out. */
export function tableRecord(names: readonly string[], cells: readonly string[]): JsonRecord {
  const row: JsonRecord = {};
  for (const [place, name] of names.entries()) {
    const cell = cellOf(cells, place);
    if (cell !== null)
      row[name] ??= cell.length > longestNumber ? cell : (flags.get(cell.toLowerCase()) ?? numberIn(cell));
  }
  return row;
}
