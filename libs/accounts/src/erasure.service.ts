import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Database, Mailer, Outbox } from '@promptprint/platform';
import { findPersonalAccount, markErased } from './account.store.js';
import type { AccountsEvents } from './accounts.events.js';
import { revokeApiKeys } from './api-key.store.js';
import { appendAudit } from './audit.store.js';
import { deleteStaleMailTokens } from './email-token.store.js';
import {
  addressOfNobodyElse,
  deleteDeadSessions,
  deleteIdentity,
  enterAccount,
  type Erased,
  findDue,
  findUnswept,
  journalErasure,
  lockAccount,
  markSwept,
} from './erasure.store.js';
import { ErasureSteps } from './erasure-steps.service.js';
import { KeyRing } from './key-ring.service.js';
import { setDeletionDue } from './person.store.js';
import { deleteSessions } from './session.store.js';
import { sessionIdleMs } from './session.js';

export const deletionWaitMs = 14 * 86_400_000;
const sweepAfterMs = 60_000;

@Injectable()
export class ErasureService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly steps: ErasureSteps,
    private readonly ring: KeyRing,
    private readonly mailer: Mailer,
  ) {}

  /** Nobody gets in any more from this moment; what is stored goes when the wait is over. */
  async ask({ personId, accountId }: Erased): Promise<Date> {
    const now = this.clock.now();
    const dueAt = new Date(now.getTime() + deletionWaitMs);
    await this.database.forIdentity(async (tx) => {
      await setDeletionDue(tx, personId, dueAt);
      await deleteSessions(tx, personId);
      await revokeApiKeys(tx, accountId, now);
      await appendAudit(tx, { accountId, event: 'deletion-asked', actor: personId, at: now });
      await this.outbox.publish(tx, 'person.deletion-asked', {
        personId,
      } satisfies AccountsEvents['person.deletion-asked']);
    });
    this.ring.forgetAll(accountId);
    return dueAt;
  }

  /**
   * One transaction: either all of it is gone or nothing is. What stays are ids without a person: the account's row,
   * its chain of audit entries and the journal, which erases again whatever a restored backup brings back.
   */
  async erase(personId: string): Promise<void> {
    const now = this.clock.now();
    const { accountId: erased, address } = await this.database.forIdentity(async (tx) => {
      const accountId = await findPersonalAccount(tx, personId);
      if (!accountId) throw new DomainError('not-found', 'not-found');
      await enterAccount(tx, accountId);
      if (!(await lockAccount(tx, accountId))) return { accountId, address: null };
      const own = await addressOfNobodyElse(tx, personId);
      await this.steps.erase(tx, accountId);
      await appendAudit(tx, { accountId, event: 'erased', actor: personId, at: now });
      await deleteIdentity(tx, personId, accountId);
      await markErased(tx, accountId, now);
      await journalErasure(tx, { accountId, personId }, now);
      await this.outbox.publish(tx, 'account.erased', { accountId } satisfies AccountsEvents['account.erased']);
      return { accountId, address: own };
    });
    this.ring.forgetAll(erased);
    if (address !== null) await this.mailer.forget(address);
  }

  /** For the worker: what has come due, what arrived during an erasure, what has expired. Answers how many were erased. */
  async eraseDue(): Promise<number> {
    const now = this.clock.now();
    const due = await this.database.forIdentity(async (tx) => {
      await deleteStaleMailTokens(tx, now);
      await deleteDeadSessions(tx, now, new Date(now.getTime() - sessionIdleMs));
      return findDue(tx, now);
    });
    for (const personId of due) await this.erase(personId);
    const before = new Date(now.getTime() - sweepAfterMs);
    for (const erased of await this.database.forIdentity((tx) => findUnswept(tx, before))) await this.sweep(erased);
    return due.length;
  }

  /** Also what a restore needs: every line of the journal is applied again, and doing so twice changes nothing. */
  async sweep({ accountId, personId }: Erased): Promise<void> {
    const now = this.clock.now();
    await this.database.forIdentity(async (tx) => {
      await enterAccount(tx, accountId);
      await this.steps.erase(tx, accountId);
      await deleteIdentity(tx, personId, accountId);
      await markErased(tx, accountId, now);
      await journalErasure(tx, { accountId, personId }, now);
      await markSwept(tx, accountId, now);
    });
  }
}
