import type { Tx } from '@promptprint/platform';
import { type ByteText, hexOf } from './event-key.js';
import { storedColumns, type StoredEvent } from './stored-event.js';
import { columnNames, columns, microsecondsText, rowJson, type UsageRow } from './usage-row.js';

export const conflictChoices = ['stored', 'arrived'] as const;
/** Which of two that came under one key counts. */
export type ConflictChoice = (typeof conflictChoices)[number];

/** Keeps what came, unless the person has already decided on just this. */
const keepSql = `
  INSERT INTO usage_conflict AS c (account_id, dedupe_key, source_no, fingerprint, arrived, arrived_at)
  SELECT account_id, decode(key, 'hex'), source_no, fingerprint, arrived, $1::timestamptz
    FROM json_to_recordset($2::json) AS s(account_id uuid, key text, source_no smallint, fingerprint bigint, arrived jsonb)
   ORDER BY 1, 2
  ON CONFLICT (account_id, dedupe_key) DO UPDATE
    SET source_no = excluded.source_no, fingerprint = excluded.fingerprint, arrived = excluded.arrived,
        arrived_at = excluded.arrived_at, choice = NULL, decided_at = NULL
  WHERE c.fingerprint <> excluded.fingerprint`;

export async function keepConflicts(tx: Tx, rows: readonly UsageRow[], stamp: number): Promise<void> {
  if (rows.length === 0) return;
  const kept = rows.map((row) => {
    const arrived = rowJson(row);
    const { accountId: account_id, sourceNo: source_no, dedupeKey } = row;
    return { account_id, key: hexOf(dedupeKey), source_no, fingerprint: arrived['fingerprint'], arrived };
  });
  await tx.query(keepSql, [microsecondsText(stamp), JSON.stringify(kept)]);
}

/** What came later, as an entry that does not count. */
const arrivedEvent = `jsonb_populate_record(NULL::usage_event,
  x.arrived || jsonb_build_object('received_at', x.arrived_at, 'is_counted', false))`;

/** The conflict and what came, seen as an entry. */
export type StoredConflict = StoredEvent & { choice: ConflictChoice | null };

const conflictsSql = `
  SELECT ${storedColumns}, x.choice
    FROM usage_conflict x CROSS JOIN LATERAL ${arrivedEvent} e
    JOIN usage_source s ON s.account_id = x.account_id AND s.source_no = e.source_no
    JOIN usage_calendar k ON k.account_id = x.account_id
    JOIN usage_class c ON c.class_no = e.class_no
   WHERE x.account_id = $1`;

/** Those nobody has decided on, the newest first. */
export function listUndecided(tx: Tx, accountId: string, limit: number): Promise<StoredConflict[]> {
  return tx.query<StoredConflict>(
    `${conflictsSql} AND x.choice IS NULL ORDER BY x.arrived_at DESC, x.dedupe_key LIMIT $2`,
    [accountId, limit],
  );
}

/** All of an account, by their keys. */
export function listConflicts(
  tx: Tx,
  accountId: string,
  { after, limit }: { after: Buffer | null; limit: number },
): Promise<StoredConflict[]> {
  return tx.query<StoredConflict>(
    `${conflictsSql} AND ($2::bytea IS NULL OR x.dedupe_key > $2) ORDER BY x.dedupe_key LIMIT $3`,
    [accountId, after, limit],
  );
}

export async function lockConflict(
  tx: Tx,
  accountId: string,
  id: string,
): Promise<{ choice: ConflictChoice | null; fingerprint: string; kind: string } | null> {
  const [row] = await tx.query<{ choice: ConflictChoice | null; fingerprint: string; kind: string }>(
    `SELECT x.choice, x.fingerprint, s.kind FROM usage_conflict x
       JOIN usage_source s ON s.account_id = x.account_id AND s.source_no = x.source_no
      WHERE x.account_id = $1 AND x.dedupe_key = $2 FOR UPDATE OF x`,
    [accountId, Buffer.from(id, 'hex')],
  );
  return row ?? null;
}

export async function markDecided(
  tx: Tx,
  accountId: string,
  { id, choice, now }: { id: string; choice: ConflictChoice; now: Date },
): Promise<void> {
  await tx.query('UPDATE usage_conflict SET choice = $3, decided_at = $4 WHERE account_id = $1 AND dedupe_key = $2', [
    accountId,
    Buffer.from(id, 'hex'),
    choice,
    now,
  ]);
}

/** Column by column, with the key of its own, what it replaces, and the import its entry came with: it goes when that goes. */
const given: Readonly<Record<string, string>> = {
  dedupe_key: '$3::bytea',
  replaces: '$4::bytea',
  import_id: '$5::uuid',
};
const taken = columns.map(({ name }) => given[name] ?? `r.${name}`).join(', ');

/** Records what came as a correction of the entry it contradicts. */
export async function insertArrived(
  tx: Tx,
  accountId: string,
  wish: { id: string; newId: string; replaces: string; importId: string | null; now: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO usage_event (${columnNames}, received_at)
     SELECT ${taken}, $6::timestamptz
       FROM usage_conflict x CROSS JOIN LATERAL jsonb_populate_record(NULL::usage_event, x.arrived) r
      WHERE x.account_id = $1 AND x.dedupe_key = $2`,
    [
      accountId,
      Buffer.from(wish.id, 'hex'),
      Buffer.from(wish.newId, 'hex'),
      Buffer.from(wish.replaces, 'hex'),
      wish.importId,
      wish.now,
    ],
  );
}

/** Of rows that are no conflict after all. */
export async function dropConflicts(tx: Tx, accountId: string, keys: readonly ByteText[]): Promise<void> {
  await tx.query('DELETE FROM usage_conflict WHERE account_id = $1 AND dedupe_key = ANY($2::bytea[])', [
    accountId,
    keys.map((key) => Buffer.from(key, 'latin1')),
  ]);
}

/** Nothing is left to decide about entries that are gone. */
export async function forgetConflicts(tx: Tx, accountId: string): Promise<void> {
  await tx.query(
    `DELETE FROM usage_conflict x WHERE x.account_id = $1
        AND NOT EXISTS (SELECT FROM usage_event e WHERE e.account_id = x.account_id AND e.dedupe_key = x.dedupe_key)`,
    [accountId],
  );
}
