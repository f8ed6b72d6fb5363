import type { Tx } from '@promptprint/platform';
import { type StoredEvent, storedColumns, storedTables } from './stored-event.js';
import { columnNames, columns, microsecondsText, rowJson, sqlType, type UsageRow } from './usage-row.js';

const key = (id: string) => Buffer.from(id, 'hex');

export async function lockEntry(tx: Tx, accountId: string, id: string): Promise<StoredEvent | null> {
  const [stored] = await tx.query<StoredEvent>(
    `SELECT ${storedColumns} FROM ${storedTables} WHERE e.account_id = $1 AND e.dedupe_key = $2 FOR UPDATE OF e`,
    [accountId, key(id)],
  );
  return stored ?? null;
}

/** The entry and everything it stands for; a later entry loses only its history. */
export async function deleteEntry(tx: Tx, accountId: string, id: string): Promise<void> {
  await tx.query(
    `UPDATE usage_event SET replaces = NULL WHERE account_id = $1
        AND dedupe_key = (SELECT replaced_by FROM usage_event WHERE account_id = $1 AND dedupe_key = $2)`,
    [accountId, key(id)],
  );
  await tx.query(
    `WITH RECURSIVE chain AS (
       SELECT dedupe_key, replaces FROM usage_event WHERE account_id = $1 AND dedupe_key = $2
       UNION ALL
       SELECT e.dedupe_key, e.replaces FROM usage_event e JOIN chain c ON e.dedupe_key = c.replaces WHERE e.account_id = $1)
     DELETE FROM usage_event WHERE account_id = $1 AND dedupe_key IN (SELECT dedupe_key FROM chain)`,
    [accountId, key(id)],
  );
}

export async function replaceEntry(tx: Tx, accountId: string, { id, by }: { id: string; by: string }): Promise<void> {
  await tx.query(
    'UPDATE usage_event SET is_counted = false, shadowed_by = NULL, replaced_by = $3 WHERE account_id = $1 AND dedupe_key = $2',
    [accountId, key(id), key(by)],
  );
}

const readers = columns.map(({ name, kind }) => `${name} ${sqlType(kind)}`).join(', ');

export async function insertCorrection(tx: Tx, row: UsageRow, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO usage_event (${columnNames}, received_at)
     SELECT ${columnNames}, $1::timestamptz FROM json_to_recordset($2::json) AS s(${readers})`,
    [microsecondsText(now.getTime() * 1000), JSON.stringify([rowJson(row)])],
  );
}
