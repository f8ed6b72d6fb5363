import type { Tx } from '@promptprint/platform';
import { trialDays, type Trial } from './trial.js';

const fields = `id, rule, starts_on::text AS "startsOn", created_at AS "createdAt"`;

/** The zone of the account's days, held until COMMIT: of two who start at once the second waits. Null once it is erased. */
export async function holdCalendar(tx: Tx, accountId: string): Promise<string | null> {
  const [row] = await tx.query<{ zone: string }>('SELECT zone FROM usage_calendar WHERE account_id = $1 FOR UPDATE', [
    accountId,
  ]);
  return row?.zone ?? null;
}

/** Whether a trial of the account shares a day with one that starts then. */
export async function overlapsTrial(tx: Tx, accountId: string, startsOn: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM usage_trial WHERE account_id = $1 AND abs(starts_on - $2::date) < ${trialDays} LIMIT 1`,
    [accountId, startsOn],
  );
  return rows.length > 0;
}

export async function insertTrial(tx: Tx, accountId: string, { id, rule, startsOn, createdAt }: Trial): Promise<void> {
  await tx.query('INSERT INTO usage_trial (account_id, id, rule, starts_on, created_at) VALUES ($1, $2, $3, $4, $5)', [
    accountId,
    id,
    rule,
    startsOn,
    createdAt,
  ]);
}

/** Newest first, those before an id where one is named. */
export function listTrials(
  tx: Tx,
  accountId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<Trial[]> {
  // Ids of version 7 sort by the time they were made.
  return tx.query<Trial>(
    `SELECT ${fields} FROM usage_trial WHERE account_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [accountId, before, limit],
  );
}

/** Whether there was one. */
export async function deleteTrial(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const rows = await tx.query('DELETE FROM usage_trial WHERE account_id = $1 AND id = $2 RETURNING 1', [accountId, id]);
  return rows.length === 1;
}
