// A database and an API process of their own, as a user would run them, for benches and proofs that need the real thing.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, readConfig, startEmbeddedPostgres } from '@promptprint/platform';
import { migrations } from '../apps/api/dist/migrations.js';
import { nodeFlags } from '../scripts/node-flags.mjs';

const main = fileURLToPath(new URL('../apps/api/dist/main.js', import.meta.url));

export async function startRunningApi({ env: more = {} } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'promptprint-bench-'));
  chmodSync(directory, 0o711);
  const server = await startEmbeddedPostgres({ directory, database: 'bench' });
  const adminUrl = server.adminUrl('bench');
  const env = {
    ...process.env,
    PROMPTPRINT_DATA: directory,
    PROMPTPRINT_SECRET: 'a secret that only the benches know, 0123456789',
    DATABASE_URL: adminUrl,
    RATE_LIMIT_FACTOR: '1000000',
    LOG_LEVEL: 'warn',
    PORT: '0',
    ...more,
  };
  await migrate(adminUrl, migrations, readConfig(env));
  const child = spawn(process.execPath, [...nodeFlags, '--no-warnings', main], {
    env: { ...env, PORT: String(await freePort()) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const port = await new Promise((resolve, reject) => {
    child.once('message', ({ port: chosen }) => resolve(chosen));
    child.once('exit', (code) => reject(new Error(`the API ended with ${code}`)));
  });
  return {
    adminUrl,
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    /** Highest resident set so far, in bytes; null where the system does not tell. */
    peakBytes: () => peakOf(child.pid),
    /** Processor time the API has used so far, in ms: says more than a clock on a machine that others use; null where the system does not tell. */
    cpuMs: () => cpuMsOf(child.pid),
    async stop() {
      child.kill('SIGTERM');
      await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A new person with a key; answers the account and the headers of its calls. */
export async function signUp(url, number = 1) {
  const origin = `http://localhost:${new URL(url).port}`;
  const signedUp = await fetch(`${url}/v1/auth/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({
      email: `bench${number}@example.com`,
      password: 'tidal kettle hums amber',
      timezone: 'Asia/Seoul',
    }),
  });
  if (!signedUp.ok) throw new Error(await signedUp.text());
  const cookie = signedUp.headers.getSetCookie()[0].split(';')[0];
  const { person, account } = await signedUp.json();
  const made = await fetch(`${url}/v1/api-keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie },
    body: JSON.stringify({ name: 'bench', scopes: ['usage:read', 'usage:write', 'footprint:read'] }),
  });
  if (!made.ok) throw new Error(await made.text());
  return {
    personId: person.id,
    accountId: account.id,
    headers: { authorization: `Bearer ${(await made.json()).key}` },
  };
}

function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
  } catch {
    return null;
  }
}

function cpuMsOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    // User and system time in hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

async function freePort() {
  const { createServer } = await import('node:net');
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
