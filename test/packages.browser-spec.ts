import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import type * as Emissions from '@promptprint/emissions';
import { hostile } from '../libs/emissions/test/hostile.js';
import { mediaUsages, usages } from '../libs/emissions/test/usages.js';
import { launchChromium } from './support/chromium.js';

const root = join(import.meta.dirname, '..');
const rooms = ['emissions', 'usage-formats'] as const;

let folder: string;
let packed: string[];
let browser: Browser;

jest.setTimeout(60_000);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'promptprint-packages-'));
  packed = run(process.execPath, [join(root, 'scripts/pack.mjs'), join(folder, 'packed')])
    .trim()
    .split('\n');
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(command: string, args: readonly string[], cwd = root): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${basename(command)} ${args[0] ?? ''} failed: ${stdout}${stderr}`, { cause: error });
  }
}

/** An empty project into which one package was installed, without the network: what it needs is inside, or is a package of others that lies here. */
function projectWith(room: (typeof rooms)[number]): string {
  const project = join(folder, `with-${room}`);
  const tarball = packed.find((path) => basename(path).includes(room)) ?? '';
  mkdirSync(project);
  const overrides = { 'gpt-tokenizer': `file:${join(root, 'node_modules/gpt-tokenizer')}` };
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module', overrides }));
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  run(command, [...first, 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], project);
  return project;
}

/** The example of the README that came with the package. */
function exampleOf(project: string, room: string): string {
  const readme = readFileSync(join(project, 'node_modules/@promptprint', room, 'README.md'), 'utf8');
  return /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
}

describe('a package by itself, in an empty project', () => {
  it('emissions: the example of its README runs, its types hold, and it asks for nothing but itself', () => {
    const project = projectWith('emissions');
    expect(Object.keys(installed(project))).toEqual([
      'node_modules/@promptprint/emissions',
      ...inside('emissions', ['kernel']),
    ]);
    writeFileSync(join(project, 'example.js'), exampleOf(project, 'emissions'));
    expect(run(process.execPath, ['example.js'], project)).toMatch(
      /^\d+\.\d\d to \d+\.\d\d g CO2e, as likely above as below \d+\.\d\d, grade [A-E], 2026-11\n$/,
    );
    demandTypes(
      project,
      `import { estimate, type UsageInput } from '@promptprint/emissions';
       const use: UsageInput = { model: 'gpt-5', inputTokens: 3 };
       export const low: number | undefined = estimate(use).figures.carbon?.low;
       // @ts-expect-error -- tokens are numbers
       estimate({ inputTokens: 'three' });`,
    );
  });

  it('usage-formats: the example of its README reads a table, and its types hold', () => {
    const project = projectWith('usage-formats');
    const others = Object.keys(installed(project)).filter((path) => !path.startsWith('node_modules/@promptprint/'));
    expect(others.filter((path) => !path.endsWith('gpt-tokenizer'))).toEqual([]);
    writeFileSync(
      join(project, 'usage.csv'),
      'startedAt,model,inputTokens,outputTokens\n2026-11-24T09:00:00Z,gpt-5,300,400\n2026-11-24T10:00:00Z,gpt-5-mini,20,30\n',
    );
    writeFileSync(join(project, 'example.js'), exampleOf(project, 'usage-formats'));
    expect(run(process.execPath, ['example.js'], project)).toBe('gpt-5 300\ngpt-5-mini 20\n2\n');
    demandTypes(
      project,
      `import { readUsage, type UsageEvent } from '@promptprint/usage-formats';
       const reading = readUsage([{ name: 'a', blob: new Blob(['{}']) }], { now: 0 });
       export async function first(): Promise<UsageEvent | undefined> {
         for await (const batch of reading) return batch[0];
         return undefined;
       }
       // @ts-expect-error -- the time has to be told
       readUsage([], {});`,
    );
  });
});

/** Everything npm put into the project, by where it put it. */
function installed(project: string): Record<string, unknown> {
  const lock = JSON.parse(readFileSync(join(project, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  return lock.packages;
}

const inside = (room: string, below: readonly string[]) =>
  below.map((name) => `node_modules/@promptprint/${room}/node_modules/@promptprint/${name}`);

/** Compiles a module against the installed types, as strictly as can be. */
function demandTypes(project: string, source: string): void {
  writeFileSync(join(project, 'consumer.ts'), source);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2024', 'esnext.disposable', 'dom', 'dom.asynciterable'],
    types: [],
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project], project);
}

describe('the same code in Node and in a browser', () => {
  it('gives the same bits for ten thousand random events, and for their sums', async () => {
    const events = JSON.parse(JSON.stringify(randomEvents())) as Emissions.UsageInput[];
    expect(events).toHaveLength(10_000);
    const here = bitsOf(
      (await import(pathToFileURL(join(root, 'libs/emissions/dist/index.js')).href)) as typeof Emissions,
      events,
    );
    const page = await browser.newPage();
    await page.addScriptTag({ content: forBrowsers() });
    const there = await page.evaluate(`(${bitsOf.toString()})(emissions, ${JSON.stringify(events)})`);
    await page.close();
    const other = here.findIndex((line, at) => line !== (there as string[])[at]);
    expect({ event: events[other], here: here[other], there: (there as string[])[other] }).toEqual({});
    expect(there).toEqual(here);
    // Ten thousand lines that say the same would agree as well.
    expect(new Set(here).size).toBeGreaterThan(5_000);
  });
});

/** Sound, wild and contradictory uses, the same at every run. */
function randomEvents(): Emissions.UsageInput[] {
  return [
    ...fc.sample(usages, { seed: 20261126, numRuns: 5_000 }),
    ...fc.sample(mediaUsages, { seed: 20261126, numRuns: 3_000 }),
    ...fc.sample(hostile, { seed: 20261126, numRuns: 2_000 }),
  ];
}

/** Every number of every event's estimate as its 64 bits, then those of sums of a hundred; runs in both. */
function bitsOf({ classLedger, estimate, total }: typeof Emissions, events: readonly Emissions.UsageInput[]): string[] {
  const view = new DataView(new ArrayBuffer(8));
  const bits = (_key: string, value: unknown) => {
    if (typeof value !== 'number') return value;
    view.setFloat64(0, value);
    return view.getBigUint64(0).toString(16);
  };
  const made = events.map((event) => estimate(event));
  const sums = made.flatMap((_, at) =>
    at % 100 === 0 ? [total(made.slice(at, at + 100).map((one) => classLedger(one)))] : [],
  );
  return [...made, ...sums].map((one) => JSON.stringify(one, bits));
}

/** The built package as one script that sets `emissions`, bundled for browsers without help for Node's modules. */
function forBrowsers(): string {
  const config = join(folder, 'vite.config.mjs');
  const lib = {
    entry: join(root, 'libs/emissions/dist/index.js'),
    formats: ['iife'],
    name: 'emissions',
    fileName: 'one',
  };
  const build = { outDir: join(folder, 'bundled'), minify: false, lib };
  writeFileSync(config, `export default ${JSON.stringify({ root: folder, build })}`);
  run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', config]);
  return readFileSync(join(folder, 'bundled/one.iife.js'), 'utf8');
}
