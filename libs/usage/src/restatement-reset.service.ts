import { Injectable } from '@nestjs/common';
import { Outbox, type Tx } from '@promptprint/platform';
import type { Period } from './period.js';
import { beginAgain, type Going, lockBetween, lockCovering } from './restatement.store.js';
import { restatementBegunAgain } from './usage.events.js';

/** Nothing that was deleted stays in a sum: what covered it is computed again, by a job of the same commit. */
@Injectable()
export class RestatementReset {
  constructor(private readonly outbox: Outbox) {}

  /** To be called before the entries go, in the transaction in which they do. */
  async before(tx: Tx, accountId: string, going: Going): Promise<void> {
    await this.begin(tx, accountId, await lockCovering(tx, accountId, going));
  }

  /** Entries of these days count now, or no longer: in the transaction that changes it. */
  async between(tx: Tx, accountId: string, days: Period): Promise<void> {
    await this.begin(tx, accountId, await lockBetween(tx, accountId, days));
  }

  private async begin(tx: Tx, accountId: string, ids: readonly string[]): Promise<void> {
    for (const restatementId of ids) {
      await beginAgain(tx, accountId, restatementId);
      await this.outbox.publish(tx, restatementBegunAgain, { accountId, restatementId });
    }
  }
}
