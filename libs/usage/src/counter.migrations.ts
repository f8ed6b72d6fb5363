import type { Migration } from '@promptprint/platform';

export const counterMigrations: Migration[] = [
  {
    name: '20261127-40-usage-counters',
    async up(sql) {
      await sql.run(`CREATE TABLE usage_counter (
        account_id uuid NOT NULL, series bytea NOT NULL, start_ns double precision NOT NULL,
        time_ns double precision NOT NULL, tokens bigint NOT NULL, requests bigint, told_at timestamptz NOT NULL,
        CONSTRAINT usage_counter_pkey PRIMARY KEY (account_id, series),
        CONSTRAINT usage_counter_counts CHECK (tokens >= 0 AND requests >= 0))`);
      await sql.run(
        `COMMENT ON TABLE usage_counter IS 'where running totals of tokens stood when a program last told of them'`,
      );
      await sql.run(`CREATE TABLE usage_counter_growth (
        account_id uuid NOT NULL, id text NOT NULL, event jsonb NOT NULL,
        CONSTRAINT usage_counter_growth_pkey PRIMARY KEY (account_id, id))`);
      await sql.run(
        `COMMENT ON TABLE usage_counter_growth IS 'what running totals grew by and is not among the events yet'`,
      );
      for (const table of ['usage_counter', 'usage_counter_growth']) {
        await sql.distribute(table);
        await sql.isolate(table);
        await sql.grant(table, { appRw: 'SELECT, INSERT, UPDATE, DELETE', appRead: 'SELECT' });
      }
    },
  },
];
