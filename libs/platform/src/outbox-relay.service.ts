import { Injectable } from '@nestjs/common';
import { Database, type Tx } from './database.service.js';
import { Jobs } from './jobs.service.js';
import { Log } from './log.service.js';

interface Announcement {
  id: string;
  event: string;
  payload: object;
}

const most = 200;
const restMs = 300;

/**
 * Carries announcements into the queue: taken from the outbox and put into the queue in one transaction, so each is
 * relayed exactly once however many relays run and whenever one of them dies.
 */
@Injectable()
export class OutboxRelay {
  #isRunning = false;
  #loop: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  start(events: readonly string[]): void {
    if (this.#loop) return;
    this.#isRunning = true;
    this.#loop = this.run(new Set(events));
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    await this.#loop;
    this.#loop = null;
  }

  /** One round; answers how many announcements it took. */
  async relay(events: ReadonlySet<string>): Promise<number> {
    // Queues are made before the transaction: making one inside it would wait for a second connection.
    for (const event of events) await this.jobs.define(event);
    return this.database.forSystem(async (tx) => {
      const taken = await take(tx);
      for (const { id, event, payload } of taken) {
        if (events.has(event)) await this.jobs.send(event, payload, { id, tx });
        else this.log.info('announcement-without-handler', { event });
      }
      return taken.length;
    });
  }

  private async run(events: ReadonlySet<string>): Promise<void> {
    while (this.#isRunning) {
      const taken = await this.relay(events).catch((error: unknown) => {
        this.log.warn('relay-failed', error);
        return 0;
      });
      if (taken < most && this.#isRunning) await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  }
}

function take(tx: Tx): Promise<Announcement[]> {
  return tx.query<Announcement>(
    `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED) RETURNING id, event, payload`,
  );
}
