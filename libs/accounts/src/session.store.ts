import type { Locale } from '@promptprint/kernel';
import type { Tx } from '@promptprint/platform';
import { Session } from './session.entity.js';

export async function insertSession(tx: Tx, session: Omit<Session, 'person'>): Promise<void> {
  await tx.manager.insert(Session, session);
}

export interface FoundSession {
  id: string;
  personId: string;
  accountId: string;
  locale: Locale;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** A sign-in that was under way while its person asked for deletion may have left a session: it opens nothing. */
export async function findSession(tx: Tx, tokenHash: Buffer): Promise<FoundSession | null> {
  const [session] = await tx.query<FoundSession>(
    `SELECT s.id, s.person_id AS "personId", s.account_id AS "accountId", p.locale, s.created_at AS "createdAt",
            s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt"
       FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.token_hash = $1 AND p.deletion_due_at IS NULL`,
    [tokenHash],
  );
  return session ?? null;
}

export async function touchSession(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.query('UPDATE session SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2', [id, now]);
}

export function listSessions(tx: Tx, personId: string): Promise<Session[]> {
  return tx.manager.find(Session, { where: { personId }, order: { lastSeenAt: 'DESC' } });
}

/** Whether there was one of theirs to end. */
export async function deleteSession(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { affected } = await tx.manager.delete(Session, { id, personId });
  return affected === 1;
}

export async function deleteSessions(tx: Tx, personId: string, except: string | null = null): Promise<void> {
  await tx.query('DELETE FROM session WHERE person_id = $1 AND ($2::uuid IS NULL OR id <> $2)', [personId, except]);
}

export async function deleteSessionByToken(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.query('DELETE FROM session WHERE token_hash = $1', [tokenHash]);
}
