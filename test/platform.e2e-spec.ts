import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, Log, migrate, type Migration, type MigrationSql, RateLimits, type Tx } from '@promptprint/platform';
import pg from 'pg';
import { createApp } from '../apps/api/src/http/create-app.js';
import { migrations, tablesWithoutAccount } from '../apps/api/src/migrations.js';
import { cloneDatabase, startTestApp, type TestApp, testConfig } from './support/app.js';
import { Given } from './support/given.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
}, 60_000);
afterAll(async () => {
  await app.invariants();
  await app.close();
});

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

describe('health', () => {
  it('is live without asking the database and ready when every migration is applied', async () => {
    expect((await app.inject('/health/live')).json()).toEqual({ status: 'ok' });
    expect((await app.inject('/health/ready')).json()).toMatchObject({ status: 'ok' });
  });

  it('is not ready before every migration is applied', async () => {
    const { name = '' } = migrations.at(-1) ?? {};
    await app.sql('UPDATE schema_migration SET name = $2 WHERE name = $1', [name, `${name} away`]);
    const answer = await app.inject('/health/ready');
    await app.sql('UPDATE schema_migration SET name = $1 WHERE name = $2', [name, `${name} away`]);
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
      503,
      'migrations-pending',
      '5',
    ]);
  });
});

describe('migrations', () => {
  /** An empty database beside the others. */
  async function emptyDatabase(): Promise<string> {
    const name = `t_${crypto.randomUUID().replaceAll('-', '')}`;
    await connected(app.adminUrl, (client) => client.query(`CREATE DATABASE ${name}`));
    const url = new URL(app.adminUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  it('are applied once, whoever starts at the same time, and again change nothing', async () => {
    const url = await emptyDatabase();
    const config = testConfig(url);
    const starts = await Promise.all([1, 2, 3].map(() => migrate(url, migrations, config)));
    expect(starts.flat().toSorted()).toEqual(migrations.map(({ name }) => name).toSorted());
    expect(starts.filter(({ length }) => length > 0)).toHaveLength(1);
    const shape = `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`;
    const before = await connected(url, async (client) => (await client.query(shape)).rows);
    expect(await migrate(url, migrations, config)).toEqual([]);
    expect(await connected(url, async (client) => (await client.query(shape)).rows)).toEqual(before);
    expect(before).toEqual(await app.sql(shape));
  }, 60_000);

  it('leave nothing behind when they fail', async () => {
    const url = await cloneDatabase();
    const broken: Migration = {
      name: '99991231-broken',
      async up(sql) {
        await sql.run('CREATE TABLE half_done (id int)');
        await sql.run('SELECT 1 / 0');
      },
    };
    await expect(migrate(url, [...migrations, broken], testConfig(url))).rejects.toThrow(/99991231-broken failed/);
    const { rows } = await connected(url, (client) => client.query(`SELECT to_regclass('half_done') AS left_behind`));
    expect(rows).toEqual([{ left_behind: null }]);
    await expect(migrate(url, [...migrations, ...migrations.slice(0, 1)], testConfig(url))).rejects.toThrow(
      /two migrations/,
    );
  }, 60_000);

  it('wait behind a slow reader without making others wait behind them', async () => {
    const url = await cloneDatabase();
    const widening: Migration = {
      name: '99991231-widening',
      up: (sql) => sql.run('ALTER TABLE outbox ADD COLUMN note text'),
    };
    await connected(url, async (reader) => {
      await reader.query('BEGIN');
      await reader.query('SELECT * FROM outbox');
      const migrated = migrate(url, [...migrations, widening], testConfig(url));
      let longest = 0;
      await connected(url, async (other) => {
        for (let round = 0; round < 40; round += 1) {
          const began = performance.now();
          await other.query('SELECT count(*) FROM outbox');
          longest = Math.max(longest, performance.now() - began);
          await pause(25);
        }
      });
      await reader.query('COMMIT');
      expect(await migrated).toEqual(['99991231-widening']);
      expect(longest).toBeLessThan(500);
    });
  }, 60_000);
});

describe('the tables of all rooms', () => {
  /** What the migrations would do on Citus, read from themselves. */
  async function spread(): Promise<{ distributed: string[]; references: string[] }> {
    const distributed: string[] = [];
    const references: string[] = [];
    const nothing = async () => undefined;
    const sql: MigrationSql = {
      isCitus: true,
      run: nothing,
      policy: nothing,
      isolate: nothing,
      grant: nothing,
      query: async () => [],
      distribute: async (table) => void distributed.push(table),
      reference: async (table) => void references.push(table),
    };
    for (const { up } of migrations) await up(sql);
    return { distributed, references };
  }

  /** Tables with an account that stay on the coordinator: looked up before an account is known. */
  const coordinator = ['account_member', 'api_key', 'erasure_journal', 'session'];

  const withAccount = `
    SELECT c.relname AS name FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id' AND a.attnotnull
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relrowsecurity AND c.relforcerowsecurity AND a.atttypid = 'uuid'::regtype
     ORDER BY 1`;

  it('belong to an account behind forced row-level security, or stand on a list with a reason', async () => {
    const isolated = (await app.sql<{ name: string }>(withAccount)).map(({ name }) => name);
    const all = await app.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
    );
    const listed = Object.keys(tablesWithoutAccount);
    expect(all.map(({ name }) => name)).toEqual([...isolated, ...listed].toSorted());
    // What a person is known by is never open to a role that forgot to say who it is.
    const open = await app.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relname = ANY ($1) AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1`,
      [listed],
    );
    expect(open.map(({ name }) => name)).toEqual(['outbox', 'rate_limit', 'schema_migration', 'usage_class']);
  });

  it('are spread by account, copied to every node, or kept on the coordinator for a reason', async () => {
    const { distributed, references } = await spread();
    const isolated = (await app.sql<{ name: string }>(withAccount)).map(({ name }) => name);
    expect(['account', ...isolated].toSorted()).toEqual([...distributed, ...coordinator].toSorted());
    expect(references.filter((table) => !(table in tablesWithoutAccount))).toEqual([]);
  });

  it('that are spread have the account first in every key', async () => {
    const { distributed } = await spread();
    const keys = await app.sql<{ key: string; first: string }>(
      `SELECT i.indexrelid::regclass::text AS key, a.attname AS first FROM pg_index i
         JOIN pg_class t ON t.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
        WHERE i.indisunique AND t.relname = ANY ($1) ORDER BY 1`,
      [distributed],
    );
    expect(keys.length).toBeGreaterThanOrEqual(distributed.length);
    expect(keys.filter(({ key, first }) => first !== (key === 'account_pkey' ? 'id' : 'account_id'))).toEqual([]);
  });

  it('that are spread refer only to their own account and to copied tables', async () => {
    const { distributed, references } = await spread();
    const wrong = await app.sql(
      `SELECT k.conname FROM pg_constraint k
         JOIN pg_class a ON a.oid = k.conrelid JOIN pg_class b ON b.oid = k.confrelid
        WHERE k.contype = 'f' AND NOT a.relispartition
          AND (a.relname = ANY ($1) OR b.relname = ANY ($1))
          AND NOT (a.relname = ANY ($1) AND (b.relname = ANY ($2) OR b.relname = ANY ($1) AND k.confdeltype <> 'n'
            AND (SELECT attname FROM pg_attribute WHERE attrelid = a.oid AND attnum = k.conkey[1]) = 'account_id'
            AND (SELECT attname FROM pg_attribute WHERE attrelid = b.oid AND attnum = k.confkey[1]) IN ('account_id', 'id')))`,
      [distributed, references],
    );
    expect(wrong).toEqual([]);
  });

  it('that are spread have no triggers', async () => {
    const { distributed } = await spread();
    const triggers = await app.sql(
      `SELECT tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND c.relname = ANY ($1)`,
      [distributed],
    );
    expect(triggers).toEqual([]);
  });
});

describe('a transaction', () => {
  it('is run again from its start when the server broke it off', async () => {
    let runs = 0;
    const answer = await app.database.forSystem(async (tx) => {
      runs += 1;
      const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      if (runs === 1) await app.sql('SELECT pg_terminate_backend($1)', [row?.pid]);
      await tx.query('SELECT 1');
      return 'done';
    });
    expect([answer, runs]).toEqual(['done', 2]);
  });

  it('that two others want the same rows of is run again by one of them', async () => {
    await app.sql('CREATE TABLE IF NOT EXISTS crossing (id int PRIMARY KEY, value int)');
    await app.sql('GRANT SELECT, UPDATE ON crossing TO app_rw');
    await app.sql('INSERT INTO crossing VALUES (1, 0), (2, 0) ON CONFLICT DO NOTHING');
    const cross = (first: number, second: number) =>
      app.database.forSystem(async (tx) => {
        await tx.query('UPDATE crossing SET value = value + 1 WHERE id = $1', [first]);
        await pause(200);
        await tx.query('UPDATE crossing SET value = value + 1 WHERE id = $1', [second]);
      });
    await Promise.all([cross(1, 2), cross(2, 1)]);
    expect(await app.sql('SELECT value FROM crossing ORDER BY id')).toEqual([{ value: 2 }, { value: 2 }]);
    await app.sql('DROP TABLE crossing');
  });

  it('inside a transaction is refused instead of waiting for its own connection', async () => {
    const nested = app.database.forSystem(() => app.database.forSystem(async () => 1));
    await expect(nested).rejects.toThrow(/inside a transaction/);
  });

  it('whose error was swallowed does not pass for committed', async () => {
    const swallowed = app.database.forSystem(async (tx) => {
      await tx.query('SELECT 1 / 0').catch(() => undefined);
      return 'looks fine';
    });
    await expect(swallowed).rejects.toThrow(/swallowed/);
  });

  it('that waits longer than two seconds for a connection is refused as busy', async () => {
    const config = testConfig(app.adminUrl, { DATABASE_POOL: '2' });
    const small = new Database(config, new Log(config));
    await small.onModuleInit();
    const hold = (tx: Tx) => tx.query('SELECT pg_sleep(3)');
    const [a, b, c] = await Promise.allSettled([hold, hold, hold].map((work) => small.forSystem(work)));
    await small.onApplicationShutdown();
    expect([a?.status, b?.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(c).toMatchObject({ status: 'rejected', reason: { kind: 'unavailable', code: 'database-busy' } });
  }, 20_000);

  it('that a statement holds up for more than five seconds is given up as too slow', async () => {
    const slow = app.database.forSystem((tx) => tx.query('SELECT pg_sleep(30)'));
    await expect(slow).rejects.toMatchObject({ kind: 'unavailable', code: 'database-too-slow' });
  }, 20_000);

  it('sees nothing of any account unless it names one', async () => {
    const { accountId } = await new Given(app).person();
    const [nobody] = await app.database.forSystem((tx) => tx.query('SELECT count(*)::int AS seen FROM account'));
    const [own] = await app.database.forAccount(accountId, (tx) =>
      tx.query('SELECT count(*)::int AS seen FROM account'),
    );
    expect([nobody, own]).toEqual([{ seen: 0 }, { seen: 1 }]);
    await expect(app.database.forAccount(`${accountId}'; --`, async () => 1)).rejects.toMatchObject({
      code: 'not-an-account-id',
    });
  });
});

describe('limits', () => {
  it('are counted together by all processes, and for each account by itself', async () => {
    const config = testConfig(app.adminUrl, { RATE_LIMIT_FACTOR: '1' });
    const [first, second] = await Promise.all([createApp(config), createApp(config)]);
    try {
      const [a, b] = [first.get(RateLimits), second.get(RateLimits)];
      await a.take('events-by-account', 'ana', 1_500_000);
      await expect(b.take('events-by-account', 'ana', 600_000)).rejects.toMatchObject({
        kind: 'too-many',
        code: 'rate-limited',
      });
      await b.take('events-by-account', 'ben', 600_000);
      const takers = Array.from({ length: 30 }, (_, at) => (at % 2 ? a : b).take('mail-by-recipient', 'mina'));
      const outcomes = await Promise.allSettled(takers);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);

      const signIn = (at: number) =>
        (at % 2 ? first : second).inject({
          method: 'POST',
          url: '/v1/auth/sign-in',
          payload: { email: 'nobody@example.com', password: 'a wrong guess indeed' },
        });
      const statuses: number[] = [];
      for (let at = 0; at < 12; at += 1) statuses.push((await signIn(at)).statusCode);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
      const refused = await signIn(0);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.json()).toMatchObject({ status: 429, code: 'rate-limited' });
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  }, 60_000);

  it('keep no names: keys are hashed', async () => {
    await app.app.get(RateLimits).take('sign-in-by-name', 'mina@example.com');
    const rows = await app.sql<{ key: string }>('SELECT key FROM rate_limit');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ key }) => key).join()).not.toMatch(/mina|example/);
  });
});
