// `npm run prove -- NAME [--json] [--seed N] [--count N]`: the long form of a proof; its short form runs inside
// `npm test`. `--count` changes how many kills, requests or files there are; `--canary` runs the proof against a server
// that is broken on purpose, which it has to find out. One line `{"bar","seed","commit","pass",…counts}`; exit 0 or 1. The same seed and commit replay the same run.
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const resultFile = join(root, '.cache', `prove-${process.pid}.json`);

const bars = {
  /** Kills server and database at random points of ingest; everything acknowledged must be there, once. */
  crash: async ({ seed, say, count, isCanary }) => {
    const { crashRun } = await import('../test/support/crash.mjs');
    return crashRun({ seed, say, count: count ?? 200, isBroken: isCanary });
  },
  /** 50,000 generated requests against the real API; see test/fuzz.e2e-spec.ts. */
  fuzz: (options) => suite('test/fuzz.e2e-spec.ts', { FUZZ_REQUESTS: String(options.count ?? 50_000) }, options),
  /** Damaged usage files against every reader; see test/importer-fuzz.spec.ts. */
  'importer-fuzz': (options) =>
    suite('test/importer-fuzz.spec.ts', { FUZZ_FILES: String(options.count ?? 20_000) }, options),
};

process.exitCode = await main();

async function main() {
  const request = read(process.argv.slice(2));
  if (!request) return 2;
  const { name, seed, isJson, count, isCanary } = request;
  const say = (line) => isJson || process.stderr.write(`${line}\n`);
  say(`${name} with seed ${seed}; replay with: npm run prove -- ${name} --seed ${seed}`);
  const { pass, ...counts } = await bars[name]({ seed, say, count, isCanary }).catch((error) => ({
    pass: false,
    error: error.message,
  }));
  process.stdout.write(`${JSON.stringify({ bar: name, seed, commit: commit(), pass, ...counts })}\n`);
  return pass ? 0 : 1;
}

function read(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        seed: { type: 'string' },
        count: { type: 'string' },
        canary: { type: 'boolean' },
      },
    });
    const seed = Number(values.seed ?? randomInt(2 ** 31));
    const count = values.count === undefined ? null : Number(values.count);
    const isCanary = values.canary === true;
    const [name] = positionals;
    const isKnown = positionals.length === 1 && Object.hasOwn(bars, name) && (!isCanary || name === 'crash');
    if (isKnown && Number.isSafeInteger(seed) && (count === null || (Number.isSafeInteger(count) && count > 0)))
      return { name, seed, isJson: values.json === true, count, isCanary };
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  }
  process.stderr.write(
    `Usage: npm run prove -- ${Object.keys(bars).join(' | ')} [--json] [--seed N] [--count N] [--canary]\n`,
  );
  return null;
}

/** Runs one suite of the tests with more cases; the suite leaves its counts in a file. */
async function suite(file, more, { seed, say }) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(resultFile, { force: true });
  const jest = [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--runInBand',
    '--forceExit',
    file,
  ];
  const child = spawn(process.execPath, jest, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...more, FUZZ_SEED: String(seed), PROVE_RESULT: resultFile },
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    told = (told + text).slice(-20_000);
    say(text.trimEnd());
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  const counts = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : { error: told.slice(-2_000) };
  rmSync(resultFile, { force: true });
  return { pass: status === 0 && !counts.error, ...counts };
}

function commit() {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}
