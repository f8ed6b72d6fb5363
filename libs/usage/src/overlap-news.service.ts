import { Injectable } from '@nestjs/common';
import { Outbox, type Tx } from '@promptprint/platform';
import { mayOverlap } from './overlap-kinds.js';
import { windowOf, type OverlapWindow } from './overlap.js';
import { listKinds } from './overlap.store.js';
import { usageOverlapping } from './usage.events.js';

/** Tells, in the transaction in which entries come or go, that it may have changed which source counts. */
@Injectable()
export class OverlapNews {
  constructor(private readonly outbox: Outbox) {}

  /** Nothing is told of an account whose sources cannot overlap. */
  async announce(tx: Tx, accountId: string, instants: readonly Date[]): Promise<void> {
    const window = windowOf(instants.map((instant) => instant.getTime()));
    if (window && mayOverlap((await listKinds(tx, accountId)).keys())) await this.publish(tx, accountId, window);
  }

  async publish(tx: Tx, accountId: string, { from, to }: OverlapWindow): Promise<void> {
    await this.outbox.publish(tx, usageOverlapping, { accountId, from, to });
  }
}
