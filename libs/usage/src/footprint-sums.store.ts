import type { Grade } from '@promptprint/kernel';
import { LOADING_SLOTS } from '@promptprint/emissions';
import { doublesOf, numericsOf, packedDoubles, packedNumerics, type Tx } from '@promptprint/platform';
import type { Grouping } from './footprint.js';
import type { SourceDay } from './source-day.js';
import { addDays, daysIn, type Period, wholeMonthsIn } from './period.js';
import { noMember } from './rollup-columns.js';
import type { SumRow } from './totals.js';

const keys: Readonly<Record<Exclude<Grouping, 'day'>, string>> = {
  month: `to_char(r.period, 'YYYY-MM')`,
  model: `coalesce(c.model_id, '')`,
  source: 's.kind',
  member: `replace(r.member_id::text, '${noMember}', '')`,
};

export interface Wish {
  accountId: string;
  period: Period;
  groupBy: Exclude<Grouping, 'day'> | null;
}

/** In this order they cross over; sums of whole numbers are numerics. */
const counters = [
  'events',
  'requests',
  'input_tokens',
  'input_cache_read_tokens',
  'input_cache_write_tokens',
  'output_tokens',
  'output_reasoning_tokens',
  'energy_nwh',
  'carbon_use_ng',
  'carbon_embodied_ng',
  'carbon_market_ng',
  'water_onsite_nl',
  'water_offsite_nl',
] as const;

/** One class, edition and grade; its numbers packed. */
interface Stored {
  classKey: string;
  factorSet: string;
  grade: Grade;
  /** `counters`, once or for each day. */
  counts: string;
  /** `q`, `i` and `v`; of days each after the place of the day in the period. */
  doubles: string;
}

type StoredDays = Stored & { source: string };

/**
 * Days as they are kept: adding rows of which nearly each is a group of its own costs more than all the rest, and so
 * does a value for each number of each day.
 */
const byDay = `
  SELECT c.class_key AS "classKey", c.factor_set AS "factorSet", s.kind AS source, r.grade, r.counts, r.doubles
    FROM (SELECT class_no, source_no, grade, ${packedNumerics(`array_agg(ARRAY[${counters.join(', ')}]::numeric[])`)} AS counts,
                 ${packedDoubles('array_agg(ARRAY[day - $2::date, q, i]::double precision[] || v)')} AS doubles
            FROM usage_day WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date GROUP BY 1, 2, 3) r
    JOIN usage_class c ON c.class_no = r.class_no
    JOIN usage_source s ON s.account_id = $1 AND s.source_no = r.source_no
   ORDER BY c.class_key COLLATE "C", r.source_no, r.grade`;

const kept = ['account_id', 'member_id', 'class_no', 'source_no', 'grade', ...counters, 'q', 'i', 'v'].join(', ');

/** Whole months as months, the days at both ends as days. */
const periods = `(
  SELECT ${kept}, month AS period FROM usage_month WHERE account_id = $1 AND month BETWEEN $4::date AND $5::date
  UNION ALL
  SELECT ${kept}, day FROM usage_day
   WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date AND NOT coalesce(day BETWEEN $4::date AND $5::date, false))`;

const grouped = (groupBy: Exclude<Grouping, 'day'> | null) => `
  SELECT ${groupBy === null ? `''` : keys[groupBy]} AS key, c.class_key AS "classKey", c.factor_set AS "factorSet", r.grade,
         ${packedNumerics(`ARRAY[${counters.map((column) => `sum(r.${column})`).join(', ')}]`)} AS counts,
         ${packedDoubles(`ARRAY[sum(r.q), sum(r.i), ${LOADING_SLOTS.map((_, slot) => `sum(r.v[${slot + 1}])`).join(', ')}]`)} AS doubles
    FROM ${periods} r JOIN usage_class c ON c.class_no = r.class_no
         ${groupBy === 'source' ? 'JOIN usage_source s ON s.account_id = r.account_id AND s.source_no = r.source_no' : ''}
   GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

/** What the entries of one source, class and grade add up to on one day. */
export interface DayRow extends SumRow {
  source: string;
}

/**
 * The days of a period in their order, some months at a time: the database reads those that follow while these are
 * reckoned with.
 */
export async function* readDays(tx: Tx, { accountId, period }: Omit<Wish, 'groupBy'>): AsyncGenerator<DaysPart> {
  const parts = partsOf(period);
  const read = ({ from, to }: Period) => tx.prepared<StoredDays>('footprint-days', byDay, [accountId, from, to]);
  let reading = read(parts[0] ?? period);
  try {
    for (const [at, part] of parts.entries()) {
      const stored = await reading;
      const next = parts[at + 1];
      if (next) reading = read(next);
      yield { ...daysOf(stored, part), isLast: next === undefined };
    }
  } finally {
    // Whoever stops early leaves a query behind, and the transaction ends after it.
    await Promise.allSettled([reading]);
  }
}

const daysAtOnce = 92;

function partsOf({ from, to }: Period): Period[] {
  const parts: Period[] = [];
  for (let first = from; first <= to; first = addDays(first, daysAtOnce)) {
    const last = addDays(first, daysAtOnce - 1);
    parts.push({ from: first, to: last < to ? last : to });
  }
  return parts;
}

/** Some months, by day and as a whole: what all days of a class have in common is added before it becomes objects. */
export interface DaysPart {
  rows: DayRow[];
  sums: SumRow[];
  isLast: boolean;
}

function daysOf(all: readonly StoredDays[], period: Period): Omit<DaysPart, 'isLast'> {
  const days = Array.from({ length: daysIn(period) }, (_, at) => ({
    key: addDays(period.from, at),
    rows: [] as DayRow[],
  }));
  const sums = all.map((stored) => unpack(stored, days));
  return { rows: days.flatMap(({ rows }) => rows), sums };
}

const slots = LOADING_SLOTS.length;
/** The place of the day, `q` and `i` stand before `v`. */
const width = 3 + slots;

/** Puts the days where they belong; answers what they add up to. */
function unpack(stored: StoredDays, days: readonly { key: string; rows: DayRow[] }[]): SumRow {
  const { source, classKey, factorSet, grade } = stored;
  const counts = numericsOf(stored.counts);
  const doubles = doublesOf(stored.doubles);
  for (let at = 0; at * width < doubles.length; at += 1) {
    const { key = '', rows } = days[doubles[at * width] ?? 0] ?? {};
    const row = sumRow(
      { key, classKey, factorSet, grade },
      counts,
      at * counters.length,
      doubles.subarray(at * width + 1, (at + 1) * width),
    );
    rows?.push(Object.assign(row, { source }));
  }
  return sumRow(
    { key: '', classKey, factorSet, grade },
    addedUp(counts, counters.length),
    0,
    addedUp(doubles, width).subarray(1),
  );
}

/** The sum of records of so many numbers; what no record knows stays unknown. */
function addedUp(records: Float64Array, length: number): Float64Array {
  const sum = new Float64Array(length).fill(Number.NaN);
  // By number: an iterator makes an array for each of tens of thousands of values.
  for (let at = 0; at < records.length; at += 1) {
    const place = at % length;
    const value = records[at] ?? 0;
    const before = sum[place] ?? 0;
    if (!Number.isNaN(value)) sum[place] = Number.isNaN(before) ? value : before + value;
  }
  return sum;
}

/** Rows of which each has one group, class and grade. Doubles are exact to 2^53, and to 16 digits beyond. */
export async function readSums(tx: Tx, { accountId, period, groupBy }: Wish): Promise<SumRow[]> {
  const { from, to } = period;
  const months = wholeMonthsIn(period);
  const parameters = [accountId, from, to, months?.from ?? null, months?.to ?? null];
  const name = `footprint-by-${groupBy ?? 'all'}`;
  const stored = await tx.prepared<Stored & { key: string }>(name, grouped(groupBy), parameters);
  return stored.map((row) => sumRow(row, numericsOf(row.counts), 0, doublesOf(row.doubles)));
}

type OfRow = Pick<SumRow, 'key' | 'classKey' | 'factorSet' | 'grade'>;

/** `counts` holds the counters of the row from `first` on; `doubles` its `q`, `i` and `v`. */
function sumRow(
  { key, classKey, factorSet, grade }: OfRow,
  counts: Float64Array,
  ...[first, doubles]: [number, Float64Array]
): SumRow {
  const count = (place: number) => counts[first + place] ?? 0;
  return {
    key,
    classKey,
    factorSet,
    grade,
    n: count(0),
    requests: known(count(1)),
    tokens: {
      input: known(count(2)),
      inputCacheRead: known(count(3)),
      inputCacheWrite: known(count(4)),
      output: known(count(5)),
      outputReasoning: known(count(6)),
    },
    energyNwh: count(7),
    carbonUseNg: count(8),
    carbonEmbodiedNg: count(9),
    carbonMarketNg: known(count(10)),
    waterOnsiteNl: count(11),
    waterOffsiteNl: count(12),
    q: doubles[0] ?? 0,
    i: doubles[1] ?? 0,
    v: doubles.subarray(2),
  };
}

/** Nobody told: neither a number nor zero. */
const known = (count: number): number | null => (Number.isNaN(count) ? null : count);

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
    requests: requests === null ? null : Number(requests),
    grade,
    carbonG: Number(carbonNg) / 1e9,
  }));
}

export async function countDays(tx: Tx, accountId: string, { from, to }: Period): Promise<number> {
  const [count] = await tx.prepared<{ days: number }>(
    'footprint-count-days',
    'SELECT count(DISTINCT day)::int AS days FROM usage_day WHERE account_id = $1 AND day BETWEEN $2 AND $3',
    [accountId, from, to],
  );
  return count?.days ?? 0;
}
