import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Database, isUniqueViolation, Outbox, type Tx } from '@promptprint/platform';
import { findPersonalAccount } from './account.store.js';
import type { AccountsEvents } from './accounts.events.js';
import { appendAudit } from './audit.store.js';
import { findMailToken, spendMailTokens } from './email-token.store.js';
import { isToken } from './opaque-token.js';
import type { Person } from './person.entity.js';
import { findPerson, isAddressTaken, verifyAddress } from './person.store.js';
import { pendingLifetimeMs } from './sign-up.service.js';

@Injectable()
export class EmailVerificationService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Another mail, for who lost the first or came too late. */
  async ask(personId: string): Promise<void> {
    await this.database.forIdentity((tx) =>
      this.outbox.publish(tx, 'person.verification-asked', {
        personId,
      } satisfies AccountsEvents['person.verification-asked']),
    );
  }

  async verify(token: string): Promise<void> {
    await this.database.forIdentity(async (tx) => {
      const now = this.clock.now();
      const personId = isToken(token) ? await findMailToken(tx, { token, purpose: 'verify' }, now) : null;
      const person = personId === null ? null : await findPerson(tx, personId);
      if (!person) throw new DomainError('invalid', 'link-not-valid');
      await this.confirm(tx, person);
      await spendMailTokens(tx, person.id, 'verify');
    });
  }

  /** Whoever read the mail owns the address, be it by this link or by the one of a password reset. */
  async confirm(tx: Tx, person: Person): Promise<void> {
    if (person.emailVerifiedAt !== null) return;
    if (await isAddressTaken(tx, person.emailKey)) throw new DomainError('conflict', 'address-taken');
    const now = this.clock.now();
    await verifyAddress(tx, person, { now, expiresAt: new Date(now.getTime() + pendingLifetimeMs) }).catch(
      refuseSecond,
    );
    const accountId = await findPersonalAccount(tx, person.id);
    if (accountId) await appendAudit(tx, { accountId, event: 'email-verified', actor: person.id, at: now });
  }
}

/** Two who follow their links at the same moment: the index lets one through. */
function refuseSecond(error: unknown): never {
  throw isUniqueViolation(error) ? new DomainError('conflict', 'address-taken') : error;
}
