import type { Locale } from '@promptprint/kernel';
import type { Tx } from '@promptprint/platform';
import { ApiKey } from './api-key.entity.js';

export async function insertApiKey(tx: Tx, key: ApiKey): Promise<void> {
  await tx.manager.insert(ApiKey, key);
}

export function listApiKeys(tx: Tx, accountId: string): Promise<ApiKey[]> {
  return tx.manager.find(ApiKey, { where: { accountId }, order: { createdAt: 'DESC', id: 'DESC' } });
}

export async function countLiveKeys(tx: Tx, accountId: string, now: Date): Promise<number> {
  const [row] = await tx.query<{ count: string }>(
    `SELECT count(*) AS count FROM api_key
      WHERE account_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
    [accountId, now],
  );
  return Number(row?.count ?? 0);
}

/** Whether there was a live one of this account to revoke. */
export async function revokeApiKey(tx: Tx, { accountId, id }: { accountId: string; id: string }, now: Date) {
  const rows = await tx.query(
    'UPDATE api_key SET revoked_at = $3 WHERE account_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id',
    [accountId, id, now],
  );
  return rows.length === 1;
}

export async function revokeApiKeys(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.query('UPDATE api_key SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [accountId, now]);
}

export interface FoundKey {
  id: string;
  accountId: string;
  secretHash: Buffer;
  scopes: string[];
  networks: string[];
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  locale: Locale;
}

/** By id alone: whose key it is becomes known here. Nothing opens an account that is about to be deleted. */
export async function findApiKey(tx: Tx, id: string): Promise<FoundKey | null> {
  const [key] = await tx.query<FoundKey>(
    `SELECT k.id, k.account_id AS "accountId", k.secret_hash AS "secretHash", k.scopes, k.networks,
            k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt", k.last_used_at AS "lastUsedAt",
            coalesce((SELECT p.locale FROM account_member m JOIN person p ON p.id = m.person_id
                       WHERE m.account_id = k.account_id AND m.role = 'owner' ORDER BY m.created_at LIMIT 1), 'en') AS locale
       FROM api_key k
      WHERE k.id = $1 AND NOT EXISTS (SELECT FROM account_member m JOIN person p ON p.id = m.person_id
              WHERE m.account_id = k.account_id AND m.role = 'owner' AND p.deletion_due_at IS NOT NULL)`,
    [id],
  );
  return key ?? null;
}

/** The one write that may be lost in a crash: waiting for the disk would slow every first use. */
export async function touchApiKey(tx: Tx, { accountId, id }: { accountId: string; id: string }, now: Date) {
  await tx.query('SET LOCAL synchronous_commit = off');
  await tx.query(
    `UPDATE api_key SET last_used_at = $3 WHERE account_id = $1 AND id = $2
        AND (last_used_at IS NULL OR last_used_at < $3::timestamptz - interval '1 minute')`,
    [accountId, id, now],
  );
}
