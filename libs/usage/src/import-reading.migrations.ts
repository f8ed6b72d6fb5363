import type { Migration } from '@promptprint/platform';

export const importReadingMigrations: Migration[] = [
  {
    name: '20261127-45-usage-import-readings',
    async up(sql) {
      await sql.run(`CREATE TABLE usage_import_reading (
        account_id uuid NOT NULL, import_id uuid NOT NULL, state text NOT NULL DEFAULT 'waiting',
        bytes_total bigint NOT NULL, bytes_read bigint NOT NULL DEFAULT 0, events_done bigint NOT NULL DEFAULT 0,
        owner uuid, alive_at timestamptz NOT NULL, fault text, report jsonb,
        CONSTRAINT usage_import_reading_pkey PRIMARY KEY (account_id, import_id),
        CONSTRAINT usage_import_reading_state CHECK (state IN ('waiting', 'reading', 'done', 'failed')),
        CONSTRAINT usage_import_reading_failed CHECK ((state = 'failed') = (fault IS NOT NULL)))`);
      await sql.run(
        `COMMENT ON COLUMN usage_import_reading.owner IS 'the process that reads; another takes over when it was not alive for a while'`,
      );
      await sql.run(
        `COMMENT ON COLUMN usage_import_reading.events_done IS 'events handed to the log so far: whoever takes over begins behind them'`,
      );
      await sql.distribute('usage_import_reading');
      await sql.isolate('usage_import_reading');
      await sql.grant('usage_import_reading', { appRw: 'SELECT, INSERT, UPDATE, DELETE', appRead: 'SELECT' });
    },
  },
];
