import type { Tx } from '@promptprint/platform';
import { hashToken, newToken } from './opaque-token.js';

export type TokenPurpose = 'verify' | 'reset';

/** As long as the mail says. */
export const mailedLinkMs = 15 * 60_000;

export async function issueMailToken(tx: Tx, personId: string, purpose: TokenPurpose, now: Date): Promise<string> {
  const token = newToken();
  await tx.query(
    'INSERT INTO email_token (token_hash, person_id, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [hashToken(token), personId, purpose, now, new Date(now.getTime() + mailedLinkMs)],
  );
  return token;
}

export interface MailedToken {
  token: string;
  purpose: TokenPurpose;
}

export async function findMailToken(tx: Tx, { token, purpose }: MailedToken, now: Date): Promise<string | null> {
  const [found] = await tx.query<{ personId: string }>(
    `SELECT person_id AS "personId" FROM email_token WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3`,
    [hashToken(token), purpose, now],
  );
  return found?.personId ?? null;
}

/** Once: all links of this kind to this person end with the one that was used. */
export async function spendMailTokens(tx: Tx, personId: string, purpose: TokenPurpose): Promise<boolean> {
  const rows = await tx.query('DELETE FROM email_token WHERE person_id = $1 AND purpose = $2 RETURNING person_id', [
    personId,
    purpose,
  ]);
  return rows.length > 0;
}

export async function deleteStaleMailTokens(tx: Tx, now: Date): Promise<void> {
  await tx.query('DELETE FROM email_token WHERE expires_at <= $1', [now]);
}
