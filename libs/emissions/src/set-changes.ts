import type { FactorSet } from './factor-set.js';

const setParts = ['factor', 'anchor', 'model', 'zone', 'host'] as const;
type SetPart = (typeof setParts)[number];

/** A row in which two factor sets differ. */
export interface SetChange {
  readonly part: SetPart;
  /** Of the row in its own table. */
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Id of the source of the newer row, of the older one where it was removed. */
  readonly source: string;
}

interface SourcedRow {
  readonly id: string;
  readonly source: string;
}

/** What one set says otherwise than another; empty between a set and itself. Restatements name it as their reason (section 12). */
export function setChanges(from: FactorSet, to: FactorSet): SetChange[] {
  return setParts.flatMap((part) => {
    const [old, young] = [rowsOf(part, from), rowsOf(part, to)];
    const ids = [...new Set([...old.keys(), ...young.keys()])].toSorted((a, b) => (a < b ? -1 : 1));
    return ids.flatMap((id) => changeOf(part, old.get(id), young.get(id)) ?? []);
  });
}

function rowsOf(part: SetPart, set: FactorSet): ReadonlyMap<string, SourcedRow> {
  switch (part) {
    case 'factor':
      return set.factors;
    case 'anchor':
      return byId(set.anchors);
    case 'model':
      return byId(set.models);
    case 'host':
      return set.hosts;
    case 'zone':
      return byId([...set.zones.values()]);
  }
}

const byId = (rows: readonly SourcedRow[]) => new Map(rows.map((row) => [row.id, row]));

function changeOf(part: SetPart, old: SourcedRow | undefined, young: SourcedRow | undefined): SetChange | null {
  const row = young ?? old;
  if (!row || (old && young && JSON.stringify(old) === JSON.stringify(young))) return null;
  const change = old && young ? 'changed' : young ? 'added' : 'removed';
  return { part, id: row.id, change, source: row.source };
}
