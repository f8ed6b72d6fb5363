import { foreignKeysAcrossAccounts, rolesWithTooMuch, tablesWithoutIsolation } from './tenancy.js';

/** A sentence that holds at every instant, and the query whose rows are its violations. */
export interface Invariant {
  id: string;
  statement: string;
  sql: string;
  /** For what SQL cannot tell: the rows are candidates, and this says what is wrong with one of them, or null. */
  faultOf?(row: object): object | null;
}

export interface Verdict {
  id: string;
  statement: string;
  holds: boolean;
  violations: number;
  /** The first few violating rows, or the error of a query that could not run. */
  examples: readonly unknown[];
  milliseconds: number;
}

export function platformInvariants(tablesWithoutAccount: Readonly<Record<string, string>>): Invariant[] {
  const exceptions = Object.keys(tablesWithoutAccount)
    .map((name) => `'${name.replaceAll("'", "''")}'`)
    .join(', ');
  return [
    {
      id: 'I-T1',
      statement: 'every table isolates accounts or stands on the short list',
      sql: `SELECT * FROM (${tablesWithoutIsolation}) t WHERE table_name NOT IN (${exceptions || `''`})`,
    },
    { id: 'I-T2', statement: 'no foreign key crosses accounts', sql: foreignKeysAcrossAccounts },
    { id: 'I-T3', statement: 'roles that log in own nothing and bypass nothing', sql: rolesWithTooMuch },
    {
      id: 'I-O1',
      statement: 'no announcement waits longer than five minutes',
      sql: `SELECT id, event, created_at FROM outbox WHERE created_at < clock_timestamp() - interval '5 minutes'`,
    },
  ];
}
