import type { Tx } from '@promptprint/platform';
import { wholeNumber } from '@promptprint/platform';
import { localDay } from './local-day.js';
import type { Touched } from './rollup.store.js';
import type { NewImport, UsageImport } from './usage-import.js';

const fields = `id, state, source_kind AS "sourceKind", format, parser_version AS "parserVersion", created_at AS "createdAt",
  seen, recorded, duplicates, conflicts, refused, first_at AS "firstAt", last_at AS "lastAt", undo_until AS "undoUntil",
  undone_at AS "undoneAt"`;

type Counter = 'seen' | 'recorded' | 'duplicates' | 'conflicts' | 'refused';
type ImportRow = Omit<UsageImport, Counter> & Record<Counter, string>;

const importOf = (row: ImportRow): UsageImport => ({
  ...row,
  seen: wholeNumber(row.seen),
  recorded: wholeNumber(row.recorded),
  duplicates: wholeNumber(row.duplicates),
  conflicts: wholeNumber(row.conflicts),
  refused: wholeNumber(row.refused),
});

export async function insertImport(
  tx: Tx,
  accountId: string,
  {
    id,
    sourceKind,
    format,
    parserVersion,
    fileHash,
    createdAt,
    undoUntil,
  }: NewImport & { id: string; createdAt: Date; undoUntil: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO usage_import (account_id, id, state, source_kind, format, parser_version, file_hash, created_at, undo_until)
     VALUES ($1, $2, 'open', $3, $4, $5, $6, $7, $8)`,
    [accountId, id, sourceKind, format, parserVersion, fileHash, createdAt, undoUntil],
  );
}

export async function findImport(tx: Tx, accountId: string, id: string): Promise<UsageImport | null> {
  const [row] = await tx.query<ImportRow>(`SELECT ${fields} FROM usage_import WHERE account_id = $1 AND id = $2`, [
    accountId,
    id,
  ]);
  return row ? importOf(row) : null;
}

export async function lockImport(
  tx: Tx,
  accountId: string,
  id: string,
): Promise<Pick<UsageImport, 'state' | 'firstAt' | 'lastAt'> | null> {
  const [row] = await tx.query<Pick<UsageImport, 'state' | 'firstAt' | 'lastAt'>>(
    `SELECT state, first_at AS "firstAt", last_at AS "lastAt" FROM usage_import
      WHERE account_id = $1 AND id = $2 FOR UPDATE`,
    [accountId, id],
  );
  return row ?? null;
}

export async function closeImport(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE usage_import SET state = 'done' WHERE account_id = $1 AND id = $2 AND state <> 'undone' RETURNING 1`,
    [accountId, id],
  );
  return rows.length === 1;
}

/** With the reading of its files. */
export async function deleteEmptyImport(tx: Tx, accountId: string, id: string): Promise<void> {
  const gone = await tx.query(
    'DELETE FROM usage_import WHERE account_id = $1 AND id = $2 AND recorded = 0 RETURNING 1',
    [accountId, id],
  );
  if (gone.length > 0)
    await tx.query('DELETE FROM usage_import_reading WHERE account_id = $1 AND import_id = $2', [accountId, id]);
}

export async function listImports(
  tx: Tx,
  accountId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<UsageImport[]> {
  // Ids of version 7 sort by the time they were made.
  const rows = await tx.query<ImportRow>(
    `SELECT ${fields} FROM usage_import WHERE account_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [accountId, before, limit],
  );
  return rows.map(importOf);
}

export async function markUndone(tx: Tx, accountId: string, { id, at }: { id: string; at: Date }): Promise<void> {
  await tx.query(`UPDATE usage_import SET state = 'undone', undone_at = $3 WHERE account_id = $1 AND id = $2`, [
    accountId,
    id,
    at,
  ]);
}

/** Corrections of imported entries go with them. Answers the days that had counted any. */
export function deleteImportedEvents(tx: Tx, accountId: string, id: string): Promise<Touched[]> {
  return tx.query<Touched>(
    `WITH gone AS (
       DELETE FROM usage_event WHERE account_id = $1 AND import_id = $2
       RETURNING account_id, is_counted, member_id, occurred_at, granularity, class_no, source_no, grade)
     SELECT DISTINCT member_id AS "memberId", ${localDay('gone', 'k.zone')}::text AS day,
            class_no AS "classNo", source_no AS "sourceNo", grade
       FROM gone JOIN usage_calendar k USING (account_id) WHERE is_counted`,
    [accountId, id],
  );
}
