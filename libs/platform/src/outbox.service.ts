import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@promptprint/kernel';
import type { Tx } from './database.service.js';

/** Announces what happened, in the transaction in which it happened: told exactly when committed. */
@Injectable()
export class Outbox {
  async publish(tx: Tx, event: string, payload: object): Promise<void> {
    await tx.query('INSERT INTO outbox (id, event, payload) VALUES ($1, $2, $3)', [
      uuidv7(),
      event,
      JSON.stringify(payload),
    ]);
  }
}
