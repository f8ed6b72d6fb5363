import type { Migration } from '@promptprint/platform';

export const connectionsMigrations: Migration[] = [
  {
    name: '20261127-41-usage-connections',
    async up(sql) {
      await sql.run(`CREATE TABLE usage_connection (
        account_id uuid NOT NULL, id uuid NOT NULL, import_id uuid NOT NULL,
        kind text NOT NULL, protocol text NOT NULL, label text NOT NULL, state text NOT NULL,
        organisation text, scope text NOT NULL,
        sealed_key bytea, key_ending text NOT NULL, key_set_at timestamptz NOT NULL,
        since date NOT NULL, cursor jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL, removed_at timestamptz, next_run_at timestamptz,
        job_id text, job_until timestamptz,
        last_run_at timestamptz, last_success_at timestamptz, last_error text, failures integer NOT NULL DEFAULT 0,
        run_pages bigint NOT NULL DEFAULT 0, run_recorded bigint NOT NULL DEFAULT 0,
        run_unchanged bigint NOT NULL DEFAULT 0, run_conflicts bigint NOT NULL DEFAULT 0,
        run_skipped bigint NOT NULL DEFAULT 0,
        CONSTRAINT usage_connection_pkey PRIMARY KEY (account_id, id),
        CONSTRAINT usage_connection_kind CHECK (kind IN ('openai', 'anthropic', 'openrouter')),
        CONSTRAINT usage_connection_state CHECK (state IN ('active', 'paused', 'failing', 'removed')),
        CONSTRAINT usage_connection_key CHECK ((state = 'removed') = (sealed_key IS NULL)),
        CONSTRAINT usage_connection_ending CHECK (length(key_ending) <= 4),
        CONSTRAINT usage_connection_removed CHECK ((state = 'removed') = (removed_at IS NOT NULL)),
        CONSTRAINT usage_connection_due CHECK ((state = 'active') = (next_run_at IS NOT NULL)))`);
      await sql.run(
        `COMMENT ON COLUMN usage_connection.sealed_key IS 'AES-256-GCM, bound to account and connection; nothing but a run opens it'`,
      );
      await sql.run(
        `COMMENT ON COLUMN usage_connection.organisation IS 'HMAC of the name the provider gives it; null where it gives none'`,
      );
      await sql.run(
        `COMMENT ON COLUMN usage_connection.scope IS 'stands before the ids of its events; empty for the first organisation, whose files have the same ids'`,
      );
      await sql.run(
        `COMMENT ON COLUMN usage_connection.cursor IS 'per report: the instant up to which it has been read at least once'`,
      );
      await sql.run(`COMMENT ON COLUMN usage_connection.job_id IS 'whose turn it is until job_until'`);
      await sql.distribute('usage_connection');
      await sql.isolate('usage_connection');
      await sql.policy('usage_connection', { name: 'usage_connection_of_ingest', to: 'app_ingest', using: 'true' });
      // Whoever looks for what is due over all accounts must not see a key.
      await sql.grant('usage_connection', {
        appRw: 'SELECT, INSERT, UPDATE, DELETE',
        appIngest: 'SELECT (account_id, id, next_run_at)',
      });
    },
  },
];
