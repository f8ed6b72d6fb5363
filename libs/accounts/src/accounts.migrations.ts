import type { Migration, MigrationSql } from '@promptprint/platform';

/** People, sessions and keys are looked up before an account is known; only this scope sees them all. */
const identityScope = `current_setting('app.scope', true) = 'identity'`;
const ownAccount = `account_id = nullif(current_setting('app.account_id', true), '')::uuid`;

/** A table of an account that the identity scope may search as well. */
async function isolateWithIdentity(sql: MigrationSql, table: string): Promise<void> {
  await sql.isolate(table);
  await sql.policy(table, { name: `${table}_of_identity`, to: 'app_rw', using: identityScope });
}

export const accountsMigrations: Migration[] = [
  {
    name: '20261124-10-accounts-account',
    async up(sql) {
      await sql.run(`CREATE TABLE account (
        id uuid NOT NULL, kind text NOT NULL, event_secret bytea, created_at timestamptz NOT NULL, erased_at timestamptz,
        CONSTRAINT account_pkey PRIMARY KEY (id),
        CONSTRAINT account_kind CHECK (kind IN ('person', 'team')),
        CONSTRAINT account_event_secret CHECK (
          (erased_at IS NULL) = (event_secret IS NOT NULL) AND octet_length(event_secret) = 32))`);
      await sql.distribute('account');
      await sql.policy('account', { name: 'account_of_account', using: ownAccount.replace('account_id', 'id') });
      await sql.policy('account', { name: 'account_of_identity', to: 'app_rw', using: identityScope });
      await sql.policy('account', { name: 'account_of_ingest', to: 'app_ingest', using: 'true' });
      await sql.grant('account', { appRw: 'SELECT, INSERT, UPDATE' });
      // The writer of usage asks only whether an account still exists.
      await sql.run('GRANT SELECT (id, erased_at) ON account TO app_ingest');
      await sql.run('GRANT SELECT (id, kind, created_at, erased_at) ON account TO app_read');
    },
  },
  {
    name: '20261124-11-accounts-person',
    async up(sql) {
      await sql.run(`CREATE TABLE person (
        id uuid NOT NULL, email text NOT NULL, email_key text NOT NULL, email_verified_at timestamptz, password_hash text,
        display_name text, locale text NOT NULL, country text, timezone text NOT NULL, oidc_subject text,
        created_at timestamptz NOT NULL, expires_at timestamptz, deletion_due_at timestamptz,
        CONSTRAINT person_pkey PRIMARY KEY (id),
        CONSTRAINT person_locale CHECK (locale IN ('en', 'ko')))`);
      await sql.run('CREATE INDEX person_email_key ON person (email_key)');
      await sql.run(
        'CREATE UNIQUE INDEX person_verified_email_key ON person (email_key) WHERE (email_verified_at IS NOT NULL)',
      );
      await sql.policy('person', { name: 'person_of_identity', to: 'app_rw', using: identityScope });
      await sql.grant('person', { appRw: 'SELECT, INSERT, UPDATE, DELETE' });
    },
  },
  {
    name: '20261124-12-accounts-members-sessions-keys',
    async up(sql) {
      await sql.run(`CREATE TABLE account_member (
        account_id uuid NOT NULL, person_id uuid NOT NULL, role text NOT NULL, created_at timestamptz NOT NULL,
        CONSTRAINT account_member_pkey PRIMARY KEY (account_id, person_id),
        CONSTRAINT account_member_role CHECK (role IN ('owner', 'member')),
        CONSTRAINT account_member_person_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE)`);
      await sql.run('CREATE INDEX account_member_person ON account_member (person_id)');
      await isolateWithIdentity(sql, 'account_member');
      await sql.grant('account_member', { appRw: 'SELECT, INSERT, UPDATE, DELETE' });

      await sql.run(`CREATE TABLE session (
        id uuid NOT NULL, token_hash bytea NOT NULL, person_id uuid NOT NULL, account_id uuid NOT NULL,
        device text NOT NULL, created_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT session_pkey PRIMARY KEY (id),
        CONSTRAINT session_person_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE)`);
      await sql.run('CREATE UNIQUE INDEX session_token_hash ON session (token_hash)');
      await sql.run('CREATE INDEX session_person ON session (person_id)');
      await sql.run('CREATE INDEX session_expiry ON session (expires_at)');
      await isolateWithIdentity(sql, 'session');
      await sql.grant('session', { appRw: 'SELECT, INSERT, UPDATE, DELETE' });

      await sql.run(`CREATE TABLE api_key (
        account_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL, scopes text[] NOT NULL,
        secret_hash bytea NOT NULL, networks text[] NOT NULL, created_at timestamptz NOT NULL, expires_at timestamptz,
        last_used_at timestamptz, revoked_at timestamptz,
        CONSTRAINT api_key_pkey PRIMARY KEY (account_id, id))`);
      await sql.run('CREATE UNIQUE INDEX api_key_id ON api_key (id)');
      await isolateWithIdentity(sql, 'api_key');
      await sql.grant('api_key', { appRw: 'SELECT, INSERT, UPDATE, DELETE' });
    },
  },
  {
    name: '20261124-13-accounts-mail-tokens-audit-erasure',
    async up(sql) {
      await sql.run(`CREATE TABLE email_token (
        token_hash bytea NOT NULL, person_id uuid NOT NULL, purpose text NOT NULL, created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT email_token_pkey PRIMARY KEY (token_hash),
        CONSTRAINT email_token_purpose CHECK (purpose IN ('verify', 'reset')),
        CONSTRAINT email_token_person_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE)`);
      await sql.run('CREATE INDEX email_token_person ON email_token (person_id)');
      await sql.policy('email_token', { name: 'email_token_of_identity', to: 'app_rw', using: identityScope });
      await sql.grant('email_token', { appRw: 'SELECT, INSERT, UPDATE, DELETE' });

      // Insert-only and chained: each row's hash covers the one before, so an edited past shows.
      await sql.run(`CREATE TABLE audit_event (
        account_id uuid NOT NULL, seq bigint NOT NULL, at timestamptz NOT NULL, event text NOT NULL, actor uuid,
        facts jsonb NOT NULL, previous_hash bytea NOT NULL, hash bytea NOT NULL,
        CONSTRAINT audit_event_pkey PRIMARY KEY (account_id, seq))`);
      await sql.distribute('audit_event');
      await isolateWithIdentity(sql, 'audit_event');
      await sql.grant('audit_event', { appRw: 'SELECT, INSERT' });

      await sql.run(`CREATE TABLE erasure_journal (
        account_id uuid NOT NULL, person_id uuid NOT NULL, erased_at timestamptz NOT NULL, swept_at timestamptz,
        CONSTRAINT erasure_journal_pkey PRIMARY KEY (account_id, person_id))`);
      await isolateWithIdentity(sql, 'erasure_journal');
      await sql.grant('erasure_journal', { appRw: 'SELECT, INSERT' });
      await sql.run('GRANT UPDATE (swept_at) ON erasure_journal TO app_rw');
    },
  },
];
