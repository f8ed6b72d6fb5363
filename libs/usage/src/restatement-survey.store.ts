import { DomainError } from '@promptprint/kernel';
import { sqlState } from '@promptprint/platform';
import pg from 'pg';
import { localDay } from './local-day.js';
import type { Period } from './period.js';

/** An account with events of other factor sets than the one wished. */
export interface AccountToRestate {
  accountId: string;
  /** Counted events of the period, all of which are computed again. */
  events: number;
  /** Whether it was told of a restatement of these days under that set before. */
  isTold: boolean;
}

const undefinedTable = '42P01';

/** Every account that has something to restate, in the order of ids. For operators: it looks past row-level security. */
export async function accountsToRestate(
  adminUrl: string,
  { toSet, period }: { toSet: string; period: Period | null },
): Promise<AccountToRestate[]> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'promptprint-restate' });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Omit<AccountToRestate, 'events'> & { events: string }>(
      `SELECT a.account_id AS "accountId", a.events,
              EXISTS (SELECT FROM usage_restatement r WHERE r.account_id = a.account_id AND r.to_set = $1 AND r.state <> 'computing'
                         AND ($2::date IS NULL OR (r.from_day <= $2::date AND r.to_day >= $3::date))) AS "isTold"
         FROM (SELECT e.account_id, count(*) AS events
                 FROM usage_event e JOIN usage_calendar k ON k.account_id = e.account_id JOIN usage_class c ON c.class_no = e.class_no
                WHERE e.is_counted
                  AND ($2::date IS NULL OR ${localDay('e', 'k.zone')} BETWEEN $2::date AND $3::date)
                GROUP BY 1 HAVING bool_or(c.factor_set <> $1)) a
        ORDER BY 1`,
      [toSet, period?.from ?? null, period?.to ?? null],
    );
    return rows.map((row) => ({ ...row, events: Number(row.events) }));
  } catch (error) {
    if (sqlState(error) === undefinedTable) throw new DomainError('conflict', 'not-migrated');
    throw error;
  } finally {
    await client.end();
  }
}
