import type { Tx } from '@promptprint/platform';

export interface AuditEntry {
  accountId: string;
  event: string;
  /** The person who acted; null for a key or the service itself. */
  actor: string | null;
  at: Date;
  /** Ids, codes and numbers only: these rows outlive the person. */
  facts?: Readonly<Record<string, string | number | boolean>>;
}

/** What a row's hash covers; the same expression writes and checks it. */
const digest = (row: string, previous: string) => `sha256(${previous} || convert_to(concat_ws(chr(31),
  ${row}account_id::text, ${row}seq::text, round(extract(epoch FROM ${row}at) * 1000)::bigint::text, ${row}event,
  coalesce(${row}actor::text, ''), ${row}facts::text), 'UTF8'))`;

/** Adds to the account's chain. The account's row is the lock: two entries never follow the same one. */
export async function appendAudit(tx: Tx, { accountId, event, actor, at, facts = {} }: AuditEntry): Promise<void> {
  await tx.query('SELECT id FROM account WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
  const [last] = await tx.query<{ seq: string; hash: Buffer }>(
    'SELECT seq, hash FROM audit_event WHERE account_id = $1 ORDER BY seq DESC LIMIT 1',
    [accountId],
  );
  const values = [accountId, Number(last?.seq ?? 0) + 1, at, event, actor, facts, last?.hash ?? Buffer.alloc(0)];
  await tx.query(
    `INSERT INTO audit_event (account_id, seq, at, event, actor, facts, previous_hash, hash)
     SELECT account_id, seq, at, event, actor, facts, previous_hash, ${digest('', 'previous_hash')}
       FROM (SELECT $1::uuid AS account_id, $2::bigint AS seq, $3::timestamptz AS at, $4::text AS event,
                    $5::uuid AS actor, $6::jsonb AS facts, $7::bytea AS previous_hash) AS entry`,
    values,
  );
}

/** Violations of I-A1: an entry that was changed, or one that is missing between its neighbours. */
export const brokenAuditChains = `
  SELECT e.account_id, e.seq FROM (
    SELECT *, lag(hash) OVER (PARTITION BY account_id ORDER BY seq) AS before,
           row_number() OVER (PARTITION BY account_id ORDER BY seq) AS place FROM audit_event) e
   WHERE e.seq <> e.place OR e.previous_hash <> coalesce(e.before, ''::bytea) OR e.hash <> ${digest('e.', 'e.previous_hash')}`;
