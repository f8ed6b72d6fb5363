import { Injectable } from '@nestjs/common';
import type { Grade } from '@promptprint/kernel';
import { Clock, Database, type Tx } from '@promptprint/platform';
import { LOADING_SLOTS } from '@promptprint/emissions';
import { Calendars } from './calendars.service.js';
import { type Footprint, footprintOf, type Grouping, type SourceDay } from './footprint.js';
import { dayIn, isWholeMonths, type Period, periodBefore, periodOf, type PeriodWish } from './period.js';
import { noMember } from './rollup-columns.js';
import { type ExplainedRow, explainSum, type SumExplanation } from './sum-explanation.js';
import type { SumRow } from './totals.js';

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
    const previous = periodBefore(period);
    const rows = await this.database.forAccount(accountId, async (tx) => ({
      rows: await sums(tx, { accountId, period, groupBy }),
      before: await sums(tx, { accountId, period: previous, groupBy: null }),
      sourceDays: await sourceDays(tx, accountId, period),
      daysBefore: await countDays(tx, accountId, previous),
    }));
    return footprintOf(period, rows, { zone, today });
  }

  /** Why the figure of a period, or of one model in it, is what it is; the empty model stands for those the register does not know. */
  async explain(accountId: string, { model, ...wish }: ExplanationQuestion): Promise<PeriodExplanation> {
    const zone = await this.calendars.zoneOf(accountId);
    const period = periodOf(wish, dayIn(zone, this.clock.now()));
    const rows = await this.database.forAccount(accountId, (tx) => sums(tx, { accountId, period, groupBy: 'model' }));
    const wanted = model === undefined ? rows : rows.filter(({ key }) => key === model);
    const explained = wanted.map((row): ExplainedRow => ({ ...row, modelId: row.key === '' ? null : row.key }));
    return { period, zone, ...explainSum(explained) };
  }
}

const keys: Readonly<Record<Grouping, string>> = {
  day: `to_char(r.period, 'YYYY-MM-DD')`,
  month: `to_char(r.period, 'YYYY-MM')`,
  model: `coalesce(c.model_id, '')`,
  source: 's.kind',
  member: `replace(r.member_id::text, '${noMember}', '')`,
};

interface Wish {
  accountId: string;
  period: Period;
  groupBy: Grouping | null;
}

interface SumColumns extends Omit<SumRow, 'v' | 'tokens'> {
  input: number | null;
  inputCacheRead: number | null;
  inputCacheWrite: number | null;
  output: number | null;
  outputReasoning: number | null;
  v: string;
}

/** One row for each group, class and grade. Sums cross over as doubles: exact to 2^53, and to 16 digits beyond. */
async function sums(tx: Tx, { accountId, period, groupBy }: Wish): Promise<SumRow[]> {
  const isByMonth = groupBy !== 'day' && isWholeMonths(period);
  const key = groupBy === null ? `''` : keys[groupBy];
  const sum = (column: string, name: string) => `sum(${column})::float8 AS "${name}"`;
  const rows = await tx.query<SumColumns>(
    `SELECT ${key} AS key, c.class_key AS "classKey", c.factor_set AS "factorSet", r.grade,
            ${sum('events', 'n')}, ${sum('requests', 'requests')}, ${sum('input_tokens', 'input')},
            ${sum('input_cache_read_tokens', 'inputCacheRead')}, ${sum('input_cache_write_tokens', 'inputCacheWrite')},
            ${sum('output_tokens', 'output')}, ${sum('output_reasoning_tokens', 'outputReasoning')},
            ${sum('energy_nwh', 'energyNwh')}, ${sum('carbon_use_ng', 'carbonUseNg')},
            ${sum('carbon_embodied_ng', 'carbonEmbodiedNg')}, ${sum('carbon_market_ng', 'carbonMarketNg')},
            ${sum('water_onsite_nl', 'waterOnsiteNl')}, ${sum('water_offsite_nl', 'waterOffsiteNl')},
            sum(q) AS q, sum(i) AS i,
            concat_ws(' ', ${LOADING_SLOTS.map((_, slot) => `sum(v[${slot + 1}])`).join(', ')}) AS v
       FROM (SELECT *, ${isByMonth ? 'month' : 'day'} AS period FROM ${isByMonth ? 'usage_month' : 'usage_day'}) r
       JOIN usage_class c ON c.class_no = r.class_no
       ${groupBy === 'source' ? 'JOIN usage_source s ON s.account_id = r.account_id AND s.source_no = r.source_no' : ''}
      WHERE r.account_id = $1 AND r.period BETWEEN $2 AND $3
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    [accountId, period.from, period.to],
  );
  return rows.map(({ v, input, inputCacheRead, inputCacheWrite, output, outputReasoning, ...rest }) => ({
    ...rest,
    tokens: { input, inputCacheRead, inputCacheWrite, output, outputReasoning },
    v: numbersOf(v),
  }));
}

/** Half the cost of `Float64Array.from`, where a year has thousands of them. */
function numbersOf(text: string): Float64Array {
  const parts = text.split(' ');
  const numbers = new Float64Array(parts.length);
  for (let at = 0; at < parts.length; at += 1) numbers[at] = Number(parts[at]);
  return numbers;
}

function sourceDays(tx: Tx, accountId: string, { from, to }: Period): Promise<SourceDay[]> {
  return tx.query<SourceDay & { grade: Grade }>(
    `SELECT s.kind AS source, to_char(r.day, 'YYYY-MM-DD') AS day, sum(r.events)::float8 AS events,
            sum(r.requests)::float8 AS requests, max(r.grade) AS grade,
            (sum(r.carbon_use_ng + r.carbon_embodied_ng) / 1e9)::float8 AS "carbonG"
       FROM usage_day r JOIN usage_source s ON s.account_id = r.account_id AND s.source_no = r.source_no
      WHERE r.account_id = $1 AND r.day BETWEEN $2 AND $3
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [accountId, from, to],
  );
}

async function countDays(tx: Tx, accountId: string, { from, to }: Period): Promise<number> {
  const [count] = await tx.query<{ days: number }>(
    'SELECT count(DISTINCT day)::int AS days FROM usage_day WHERE account_id = $1 AND day BETWEEN $2 AND $3',
    [accountId, from, to],
  );
  return count?.days ?? 0;
}
