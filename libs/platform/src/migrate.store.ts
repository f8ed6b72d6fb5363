import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Config, type Role, readConfig } from './config.js';
import { classify, sqlState } from './database-error.js';
import { installJobs } from './jobs-schema.store.js';
import { type MigrationSql, openMigrationSql } from './migration-sql.js';
import { scramVerifier } from './scram.js';

/** One step forward of the schema; names sort in the order they were written and never change. */
export interface Migration {
  name: string;
  up(sql: MigrationSql): Promise<void>;
  /** False for statements PostgreSQL refuses inside a transaction, such as CREATE INDEX CONCURRENTLY. */
  inTransaction?: boolean;
}

const lockKey = 7_305_512_019;
const owner = 'app_migrate';
const roles: readonly { role: Role; limits: string }[] = [
  { role: 'app_rw', limits: `statement_timeout = '5s'` },
  { role: 'app_ingest', limits: `statement_timeout = '30s'` },
  { role: 'app_read', limits: `statement_timeout = '30s'` },
];

/** Brings the database forward; answers the names it applied. Safe to run from several processes at once. */
export async function migrate(
  adminUrl: string,
  migrations: readonly Migration[],
  config: Config = readConfig(),
): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'promptprint-migrate' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    await refuseWrongEncoding(client);
    await prepareRoles(client, config);
    await client.query(`SET ROLE ${owner}`);
    await client.query(
      `CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    await client.query('GRANT SELECT ON schema_migration TO app_rw, app_read');
    await installJobs(client);
    const applied: string[] = [];
    for (const migration of await pending(client, migrations)) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function pending(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const names = migrations.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`two migrations are called ${twice}`);
  const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration');
  const known = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !known.has(name));
}

/**
 * A short lock_timeout, tried again: a migration that waits behind a slow reader would make every later statement wait
 * behind itself.
 */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const isAtomic = migration.inTransaction !== false;
  const sql = await openMigrationSql(client);
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (isAtomic) await client.query(`BEGIN; SET LOCAL lock_timeout = '200ms'`);
      if (isAtomic && sql.isCitus) await client.query(`SET LOCAL citus.multi_shard_modify_mode TO 'sequential'`);
      await migration.up(sql);
      await client.query('INSERT INTO schema_migration (name) VALUES ($1)', [migration.name]);
      if (isAtomic) await client.query('COMMIT');
      return;
    } catch (error) {
      if (isAtomic) await client.query('ROLLBACK');
      if (classify(error) !== 'conflict-retry' || attempt === 150) {
        throw new Error(
          `migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        );
      }
      await pause(50 + Math.random() * 150);
    }
  }
}

async function refuseWrongEncoding(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('SHOW server_encoding');
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8')
    throw new Error(`the database must be encoded in UTF8, not ${encoding}: Korean text would be counted in bytes`);
}

/** The owner of the tables cannot log in; the roles that log in own nothing and bypass nothing. */
async function prepareRoles(client: pg.Client, config: Config): Promise<void> {
  const { rows } = await client.query<{ user: string; database: string }>(
    'SELECT current_user AS user, current_database() AS database',
  );
  const { user = '', database = '' } = rows[0] ?? {};
  await ensureRole(client, owner, 'NOLOGIN');
  await repeatedly(client, `GRANT ${owner} TO ${pg.escapeIdentifier(user)}`);
  await repeatedly(
    client,
    `GRANT CREATE, USAGE ON SCHEMA public TO ${owner}; GRANT CREATE, CONNECT, TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} TO ${owner}`,
  );
  for (const { role, limits } of roles) {
    await ensureRole(client, role, 'LOGIN');
    await repeatedly(
      client,
      `ALTER ROLE ${role} PASSWORD '${scramVerifier(config.passwordOf(role), randomBytes(16))}'`,
    );
    for (const limit of [
      limits,
      `idle_in_transaction_session_timeout = '10s'`,
      `lock_timeout = '2s'`,
      `timezone = 'UTC'`,
    ]) {
      await repeatedly(client, `ALTER ROLE ${role} SET ${limit}`);
    }
    await repeatedly(
      client,
      `GRANT CONNECT, TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} TO ${role}; GRANT USAGE ON SCHEMA public TO ${role}`,
    );
  }
  await repeatedly(client, 'REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  await propagateSettings(client);
}

/** Row-level security reads a setting of the transaction; without this, workers of a Citus cluster never hear of it. */
async function propagateSettings(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`SELECT 1 FROM pg_extension WHERE extname = 'citus'`);
  if (rowCount === 0) return;
  for (const { role } of roles)
    await repeatedly(client, `ALTER ROLE ${role} SET citus.propagate_set_commands = 'local'`);
}

async function ensureRole(client: pg.Client, role: string, login: 'LOGIN' | 'NOLOGIN'): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0)
    await client.query(`CREATE ROLE ${role} ${login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT`).catch(unlessThere);
}

function unlessThere(error: unknown): void {
  const state = sqlState(error);
  if (state !== '42710' && state !== '23505') throw error;
}

/** Roles belong to the whole server, so migrations of two databases can meet here. */
async function repeatedly(client: pg.Client, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      const isMeeting = error instanceof Error && error.message.includes('tuple concurrently updated');
      if (!isMeeting || attempt === 20) throw error;
      await pause(20 + Math.random() * 50);
    }
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
