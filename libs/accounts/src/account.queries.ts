import { Injectable } from '@nestjs/common';
import { DomainError, type Locale } from '@promptprint/kernel';
import { Database } from '@promptprint/platform';
import { findAccount } from './account.store.js';
import { eventIdKeyOf } from './event-id-key.js';

/** What rooms above need to know about the account they work for. */
@Injectable()
export class AccountQueries {
  constructor(private readonly database: Database) {}

  /** Keys the account's dedupe keys. Refuses for an erased account, so that nothing is written for it again. */
  async eventSecret(accountId: string): Promise<Buffer> {
    const account = await this.database.forAccount(accountId, (tx) => findAccount(tx, accountId));
    if (!account?.eventSecret) throw new DomainError('not-found', 'not-found');
    return account.eventSecret;
  }

  /** What native ids of events are hashed with before they are stored, wherever they were read. */
  async eventIdKey(accountId: string): Promise<string> {
    return eventIdKeyOf(await this.eventSecret(accountId));
  }

  /** Language, country and time zone of the person whose account this is. */
  async settings(accountId: string): Promise<{ locale: Locale; country: string | null; timezone: string }> {
    const [settings] = await this.database.forIdentity((tx) =>
      tx.query<{ locale: Locale; country: string | null; timezone: string }>(
        `SELECT p.locale, p.country, p.timezone FROM account_member m JOIN person p ON p.id = m.person_id
          WHERE m.account_id = $1 AND m.role = 'owner' ORDER BY m.created_at LIMIT 1`,
        [accountId],
      ),
    );
    if (!settings) throw new DomainError('not-found', 'not-found');
    return settings;
  }

  /** Where its owner is written to, in which language; null for an address nobody confirmed and one who wants to be forgotten. */
  async mailbox(accountId: string): Promise<{ email: string; locale: Locale } | null> {
    const [mailbox] = await this.database.forIdentity((tx) =>
      tx.query<{ email: string; locale: Locale }>(
        `SELECT p.email, p.locale FROM account_member m JOIN person p ON p.id = m.person_id
          WHERE m.account_id = $1 AND m.role = 'owner' AND p.email_verified_at IS NOT NULL AND p.deletion_due_at IS NULL
          ORDER BY m.created_at LIMIT 1`,
        [accountId],
      ),
    );
    return mailbox ?? null;
  }
}
