import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Database, type Tx } from '@promptprint/platform';
import { decodeEvent, eventJson, type UsageEvent } from '@promptprint/usage-formats';
import { AccountFacts } from './account-facts.service.js';
import { lockCalendars } from './calendar.store.js';
import { forgetConflicts } from './conflict.store.js';
import { deleteEntry, insertCorrection, lockEntry, replaceEntry } from './entry.store.js';
import { bytesOf, contentOf, EventNamer, hexOf } from './event-key.js';
import { measure, type Measured } from './measure.js';
import { OverlapNews } from './overlap-news.service.js';
import { RestatementReset } from './restatement-reset.service.js';
import { settleRollUps, touchedBy } from './rollup.store.js';
import { eventOf, type StoredEvent } from './stored-event.js';
import { UsageClasses } from './usage-classes.service.js';

/** What happens to single entries of the log after they were recorded. */
@Injectable()
export class EntryService {
  constructor(
    private readonly database: Database,
    private readonly facts: AccountFacts,
    private readonly classes: UsageClasses,
    private readonly restatements: RestatementReset,
    private readonly overlaps: OverlapNews,
    private readonly clock: Clock,
  ) {}

  /** Removes the entry and those it replaced; the totals shrink by exactly what it counted. */
  delete(accountId: string, id: string): Promise<void> {
    return this.database.forAccount(accountId, async (tx) => {
      await lockCalendars(tx, [accountId]);
      const entry = await lockEntry(tx, accountId, id);
      if (!entry) throw new DomainError('not-found', 'not-found');
      await this.restatements.before(tx, accountId, { entries: [id] });
      await deleteEntry(tx, accountId, id);
      await forgetConflicts(tx, accountId);
      if (entry.isCounted) await settleRollUps(tx, accountId, [touchedBy(entry)]);
      await this.overlaps.announce(tx, accountId, [entry.occurredAt]);
    });
  }

  /** Records a new entry in the place of an old one, which stays visible. Answers the id of the entry that counts. */
  async correct(accountId: string, id: string, change: Record<string, unknown>): Promise<string> {
    const before = await this.database.forAccount(accountId, (tx) => lockEntry(tx, accountId, id));
    if (!before) throw new DomainError('not-found', 'not-found');
    const told = eventOf(before);
    const measured = await this.measureCorrection(
      accountId,
      { id, importId: before.importId },
      { ...eventJson(told), ...change },
    );
    if (contentOf(told) === contentOf(measured.event)) return id;
    const [classNo = 0] = await this.classes.numbers([measured.usageClass]);
    const row = Object.assign(measured.row, { classNo, sourceNo: before.sourceNo, replaces: bytesOf(id) });
    const newId = hexOf(row.dedupeKey);
    return this.database.forAccount(accountId, async (tx) => {
      await lockCalendars(tx, [accountId]);
      const old = await lockEntry(tx, accountId, id);
      if (!old) throw new DomainError('not-found', 'not-found');
      if (old.replacedBy?.toString('hex') === newId) return newId;
      if (old.replacedBy)
        throw new DomainError('conflict', 'entry-already-replaced', { replacedBy: old.replacedBy.toString('hex') });
      await this.restatements.before(tx, accountId, { entries: [id] });
      await replaceEntry(tx, accountId, { id, by: newId });
      await insertCorrection(tx, row, this.clock.now());
      const young = await stored(tx, accountId, newId);
      await settleRollUps(tx, accountId, [touchedBy(old), touchedBy(young)]);
      await this.overlaps.announce(tx, accountId, [old.occurredAt, young.occurredAt]);
      return newId;
    });
  }

  private async measureCorrection(
    accountId: string,
    { id, importId }: { id: string; importId: string | null },
    json: Record<string, unknown>,
  ): Promise<Measured & { event: UsageEvent }> {
    const event = decodeEvent({ ...json, id: null }, 0, { now: this.clock.now().getTime(), needsTime: true });
    if (Array.isArray(event)) throw refused(event);
    const { memberId } = event;
    const members = await this.facts.members(accountId);
    if (memberId !== null && !members.has(memberId.toLowerCase()))
      throw refused([{ pointer: '/memberId', code: 'unknown-member' }]);
    const namer = new EventNamer(await this.facts.secret(accountId));
    const nameFor = (content: string) => ({ corrects: id, content });
    const measured = measure(event, { accountId, importId, namer, nameFor });
    if (measured === null) throw refused([{ pointer: '', code: 'figures-too-large' }]);
    return { ...measured, event };
  }
}

function refused(faults: readonly { pointer: string; code: string }[]): DomainError {
  return new DomainError('invalid', 'validation-failed', {
    errors: faults.map(({ pointer, code }) => ({ pointer, code })),
  });
}

async function stored(tx: Tx, accountId: string, id: string): Promise<StoredEvent> {
  const entry = await lockEntry(tx, accountId, id);
  if (!entry) throw new Error('the correction was not stored');
  return entry;
}
