import { wholeNumber, type Tx } from '@promptprint/platform';
import type { Arrivals, SourceArrivals } from './arrivals.js';
import { microsecondsText } from './usage-row.js';

const counters = [
  'received',
  'recorded',
  'duplicates',
  'conflicts',
  'refused',
] as const satisfies readonly (keyof Arrivals)[];

const countSql = `
  INSERT INTO usage_arrivals AS a (account_id, source_no, ${counters.join(', ')}, last_at, last_stamp)
  SELECT "accountId", "sourceNo", ${counters.join(', ')}, $1::timestamptz, $1::timestamptz
    FROM json_to_recordset($2::json) AS s("accountId" uuid, "sourceNo" smallint, ${counters.map((name) => `${name} bigint`).join(', ')})
   ORDER BY 1, 2
  ON CONFLICT (account_id, source_no) DO UPDATE
    SET ${counters.map((name) => `${name} = a.${name} + excluded.${name}`).join(', ')},
        last_at = greatest(a.last_at, excluded.last_at), last_stamp = excluded.last_stamp
  WHERE a.last_stamp IS DISTINCT FROM excluded.last_stamp`;

/** In the transaction of the rows themselves; once for each stamp. */
export async function countArrivals(tx: Tx, arrivals: readonly SourceArrivals[], stamp: number): Promise<void> {
  if (arrivals.length > 0) await tx.query(countSql, [microsecondsText(stamp), JSON.stringify(arrivals)]);
}

/** What was counted as a conflict when it arrived and is none after all. */
export async function recountArrivals(
  tx: Tx,
  accountId: string,
  { sourceNo, recorded, duplicates }: { sourceNo: number; recorded: number; duplicates: number },
): Promise<void> {
  await tx.query(
    `UPDATE usage_arrivals SET conflicts = conflicts - $3 - $4, recorded = recorded + $3, duplicates = duplicates + $4
      WHERE account_id = $1 AND source_no = $2`,
    [accountId, sourceNo, recorded, duplicates],
  );
}

/** A source of an account: what arrived, and what of it counts now. */
export interface SourceState extends Arrivals {
  source: string;
  /** Null before anything arrived. */
  lastAt: Date | null;
  /** Entries that count, and the last day they count for. */
  counted: number;
  countedToday: number;
  lastDay: string | null;
  /** Conflicts nobody has decided on. */
  undecided: number;
}

type Numbers = keyof Arrivals | 'counted' | 'countedToday' | 'undecided';
type StateRow = Omit<SourceState, Numbers> & Record<Numbers, string>;

/** Every source of the account, the one that told something last first. `today` in the account's own zone. */
export async function listSourceStates(tx: Tx, accountId: string, today: string): Promise<SourceState[]> {
  const rows = await tx.query<StateRow>(
    `SELECT s.kind AS source, a.last_at AS "lastAt", d.last_day::text AS "lastDay",
            ${counters.map((name) => `coalesce(a.${name}, 0) AS ${name}`).join(', ')},
            coalesce(d.counted, 0) AS counted, coalesce(d.today, 0) AS "countedToday", coalesce(c.undecided, 0) AS undecided
       FROM usage_source s
       LEFT JOIN usage_arrivals a ON a.account_id = s.account_id AND a.source_no = s.source_no
       LEFT JOIN (SELECT source_no, sum(events) AS counted, sum(events) FILTER (WHERE day = $2::date) AS today, max(day) AS last_day
                    FROM usage_day WHERE account_id = $1 GROUP BY source_no) d ON d.source_no = s.source_no
       LEFT JOIN (SELECT source_no, count(*) AS undecided FROM usage_conflict
                   WHERE account_id = $1 AND choice IS NULL GROUP BY source_no) c ON c.source_no = s.source_no
      WHERE s.account_id = $1 ORDER BY a.last_at DESC NULLS LAST, s.kind`,
    [accountId, today],
  );
  return rows.map((row) => ({
    ...row,
    received: wholeNumber(row.received),
    recorded: wholeNumber(row.recorded),
    duplicates: wholeNumber(row.duplicates),
    conflicts: wholeNumber(row.conflicts),
    refused: wholeNumber(row.refused),
    counted: wholeNumber(row.counted),
    countedToday: wholeNumber(row.countedToday),
    undecided: wholeNumber(row.undecided),
  }));
}
