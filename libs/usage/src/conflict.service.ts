import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Database, type Tx } from '@promptprint/platform';
import { AccountFacts } from './account-facts.service.js';
import { lockCalendars } from './calendar.store.js';
import { type ConflictChoice, insertArrived, listUndecided, lockConflict, markDecided } from './conflict.store.js';
import { lockEntry, replaceEntry } from './entry.store.js';
import { EventNamer, hexOf } from './event-key.js';
import { findStored, type LogEntry, logEntry } from './event-log.queries.js';
import { OverlapNews } from './overlap-news.service.js';
import { RestatementReset } from './restatement-reset.service.js';
import { settleRollUps, touchedBy } from './rollup.store.js';
import type { StoredEvent } from './stored-event.js';

/** Two tellings of what should be one use, and nobody has said yet which of them is right. */
export interface Conflict {
  /** Of the entry that was stored first. */
  id: string;
  arrivedAt: Date;
  stored: LogEntry;
  arrived: LogEntry;
}

const mostListed = 100;

/** What came under the id of a stored event and says something else: the person decides which of the two counts. */
@Injectable()
export class ConflictService {
  constructor(
    private readonly database: Database,
    private readonly facts: AccountFacts,
    private readonly restatements: RestatementReset,
    private readonly overlaps: OverlapNews,
    private readonly clock: Clock,
  ) {}

  /** Those nobody has decided on, the newest hundred. */
  list(accountId: string): Promise<Conflict[]> {
    return this.database.forAccount(accountId, async (tx) => {
      const conflicts: Conflict[] = [];
      for (const arrived of await listUndecided(tx, accountId, mostListed)) {
        const id = arrived.dedupeKey.toString('hex');
        const stored = await findStored(tx, accountId, id);
        if (stored)
          conflicts.push({ id, arrivedAt: arrived.receivedAt, stored: logEntry(stored), arrived: logEntry(arrived) });
      }
      return conflicts;
    });
  }

  /** `stored`: nothing changes. `arrived`: it takes the other's place in every total, and both stay visible. Deciding the same again changes nothing. */
  async decide(accountId: string, id: string, choice: ConflictChoice): Promise<void> {
    const namer = new EventNamer(await this.facts.secret(accountId));
    const now = this.clock.now();
    await this.database.forAccount(accountId, async (tx) => {
      await lockCalendars(tx, [accountId]);
      const conflict = await lockConflict(tx, accountId, id);
      if (!conflict) throw new DomainError('not-found', 'not-found');
      if (conflict.choice === choice) return;
      if (conflict.choice === 'arrived') throw new DomainError('conflict', 'conflict-decided');
      if (choice === 'arrived') {
        const head = await newestOf(tx, accountId, id);
        const content = `${conflict.fingerprint}`;
        const newId = hexOf(namer.key(conflict.kind, { corrects: head.dedupeKey.toString('hex'), content }));
        await this.replace(tx, accountId, { id, head, newId, now });
      }
      await markDecided(tx, accountId, { id, choice, now });
    });
  }

  private async replace(
    tx: Tx,
    accountId: string,
    { id, head, newId, now }: { id: string; head: StoredEvent; newId: string; now: Date },
  ): Promise<void> {
    const replaces = head.dedupeKey.toString('hex');
    await this.restatements.before(tx, accountId, { entries: [replaces] });
    await replaceEntry(tx, accountId, { id: replaces, by: newId });
    await insertArrived(tx, accountId, { id, newId, replaces, importId: head.importId, now });
    const young = await lockEntry(tx, accountId, newId);
    if (!young) throw new Error('what arrived was not stored');
    await settleRollUps(tx, accountId, [touchedBy(head), touchedBy(young)]);
    await this.overlaps.announce(tx, accountId, [head.occurredAt, young.occurredAt]);
  }
}

/** The entry that stands for this one now, after any corrections. */
async function newestOf(tx: Tx, accountId: string, id: string): Promise<StoredEvent> {
  const entry = await lockEntry(tx, accountId, id);
  if (!entry) throw new DomainError('not-found', 'not-found');
  return entry.replacedBy ? newestOf(tx, accountId, entry.replacedBy.toString('hex')) : entry;
}
