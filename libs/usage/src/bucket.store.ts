import type { Tx } from '@promptprint/platform';
import { type StoredEvent, storedColumns, storedTables } from './stored-event.js';
import { columns, microsecondsText, rowJson, sqlType, type UsageRow } from './usage-row.js';

/** The entries under these keys, kept as they are until COMMIT. */
export function lockEntries(tx: Tx, accountId: string, keys: readonly string[]): Promise<StoredEvent[]> {
  return tx.query<StoredEvent>(
    `SELECT ${storedColumns} FROM ${storedTables}
      WHERE e.account_id = $1 AND e.dedupe_key = ANY($2::bytea[]) ORDER BY e.dedupe_key FOR UPDATE OF e`,
    [accountId, keys.map((key) => Buffer.from(key, 'latin1'))],
  );
}

const readers = columns.map(({ name, kind }) => `${name} ${sqlType(kind)}`).join(', ');
const told = columns.map(({ name }) => name).filter((name) => !['account_id', 'dedupe_key', 'replaces'].includes(name));

/** Puts what is told now under the same keys. Whether another source counts in their place is decided elsewhere. */
export async function retellEntries(tx: Tx, accountId: string, rows: readonly UsageRow[], now: Date): Promise<void> {
  await tx.query(
    `UPDATE usage_event e SET ${told.map((name) => `${name} = s.${name}`).join(', ')}, received_at = $2::timestamptz
       FROM json_to_recordset($3::json) AS s(${readers})
      WHERE e.account_id = $1 AND e.dedupe_key = s.dedupe_key`,
    [accountId, microsecondsText(now.getTime() * 1000), JSON.stringify(rows.map(rowJson))],
  );
}

/** What was counted as a conflict when it arrived and is none after all. */
export async function recountConflicts(
  tx: Tx,
  accountId: string,
  { importId, recorded, duplicates }: { importId: string; recorded: number; duplicates: number },
): Promise<void> {
  await tx.query(
    `UPDATE usage_import SET conflicts = conflicts - $3 - $4, recorded = recorded + $3, duplicates = duplicates + $4
      WHERE account_id = $1 AND id = $2`,
    [accountId, importId, recorded, duplicates],
  );
}
