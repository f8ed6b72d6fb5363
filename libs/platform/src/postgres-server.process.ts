import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { classify } from './database-error.js';
import type { PostgresAccount } from './postgres-account.process.js';
import type { Binaries } from './postgres-binaries.process.js';

export interface Cluster {
  directory: string;
  logFile: string;
  password: string;
  binaries: Binaries;
  account: PostgresAccount;
  settings: Readonly<Record<string, string>>;
}

export interface Running {
  pid: number;
  port: number;
}

// Messages are read by this program: they stay in English. Windows cannot start a program without its own variables.
const environment = process.platform === 'win32' ? undefined : { LC_ALL: 'C' };

/** The server a killed application left behind, when one answers on exactly this directory. */
export async function findRunning(cluster: Cluster): Promise<Running | null> {
  const noted = readPidFile(cluster.directory);
  if (!noted) return null;
  for (let waited = 0; isAlive(noted.pid) && waited < 30_000; waited += 200) {
    const answers = await serves(cluster, noted.port);
    if (answers === 'this') return noted;
    if (answers === 'starting') {
      await pause(200);
      continue;
    }
    // The number of a server long gone can belong to any program by now; PostgreSQL would refuse to start because of it.
    if (runsOn(noted.pid, cluster.directory)) await stopServer(cluster, noted.pid);
    else rmSync(join(cluster.directory, 'postmaster.pid'), { force: true });
    return null;
  }
  return null;
}

/** Starts the server in a session of its own, so that Ctrl-C in the terminal reaches the application only. */
export async function launch(cluster: Cluster, wishedPort?: number): Promise<Running> {
  const giveUpAt = performance.now() + 20_000;
  for (;;) {
    const port = wishedPort ?? (await freePort());
    const outcome = await tryLaunch(cluster, port);
    if (outcome.kind === 'running') return outcome.running;
    // A killed server's children hold its memory, or its zombie holds its number, for some moments.
    const isPassing =
      /pre-existing shared memory block|lock file "postmaster.pid" already exists|could not create any TCP\/IP sockets/.test(
        outcome.log,
      );
    if (!isPassing || performance.now() > giveUpAt) throw new Error(`PostgreSQL did not start:\n${outcome.log}`);
    await pause(300);
  }
}

async function tryLaunch(
  cluster: Cluster,
  port: number,
): Promise<{ kind: 'running'; running: Running } | { kind: 'ended'; log: string }> {
  const { directory, logFile, binaries, account, settings } = cluster;
  const start = existsSync(logFile) ? readFileSync(logFile).length : 0;
  const log = openSync(logFile, 'a', 0o600);
  const flags = Object.entries({
    ...settings,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
  });
  const child = spawn(
    binaries.postgres,
    ['-D', directory, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...account.ids,
      cwd: '/',
      detached: true,
      env: environment,
      stdio: ['ignore', log, log],
      windowsHide: true,
    },
  );
  closeSync(log);
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  child.unref();
  const giveUpAt = performance.now() + 60_000;
  while (!ended && performance.now() < giveUpAt) {
    if (child.pid !== undefined && (await serves(cluster, port)) === 'this')
      return { kind: 'running', running: { pid: child.pid, port } };
    await pause(30);
  }
  return { kind: 'ended', log: readFileSync(logFile).subarray(start).toString() };
}

export async function stopServer(cluster: Cluster, pid: number): Promise<void> {
  const { binaries, account, directory } = cluster;
  spawnSync(binaries.pg_ctl, ['stop', '-D', directory, '-m', 'fast', '-w', '-t', '30'], {
    ...account.ids,
    cwd: '/',
    env: environment,
    stdio: 'ignore',
  });
  for (let waited = 0; isAlive(pid) && waited < 5_000; waited += 50) await pause(50);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const status = `/proc/${pid}/stat`;
  // A zombie answers to signals but serves nobody.
  return !existsSync(status) || !/^\d+ \(.*\) Z/s.test(readOr(status, ''));
}

function runsOn(pid: number, directory: string): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readOr(commandLine, directory).includes(directory);
}

/** Whether a server on this port serves this very directory. */
async function serves(cluster: Cluster, port: number): Promise<'this' | 'other' | 'starting' | 'nobody'> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: cluster.password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === cluster.directory ? 'this' : 'other';
  } catch (error) {
    const failure = classify(error);
    if (failure === 'starting')
      return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED' ? 'nobody' : 'starting';
    return failure === 'other' ? 'other' : 'nobody';
  } finally {
    await client.end().catch(() => {});
  }
}

function readPidFile(directory: string): Running | null {
  const [pid, , , port] = readOr(join(directory, 'postmaster.pid'), '').split('\n');
  return pid && port && Number(pid) > 0 ? { pid: Number(pid), port: Number(port) } : null;
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
