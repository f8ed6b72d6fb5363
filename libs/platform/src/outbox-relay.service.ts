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
const usualRestMs = 300;

/**
 * Carries announcements into the queue: taken from the outbox and put into the queue in one transaction, so each is
 * relayed exactly once however many relays run and whenever one of them dies.
 */
@Injectable()
export class OutboxRelay {
  #isRunning = false;
  #loop: Promise<void> | null = null;
  #wake: (() => void) | null = null;

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
    this.#wake?.();
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

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, milliseconds);
    });
  }

  private async run(events: ReadonlySet<string>): Promise<void> {
    let restMs = usualRestMs;
    while (this.#isRunning) {
      try {
        const taken = await this.relay(events);
        restMs = taken < most ? usualRestMs : 0;
      } catch (error) {
        this.log.warn('relay-failed', error);
        restMs = Math.min(Math.max(restMs, usualRestMs) * 2, 10_000);
      }
      if (this.#isRunning) await this.rest(restMs);
    }
  }
}

function take(tx: Tx): Promise<Announcement[]> {
  return tx.query<Announcement>(
    `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED) RETURNING id, event, payload`,
  );
}
