import type { Migration, MigrationSql } from '@promptprint/platform';
import { arrivalsMigrations } from './arrivals.migrations.js';
import { importReadingMigrations } from './import-reading.migrations.js';
import { counterMigrations } from './counter.migrations.js';
import { overlapMigrations } from './overlap.migrations.js';

const partitions = 16;

/** Sums that a day and a month keep of their events; numeric, because a sum of bigints can pass bigint. */
const sums = `
  events bigint NOT NULL,
  requests numeric, input_tokens numeric, input_cache_read_tokens numeric, input_cache_write_tokens numeric,
  output_tokens numeric, output_reasoning_tokens numeric,
  energy_nwh numeric NOT NULL, carbon_use_ng numeric NOT NULL, carbon_embodied_ng numeric NOT NULL,
  carbon_market_ng numeric, water_onsite_nl numeric NOT NULL, water_offsite_nl numeric NOT NULL,
  q double precision NOT NULL, i double precision NOT NULL, v double precision[] NOT NULL`;

/** The account sees its own rows; the writer of usage sees all, under its own role. */
async function isolateWithIngest(sql: MigrationSql, table: string): Promise<void> {
  await sql.isolate(table);
  await sql.policy(table, { name: `${table}_of_ingest`, to: 'app_ingest', using: 'true' });
}

export const usageMigrations: Migration[] = [
  {
    name: '20261124-29-usage-calendar',
    async up(sql) {
      await sql.run(`CREATE TABLE usage_calendar (
        account_id uuid NOT NULL, zone text NOT NULL, settled_at timestamptz NOT NULL,
        CONSTRAINT usage_calendar_pkey PRIMARY KEY (account_id))`);
      await sql.run(
        `COMMENT ON COLUMN usage_calendar.zone IS 'time zone whose days and months the roll-ups of this account are'`,
      );
      await sql.distribute('usage_calendar');
      await isolateWithIngest(sql, 'usage_calendar');
      // Locking a row takes the right to update it.
      await sql.grant('usage_calendar', {
        appRw: 'SELECT, INSERT, UPDATE, DELETE',
        appRead: 'SELECT',
        appIngest: 'SELECT, UPDATE',
      });
    },
  },
  {
    name: '20261124-30-usage-dictionaries',
    async up(sql) {
      // Nothing in a class comes from what a caller wrote: it is shared by all accounts and outlives them.
      await sql.run(`CREATE TABLE usage_class (
        class_no bigint GENERATED ALWAYS AS IDENTITY, class_key text NOT NULL, factor_set text NOT NULL,
        model_id text, provider text, zone text NOT NULL,
        CONSTRAINT usage_class_pkey PRIMARY KEY (class_no),
        CONSTRAINT usage_class_key UNIQUE (factor_set, class_key))`);
      await sql.reference('usage_class');
      await sql.grant('usage_class', { appRw: 'SELECT', appRead: 'SELECT', appIngest: 'SELECT, INSERT' });

      await sql.run(`CREATE TABLE usage_source (
        account_id uuid NOT NULL, source_no smallint NOT NULL, kind text NOT NULL, created_at timestamptz NOT NULL,
        CONSTRAINT usage_source_pkey PRIMARY KEY (account_id, source_no),
        CONSTRAINT usage_source_kind UNIQUE (account_id, kind))`);
      await sql.distribute('usage_source');
      await isolateWithIngest(sql, 'usage_source');
      await sql.grant('usage_source', {
        appRw: 'SELECT, INSERT, DELETE',
        appRead: 'SELECT',
        appIngest: 'SELECT, INSERT',
      });
    },
  },
  {
    name: '20261124-31-usage-events',
    async up(sql) {
      // No foreign keys and no second unique key: each costs a third of the rate at which events come in.
      await sql.run(`CREATE TABLE usage_event (
        account_id uuid NOT NULL, member_id uuid, import_id uuid,
        occurred_at timestamptz NOT NULL, ended_at timestamptz, received_at timestamptz NOT NULL,
        fingerprint bigint NOT NULL,
        requests bigint, model_calls bigint, input_tokens bigint, input_cache_read_tokens bigint,
        input_cache_write_tokens bigint, output_tokens bigint, output_reasoning_tokens bigint,
        energy_nwh bigint NOT NULL, carbon_use_ng bigint NOT NULL, carbon_embodied_ng bigint NOT NULL,
        carbon_market_ng bigint, water_onsite_nl bigint NOT NULL, water_offsite_nl bigint NOT NULL,
        q double precision NOT NULL, i double precision NOT NULL,
        class_no integer NOT NULL, source_no smallint NOT NULL,
        is_counted boolean NOT NULL DEFAULT true, is_batch boolean, served_from_cache boolean,
        grade text NOT NULL, token_grade text, tier text NOT NULL, granularity text NOT NULL, operation text,
        provider text, host_provider text, model_request text, model_response text, region text, country text,
        service_tier text,
        dedupe_key bytea NOT NULL, replaces bytea, replaced_by bytea,
        v double precision[] NOT NULL, details jsonb,
        CONSTRAINT usage_event_pkey PRIMARY KEY (account_id, dedupe_key),
        CONSTRAINT usage_event_dedupe_key CHECK (octet_length(dedupe_key) = 16),
        CONSTRAINT usage_event_replaced CHECK (is_counted = (replaced_by IS NULL)),
        CONSTRAINT usage_event_figures CHECK (least(energy_nwh, carbon_use_ng, carbon_embodied_ng, carbon_market_ng,
          water_onsite_nl, water_offsite_nl) >= 0))
        PARTITION BY HASH (account_id)`);
      for (let part = 0; part < partitions; part += 1)
        await sql.run(
          `CREATE TABLE usage_event_p${String(part).padStart(2, '0')} PARTITION OF usage_event FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${part})`,
        );
      await sql.run('CREATE INDEX usage_event_time ON usage_event (account_id, occurred_at)');
      await sql.run(`COMMENT ON COLUMN usage_event.v IS 'energy_nwh times the loading of each slot, in slot order'`);
      await sql.distribute('usage_event');
      await isolateWithIngest(sql, 'usage_event');
      await sql.grant('usage_event', {
        appRw: 'SELECT, INSERT, UPDATE, DELETE',
        appRead: 'SELECT',
        appIngest: 'SELECT, INSERT',
      });
    },
  },
  {
    name: '20261124-32-usage-roll-ups',
    async up(sql) {
      await sql.run(`CREATE TABLE usage_day (
        account_id uuid NOT NULL, member_id uuid NOT NULL, day date NOT NULL, class_no integer NOT NULL,
        source_no smallint NOT NULL, grade text NOT NULL, ${sums},
        CONSTRAINT usage_day_pkey PRIMARY KEY (account_id, member_id, day, class_no, source_no, grade))
        WITH (fillfactor = 80)`);
      await sql.run(
        `COMMENT ON COLUMN usage_day.day IS 'calendar day of the start of the event in the zone of usage_calendar'`,
      );
      await sql.run(`CREATE TABLE usage_month (
        account_id uuid NOT NULL, month date NOT NULL, member_id uuid NOT NULL, class_no integer NOT NULL,
        source_no smallint NOT NULL, grade text NOT NULL, ${sums},
        CONSTRAINT usage_month_pkey PRIMARY KEY (account_id, month, member_id, class_no, source_no, grade))
        WITH (fillfactor = 80)`);
      await sql.run(
        `COMMENT ON COLUMN usage_month.month IS 'first day of the calendar month, by the days of usage_day'`,
      );
      for (const table of ['usage_day', 'usage_month']) {
        await sql.distribute(table);
        await isolateWithIngest(sql, table);
        await sql.grant(table, {
          appRw: 'SELECT, INSERT, UPDATE, DELETE',
          appRead: 'SELECT',
          appIngest: 'SELECT, INSERT, UPDATE',
        });
      }
    },
  },
  {
    name: '20261124-33-usage-imports',
    async up(sql) {
      await sql.run(`CREATE TABLE usage_import (
        account_id uuid NOT NULL, id uuid NOT NULL, state text NOT NULL, source_kind text NOT NULL, format text,
        parser_version text, file_hash bytea, created_at timestamptz NOT NULL, undo_until timestamptz NOT NULL,
        undone_at timestamptz, first_at timestamptz, last_at timestamptz, last_stamp timestamptz,
        seen bigint NOT NULL DEFAULT 0, recorded bigint NOT NULL DEFAULT 0, duplicates bigint NOT NULL DEFAULT 0,
        conflicts bigint NOT NULL DEFAULT 0, refused bigint NOT NULL DEFAULT 0,
        CONSTRAINT usage_import_pkey PRIMARY KEY (account_id, id),
        CONSTRAINT usage_import_state CHECK (state IN ('open', 'done', 'undone')),
        CONSTRAINT usage_import_undone CHECK ((state = 'undone') = (undone_at IS NOT NULL)),
        CONSTRAINT usage_import_counts CHECK (recorded + duplicates + conflicts + refused = seen))`);
      await sql.run(
        `COMMENT ON COLUMN usage_import.last_stamp IS 'the last batch counted: one whose COMMIT went unanswered is not counted twice'`,
      );
      await sql.distribute('usage_import');
      await isolateWithIngest(sql, 'usage_import');
      await sql.grant('usage_import', {
        appRw: 'SELECT, INSERT, UPDATE, DELETE',
        appRead: 'SELECT',
        appIngest: 'SELECT, UPDATE',
      });
    },
  },
  {
    name: '20261126-34-usage-restatements',
    async up(sql) {
      await sql.run(`CREATE TABLE usage_restatement (
        account_id uuid NOT NULL, id uuid NOT NULL, from_set text NOT NULL, to_set text NOT NULL,
        from_day date NOT NULL, to_day date NOT NULL, zone text NOT NULL, recorded_until timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'computing', cursor_key bytea, cursor_events bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL, announced_at timestamptz, read_at timestamptz,
        CONSTRAINT usage_restatement_pkey PRIMARY KEY (account_id, id),
        CONSTRAINT usage_restatement_state CHECK (state IN ('computing', 'announced', 'read')),
        CONSTRAINT usage_restatement_days CHECK (from_day <= to_day),
        CONSTRAINT usage_restatement_announced CHECK ((state = 'computing') = (announced_at IS NULL)),
        CONSTRAINT usage_restatement_read CHECK ((state = 'read') = (read_at IS NOT NULL)))`);
      await sql.run(
        `COMMENT ON COLUMN usage_restatement.from_set IS 'the newest set among the events when it was planned'`,
      );
      await sql.run(
        `COMMENT ON COLUMN usage_restatement.recorded_until IS 'events received up to this instant are covered'`,
      );
      await sql.run(
        `COMMENT ON COLUMN usage_restatement.cursor_key IS 'dedupe key of the last event whose sums are in usage_restated_class'`,
      );
      await sql.run(`CREATE TABLE usage_restated_class (
        account_id uuid NOT NULL, restatement_id uuid NOT NULL, side text NOT NULL, factor_set text NOT NULL,
        class_key text NOT NULL, grade text NOT NULL, ${sums},
        CONSTRAINT usage_restated_class_pkey
          PRIMARY KEY (account_id, restatement_id, side, factor_set, class_key, grade),
        CONSTRAINT usage_restated_class_side CHECK (side IN ('before', 'after')))`);
      for (const table of ['usage_restatement', 'usage_restated_class']) {
        await sql.distribute(table);
        await sql.isolate(table);
        await sql.grant(table, { appRw: 'SELECT, INSERT, UPDATE, DELETE', appRead: 'SELECT' });
      }
    },
  },
  {
    name: '20261126-35-usage-trials',
    async up(sql) {
      await sql.run(`CREATE TABLE usage_trial (
        account_id uuid NOT NULL, id uuid NOT NULL, rule text NOT NULL, starts_on date NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT usage_trial_pkey PRIMARY KEY (account_id, id),
        CONSTRAINT usage_trial_start UNIQUE (account_id, starts_on))`);
      await sql.run(
        `COMMENT ON COLUMN usage_trial.starts_on IS 'first of fourteen days, in the zone of usage_calendar when it was decided on'`,
      );
      await sql.distribute('usage_trial');
      await sql.isolate('usage_trial');
      await sql.grant('usage_trial', { appRw: 'SELECT, INSERT, DELETE', appRead: 'SELECT' });
    },
  },
  {
    name: '20261127-36-usage-restatement-told-once',
    async up(sql) {
      await sql.run(`ALTER TABLE usage_restatement
        DROP CONSTRAINT usage_restatement_announced, DROP CONSTRAINT usage_restatement_read,
        ADD CONSTRAINT usage_restatement_announced CHECK (state = 'computing' OR announced_at IS NOT NULL),
        ADD CONSTRAINT usage_restatement_read CHECK (state = 'computing' OR (state = 'read') = (read_at IS NOT NULL))`);
      await sql.run(
        `COMMENT ON COLUMN usage_restatement.announced_at IS 'for the first time; kept, as read_at is, while the sums are computed anew'`,
      );
    },
  },
  ...overlapMigrations,
  ...arrivalsMigrations,
  ...importReadingMigrations,
  ...counterMigrations,
];
