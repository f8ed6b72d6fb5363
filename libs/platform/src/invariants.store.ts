import pg from 'pg';
import type { Invariant, Verdict } from './invariants.js';

/** Runs all queries on one snapshot. The login must see every account, or each invariant would hold by seeing nothing. */
export async function runInvariants(adminUrl: string, invariants: readonly Invariant[]): Promise<Verdict[]> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'promptprint-invariants' });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query(
      'SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)',
    );
    if (rowCount !== 1) throw new Error('invariants need a login that row-level security does not bind');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const verdicts: Verdict[] = [];
    for (const invariant of invariants) verdicts.push(await judge(client, invariant));
    await client.query('ROLLBACK');
    return verdicts;
  } finally {
    await client.end();
  }
}

async function judge(client: pg.Client, { id, statement, sql, faultOf }: Invariant): Promise<Verdict> {
  const began = performance.now();
  const seen = { id, statement };
  await client.query('SAVEPOINT one');
  try {
    const { rows: found } = await client.query<object & pg.QueryResultRow>(sql);
    const rows = faultOf ? found.flatMap((row) => faultOf(row) ?? []) : found;
    return {
      ...seen,
      holds: rows.length === 0,
      violations: rows.length,
      examples: rows.slice(0, 5),
      milliseconds: Math.round(performance.now() - began),
    };
  } catch (error) {
    await client.query('ROLLBACK TO SAVEPOINT one');
    return {
      ...seen,
      holds: false,
      violations: 1,
      examples: [String(error)],
      milliseconds: Math.round(performance.now() - began),
    };
  }
}
