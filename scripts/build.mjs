// Builds what changed since the last build: server (tsc), OpenAPI document, web app. Nothing changed: nothing runs.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const isQuiet = process.argv.includes('--quiet');
const stampFile = at('.cache', 'build.json');
const say = (line) => isQuiet || process.stdout.write(`${line}\n`);

// Made by the build itself, or of no consequence for it.
const skipped = new Set(['dist', 'node_modules', '.promptprint', '.cache', 'openapi.json', 'schema.ts']);

const shared = ['libs', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];
const parts = {
  server: { sources: [...shared, 'apps/api', 'apps/worker', 'apps/cli'], product: 'apps/api/dist/main.js' },
  document: { sources: [...shared, 'apps/api'], product: 'apps/api/dist/openapi.json' },
  web: { sources: [...shared, 'apps/web'], product: 'apps/web/dist/index.html' },
};

await build().catch((error) => {
  process.stderr.write(`The build failed: ${error.message}\n`);
  process.exit(1);
});

async function build() {
  const began = performance.now();
  const known = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
  const stamps = Object.fromEntries(Object.entries(parts).map(([name, { sources }]) => [name, stamp(sources)]));
  const isOld = (name) => known[name] !== stamps[name] || !existsSync(at(parts[name].product));
  if (!Object.keys(parts).some(isOld)) return;
  say('Building …');
  const web = isOld('web') && buildWeb();
  const server = isOld('server') && node('node_modules/typescript/bin/tsc', '-b');
  await allOrNothing([web, server, isOld('document') && describeShapes()].filter(Boolean));
  const hasChanged = isOld('document') && (await writeDocument());
  // The web app's client is made from the document: another document means another client.
  if (hasChanged && web) await buildWeb();
  mkdirSync(at('.cache'), { recursive: true });
  // As they were at the beginning: what changed meanwhile is built next time.
  writeFileSync(stampFile, JSON.stringify(stamps));
  say(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

/** Comments and validators of the DTOs, as descriptions and limits of the document; plain JavaScript, needed at build time only. */
async function describeShapes() {
  mkdirSync(at('.cache', 'metadata'), { recursive: true });
  writeFileSync(
    at('.cache', 'metadata', 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.base.json',
      compilerOptions: { noEmit: true, composite: false, declarationMap: false, rootDir: '../..', types: ['node'] },
      include: ['../../apps/api/src'],
      exclude: ['../../**/*.spec.ts'],
    }),
  );
  await node('scripts/describe-shapes.mjs');
}

/** Answers whether the document differs from the committed one, which is then renewed, and the web client with it. */
async function writeDocument() {
  copyFileSync(at('.cache', 'metadata', 'metadata.ts'), at('apps/api/dist/metadata.js'));
  await node('apps/api/dist/docs/write-open-api.js', at('apps/api/dist/openapi.json'));
  const made = readFileSync(at('apps/api/dist/openapi.json'), 'utf8');
  const committed = at('apps/api/openapi.json');
  // A test compares the two: in CI a forgotten commit must show.
  if (process.env.CI || (existsSync(committed) && readFileSync(committed, 'utf8') === made)) return false;
  writeFileSync(committed, made);
  if (existsSync(at('apps/web/src/api-client')))
    await node(
      'node_modules/openapi-typescript/bin/cli.js',
      'apps/api/openapi.json',
      '-o',
      'apps/web/src/api-client/schema.ts',
    );
  say('The OpenAPI document changed: apps/api/openapi.json');
  return true;
}

function buildWeb() {
  // Vite looks for its configuration in the working directory.
  return run(process.execPath, [at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], at('apps/web'));
}

function node(...args) {
  return run(process.execPath, args, root);
}

function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', isQuiet ? 'ignore' : 'inherit', 'inherit'] });
    child.once('exit', (status) => (status === 0 ? resolve() : reject(new Error(args.join(' ')))));
  });
}

/** Waits for all of them, so that none is left behind writing files. */
async function allOrNothing(steps) {
  const failed = (await Promise.allSettled(steps)).find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

/** Names, times and sizes: reading every file would take longer than most builds. */
function stamp(sources) {
  const hash = createHash('sha256');
  for (const source of sources) visit(at(source), hash);
  return hash.digest('hex');
}

function visit(path, hash) {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts) return;
  if (!facts.isDirectory()) return void hash.update(`${path}\0${facts.mtimeMs}\0${facts.size}\0`);
  for (const name of readdirSync(path).sort())
    if (!skipped.has(name) && !/\.(spec\.tsx?|md)$/.test(name)) visit(join(path, name), hash);
}
