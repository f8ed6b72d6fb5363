import type { Tx } from '@promptprint/platform';
import { rebuildRollUps } from './rollup.store.js';

export async function findCalendar(tx: Tx, accountId: string): Promise<string | null> {
  const [row] = await tx.query<{ zone: string }>('SELECT zone FROM usage_calendar WHERE account_id = $1', [accountId]);
  return row?.zone ?? null;
}

/** Gives the account a calendar if it has none; an erased account gets none any more. */
export async function openCalendar(
  tx: Tx,
  accountId: string,
  { zone, now }: { zone: string; now: Date },
): Promise<void> {
  // An erasure holds the account's row: whoever comes second waits, and then finds it erased.
  await tx.query(
    `INSERT INTO usage_calendar (account_id, zone, settled_at)
     SELECT id, $2, $3 FROM account WHERE id = $1 AND erased_at IS NULL FOR SHARE ON CONFLICT DO NOTHING`,
    [accountId, await knownZone(tx, zone), now],
  );
}

/** Keeps calendars as they are until COMMIT; answers the accounts that have one. */
export async function lockCalendars(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'SELECT account_id AS id FROM usage_calendar WHERE account_id = ANY($1::uuid[]) ORDER BY account_id FOR SHARE',
    [accountIds],
  );
  return rows.map(({ id }) => id);
}

/** Counts every entry again for the day it has in the new zone. Whoever writes meanwhile waits. */
export async function moveCalendar(
  tx: Tx,
  accountId: string,
  { zone, now }: { zone: string; now: Date },
): Promise<void> {
  await tx.query(`SET LOCAL statement_timeout = '120s'`);
  const moved = await tx.query(
    'UPDATE usage_calendar SET zone = $2, settled_at = $3 WHERE account_id = $1 AND zone <> $2 RETURNING 1',
    [accountId, await knownZone(tx, zone), now],
  );
  if (moved.length > 0) await rebuildRollUps(tx, accountId);
}

/** PostgreSQL reads '+09:00' the other way round, and not every name a browser knows. */
async function knownZone(tx: Tx, zone: string): Promise<string> {
  const [known] = await tx.query<{ name: string }>('SELECT name FROM pg_timezone_names WHERE lower(name) = lower($1)', [
    zone,
  ]);
  return known?.name ?? 'UTC';
}
