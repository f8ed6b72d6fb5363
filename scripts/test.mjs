// The whole proof in one command: the checks of the code, then every suite. `npm test -- PATTERN` runs only matching suites.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './check.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const resultFile = join(root, '.cache', 'jest.json');
const patterns = process.argv.slice(2);

mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(resultFile, { force: true });
const failedChecks = patterns.length === 0 ? check() : [];
const jest = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--maxWorkers=2',
    '--workerIdleMemoryLimit=1500MB',
    '--forceExit',
    '--json',
    `--outputFile=${resultFile}`,
    ...patterns,
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);

const result = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : null;
const passed = result?.numPassedTests ?? 0;
const failed =
  (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0) + failedChecks.length + (result ? 0 : 1);
const skipped = result?.numPendingTests ?? 0;
process.stdout.write(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed === 0 && passed > 0 && jest.status === 0 ? 0 : 1;
