import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config, Database, migrate, runInvariants } from '@promptprint/platform';
import type { InjectOptions } from 'fastify';
import pg from 'pg';
import { createApp } from '../../apps/api/src/http/create-app.js';
import { invariants } from '../../apps/api/src/invariants.js';
import { migrations } from '../../apps/api/src/migrations.js';

export interface TestApp {
  app: NestFastifyApplication;
  config: Config;
  database: Database;
  /** The superuser's address of this app's own database. */
  adminUrl: string;
  /** The address it listens on; null unless asked for. */
  url: string | null;
  inject(options: InjectOptions | string): ReturnType<NestFastifyApplication['inject']>;
  /** Throws with the violating rows when any invariant of any room does not hold. */
  invariants(): Promise<void>;
  /** As the superuser, past row-level security: for looking, not for arranging. */
  sql<Row = Record<string, unknown>>(statement: string, parameters?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  listen?: boolean;
  env?: Record<string, string>;
}

/** The real application on a database of its own, cloned from one that was migrated once. */
export async function startTestApp({ listen = false, env = {} }: TestAppOptions = {}): Promise<TestApp> {
  const directory = mkdtempSync(join(tmpdir(), 'promptprint-app-'));
  const adminUrl = await cloneDatabase();
  const config = testConfig(adminUrl, { PROMPTPRINT_DATA: directory, ...env });
  const app = await createApp(config);
  if (listen) await app.listen({ port: 0, host: '127.0.0.1' });
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => {});
  await admin.connect();
  return {
    app,
    config,
    adminUrl,
    database: app.get(Database),
    url: listen ? await app.getUrl() : null,
    inject: (options) => app.inject(options),
    invariants: () => demandInvariants(adminUrl),
    async sql<Row>(statement: string, parameters: unknown[] = []) {
      const { rows } = await admin.query<Row & pg.QueryResultRow>(statement, parameters);
      return rows;
    },
    async close() {
      await app.close();
      await admin.end();
      await dropDatabase(adminUrl);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** One secret for every process of every test: the roles and their passwords belong to the whole cluster. */
export const testSecret = 'a secret that only the tests know, 0123456789';

/** The settings of every test. */
export function testConfig(adminUrl: string, env: Record<string, string> = {}): Config {
  return new Config({
    PROMPTPRINT_SECRET: testSecret,
    DATABASE_URL: adminUrl,
    DATABASE_POOL: '8',
    LOG_LEVEL: 'fatal',
    RATE_LIMIT_FACTOR: '1000',
    PORT: '0',
    PUBLIC_URL: 'http://localhost:3000',
    // Nobody answers there: no test may reach a provider.
    OPENAI_URL: 'http://127.0.0.1:9',
    ANTHROPIC_URL: 'http://127.0.0.1:9',
    OPENROUTER_URL: 'http://127.0.0.1:9',
    ...env,
  });
}

export async function demandInvariants(adminUrl: string): Promise<void> {
  const broken = (await runInvariants(adminUrl, invariants)).filter(({ holds }) => !holds);
  if (broken.length > 0) throw new Error(`invariants do not hold: ${JSON.stringify(broken, null, 2)}`);
}

/** Answers the superuser's address of a fresh, migrated database. */
export async function cloneDatabase(): Promise<string> {
  const cluster = process.env.PROMPTPRINT_TEST_DATABASE;
  if (!cluster) throw new Error('no test cluster: run this file in the e2e or browser project of Jest');
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`;
  await onCluster(cluster, async (client) => {
    // Cloning locks the template out: one test file at a time, and only the first migrates.
    await client.query('SELECT pg_advisory_lock(1)');
    const template = await migratedTemplate(client, cluster);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  });
  return addressOf(cluster, name);
}

async function migratedTemplate(client: pg.Client, cluster: string): Promise<string> {
  const version = createHash('sha256')
    .update(migrations.map(({ name, up }) => name + up.toString()).join())
    .digest('hex');
  const template = `template_${version.slice(0, 16)}`;
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
  if (rowCount === 0) {
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft}`);
    await client.query(`CREATE DATABASE ${draft}`);
    await migrate(addressOf(cluster, draft), migrations, testConfig(addressOf(cluster, draft)));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  }
  return template;
}

async function dropDatabase(adminUrl: string): Promise<void> {
  const name = new URL(adminUrl).pathname.slice(1);
  await onCluster(addressOf(adminUrl, 'postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  );
}

async function onCluster(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function addressOf(url: string, database: string): string {
  const target = new URL(url);
  target.pathname = `/${database}`;
  return target.href;
}
