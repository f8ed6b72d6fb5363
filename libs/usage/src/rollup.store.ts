import type { Tx } from '@promptprint/platform';
import { localDay } from './local-day.js';
import { dayKey, monthKey, noMember, replacement, sumNames, sumsOf } from './rollup-columns.js';

/** A row of the day roll-up whose events have changed otherwise than by new ones. */
export interface Touched {
  memberId: string | null;
  day: string;
  classNo: number;
  sourceNo: number;
  grade: string;
}

export function touchedBy({ memberId, day, classNo, sourceNo, grade }: Touched): Touched {
  return { memberId, day, classNo, sourceNo, grade };
}

const touched = `json_to_recordset($2::json) AS t(member_id uuid, period date, class_no int, source_no smallint, grade text)`;
const names = sumNames.join(', ');

interface RollUp {
  table: 'usage_day' | 'usage_month';
  period: 'day' | 'month';
  /** Where its sums come from: rows with the same dimensions, the period under its own name. */
  fresh: string;
}

const days: RollUp = {
  table: 'usage_day',
  period: 'day',
  // A local day lies within a day of its UTC date.
  fresh: `SELECT coalesce(member_id, '${noMember}') AS member_id, ${localDay('e', 'k.zone')} AS period,
                 class_no, source_no, grade, ${sumsOf('count(*)')}
            FROM usage_event e JOIN usage_calendar k USING (account_id)
           WHERE e.account_id = $1 AND is_counted AND occurred_at >= ($3::date - 1)::timestamp AT TIME ZONE 'UTC'
             AND occurred_at < ($4::date + 2)::timestamp AT TIME ZONE 'UTC'
           GROUP BY 1, 2, 3, 4, 5`,
};

const months: RollUp = {
  table: 'usage_month',
  period: 'month',
  fresh: `SELECT member_id, date_trunc('month', day)::date AS period, class_no, source_no, grade, ${sumsOf('sum(events)')}
            FROM usage_day
           WHERE account_id = $1 AND day >= $3::date AND day < ($4::date + interval '1 month')::date
           GROUP BY 1, 2, 3, 4, 5`,
};

/**
 * Recomputes the days and months that changed. Each row is locked first, made if need be: whoever adds to it meanwhile
 * waits and adds afterwards, so nothing is counted twice and nothing is lost.
 */
export async function settleRollUps(tx: Tx, accountId: string, all: readonly Touched[]): Promise<void> {
  if (all.length === 0) return;
  const rows = all.map(({ memberId, day, classNo, sourceNo, grade }) => ({
    member_id: memberId ?? noMember,
    period: day,
    class_no: classNo,
    source_no: sourceNo,
    grade,
  }));
  await settle(tx, days, { accountId, rows });
  await settle(tx, months, {
    accountId,
    rows: rows.map((row) => ({ ...row, period: `${row.period.slice(0, 7)}-01` })),
  });
}

interface Settled {
  accountId: string;
  rows: readonly { period: string }[];
}

async function settle(tx: Tx, { table, period, fresh }: RollUp, { accountId, rows }: Settled): Promise<void> {
  const distinct = [...new Set(rows.map((row) => JSON.stringify(row)))];
  const keys = `[${distinct.join(',')}]`;
  const periods = rows.map((row) => row.period).toSorted();
  const range = [periods[0], periods.at(-1)];
  const matches = `r.account_id = $1 AND r.member_id = t.member_id AND r.${period} = t.period
    AND r.class_no = t.class_no AND r.source_no = t.source_no AND r.grade = t.grade`;
  await tx.query(
    `INSERT INTO ${table} (account_id, member_id, ${period}, class_no, source_no, grade, events, energy_nwh, carbon_use_ng,
                           carbon_embodied_ng, water_onsite_nl, water_offsite_nl, q, i, v)
     SELECT $1, member_id, period, class_no, source_no, grade, 0, 0, 0, 0, 0, 0, 0, 0, '{}' FROM ${touched}
      ORDER BY 2, 3, 4, 5, 6 ON CONFLICT DO NOTHING`,
    [accountId, keys],
  );
  await tx.query(
    `SELECT 1 FROM ${table} r JOIN ${touched} ON ${matches}
      ORDER BY r.member_id, r.${period}, r.class_no, r.source_no, r.grade FOR UPDATE OF r`,
    [accountId, keys],
  );
  await tx.query(
    `WITH fresh AS MATERIALIZED (
       SELECT f.* FROM (${fresh}) f JOIN ${touched} USING (member_id, period, class_no, source_no, grade)
     ), gone AS (
       DELETE FROM ${table} r USING ${touched}
        WHERE ${matches} AND NOT EXISTS (SELECT FROM fresh f
              WHERE f.member_id = t.member_id AND f.period = t.period AND f.class_no = t.class_no
                AND f.source_no = t.source_no AND f.grade = t.grade)
     )
     INSERT INTO ${table} (account_id, member_id, ${period}, class_no, source_no, grade, ${names})
     SELECT $1, member_id, period, class_no, source_no, grade, ${names} FROM fresh ORDER BY 2, 3, 4, 5, 6
     ON CONFLICT (account_id, member_id, ${period}, class_no, source_no, grade) DO UPDATE SET ${replacement}`,
    [accountId, keys, ...range],
  );
}

/** All days and months of an account, from its events. */
export async function rebuildRollUps(tx: Tx, accountId: string): Promise<void> {
  await tx.query('DELETE FROM usage_day WHERE account_id = $1', [accountId]);
  await tx.query('DELETE FROM usage_month WHERE account_id = $1', [accountId]);
  await tx.query(
    `INSERT INTO usage_day (${dayKey.join(', ')}, ${names})
     SELECT account_id, coalesce(member_id, '${noMember}'), ${localDay('e', 'k.zone')}, class_no, source_no, grade, ${sumsOf('count(*)')}
       FROM usage_event e JOIN usage_calendar k USING (account_id) WHERE account_id = $1 AND is_counted GROUP BY 1, 2, 3, 4, 5, 6`,
    [accountId],
  );
  await tx.query(
    `INSERT INTO usage_month (${monthKey.join(', ')}, ${names})
     SELECT account_id, date_trunc('month', day)::date, member_id, class_no, source_no, grade, ${sumsOf('sum(events)')}
       FROM usage_day WHERE account_id = $1 GROUP BY 1, 2, 3, 4, 5, 6`,
    [accountId],
  );
}
