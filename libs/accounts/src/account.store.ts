import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@promptprint/kernel';
import type { Tx } from '@promptprint/platform';
import { Account } from './account.entity.js';
import { AccountMember } from './account-member.entity.js';

/** Everybody has an account of their own from the first moment. */
export async function insertPersonalAccount(tx: Tx, personId: string, now: Date): Promise<string> {
  const id = uuidv7(now.getTime());
  await tx.manager.insert(Account, { id, kind: 'person', eventSecret: randomBytes(32), createdAt: now });
  await tx.manager.insert(AccountMember, { accountId: id, personId, role: 'owner', createdAt: now });
  return id;
}

export async function findAccount(tx: Tx, id: string): Promise<Account | null> {
  return tx.manager.findOneBy(Account, { id });
}

/** The person whose own account this is; null for a team's. */
export async function findOwner(tx: Tx, accountId: string): Promise<string | null> {
  const [owner] = await tx.query<{ personId: string }>(
    `SELECT m.person_id AS "personId" FROM account_member m JOIN account a ON a.id = m.account_id
      WHERE m.account_id = $1 AND m.role = 'owner' AND a.kind = 'person'`,
    [accountId],
  );
  return owner?.personId ?? null;
}

export async function findPersonalAccount(tx: Tx, personId: string): Promise<string | null> {
  const [account] = await tx.query<{ id: string }>(
    `SELECT a.id FROM account_member m JOIN account a ON a.id = m.account_id
      WHERE m.person_id = $1 AND m.role = 'owner' AND a.kind = 'person'`,
    [personId],
  );
  return account?.id ?? null;
}

/** What is left of an erased account: its id, so that nothing under it comes to life again. */
export async function markErased(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.query('UPDATE account SET erased_at = $2, event_secret = NULL WHERE id = $1 AND erased_at IS NULL', [
    id,
    now,
  ]);
}
