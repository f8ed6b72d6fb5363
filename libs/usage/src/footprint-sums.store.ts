import type { Grade } from '@promptprint/kernel';
import { LOADING_SLOTS } from '@promptprint/emissions';
import { doublesOf, numericsOf, type Tx } from '@promptprint/platform';
import type { Grouping, SourceDay } from './footprint.js';
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

/** The days of one class, source and grade. */
interface StoredDays {
  classKey: string;
  factorSet: string;
  source: string;
  grade: Grade;
  /** Of each day its counters, in the order of `counters`, as `array_send` writes them. */
  counts: Buffer;
  /** Of each day its place in the period, `q`, `i` and `v`, in the same way. */
  doubles: Buffer;
}

const counterNames = Object.keys(counters) as Counter[];
const placeOf = Object.fromEntries(counterNames.map((name, at) => [name, at])) as Readonly<Record<Counter, number>>;
const columns = Object.values(counters);

/**
 * Days as they are kept: adding rows of which nearly each is a group of its own costs more than all the rest, and so
 * does a value for each number of each day.
 */
const byDay = `
  SELECT c.class_key AS "classKey", c.factor_set AS "factorSet", s.kind AS source, r.grade, r.counts, r.doubles
    FROM (SELECT class_no, source_no, grade, array_send(array_agg(ARRAY[${columns.join(', ')}]::numeric[])) AS counts,
                 array_send(array_agg(ARRAY[day - $2::date, q, i]::double precision[] || v)) AS doubles
            FROM usage_day WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date GROUP BY 1, 2, 3) r
    JOIN usage_class c ON c.class_no = r.class_no
    JOIN usage_source s ON s.account_id = $1 AND s.source_no = r.source_no
   ORDER BY c.class_key COLLATE "C", r.source_no, r.grade`;

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

/** What the entries of one source, class and grade add up to on one day. */
export interface DayRow extends SumRow {
  source: string;
}

/**
 * The days of a period in their order, some months at a time: the database reads those that follow while these are
 * reckoned with.
 */
export async function* readDays(tx: Tx, { accountId, period }: Omit<Wish, 'groupBy'>): AsyncGenerator<DayRow[]> {
  const parts = partsOf(period);
  const read = ({ from, to }: Period) => tx.prepared<StoredDays>('footprint-days', byDay, [accountId, from, to]);
  let reading = read(parts[0] ?? period);
  try {
    for (const [at, part] of parts.entries()) {
      const stored = await reading;
      const next = parts[at + 1];
      if (next) reading = read(next);
      yield rowsOf(stored, part);
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

function rowsOf(all: readonly StoredDays[], period: Period): DayRow[] {
  const days = Array.from({ length: daysIn(period) }, (_, at) => ({
    key: addDays(period.from, at),
    rows: [] as DayRow[],
  }));
  for (const stored of all) unpack(stored, days);
  return days.flatMap(({ rows }) => rows);
}

const slots = LOADING_SLOTS.length;
const doublesBeforeV = 3;

function unpack(stored: StoredDays, days: readonly { key: string; rows: DayRow[] }[]): void {
  const { classKey, factorSet, source, grade } = stored;
  const counts = numericsOf(stored.counts);
  const doubles = doublesOf(stored.doubles);
  for (let at = 0; at * columns.length < counts.length; at += 1) {
    const double = at * (doublesBeforeV + slots);
    const { key = '', rows } = days[doubles[double] ?? 0] ?? {};
    const v = doubles.subarray(double + doublesBeforeV, double + doublesBeforeV + slots);
    const sums = { q: doubles[double + 1] ?? 0, i: doubles[double + 2] ?? 0, v };
    const count = (name: Counter) => counts[at * columns.length + placeOf[name]] ?? 0;
    const row = sumRow({ key, classKey, factorSet, grade }, count, sums);
    rows?.push(Object.assign(row, { source }));
  }
}

/** Rows of which each has one group, class and grade. Doubles are exact to 2^53, and to 16 digits beyond. */
export async function readSums(tx: Tx, { accountId, period, groupBy }: Wish): Promise<SumRow[]> {
  const { from, to } = period;
  const months = wholeMonthsIn(period);
  const ends = [from, to, months?.from ?? null, months?.to ?? null];
  const stored = await tx.prepared<Stored>(`footprint-by-${groupBy ?? 'all'}`, grouped(groupBy), [accountId, ...ends]);
  return stored.map((row) =>
    sumRow(row, (name) => (row[name] === null ? Number.NaN : Number(row[name])), {
      q: row.q,
      i: row.i,
      v: doublesOf(row.v),
    }),
  );
}

function sumRow(
  { key, classKey, factorSet, grade }: Pick<SumRow, 'key' | 'classKey' | 'factorSet' | 'grade'>,
  read: (name: Counter) => number,
  { q, i, v }: Pick<SumRow, 'q' | 'i' | 'v'>,
): SumRow {
  return {
    key,
    classKey,
    factorSet,
    grade,
    n: read('n'),
    requests: known(read('requests')),
    tokens: {
      input: known(read('input')),
      inputCacheRead: known(read('inputCacheRead')),
      inputCacheWrite: known(read('inputCacheWrite')),
      output: known(read('output')),
      outputReasoning: known(read('outputReasoning')),
    },
    energyNwh: read('energyNwh'),
    carbonUseNg: read('carbonUseNg'),
    carbonEmbodiedNg: read('carbonEmbodiedNg'),
    carbonMarketNg: known(read('carbonMarketNg')),
    waterOnsiteNl: read('waterOnsiteNl'),
    waterOffsiteNl: read('waterOffsiteNl'),
    q,
    i,
    v,
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
