import type { Tx } from '@promptprint/platform';
import { microsecondsText } from './usage-row.js';
import type { ImportCount } from './write-batch.js';

/** Keeps whoever undoes an import waiting until this batch is counted; answers the ids that still take entries. */
export async function lockOpenImports(tx: Tx, importIds: readonly string[]): Promise<Set<string>> {
  if (importIds.length === 0) return new Set();
  const open = await tx.query<{ id: string }>(
    `SELECT id FROM usage_import WHERE id = ANY($1::uuid[]) AND state = 'open' ORDER BY account_id, id FOR NO KEY UPDATE`,
    [importIds],
  );
  return new Set(open.map(({ id }) => id));
}

/** In the transaction of the rows themselves, so that counts and rows agree; once for each stamp. */
export async function countInImports(tx: Tx, counts: readonly ImportCount[], stamp: number): Promise<void> {
  for (const { accountId, importId, seen, recorded, duplicates, conflicts, refused, firstAt, lastAt } of counts)
    await tx.query(
      `UPDATE usage_import
          SET seen = seen + $4, recorded = recorded + $5, duplicates = duplicates + $6, conflicts = conflicts + $7,
              refused = refused + $8, first_at = least(first_at, $9), last_at = greatest(last_at, $10), last_stamp = $3
        WHERE account_id = $1 AND id = $2 AND last_stamp IS DISTINCT FROM $3`,
      [
        accountId,
        importId,
        microsecondsText(stamp),
        seen,
        recorded,
        duplicates,
        conflicts,
        refused,
        firstAt === null ? null : microsecondsText(firstAt),
        lastAt === null ? null : microsecondsText(lastAt),
      ],
    );
}
