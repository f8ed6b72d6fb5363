import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@promptprint/platform';
import { Calendars } from './calendars.service.js';
import { type Footprint, footprintOf, type Grouping } from './footprint.js';
import { countDays, readSourceDays, readState, readSums } from './footprint-sums.store.js';
import { dayIn, type Period, periodBefore, periodOf, type PeriodWish } from './period.js';
import { RememberedFootprints } from './remembered-footprints.js';
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
  readonly #remembered = new RememberedFootprints();

  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async footprint(accountId: string, { groupBy, ...wish }: FootprintQuestion): Promise<Footprint> {
    const zone = await this.calendars.zoneOf(accountId);
    const today = dayIn(zone, this.clock.now());
    const period = periodOf(wish, today);
    const question = JSON.stringify([accountId, zone, today, period, groupBy]);
    return this.database.forAccount(accountId, async (tx) => {
      // Before the sums: what is written in between makes the state look older than the sums, never newer.
      const state = await readState(tx, accountId);
      const known = this.#remembered.find(question, state);
      if (known) return known;
      const previous = periodBefore(period);
      const rows = {
        rows: await readSums(tx, { accountId, period, groupBy }),
        before: await readSums(tx, { accountId, period: previous, groupBy: null }),
        sourceDays: await readSourceDays(tx, accountId, period),
        daysBefore: await countDays(tx, accountId, previous),
      };
      return this.#remembered.keep(question, state, footprintOf(period, rows, { zone, today }));
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
