import type { Locale } from '@promptprint/kernel';
import type { Tx } from '@promptprint/platform';
import { Person } from './person.entity.js';

export interface NewPerson {
  id: string;
  email: string;
  emailKey: string;
  passwordHash: string;
  displayName: string | null;
  locale: Locale;
  country: string | null;
  timezone: string;
  createdAt: Date;
  /** When it goes, should somebody else have verified the address already. */
  expiresAt: Date;
}

/** One statement whether or not the address is taken: what a stranger can measure is the same. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<void> {
  await tx.query(
    `INSERT INTO person (id, email, email_key, password_hash, display_name, locale, country, timezone, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
             CASE WHEN EXISTS (SELECT FROM person WHERE email_key = $3 AND email_verified_at IS NOT NULL)
                  THEN $10::timestamptz END)`,
    [
      person.id,
      person.email,
      person.emailKey,
      person.passwordHash,
      person.displayName,
      person.locale,
      person.country,
      person.timezone,
      person.createdAt,
      person.expiresAt,
    ],
  );
}

export interface Candidate {
  id: string;
  accountId: string;
  passwordHash: string | null;
  locale: Locale;
  deletionDueAt: Date | null;
}

/** Who may mean themselves by this address: the person who verified it, then the newest who have not. At most two. */
export function findCandidates(tx: Tx, emailKey: string, now: Date): Promise<Candidate[]> {
  return tx.query<Candidate>(
    `SELECT p.id, m.account_id AS "accountId", p.password_hash AS "passwordHash", p.locale,
            p.deletion_due_at AS "deletionDueAt"
       FROM person p JOIN account_member m ON m.person_id = p.id AND m.role = 'owner'
       JOIN account a ON a.id = m.account_id AND a.kind = 'person'
      WHERE p.email_key = $1 AND (p.expires_at IS NULL OR p.expires_at > $2)
      ORDER BY p.email_verified_at IS NULL, p.created_at DESC LIMIT 2`,
    [emailKey, now],
  );
}

export async function findPerson(tx: Tx, id: string): Promise<Person | null> {
  return tx.manager.findOneBy(Person, { id });
}

export async function isAddressTaken(tx: Tx, emailKey: string): Promise<boolean> {
  const rows = await tx.query('SELECT 1 FROM person WHERE email_key = $1 AND email_verified_at IS NOT NULL', [
    emailKey,
  ]);
  return rows.length > 0;
}

/** The address is theirs from now on; others who signed up with it and never proved it are thrown away later. */
export async function verifyAddress(
  tx: Tx,
  { id, emailKey }: Person,
  { now, expiresAt }: { now: Date; expiresAt: Date },
) {
  await tx.query('UPDATE person SET email_verified_at = $2, expires_at = NULL WHERE id = $1', [id, now]);
  await tx.query(
    'UPDATE person SET expires_at = $3 WHERE email_key = $1 AND id <> $2 AND email_verified_at IS NULL AND expires_at IS NULL',
    [emailKey, id, expiresAt],
  );
}

export async function setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.manager.update(Person, { id }, { passwordHash });
}

export async function setDeletionDue(tx: Tx, id: string, deletionDueAt: Date | null): Promise<void> {
  await tx.manager.update(Person, { id }, { deletionDueAt });
}

export interface ProfileChange {
  displayName?: string | null;
  locale?: Locale;
  country?: string | null;
  timezone?: string;
}

/** Writes the named fields and no others. */
export async function updateProfile(tx: Tx, id: string, { displayName, locale, country, timezone }: ProfileChange) {
  await tx.manager.update(Person, { id }, { displayName, locale, country, timezone });
}
