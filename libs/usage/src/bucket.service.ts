import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Database, type Tx } from '@promptprint/platform';
import type { UsageEvent } from '@promptprint/usage-formats';
import { bucketChange } from './bucket.js';
import { lockEntries, recountConflicts, retellEntries } from './bucket.store.js';
import { arrivalsOfSolved } from './arrivals.js';
import { recountArrivals } from './arrivals.store.js';
import { dropConflicts } from './conflict.store.js';
import { lockCalendars } from './calendar.store.js';
import { contentOf, hexOf } from './event-key.js';
import { lockOpenImports } from './import-count.store.js';
import { OverlapNews } from './overlap-news.service.js';
import { RestatementReset } from './restatement-reset.service.js';
import { settleRollUps, touchedBy } from './rollup.store.js';
import { eventOf, type StoredEvent } from './stored-event.js';
import type { UsageRow } from './usage-row.js';
import type { Outcome } from './write-batch.js';

const tellingsAtOnce = 500;

/** A row as it was offered, what became of it, and what it says if it is a bucket. */
export interface Telling {
  row: UsageRow;
  bucket: UsageEvent | null;
  outcome: Outcome;
}

export interface Teller {
  accountId: string;
  importId: string | null;
  /** The tellings were fetched just now: what they say holds, also where it is less than before. */
  isLatest: boolean;
}

/** Buckets of providers grow until their span is over, and are told as a whole each time. */
@Injectable()
export class BucketService {
  constructor(
    private readonly database: Database,
    private readonly restatements: RestatementReset,
    private readonly overlaps: OverlapNews,
    private readonly clock: Clock,
  ) {}

  /** Answers the outcomes after fuller tellings of known buckets have taken the place of earlier ones. */
  async settle(teller: Teller, tellings: readonly Telling[]): Promise<Outcome[]> {
    const settled = tellings.map(({ outcome }) => outcome);
    const again = [...tellings.entries()].flatMap(([at, { row, bucket, outcome }]) =>
      outcome === 'conflict' && bucket !== null ? [{ at, row, bucket }] : [],
    );
    for (let from = 0; from < again.length; from += tellingsAtOnce) {
      const part = again.slice(from, from + tellingsAtOnce);
      const outcomes = await this.retell(teller, part);
      for (const [index, { at }] of part.entries()) settled[at] = outcomes[index] ?? 'conflict';
    }
    return settled;
  }

  private retell(teller: Teller, tellings: readonly Retold[]): Promise<Outcome[]> {
    const { accountId, importId } = teller;
    return this.database.forAccount(accountId, async (tx) => {
      await lockCalendars(tx, [accountId]);
      if (importId !== null && !(await lockOpenImports(tx, [importId])).has(importId))
        throw new DomainError('conflict', 'import-not-open');
      const keys = [...new Set(tellings.map(({ row }) => row.dedupeKey))];
      const stored = new Map(
        (await lockEntries(tx, accountId, keys)).map((entry) => [entry.dedupeKey.toString('latin1'), entry]),
      );
      const { outcomes, last } = compare(tellings, stored, teller.isLatest);
      await this.replace(tx, accountId, { rows: [...last.values()], stored });
      await this.recount(tx, accountId, tellings, outcomes);
      if (importId !== null)
        await recountConflicts(tx, accountId, {
          importId,
          recorded: outcomes.filter((outcome) => outcome === 'recorded').length,
          duplicates: outcomes.filter((outcome) => outcome === 'duplicate').length,
        });
      return outcomes;
    });
  }

  /** What was kept and counted as a conflict when it arrived and is none after all. */
  private async recount(
    tx: Tx,
    accountId: string,
    tellings: readonly Retold[],
    outcomes: readonly Outcome[],
  ): Promise<void> {
    const solved = tellings.flatMap(({ row }, at) => {
      const outcome = outcomes[at];
      return outcome === 'recorded' || outcome === 'duplicate' ? [{ row, outcome }] : [];
    });
    await dropConflicts(
      tx,
      accountId,
      solved.map(({ row }) => row.dedupeKey),
    );
    for (const { sourceNo, recorded, duplicates } of arrivalsOfSolved(solved))
      await recountArrivals(tx, accountId, { sourceNo, recorded, duplicates });
  }

  private async replace(tx: Tx, accountId: string, { rows, stored }: Replacement): Promise<void> {
    if (rows.length === 0) return;
    const before = rows.flatMap(({ dedupeKey }) => stored.get(dedupeKey) ?? []);
    await this.restatements.before(tx, accountId, { entries: rows.map(({ dedupeKey }) => hexOf(dedupeKey)) });
    await retellEntries(tx, accountId, rows, this.clock.now());
    await settleRollUps(tx, accountId, [
      ...before.map(touchedBy),
      // Same bucket, same day: only what follows from the counts can be another.
      ...rows.map((row) => touchedBy({ ...row, day: stored.get(row.dedupeKey)?.day ?? '' })),
    ]);
    await this.overlaps.announce(
      tx,
      accountId,
      before.map(({ occurredAt }) => occurredAt),
    );
  }
}

interface Retold {
  row: UsageRow;
  bucket: UsageEvent;
}

interface Replacement {
  rows: readonly UsageRow[];
  stored: ReadonlyMap<string, StoredEvent>;
}

/** Each telling against the one that holds by then; what a person has corrected stays as it is. */
function compare(
  tellings: readonly Retold[],
  stored: ReadonlyMap<string, StoredEvent>,
  isLatest: boolean,
): { outcomes: Outcome[]; last: Map<string, UsageRow> } {
  const holding = new Map(
    [...stored].filter(([, { replacedBy }]) => replacedBy === null).map(([key, entry]) => [key, eventOf(entry)]),
  );
  const last = new Map<string, UsageRow>();
  const outcomes = tellings.map(({ bucket, row }): Outcome => {
    const known = holding.get(row.dedupeKey);
    if (!known) return 'conflict';
    if (contentOf(known) === contentOf(bucket)) return 'duplicate';
    const change = bucketChange(known, bucket, isLatest);
    if (change !== 'fuller') return change === 'earlier' ? 'duplicate' : 'conflict';
    holding.set(row.dedupeKey, bucket);
    last.set(row.dedupeKey, row);
    return 'recorded';
  });
  return { outcomes, last };
}
