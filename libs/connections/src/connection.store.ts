import type { Tx } from '@promptprint/platform';
import { wholeNumber } from '@promptprint/platform';
import type { ConnectionState, Cursor, RunError } from './connection.js';
import type { RunCounts, UsageConnection } from './usage-connection.js';

const fields = `id, kind, protocol, label, state, key_ending AS "keyEnding", key_set_at AS "keySetAt", import_id AS "importId",
  organisation, scope,
  since::text, cursor, created_at AS "createdAt", removed_at AS "removedAt", next_run_at AS "nextRunAt",
  last_run_at AS "lastRunAt", last_success_at AS "lastSuccessAt", last_error AS "lastError", failures,
  run_pages AS pages, run_recorded AS recorded, run_unchanged AS unchanged, run_conflicts AS conflicts,
  run_skipped AS skipped`;

type Row = Omit<UsageConnection, 'run'> & Record<keyof RunCounts, string>;

function connectionOf({ pages, recorded, unchanged, conflicts, skipped, ...row }: Row): UsageConnection {
  return {
    ...row,
    run: {
      pages: wholeNumber(pages),
      recorded: wholeNumber(recorded),
      unchanged: wholeNumber(unchanged),
      conflicts: wholeNumber(conflicts),
      skipped: wholeNumber(skipped),
    },
  };
}

export type NewConnection = Pick<
  UsageConnection,
  | 'id'
  | 'kind'
  | 'protocol'
  | 'label'
  | 'keyEnding'
  | 'organisation'
  | 'scope'
  | 'importId'
  | 'since'
  | 'createdAt'
  | 'nextRunAt'
> & { sealedKey: Buffer };

export async function insertConnection(tx: Tx, accountId: string, wish: NewConnection): Promise<void> {
  const { id, importId, kind, protocol, label, sealedKey, keyEnding, since, createdAt, nextRunAt } = wish;
  await tx.query(
    `INSERT INTO usage_connection (account_id, id, import_id, kind, protocol, label, state, sealed_key, key_ending, key_set_at,
                                   since, created_at, next_run_at, organisation, scope)
     VALUES ($1, $2, $3, $4, $5, $6, 'active', $7, $8, $10, $9, $10, $11, $12, $13)`,
    [
      accountId,
      id,
      importId,
      kind,
      protocol,
      label,
      sealedKey,
      keyEnding,
      since,
      createdAt,
      nextRunAt,
      wish.organisation,
      wish.scope,
    ],
  );
}

/** The newest first; removed ones only where `all` is asked for. */
export async function listConnections(
  tx: Tx,
  accountId: string,
  { all }: { all: boolean },
): Promise<UsageConnection[]> {
  const rows = await tx.query<Row>(
    `SELECT ${fields} FROM usage_connection WHERE account_id = $1 AND ($2 OR state <> 'removed') ORDER BY id DESC`,
    [accountId, all],
  );
  return rows.map(connectionOf);
}

/** One that was not removed, kept as it is until COMMIT. */
export async function lockConnection(tx: Tx, accountId: string, id: string): Promise<UsageConnection | null> {
  const [row] = await tx.query<Row>(
    `SELECT ${fields} FROM usage_connection WHERE account_id = $1 AND id = $2 AND state <> 'removed' FOR UPDATE`,
    [accountId, id],
  );
  return row ? connectionOf(row) : null;
}

/** How many an account has, kept from growing meanwhile by the caller's lock. */
export async function countConnections(tx: Tx, accountId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM usage_connection WHERE account_id = $1 AND state <> 'removed'`,
    [accountId],
  );
  return row?.count ?? 0;
}

export async function saveState(
  tx: Tx,
  accountId: string,
  { id, label, state, nextRunAt }: { id: string; label: string; state: ConnectionState; nextRunAt: Date | null },
): Promise<void> {
  await tx.query(
    `UPDATE usage_connection
        SET label = $3, state = $4, next_run_at = $5,
            job_id = CASE WHEN state = 'active' AND $4 = 'active' THEN job_id END,
            failures = CASE WHEN $4 = 'active' AND state <> 'active' THEN 0 ELSE failures END
      WHERE account_id = $1 AND id = $2`,
    [accountId, id, label, state, nextRunAt],
  );
}

export async function saveKey(
  tx: Tx,
  accountId: string,
  { id, sealedKey, keyEnding, now }: { id: string; sealedKey: Buffer; keyEnding: string; now: Date },
): Promise<void> {
  await tx.query(
    `UPDATE usage_connection
        SET sealed_key = $3, key_ending = $4, key_set_at = $5, last_error = NULL, failures = 0, job_id = NULL
      WHERE account_id = $1 AND id = $2`,
    [accountId, id, sealedKey, keyEnding, now],
  );
}

/** Everything is read again, into an import that takes it. */
export async function saveImport(
  tx: Tx,
  accountId: string,
  { id, importId }: { id: string; importId: string },
): Promise<void> {
  await tx.query(`UPDATE usage_connection SET import_id = $3, cursor = '{}' WHERE account_id = $1 AND id = $2`, [
    accountId,
    id,
    importId,
  ]);
}

/** The key is gone with this statement; what it read stays until its import is taken back. */
export async function removeConnection(
  tx: Tx,
  accountId: string,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  await tx.query(
    `UPDATE usage_connection
        SET state = 'removed', sealed_key = NULL, key_ending = '', removed_at = $3, next_run_at = NULL, job_id = NULL, job_until = NULL
      WHERE account_id = $1 AND id = $2`,
    [accountId, id, now],
  );
}

/** Of all accounts. */
export function listDue(
  tx: Tx,
  { now, limit }: { now: Date; limit: number },
): Promise<{ accountId: string; id: string }[]> {
  return tx.query(
    `SELECT account_id AS "accountId", id FROM usage_connection WHERE next_run_at <= $1 ORDER BY next_run_at, id LIMIT $2`,
    [now, limit],
  );
}

/** True for whoever comes first. */
export async function postpone(
  tx: Tx,
  accountId: string,
  { id, now, until }: { id: string; now: Date; until: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE usage_connection SET next_run_at = $4 WHERE account_id = $1 AND id = $2 AND state = 'active' AND next_run_at <= $3
     RETURNING 1`,
    [accountId, id, now, until],
  );
  return rows.length === 1;
}

export interface Turn {
  id: string;
  jobId: string;
  now: Date;
  until: Date;
}

/** Takes the turn of an active connection unless another job has it; a job that is run again has its own still. */
export async function takeTurn(
  tx: Tx,
  accountId: string,
  { id, jobId, now, until }: Turn,
): Promise<(UsageConnection & { sealedKey: Buffer }) | null> {
  const [row] = await tx.query<Row & { sealedKey: Buffer }>(
    `UPDATE usage_connection
        SET job_id = $3, job_until = $5, last_run_at = $4, run_pages = 0, run_recorded = 0, run_unchanged = 0,
            run_conflicts = 0, run_skipped = 0
      WHERE account_id = $1 AND id = $2 AND state = 'active' AND (job_id IS NULL OR job_id = $3 OR job_until < $4)
     RETURNING ${fields}, sealed_key AS "sealedKey"`,
    [accountId, id, jobId, now, until],
  );
  if (!row) return null;
  const { sealedKey, ...rest } = row;
  return { ...connectionOf(rest), sealedKey };
}

/** After each page. False when the turn is over: paused, removed, or taken by another. */
export async function saveProgress(
  tx: Tx,
  accountId: string,
  { id, jobId, until, cursor, counts }: Omit<Turn, 'now'> & { cursor: Cursor; counts: RunCounts },
): Promise<boolean> {
  const { pages, recorded, unchanged, conflicts, skipped } = counts;
  const rows = await tx.query(
    `UPDATE usage_connection
        SET cursor = $5, job_until = $4, run_pages = $6, run_recorded = $7, run_unchanged = $8, run_conflicts = $9, run_skipped = $10
      WHERE account_id = $1 AND id = $2 AND job_id = $3 AND state = 'active' RETURNING 1`,
    [accountId, id, jobId, until, JSON.stringify(cursor), pages, recorded, unchanged, conflicts, skipped],
  );
  return rows.length === 1;
}

export interface RunEnd {
  id: string;
  jobId: string;
  now: Date;
  error: RunError | null;
  failures: number;
  /** Null: not before a person acts. */
  nextRunAt: Date | null;
}

/** Gives the turn back and says how it went. Nothing is said of a connection that was changed meanwhile. */
export async function endTurn(
  tx: Tx,
  accountId: string,
  { id, jobId, now, error, failures, nextRunAt }: RunEnd,
): Promise<void> {
  await tx.query(
    `UPDATE usage_connection
        SET job_id = NULL, job_until = NULL, last_error = $5::text, failures = $6, next_run_at = $7::timestamptz,
            last_success_at = CASE WHEN $5::text IS NULL THEN $4 ELSE last_success_at END,
            state = CASE WHEN $7::timestamptz IS NULL THEN 'failing' ELSE state END
      WHERE account_id = $1 AND id = $2 AND job_id = $3 AND state = 'active'`,
    [accountId, id, jobId, now, error, failures, nextRunAt],
  );
  await tx.query(
    'UPDATE usage_connection SET job_id = NULL, job_until = NULL WHERE account_id = $1 AND id = $2 AND job_id = $3',
    [accountId, id, jobId],
  );
}
