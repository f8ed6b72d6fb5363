// A database, an API and a worker of their own that are killed over and over and always come back, as under `npm start`.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { migrate, readConfig, startEmbeddedPostgres } from '@promptprint/platform';
import pg from 'pg';
import { migrations } from '../../apps/api/dist/migrations.js';

const mainOf = (app) => fileURLToPath(new URL(`../../apps/${app}/dist/main.js`, import.meta.url));
const earlyAnswer = pathToFileURL(fileURLToPath(new URL('crash-canary.mjs', import.meta.url))).href;

/** `isBroken`: an API that answers before COMMIT, which the proof has to find out. */
export async function startSystem({ isBroken, say }) {
  const directory = mkdtempSync(join(tmpdir(), 'promptprint-crash-'));
  chmodSync(directory, 0o711);
  const trouble = [];
  const server = await startEmbeddedPostgres({
    directory,
    mostDeaths: Number.POSITIVE_INFINITY,
    onDeath: ({ restarted, reason }) => restarted || trouble.push(`PostgreSQL stayed down: ${reason}`),
  });
  const env = {
    ...process.env,
    PROMPTPRINT_DATA: directory,
    PROMPTPRINT_SECRET: 'a secret that only the proofs know, 0123456789',
    DATABASE_URL: server.adminUrl(),
    RATE_LIMIT_FACTOR: '1000000',
    LOG_LEVEL: 'fatal',
    PORT: String(await freePort()),
  };
  await migrate(env.DATABASE_URL, migrations, readConfig(env));
  const api = new Restarted(mainOf('api'), { env, execArgv: isBroken ? ['--import', earlyAnswer] : [] });
  const worker = new Restarted(mainOf('worker'), { env, execArgv: [] });
  await Promise.all([api.start(), worker.start()]);
  return {
    adminUrl: env.DATABASE_URL,
    url: `http://127.0.0.1:${env.PORT}`,
    trouble,
    /** What can be killed, by name. */
    kill: { api: () => api.kill(), backend: () => killBackend(env.DATABASE_URL), postgres: () => killAll(server.pid) },
    async stop() {
      await Promise.all([api.stop(), worker.stop()]);
      await server.stop();
      if (trouble.length > 0) say(readFileSync(join(directory, 'postgres.log'), 'utf8').slice(-3_000));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

class Restarted {
  #child = null;
  #isStopping = false;

  constructor(main, { env, execArgv }) {
    Object.assign(this, { main, env, execArgv });
  }

  start() {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, ['--disable-proto=delete', '--no-warnings', ...this.execArgv, this.main], {
        env: this.env,
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      this.#child = child;
      child.once('message', () => resolve());
      child.once('exit', () => {
        // A process whose database is not back yet gives up and is tried again.
        if (!this.#isStopping) setTimeout(() => void this.start().then(resolve), 100);
      });
    });
  }

  kill() {
    this.#child?.kill('SIGKILL');
  }

  async stop() {
    this.#isStopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const last = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(last);
  }
}

/** One server process of the API: PostgreSQL then ends all others and recovers by itself. */
async function killBackend(adminUrl) {
  for (let attempt = 1; attempt <= 300; attempt += 1) {
    const pid = await someBackend(adminUrl).catch(() => null);
    if (pid !== null) return void process.kill(pid, 'SIGKILL');
    // It may still be recovering from the kill before.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('PostgreSQL had no connection of the API for 30 s');
}

/** The number of a process that serves the API, a busy one if there is any. */
async function someBackend(adminUrl) {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'promptprint' ORDER BY (state = 'active') DESC, random() LIMIT 1`,
    );
    return rows[0]?.pid ?? null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The whole server at once, as when the machine loses power: nothing gets to say goodbye. */
function killAll(postmaster) {
  for (const pid of [postmaster, ...childrenOf(postmaster)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }
}

function childrenOf(parent) {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => parentOf(pid) === parent)
    .map(Number);
}

function parentOf(pid) {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return null;
  }
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
