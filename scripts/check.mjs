// Format, lint, types, the room plan and unused code: everything about the code that needs no running program.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);

const steps = [
  ['format', bin('prettier'), ['--check', '--log-level=warn', '.']],
  ['lint', bin('oxlint'), ['--type-aware', '--quiet', '.']],
  ['types of the apps and libs', bin('tsc'), ['-b']],
  ['types of the tests', bin('tsc'), ['-p', 'tsconfig.test.json']],
  ['types of the web app', bin('tsc'), ['-p', 'apps/web']],
  [
    'room plan',
    bin('depcruise'),
    ['apps', 'libs', 'test', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  ],
  ['unused files and packages', bin('knip'), ['--no-progress']],
];

/** Runs every step, so that one run shows all that is wrong; returns the names of those that failed. */
export function check() {
  return steps.filter(([name, command, args]) => !passes(name, command, args)).map(([name]) => name);
}

function passes(name, command, args) {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (status !== 0) process.stdout.write(`${stdout}${stderr}\n`);
  return status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = check().length === 0 ? 0 : 1;
