import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { chooseAccount, type PostgresAccount, reachableDirectory } from './postgres-account.process.js';
import { type Binaries, findBinaries } from './postgres-binaries.process.js';
import { type Cluster, findRunning, isAlive, launch, type Running, stopServer } from './postgres-server.process.js';

export interface EmbeddedOptions {
  /** Where the cluster lives; kept between runs. */
  directory: string;
  database?: string;
  /** Off in tests only: a crash may then lose or break everything. */
  isDurable?: boolean;
  /** Told when the server died by itself; it has been started again when `restarted` is true. */
  onDeath?: (event: { restarted: boolean; reason: string }) => void;
  /** Deaths within ten minutes that are taken for accidents; after one more the server stays down. */
  mostDeaths?: number;
}

export interface EmbeddedPostgres {
  readonly port: number;
  readonly pid: number;
  /** The superuser's address of a database; the default database when none is named. */
  adminUrl(database?: string): string;
  stop(): Promise<void>;
}

/** Thrown when another living application already uses the cluster in this directory; carries the superuser's address. */
export class AlreadyInUse extends Error {
  constructor(readonly adminUrl: string) {
    super('another Promptprint already uses this data directory');
  }
}

const major = 'postgres-18';
const usualDatabase = 'promptprint';
const ownerLock = 8_112_204_971;
const lasting = { checkpoint_timeout: '15min', max_wal_size: '4GB', wal_compression: 'pglz' };
const fleeting = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '4GB',
};
const shared = {
  max_connections: '100',
  shared_buffers: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
};

/** A real PostgreSQL of our own: made on first use, found again afterwards, recovered after a crash. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { database = usualDatabase, isDurable = true } = options;
  const account = chooseAccount();
  const base = realpathSync(reachableDirectory(options.directory, account));
  const binaries = findBinaries(account, base);
  const password = keptPassword(base);
  const cluster: Cluster = {
    directory: join(base, major),
    logFile: join(base, 'postgres.log'),
    password,
    binaries,
    account,
    settings: { ...shared, ...(isDurable ? lasting : fleeting) },
  };
  if (!existsSync(join(cluster.directory, 'PG_VERSION'))) initialise({ base, cluster, binaries, account }, isDurable);
  const server = new Server(cluster, (await findRunning(cluster)) ?? (await launch(cluster)), options);
  try {
    await server.hold();
    await createDatabase(server.adminUrl('postgres'), database);
  } catch (error) {
    if (!(error instanceof AlreadyInUse)) await server.stop();
    throw error;
  }
  return {
    port: server.running.port,
    get pid() {
      return server.running.pid;
    },
    adminUrl: (name = database) => server.adminUrl(name),
    stop: () => server.stop(),
  };
}

/** Holds a connection for as long as the application lives: it marks the owner, and its end tells that the server died. */
class Server {
  #owner: pg.Client | null = null;
  #isStopping = false;
  #deaths: number[] = [];
  #recovery: Promise<void> = Promise.resolve();

  constructor(
    private readonly cluster: Cluster,
    public running: Running,
    private readonly options: EmbeddedOptions,
  ) {}

  adminUrl(database: string): string {
    return `postgres://postgres:${this.cluster.password}@127.0.0.1:${this.running.port}/${database}`;
  }

  async hold(): Promise<void> {
    const owner = new pg.Client({
      connectionString: this.adminUrl('postgres'),
      application_name: 'promptprint-owner',
      keepAlive: true,
    });
    owner.on('error', () => {});
    await owner.connect();
    const { rows } = await owner.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [ownerLock]);
    if (!rows[0]?.mine) {
      await owner.end();
      throw new AlreadyInUse(this.adminUrl(this.options.database ?? usualDatabase));
    }
    owner.once('end', () => {
      this.#recovery = this.recover();
    });
    this.#owner = owner;
  }

  private async recover(): Promise<void> {
    if (this.#isStopping) return;
    try {
      // The server restarts by itself when only a child of it died.
      for (let waited = 0; isAlive(this.running.pid) && waited < 10_000; waited += 100) {
        await pause(100);
        if (this.#isStopping) return;
        const isBack = await this.hold().then(
          () => true,
          () => false,
        );
        if (isBack) return this.options.onDeath?.({ restarted: true, reason: 'a process of the server died' });
      }
      const now = performance.now();
      this.#deaths = [...this.#deaths.filter((at) => now - at < 600_000), now];
      if (this.#deaths.length > (this.options.mostDeaths ?? 5))
        throw new Error(`it died ${this.#deaths.length} times within ten minutes`);
      this.running = await launch(this.cluster, this.running.port);
      if (this.#isStopping) return;
      await this.hold();
      this.options.onDeath?.({ restarted: true, reason: 'the server died' });
    } catch (error) {
      this.options.onDeath?.({ restarted: false, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  async stop(): Promise<void> {
    if (this.#isStopping) return;
    this.#isStopping = true;
    await this.#owner?.end().catch(() => {});
    // A server that is being started again would otherwise outlive its application.
    await this.#recovery;
    await stopServer(this.cluster, this.running.pid);
  }
}

interface Place {
  base: string;
  cluster: Cluster;
  binaries: Binaries;
  account: PostgresAccount;
}

/** Made under another name and renamed when complete: a start killed half-way leaves nothing that looks like a cluster. */
function initialise({ base, cluster, binaries, account }: Place, isDurable: boolean): void {
  for (const name of readdirSync(base).filter((entry) => entry.startsWith('draft-')))
    rmSync(join(base, name), { recursive: true, force: true });
  const draft = join(base, `draft-${process.pid}`);
  const passwordFile = join(draft, 'password');
  const target = join(draft, 'cluster');
  mkdirSync(target, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  for (const path of [draft, target, passwordFile]) account.own(path);
  // Both the locale and the provider: pg_trgm reads LC_CTYPE and finds nothing in Korean under plain C.
  const encoding = ['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const { status, stderr, error } = spawnSync(
    binaries.initdb,
    [
      '-D',
      target,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      ...encoding,
      ...(isDurable ? [] : ['--no-sync']),
    ],
    { ...account.ids, cwd: '/', encoding: 'utf8', env: { LC_ALL: 'C' } },
  );
  if (error) throw error;
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
  renameSync(target, cluster.directory);
  rmSync(draft, { recursive: true, force: true });
}

function keptPassword(base: string): string {
  const file = join(base, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8');
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
