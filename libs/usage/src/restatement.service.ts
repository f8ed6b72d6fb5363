import { Injectable } from '@nestjs/common';
import { factorSetNamed } from '@promptprint/emissions';
import { DomainError, uuidv7 } from '@promptprint/kernel';
import { Clock, Database, Outbox, type Tx } from '@promptprint/platform';
import { lockCalendars } from './calendar.store.js';
import { invalidPeriod, isDay, type Period } from './period.js';
import { restatedSums, restatementAnswer, type Restatement, type RestatementAnswer } from './restatement.js';
import {
  addPage,
  announce,
  beginAgain,
  closeLog,
  countCovered,
  countOfPeriod,
  deleteRestatement,
  findPlanned,
  findScope,
  insertRestatement,
  listAnnounced,
  lockRestatement,
  markRead,
  readLedgers,
  readPage,
} from './restatement.store.js';
import { restatementAnnounced } from './usage.events.js';

const mostPerPage = 2_000;
const mostListed = 20;

export interface RestatementPlan {
  accountId: string;
  toSet: string;
  /** Null for all days of the log. */
  period: Period | null;
}

export interface WorkOptions {
  /** Stops after so many pages; what they added stays. */
  mostPages?: number;
  /** Events per page, 2,000 at most. */
  pageSize?: number;
  /** Called after each page with the events gone over so far. */
  onPage?(events: number): void;
}

/** `gone`: nothing is left to restate, or the account was erased. */
export type WorkOutcome = 'announced' | 'stopped' | 'gone';

/** Figures of a period under another factor set, beside those that were published (section 12). */
@Injectable()
export class RestatementService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Lays down what is to be recomputed; answers the id of the one there is when it was planned before, null without events. */
  async plan({ accountId, toSet, period }: RestatementPlan): Promise<string | null> {
    factorSetNamed(toSet);
    if (period && !(isDay(period.from) && isDay(period.to) && period.from <= period.to)) throw invalidPeriod('/from');
    const now = this.clock.now();
    return this.database.forAccount(accountId, async (tx) => {
      const zone = await closeLog(tx, accountId);
      const scope = zone === null ? null : await findScope(tx, accountId, { zone, period });
      if (zone === null || scope === null) return null;
      const days = period ?? { from: scope.from, to: scope.to };
      const planned = await findPlanned(tx, accountId, { toSet, period: days, isWhole: period === null, zone });
      if (planned !== null) return planned;
      const id = uuidv7();
      await insertRestatement(tx, accountId, { id, fromSet: scope.fromSet, toSet, period: days, zone, now });
      return id;
    });
  }

  /** Goes over the events page by page, each page a transaction of its own: killed, it goes on behind the last page. */
  async work(accountId: string, id: string, options: WorkOptions = {}): Promise<WorkOutcome> {
    const { mostPages = Infinity, pageSize = mostPerPage, onPage } = options;
    const limit = Math.min(pageSize, mostPerPage);
    for (let pages = 0; pages < mostPages; pages += 1) {
      const page = await this.database.forAccount(accountId, (tx) => workPage(tx, accountId, { id, limit }));
      if (page.isDone) return page.outcome;
      onPage?.(page.events);
      const outcome = page.isLast ? await this.announce(accountId, id) : null;
      if (outcome !== null) return outcome;
    }
    return 'stopped';
  }

  /** Those whose notice is there with their figures, the latest first, 20 at most. */
  list(accountId: string): Promise<RestatementAnswer[]> {
    return this.database.forAccount(accountId, async (tx) => {
      const answers: RestatementAnswer[] = [];
      for (const found of await listAnnounced(tx, accountId, { limit: mostListed }))
        answers.push(await answer(tx, accountId, found));
      return answers;
    });
  }

  one(accountId: string, id: string): Promise<RestatementAnswer> {
    return this.database.forAccount(accountId, (tx) => answerOf(tx, accountId, id));
  }

  /** Notes that the person has seen it; doing it again keeps the first time. */
  read(accountId: string, id: string): Promise<RestatementAnswer> {
    const now = this.clock.now();
    return this.database.forAccount(accountId, async (tx) => {
      await markRead(tx, accountId, { id, now });
      return answerOf(tx, accountId, id);
    });
  }

  /** Ends it when the sums hold exactly the events it covers; null when it has to go on or begin again. */
  private announce(accountId: string, id: string): Promise<WorkOutcome | null> {
    const now = this.clock.now();
    return this.database.forAccount(accountId, async (tx) => {
      if ((await closeLog(tx, accountId)) === null) return 'gone';
      const cursor = await lockRestatement(tx, accountId, id);
      if (!cursor) return 'gone';
      if (cursor.state !== 'computing') return 'announced';
      const covered = await countCovered(tx, accountId, id);
      if (covered !== cursor.events) {
        // Committed late, with a key that was passed by then.
        await beginAgain(tx, accountId, id);
        return null;
      }
      if (covered === 0) {
        await deleteRestatement(tx, accountId, id);
        return 'gone';
      }
      await announce(tx, accountId, { id, now });
      if (cursor.isNew) await this.outbox.publish(tx, restatementAnnounced, { accountId, restatementId: id });
      return 'announced';
    });
  }
}

type Page = { isDone: true; outcome: WorkOutcome } | { isDone: false; isLast: boolean; events: number };

async function workPage(tx: Tx, accountId: string, { id, limit }: { id: string; limit: number }): Promise<Page> {
  // First, as whoever changes the log does: nobody waits in a circle.
  const [isThere] = await lockCalendars(tx, [accountId]);
  const cursor = isThere === undefined ? null : await lockRestatement(tx, accountId, id);
  if (!cursor) return { isDone: true, outcome: 'gone' };
  if (cursor.state !== 'computing') return { isDone: true, outcome: 'announced' };
  const events = await readPage(tx, accountId, { id, after: cursor.key, limit });
  const last = events.at(-1)?.dedupeKey;
  if (last) {
    const groups = restatedSums(events, factorSetNamed(cursor.toSet));
    await addPage(tx, accountId, { id, groups, last, events: events.length });
  }
  return { isDone: false, isLast: events.length < limit, events: cursor.events + events.length };
}

async function answerOf(tx: Tx, accountId: string, id: string): Promise<RestatementAnswer> {
  const [found] = await listAnnounced(tx, accountId, { id, limit: 1 });
  if (!found) throw new DomainError('not-found', 'not-found');
  return answer(tx, accountId, found);
}

async function answer(tx: Tx, accountId: string, found: Restatement): Promise<RestatementAnswer> {
  const rows = await readLedgers(tx, accountId, found.id);
  return restatementAnswer(found, rows, await countOfPeriod(tx, accountId, found.id));
}
