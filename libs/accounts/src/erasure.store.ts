import type { Tx } from '@promptprint/platform';

/** From here on the transaction also sees the rows of this account, so that rooms above can delete theirs in it. */
export async function enterAccount(tx: Tx, accountId: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(accountId)) throw new Error('not an account id');
  await tx.query(`SET LOCAL app.account_id = '${accountId}'`);
  // A log of a million events is deleted in one go.
  await tx.query(`SET LOCAL statement_timeout = '120s'`);
}

/** Waits for whoever is writing the account's history, and lets nobody begin. */
export async function lockAccount(tx: Tx, accountId: string): Promise<boolean> {
  const rows = await tx.query('SELECT id FROM account WHERE id = $1 AND erased_at IS NULL FOR UPDATE', [accountId]);
  return rows.length === 1;
}

/** Sessions, memberships and mailed links go with the person. */
export async function deleteIdentity(tx: Tx, personId: string, accountId: string): Promise<void> {
  await tx.query('DELETE FROM api_key WHERE account_id = $1', [accountId]);
  await tx.query('DELETE FROM person WHERE id = $1', [personId]);
}

/** Null when the address is also someone else's: what was mailed to it is theirs as well. */
export async function addressOfNobodyElse(tx: Tx, personId: string): Promise<string | null> {
  const [row] = await tx.query<{ email: string }>(
    `SELECT email FROM person p WHERE id = $1
        AND NOT EXISTS (SELECT FROM person o WHERE o.email_key = p.email_key AND o.id <> p.id)`,
    [personId],
  );
  return row?.email ?? null;
}

export interface Erased {
  accountId: string;
  personId: string;
}

export async function journalErasure(tx: Tx, { accountId, personId }: Erased, now: Date): Promise<void> {
  await tx.query(
    'INSERT INTO erasure_journal (account_id, person_id, erased_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [accountId, personId, now],
  );
}

/** People whose deletion has come due, and pending ones whose address turned out to be someone else's. */
export async function findDue(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'SELECT id FROM person WHERE deletion_due_at <= $1 OR expires_at <= $1 ORDER BY id LIMIT 200',
    [now],
  );
  return rows.map(({ id }) => id);
}

/** What was on its way while the account was erased has arrived by then. */
export function findUnswept(tx: Tx, before: Date): Promise<Erased[]> {
  return tx.query<Erased>(
    `SELECT account_id AS "accountId", person_id AS "personId" FROM erasure_journal
      WHERE swept_at IS NULL AND erased_at < $1 ORDER BY erased_at LIMIT 200`,
    [before],
  );
}

export async function markSwept(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.query('UPDATE erasure_journal SET swept_at = $2 WHERE account_id = $1', [accountId, now]);
}

export async function deleteDeadSessions(tx: Tx, now: Date, idleSince: Date): Promise<void> {
  await tx.query('DELETE FROM session WHERE expires_at <= $1 OR last_seen_at <= $2', [now, idleSince]);
}
