// `npm run dev`: like `npm start`, but every change is compiled and taken up at once; the web app is served by Vite.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, readConfig, startEmbeddedPostgres } from '@promptprint/platform';
import { migrations } from '../apps/api/dist/migrations.js';

const root = fileURLToPath(new URL('..', import.meta.url));
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
const dataDirectory = resolve(root, process.env.PROMPTPRINT_DATA || '.promptprint');
const database = process.env.DATABASE_URL
  ? null
  : await startEmbeddedPostgres({ directory: join(dataDirectory, 'database') });
const env = {
  ...process.env,
  PROMPTPRINT_DATA: dataDirectory,
  DATABASE_URL: database?.adminUrl() ?? process.env.DATABASE_URL,
  PROMPTPRINT_SANDBOX: database ? '1' : '0',
  PORT: process.env.PORT ?? '3000',
  PUBLIC_URL: process.env.PUBLIC_URL ?? 'http://localhost:5173',
};
await migrate(env.DATABASE_URL, migrations, readConfig(env));

const children = [
  run(['node_modules/typescript/bin/tsc', '-b', '-w', '--preserveWatchOutput']),
  run(['--watch', '--watch-preserve-output', '--disable-proto=delete', 'apps/api/dist/main.js']),
  run(['--watch', '--watch-preserve-output', '--disable-proto=delete', 'apps/worker/dist/main.js']),
  run([join(root, 'node_modules/vite/bin/vite.js')], join(root, 'apps/web')),
];
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());

function run(args, cwd = root) {
  return spawn(process.execPath, args, { cwd, env, stdio: 'inherit', detached: true });
}

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  for (const { pid = 0 } of children) {
    try {
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It has ended already.
    }
  }
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  await Promise.all(running.map((child) => new Promise((ended) => child.once('exit', ended))));
  await database?.stop();
  process.exit(0);
}
