import pg from 'pg';

export interface Grants {
  appRw?: string;
  appRead?: string;
  appIngest?: string;
}

/** What a migration may do; the Citus steps do nothing on plain PostgreSQL, so one list of migrations serves both. */
export interface MigrationSql {
  readonly isCitus: boolean;
  run(statement: string): Promise<void>;
  query<Row = Record<string, unknown>>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Spreads a tenant table over the cluster by `account_id`, beside the other tables of the same account. */
  distribute(table: string): Promise<void>;
  /** Copies a small table to every node. */
  reference(table: string): Promise<void>;
  /** Row-level security, enabled and forced: a row is visible only inside its own account. */
  isolate(table: string): Promise<void>;
  /** A forced policy with a condition of its own, for one role or for all. */
  policy(table: string, options: { name: string; to?: string; using: string }): Promise<void>;
  /** Names every right of every role on the table; what is not named is not allowed. */
  grant(table: string, grants: Grants): Promise<void>;
}

export async function openMigrationSql(client: pg.Client): Promise<MigrationSql> {
  const { rowCount } = await client.query(`SELECT 1 FROM pg_extension WHERE extname = 'citus'`);
  const isCitus = rowCount === 1;
  const id = pg.escapeIdentifier;
  const run = async (statement: string) => {
    await client.query(statement);
  };
  const policy: MigrationSql['policy'] = async (table, { name, to = 'PUBLIC', using }) => {
    await run(`ALTER TABLE ${id(table)} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
    await run(`CREATE POLICY ${id(name)} ON ${id(table)} TO ${to} USING (${using}) WITH CHECK (${using})`);
  };
  return {
    isCitus,
    run,
    policy,
    async query<Row>(statement: string, parameters: readonly unknown[] = []) {
      const { rows } = await client.query<Row & pg.QueryResultRow>(statement, [...parameters]);
      return rows;
    },
    async distribute(table) {
      if (!isCitus) return;
      const isFirst = table === 'account';
      await client.query(`SELECT create_distributed_table($1, $2${isFirst ? '' : `, colocate_with => 'account'`})`, [
        table,
        isFirst ? 'id' : 'account_id',
      ]);
    },
    async reference(table) {
      if (isCitus) await client.query('SELECT create_reference_table($1)', [table]);
    },
    // nullif: after its first transaction a pooled connection holds '' instead of nothing.
    isolate: (table) =>
      policy(table, {
        name: `${table}_of_account`,
        using: `account_id = nullif(current_setting('app.account_id', true), '')::uuid`,
      }),
    async grant(table, { appRw, appRead, appIngest }) {
      await run(`REVOKE ALL ON ${id(table)} FROM PUBLIC, app_rw, app_read, app_ingest`);
      for (const [role, rights] of [
        ['app_rw', appRw],
        ['app_read', appRead],
        ['app_ingest', appIngest],
      ] as const) {
        if (rights) await run(`GRANT ${rights} ON ${id(table)} TO ${role}`);
      }
    },
  };
}
