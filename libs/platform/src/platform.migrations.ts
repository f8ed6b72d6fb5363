import type { Migration } from './migrate.store.js';

/** The tables of this room hold no account's data; `tablesWithoutAccount` says why each may exist. */
export const platformMigrations: Migration[] = [
  {
    name: '20261124-01-platform-ids',
    async up(sql) {
      // Built into PostgreSQL 18; older servers of a Citus cluster get the same function under the same name.
      const [server] = await sql.query<{ version: number }>(
        `SELECT current_setting('server_version_num')::int AS version`,
      );
      if ((server?.version ?? 0) >= 180_000) return;
      await sql.run(`CREATE OR REPLACE FUNCTION public.uuidv7() RETURNS uuid LANGUAGE sql VOLATILE AS $$
        SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid $$`);
    },
  },
  {
    name: '20261124-02-platform-outbox',
    async up(sql) {
      await sql.run(`CREATE TABLE outbox (
        id uuid PRIMARY KEY,
        event text NOT NULL CHECK (length(event) BETWEEN 1 AND 100),
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
      // UPDATE is for FOR UPDATE alone: an announcement never changes.
      await sql.grant('outbox', { appRw: 'SELECT, INSERT, UPDATE, DELETE', appIngest: 'INSERT', appRead: 'SELECT' });
    },
  },
  {
    name: '20261124-03-platform-rate-limits',
    async up(sql) {
      // Unlogged: after a crash everybody starts with a full bucket, which harms nobody. The columns are those of rate-limiter-flexible.
      await sql.run(
        `CREATE UNLOGGED TABLE rate_limit (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`,
      );
      await sql.run('CREATE INDEX rate_limit_expire ON rate_limit (expire)');
      await sql.grant('rate_limit', { appRw: 'SELECT, INSERT, UPDATE, DELETE' });
    },
  },
];
