import { Injectable } from '@nestjs/common';
import { Outbox, type Tx } from '@promptprint/platform';
import { beginAgain, type Going, lockCovering } from './restatement.store.js';
import { restatementBegunAgain } from './usage.events.js';

/** Nothing that was deleted stays in a sum: what covered it is computed again, by a job of the same commit. */
@Injectable()
export class RestatementReset {
  constructor(private readonly outbox: Outbox) {}

  /** To be called before the entries go, in the transaction in which they do. */
  async before(tx: Tx, accountId: string, going: Going): Promise<void> {
    for (const restatementId of await lockCovering(tx, accountId, going)) {
      await beginAgain(tx, accountId, restatementId);
      await this.outbox.publish(tx, restatementBegunAgain, { accountId, restatementId });
    }
  }
}
