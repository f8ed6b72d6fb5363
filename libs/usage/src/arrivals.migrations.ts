import type { Migration, MigrationSql } from '@promptprint/platform';

async function ofAccountAndIngest(sql: MigrationSql, table: string): Promise<void> {
  await sql.distribute(table);
  await sql.isolate(table);
  await sql.policy(table, { name: `${table}_of_ingest`, to: 'app_ingest', using: 'true' });
  await sql.grant(table, {
    appRw: 'SELECT, INSERT, UPDATE, DELETE',
    appRead: 'SELECT',
    appIngest: 'SELECT, INSERT, UPDATE',
  });
}

/** What arrived from each source and what became of it. */
export const arrivalsMigrations: Migration[] = [
  {
    name: '20261127-43-usage-arrivals',
    async up(sql) {
      await sql.run(`CREATE TABLE usage_arrivals (
        account_id uuid NOT NULL, source_no smallint NOT NULL, received bigint NOT NULL, recorded bigint NOT NULL,
        duplicates bigint NOT NULL, conflicts bigint NOT NULL, refused bigint NOT NULL,
        last_at timestamptz NOT NULL, last_stamp timestamptz NOT NULL,
        CONSTRAINT usage_arrivals_pkey PRIMARY KEY (account_id, source_no),
        CONSTRAINT usage_arrivals_counts CHECK (recorded + duplicates + conflicts + refused = received))`);
      await sql.run(
        `COMMENT ON COLUMN usage_arrivals.last_stamp IS 'the last batch counted: one whose COMMIT went unanswered is not counted twice'`,
      );
      await ofAccountAndIngest(sql, 'usage_arrivals');
      // What was told again before this table was there is not known any more.
      await sql.run(`INSERT INTO usage_arrivals
        SELECT account_id, source_no, count(*), count(*), 0, 0, 0, max(received_at), max(received_at)
          FROM usage_event GROUP BY account_id, source_no`);
    },
  },
  {
    name: '20261127-44-usage-conflicts',
    async up(sql) {
      await sql.run(`CREATE TABLE usage_conflict (
        account_id uuid NOT NULL, dedupe_key bytea NOT NULL, source_no smallint NOT NULL, fingerprint bigint NOT NULL,
        arrived jsonb NOT NULL, arrived_at timestamptz NOT NULL, choice text, decided_at timestamptz,
        CONSTRAINT usage_conflict_pkey PRIMARY KEY (account_id, dedupe_key),
        CONSTRAINT usage_conflict_choice CHECK (choice IN ('stored', 'arrived')),
        CONSTRAINT usage_conflict_decided CHECK ((choice IS NULL) = (decided_at IS NULL)))`);
      await sql.run(
        `COMMENT ON COLUMN usage_conflict.arrived IS 'what came last under the key of a stored event and differs from it, by columns of usage_event'`,
      );
      await ofAccountAndIngest(sql, 'usage_conflict');
    },
  },
];
