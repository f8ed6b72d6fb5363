import type { Invariant } from '@promptprint/platform';
import { LOADING_SLOTS } from '@promptprint/emissions';
import { localDay } from './local-day.js';
import { differenceOf, disorderOf } from './recomputed.js';
import { restatementInvariants } from './restatement-invariants.js';
import { noMember, sumsOf } from './rollup-columns.js';
import { storedColumns, storedTables } from './stored-event.js';
import { trialDays } from './trial.js';
import { sumsDiffer } from './sum-drift.js';

const dimensions = 'account_id, member_id, period, class_no, source_no, grade';
/** Rows of a roll-up that differ from the sums of what they are made of, or stand for nothing. */
function drift({ table, period, fresh }: { table: string; period: string; fresh: string }): string {
  return `
    SELECT ${dimensions}, r.events AS kept, f.events AS summed
      FROM (SELECT *, ${period} AS period FROM ${table}) r FULL JOIN (${fresh}) f USING (${dimensions})
     WHERE ${sumsDiffer} LIMIT 20`;
}

const days = `
  SELECT account_id, coalesce(member_id, '${noMember}') AS member_id, ${localDay('e', 'k.zone')} AS period,
         class_no, source_no, grade, ${sumsOf('count(*)')}
    FROM usage_event e JOIN usage_calendar k USING (account_id) WHERE is_counted GROUP BY 1, 2, 3, 4, 5, 6`;

const months = `
  SELECT account_id, member_id, date_trunc('month', day)::date AS period, class_no, source_no, grade, ${sumsOf('sum(events)')}
    FROM usage_day GROUP BY 1, 2, 3, 4, 5, 6`;

const figures = [
  'energy_nwh',
  'carbon_use_ng',
  'carbon_embodied_ng',
  'carbon_market_ng',
  'water_onsite_nl',
  'water_offsite_nl',
];

/** A thousand entries, others in each run. */
const sample = `SELECT ${storedColumns} FROM ${storedTables} ORDER BY random() LIMIT 1000`;

/** What holds of usage at every instant; I-E2 needs a list of what was acknowledged. */
export const usageInvariants: Invariant[] = [
  {
    id: 'I-E1',
    statement: 'an event is stored once for all time',
    sql: `SELECT account_id, dedupe_key FROM usage_event GROUP BY 1, 2 HAVING count(*) > 1 LIMIT 20`,
  },
  {
    id: 'I-E1-key',
    statement: 'a unique key without a time stands behind it',
    sql: `SELECT 1 WHERE NOT EXISTS (
            SELECT FROM pg_index x WHERE x.indrelid = 'usage_event'::regclass AND x.indisunique AND x.indisvalid
               AND (SELECT array_agg(a.attname::text ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey)) = ARRAY['account_id', 'dedupe_key'])`,
  },
  {
    id: 'I-E3',
    statement: 'recorded, duplicate, conflicting and refused events of an import are those it has seen',
    sql: `SELECT account_id, id FROM usage_import WHERE recorded + duplicates + conflicts + refused <> seen LIMIT 20`,
  },
  {
    id: 'I-E3-undone',
    statement: 'nothing of an undone import is left',
    sql: `SELECT e.account_id, e.import_id FROM usage_event e JOIN usage_import i ON i.account_id = e.account_id AND i.id = e.import_id
           WHERE i.state = 'undone' LIMIT 20`,
  },
  {
    id: 'I-E4',
    statement: 'figures are whole, finite and not negative',
    sql: `SELECT account_id, dedupe_key FROM usage_event
           WHERE least(${figures.join(', ')}) < 0 OR NOT (q >= 0 AND q < 'Infinity') OR NOT (i >= 0 AND i < 'Infinity')
              OR array_length(v, 1) IS DISTINCT FROM ${LOADING_SLOTS.length} OR array_position(v, NULL) IS NOT NULL
              OR 'NaN' = ANY (v) OR 'Infinity' = ANY (v) OR '-Infinity' = ANY (v) LIMIT 20`,
  },
  {
    id: 'I-E4-range',
    statement: 'the range of an entry is finite and in order: low, mid, high',
    sql: sample,
    faultOf: disorderOf,
  },
  {
    id: 'I-E5',
    statement: 'stored inputs and factors give the stored figures again',
    sql: sample,
    faultOf: differenceOf,
  },
  {
    id: 'I-E6',
    statement: 'an event lies between 2020 and a day after it was received',
    sql: `SELECT account_id, dedupe_key FROM usage_event
           WHERE occurred_at < '2020-01-01T00:00:00Z' OR occurred_at > received_at + interval '1 day' LIMIT 20`,
  },
  {
    id: 'I-E7',
    statement: 'a replaced entry and the one in its place know each other',
    sql: `SELECT e.account_id, e.dedupe_key FROM usage_event e
            LEFT JOIN usage_event n ON n.account_id = e.account_id AND n.dedupe_key = e.replaced_by
           WHERE e.replaced_by IS NOT NULL AND n.replaces IS DISTINCT FROM e.dedupe_key LIMIT 20`,
  },
  {
    id: 'I-E8',
    statement: 'what waits for a decision belongs to an entry that is there',
    sql: `SELECT x.account_id, x.dedupe_key FROM usage_conflict x
           WHERE NOT EXISTS (SELECT FROM usage_event e WHERE e.account_id = x.account_id AND e.dedupe_key = x.dedupe_key) LIMIT 20`,
  },
  {
    id: 'I-U1',
    statement: 'a day is the sum of its counted events',
    sql: drift({ table: 'usage_day', period: 'day', fresh: days }),
  },
  {
    id: 'I-U2',
    statement: 'a month is the sum of its days',
    sql: drift({ table: 'usage_month', period: 'month', fresh: months }),
  },
  {
    id: 'I-U3',
    statement: 'nothing of what was deleted is left in a sum: no row stands for no entry, or for an erased account',
    sql: `SELECT account_id, day AS period FROM usage_day WHERE events < 1
           UNION ALL SELECT account_id, month FROM usage_month WHERE events < 1
           UNION ALL SELECT r.account_id, r.day FROM usage_day r JOIN account a ON a.id = r.account_id WHERE a.erased_at IS NOT NULL
           UNION ALL SELECT e.account_id, e.occurred_at::date FROM usage_event e JOIN account a ON a.id = e.account_id
                      WHERE a.erased_at IS NOT NULL LIMIT 20`,
  },
  {
    id: 'I-U4',
    statement: 'whoever has entries has a calendar that says whose days they count for',
    sql: `SELECT DISTINCT account_id FROM usage_event e
           WHERE NOT EXISTS (SELECT FROM usage_calendar k WHERE k.account_id = e.account_id) LIMIT 20`,
  },
  {
    id: 'I-T1',
    statement: 'no day belongs to two trials of an account',
    sql: `SELECT a.account_id, a.id FROM usage_trial a JOIN usage_trial b ON b.account_id = a.account_id AND b.id > a.id
           WHERE abs(a.starts_on - b.starts_on) < ${trialDays} LIMIT 20`,
  },
  ...restatementInvariants,
];
