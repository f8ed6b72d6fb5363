import type { Grade } from '@promptprint/kernel';
import { LOADING_SLOTS } from '@promptprint/emissions';
import type { Tx } from '@promptprint/platform';
import type { Grouping, SourceDay } from './footprint.js';
import { type Period, wholeMonthsIn } from './period.js';
import { noMember } from './rollup-columns.js';
import type { SumRow } from './totals.js';

const keys: Readonly<Record<Grouping, string>> = {
  day: 'r.period::text',
  month: `to_char(r.period, 'YYYY-MM')`,
  model: `coalesce(c.model_id, '')`,
  source: 's.kind',
  member: `replace(r.member_id::text, '${noMember}', '')`,
};

export interface Wish {
  accountId: string;
  period: Period;
  groupBy: Grouping | null;
}

/** Whole numbers cross over as text: PostgreSQL would turn each into text and back to make a double of it. */
const counters = {
  n: 'events',
  requests: 'requests',
  input: 'input_tokens',
  inputCacheRead: 'input_cache_read_tokens',
  inputCacheWrite: 'input_cache_write_tokens',
  output: 'output_tokens',
  outputReasoning: 'output_reasoning_tokens',
  energyNwh: 'energy_nwh',
  carbonUseNg: 'carbon_use_ng',
  carbonEmbodiedNg: 'carbon_embodied_ng',
  carbonMarketNg: 'carbon_market_ng',
  waterOnsiteNl: 'water_onsite_nl',
  waterOffsiteNl: 'water_offsite_nl',
} as const;
type Counter = keyof typeof counters;

interface Stored extends Record<Counter, string | null> {
  key: string;
  classKey: string;
  factorSet: string;
  grade: Grade;
  q: number;
  i: number;
  /** As `array_send` writes it. */
  v: Buffer;
}

/** Days as they are kept: adding rows of which nearly each is a group of its own costs more than all the rest. */
const byDay = `
  SELECT ${keys.day} AS key, c.class_key AS "classKey", c.factor_set AS "factorSet", r.grade,
         ${Object.entries(counters)
           .map(([name, column]) => `r.${column} AS "${name}"`)
           .join(', ')}, r.q, r.i, array_send(r.v) AS v
    FROM (SELECT *, day AS period FROM usage_day) r JOIN usage_class c ON c.class_no = r.class_no
   WHERE r.account_id = $1 AND r.period BETWEEN $2::date AND $3::date
   ORDER BY r.period, r.class_no, r.source_no, r.grade, r.member_id`;

const kept = [
  'account_id',
  'member_id',
  'class_no',
  'source_no',
  'grade',
  ...Object.values(counters),
  'q',
  'i',
  'v',
].join(', ');

/** Whole months as months, the days at both ends as days. */
const periods = `(
  SELECT ${kept}, month AS period FROM usage_month WHERE account_id = $1 AND month BETWEEN $4::date AND $5::date
  UNION ALL
  SELECT ${kept}, day FROM usage_day
   WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date AND NOT coalesce(day BETWEEN $4::date AND $5::date, false))`;

const grouped = (groupBy: Exclude<Grouping, 'day'> | null) => `
  SELECT ${groupBy === null ? `''` : keys[groupBy]} AS key, c.class_key AS "classKey", c.factor_set AS "factorSet", r.grade,
         ${Object.entries(counters)
           .map(([name, column]) => `sum(r.${column}) AS "${name}"`)
           .join(', ')},
         sum(r.q) AS q, sum(r.i) AS i, array_send(ARRAY[${LOADING_SLOTS.map((_, slot) => `sum(r.v[${slot + 1}])`).join(', ')}]) AS v
    FROM ${periods} r JOIN usage_class c ON c.class_no = r.class_no
         ${groupBy === 'source' ? 'JOIN usage_source s ON s.account_id = r.account_id AND s.source_no = r.source_no' : ''}
   GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

/** Rows of which each has one group, class and grade. Doubles are exact to 2^53, and to 16 digits beyond. */
export async function readSums(tx: Tx, { accountId, period, groupBy }: Wish): Promise<SumRow[]> {
  const { from, to } = period;
  if (groupBy === 'day') return (await tx.query<Stored>(byDay, [accountId, from, to])).map(sumRow);
  const months = wholeMonthsIn(period);
  const ends = [from, to, months?.from ?? null, months?.to ?? null];
  return (await tx.query<Stored>(grouped(groupBy), [accountId, ...ends])).map(sumRow);
}

function sumRow(row: Stored): SumRow {
  return {
    key: row.key,
    classKey: row.classKey,
    factorSet: row.factorSet,
    grade: row.grade,
    n: Number(row.n),
    requests: known(row.requests),
    tokens: {
      input: known(row.input),
      inputCacheRead: known(row.inputCacheRead),
      inputCacheWrite: known(row.inputCacheWrite),
      output: known(row.output),
      outputReasoning: known(row.outputReasoning),
    },
    energyNwh: Number(row.energyNwh),
    carbonUseNg: Number(row.carbonUseNg),
    carbonEmbodiedNg: Number(row.carbonEmbodiedNg),
    carbonMarketNg: known(row.carbonMarketNg),
    waterOnsiteNl: Number(row.waterOnsiteNl),
    waterOffsiteNl: Number(row.waterOffsiteNl),
    q: row.q,
    i: row.i,
    v: loadingsOf(row.v),
  };
}

const known = (text: string | null): number | null => (text === null ? null : Number(text));

/** Header of one dimension, then for each number its length and its eight bytes. */
function loadingsOf(sent: Buffer): Float64Array {
  const loadings = new Float64Array(LOADING_SLOTS.length);
  for (let slot = 0; slot < loadings.length; slot += 1) loadings[slot] = sent.readDoubleBE(24 + slot * 12);
  return loadings;
}

type StoredSourceDay = Omit<SourceDay, 'events' | 'requests' | 'carbonG'> & {
  events: string;
  requests: string | null;
  carbonNg: string;
};

export async function readSourceDays(tx: Tx, accountId: string, { from, to }: Period): Promise<SourceDay[]> {
  const rows = await tx.query<StoredSourceDay>(
    `SELECT s.kind AS source, d.day::text AS day, d.events, d.requests, d.grade, d.carbon_ng AS "carbonNg"
       FROM (SELECT source_no, day, sum(events) AS events, sum(requests) AS requests, max(grade) AS grade,
                    sum(carbon_use_ng + carbon_embodied_ng) AS carbon_ng
               FROM usage_day WHERE account_id = $1 AND day BETWEEN $2 AND $3 GROUP BY 1, 2) d
       JOIN usage_source s ON s.account_id = $1 AND s.source_no = d.source_no
      ORDER BY 1, 2`,
    [accountId, from, to],
  );
  return rows.map(({ source, day, events, requests, grade, carbonNg }) => ({
    source,
    day,
    events: Number(events),
    requests: known(requests),
    grade,
    carbonG: Number(carbonNg) / 1e9,
  }));
}

export async function countDays(tx: Tx, accountId: string, { from, to }: Period): Promise<number> {
  const [count] = await tx.query<{ days: number }>(
    'SELECT count(DISTINCT day)::int AS days FROM usage_day WHERE account_id = $1 AND day BETWEEN $2 AND $3',
    [accountId, from, to],
  );
  return count?.days ?? 0;
}

/**
 * The state of an account's sums: how many days there are, and which transactions wrote them. Whatever is written comes
 * from a later transaction and raises the largest or the sum; what is only taken away lowers the count.
 */
export async function readState(tx: Tx, accountId: string): Promise<string> {
  const [state] = await tx.query<{ state: string }>(
    `SELECT concat_ws(' ', count(*), max(xmin::text::bigint), sum(xmin::text::bigint)) AS state FROM usage_day WHERE account_id = $1`,
    [accountId],
  );
  return state?.state ?? '';
}
