// `npm start`: database, migrations, API, worker and web on one port, and a clean end of them all.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AlreadyInUse, migrate, readConfig, startEmbeddedPostgres } from '@promptprint/platform';
import { seedClasses } from '@promptprint/usage';
import { migrations } from '../apps/api/dist/migrations.js';
import { Child } from './child.mjs';
import { wordsEn, wordsKo } from './start.words.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
const words = /^ko/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? wordsKo : wordsEn;
const isEmbedded = !process.env.DATABASE_URL;
const dataDirectory = resolve(root, process.env.PROMPTPRINT_DATA || '.promptprint');
const addressFile = join(dataDirectory, 'address');
const say = (line) => process.stdout.write(`${line}\n`);

let database = null;
let children = [];
let isStopping = false;

watchEnds();
try {
  await start();
} catch (error) {
  if (error instanceof AlreadyInUse) {
    say(words.alreadyRunning(existsSync(addressFile) ? readFileSync(addressFile, 'utf8') : null));
    process.exit(0);
  }
  process.stderr.write(`${words.failed(error.message)}\n`);
  await stop(1);
}

async function start() {
  mkdirSync(dataDirectory, { recursive: true });
  const adminUrl = await openDatabase();
  const port = await choosePort(Number(process.env.PORT || 3000));
  const url = process.env.PUBLIC_URL || `http://localhost:${port}`;
  const env = {
    ...process.env,
    PROMPTPRINT_DATA: dataDirectory,
    // The roles' own passwords are derived from the secret: the processes never see the superuser's.
    DATABASE_URL: withoutLogin(adminUrl),
    PROMPTPRINT_SANDBOX: isEmbedded ? '1' : '0',
    PORT: String(port),
    PUBLIC_URL: url,
    NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
  };
  const config = readConfig(env);
  const applied = await migrate(adminUrl, migrations, config);
  if (applied.length > 0) {
    say(words.migrated(applied.length));
    await seedClasses(adminUrl);
  }
  const onLost = (name) => {
    process.stderr.write(`${words.childLost(name)}\n`);
    void stop(1);
  };
  const onDeath = (name) => say(words.childDied(name));
  children = [
    new Child('API', join(root, 'apps/api/dist/main.js'), { env, onDeath, onLost }),
    new Child('worker', join(root, 'apps/worker/dist/main.js'), { env, onDeath, onLost }),
  ];
  await Promise.all(children.map((child) => child.start()));
  writeFileSync(addressFile, url);
  say(`\n${words.ready(url)}\n`);
  for (const line of isEmbedded ? words.next(url, shortened(dataDirectory)) : words.nextExternal(url)) say(`  ${line}`);
}

async function openDatabase() {
  if (!isEmbedded) {
    say(words.externalDatabase(new URL(process.env.DATABASE_URL).host));
    return process.env.DATABASE_URL;
  }
  say(words.database);
  database = await startEmbeddedPostgres({
    directory: join(dataDirectory, 'database'),
    onDeath: ({ restarted, reason }) => {
      if (restarted) return say(words.databaseDied);
      process.stderr.write(`${words.databaseLost(reason)}\n`);
      void stop(1);
    },
  });
  return database.adminUrl();
}

function shortened(path) {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}

function withoutLogin(adminUrl) {
  const url = new URL(adminUrl);
  url.username = '';
  url.password = '';
  return url.href;
}

async function choosePort(wanted) {
  for (let port = wanted; port < wanted + 50; port += 1) {
    if (!(await isFree(port))) continue;
    if (port !== wanted) say(words.portTaken(wanted, port));
    return port;
  }
  throw new Error(`no free port from ${wanted} to ${wanted + 49}`);
}

async function isFree(port) {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    const free = await new Promise((done) => {
      const probe = createServer();
      probe.once('error', () => done(false));
      probe.listen(port, host, () => probe.close(() => done(true)));
    });
    if (!free) return false;
  }
  return true;
}

/** Everything that can end this run leads to the same orderly end. */
function watchEnds() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
  // npm's shell does not hand signals on: when the parent is gone, so is the reason to run.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop(0), 500).unref();
}

/** First the API and the worker, which finish what they do; the database last. */
async function stop(code) {
  if (isStopping) return children.forEach((child) => child.hurry());
  isStopping = true;
  if (code === 0) say(`\n${words.stopping}`);
  await Promise.all(children.map((child) => child.stop()));
  await database?.stop();
  rmSync(addressFile, { force: true });
  if (code === 0) say(words.stopped);
  process.exit(code);
}
