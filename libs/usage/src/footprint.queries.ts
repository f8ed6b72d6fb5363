import { Injectable } from '@nestjs/common';
import type { Saving } from '@promptprint/emissions';
import { Clock, Database, type Tx } from '@promptprint/platform';
import { Calendars } from './calendars.service.js';
import {
  type Footprint,
  footprintOf,
  type FootprintRows,
  type Grouping,
  groupsOf,
  type KeyedAmounts,
} from './footprint.js';
import type { SourceDay } from './source-day.js';
import { type Amounts, amountsOf, carbonG, type SumRow } from './totals.js';
import { countDays, type DayRow, readDays, readSourceDays, readSums, type Wish } from './footprint-sums.store.js';
import { dayIn, type Period, periodBefore, periodOf, type PeriodWish } from './period.js';
import { daysNeeded, type Reduction, reductionsOf, savingIf, type WhatIf } from './reductions.js';
import { type ExplainedRow, explainSum, type SumExplanation } from './sum-explanation.js';

export interface FootprintQuestion extends PeriodWish {
  groupBy: Grouping;
}

export interface ExplanationQuestion extends PeriodWish {
  model?: string | undefined;
}

export interface PeriodExplanation extends SumExplanation {
  period: Period;
  zone: string;
}

export interface Reductions {
  period: Period;
  zone: string;
  daysWithData: number;
  /** Fewer say too little about a habit. */
  daysNeeded: number;
  total: Amounts | null;
  /** Empty while there are too few days. */
  reductions: Reduction[];
  whatIf: Saving | null;
}

@Injectable()
export class FootprintQueries {
  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async footprint(accountId: string, { groupBy, ...wish }: FootprintQuestion): Promise<Footprint> {
    const zone = await this.calendars.zoneOf(accountId);
    const today = dayIn(zone, this.clock.now());
    const period = periodOf(wish, today);
    const rows = await this.database.forAccount(accountId, async (tx) => {
      const previous = periodBefore(period);
      const readBefore = async () => ({
        before: await readSums(tx, { accountId, period: previous, groupBy: null }),
        daysBefore: await countDays(tx, accountId, previous),
      });
      const wish = { accountId, period };
      if (groupBy === 'day') return readByDay(tx, wish, readBefore);
      return { ...(await readGrouped(tx, { ...wish, groupBy })), ...(await readBefore()) };
    });
    return footprintOf(period, rows, { zone, today });
  }

  /** The day so far, where the person lives; null where nothing is known of it. */
  async today(accountId: string): Promise<{ day: string; zone: string; total: Amounts | null }> {
    const zone = await this.calendars.zoneOf(accountId);
    const day = dayIn(zone, this.clock.now());
    const period = { from: day, to: day };
    const rows = await this.database.forAccount(accountId, (tx) => readSums(tx, { accountId, period, groupBy: null }));
    return { day, zone, total: amountsOf(rows) };
  }

  /** Ways the last 30 days could have emitted less, and what one of the asker's own would have changed. */
  async reductions(accountId: string, whatIf: WhatIf | null): Promise<Reductions> {
    const zone = await this.calendars.zoneOf(accountId);
    const period = periodOf({}, dayIn(zone, this.clock.now()));
    const { rows, days } = await this.database.forAccount(accountId, async (tx) => ({
      rows: await readSums(tx, { accountId, period, groupBy: 'model' }),
      days: await countDays(tx, accountId, period),
    }));
    const explained = rows.map((row): ExplainedRow => ({ ...row, modelId: row.key === '' ? null : row.key }));
    const isEnough = days >= daysNeeded;
    return {
      period,
      zone,
      daysWithData: days,
      daysNeeded,
      total: amountsOf(rows),
      reductions: isEnough ? reductionsOf(explained) : [],
      whatIf: isEnough && whatIf ? savingIf(explained, whatIf) : null,
    };
  }

  /** Why the figure of a period, or of one model in it, is what it is; the empty model stands for those the register does not know. */
  async explain(accountId: string, { model, ...wish }: ExplanationQuestion): Promise<PeriodExplanation> {
    const zone = await this.calendars.zoneOf(accountId);
    const period = periodOf(wish, dayIn(zone, this.clock.now()));
    const rows = await this.database.forAccount(accountId, (tx) =>
      readSums(tx, { accountId, period, groupBy: 'model' }),
    );
    const wanted = model === undefined ? rows : rows.filter(({ key }) => key === model);
    const explained = wanted.map((row): ExplainedRow => ({ ...row, modelId: row.key === '' ? null : row.key }));
    return { period, zone, ...explainSum(explained) };
  }
}

type RowsBefore = Pick<FootprintRows, 'before' | 'daysBefore'>;

async function readGrouped(tx: Tx, wish: Wish): Promise<Omit<FootprintRows, keyof RowsBefore>> {
  const rows = await readSums(tx, wish);
  return { rows, groups: groupsOf(rows), sourceDays: await readSourceDays(tx, wish.accountId, wish.period) };
}

/** Days know their sources already. The database reads what was before while the last days are reckoned with. */
async function readByDay(
  tx: Tx,
  wish: Omit<Wish, 'groupBy'>,
  readBefore: () => Promise<RowsBefore>,
): Promise<FootprintRows> {
  const all: SumRow[] = [];
  const groups: KeyedAmounts[] = [];
  const sourceDays: SourceDay[] = [];
  let reading: Promise<RowsBefore> | undefined;
  try {
    for await (const { rows, sums, isLast } of readDays(tx, wish)) {
      if (isLast) reading = readBefore();
      all.push(...sums);
      groups.push(...groupsOf(rows));
      for (const row of rows) sourceDays.push(sourceDayOf(row));
    }
    return { rows: all, groups, sourceDays, ...(await (reading ?? readBefore())) };
  } finally {
    // Whoever stops early leaves a query behind, and the transaction ends after it.
    await Promise.allSettled([reading]);
  }
}

function sourceDayOf(row: DayRow): SourceDay {
  const { source, key, n, requests, grade } = row;
  return { source, day: key, events: n, requests, grade, carbonG: carbonG(row) };
}
