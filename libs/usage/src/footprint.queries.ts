import { Injectable } from '@nestjs/common';
import { Clock, Database, type Tx } from '@promptprint/platform';
import { Calendars } from './calendars.service.js';
import { type Footprint, footprintOf, type FootprintRows, type Grouping, type SourceDay } from './footprint.js';
import { carbonG } from './totals.js';
import { countDays, readDays, readSourceDays, readSums } from './footprint-sums.store.js';
import { dayIn, type Period, periodBefore, periodOf, type PeriodWish } from './period.js';
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
    return this.database.forAccount(accountId, async (tx) => {
      const previous = periodBefore(period);
      const before = await readSums(tx, { accountId, period: previous, groupBy: null });
      const daysBefore = await countDays(tx, accountId, previous);
      const now = await readPeriod(tx, { accountId, period, groupBy });
      return footprintOf(period, { ...now, before, daysBefore }, { zone, today });
    });
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

/** Days know their sources already. */
async function readPeriod(
  tx: Tx,
  { accountId, period, groupBy }: { accountId: string; period: Period; groupBy: Grouping },
): Promise<Pick<FootprintRows, 'rows' | 'sourceDays'>> {
  if (groupBy !== 'day') {
    const rows = await readSums(tx, { accountId, period, groupBy });
    return { rows, sourceDays: await readSourceDays(tx, accountId, period) };
  }
  const rows = await readDays(tx, { accountId, period });
  const sourceDays = rows.map((row): SourceDay => {
    const { source, key, n, requests, grade } = row;
    return { source, day: key, events: n, requests, grade, carbonG: carbonG(row) };
  });
  return { rows, sourceDays };
}
