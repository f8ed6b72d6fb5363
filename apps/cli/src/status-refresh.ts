import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { statusDirectory } from './status-kept.js';

/** Longer than a reading takes; one that has died does not stop the next for ever. */
const longestMs = 20_000;

const markIn = (directory: string) => join(statusDirectory(directory), 'reading');

/** Reads the logs again in a process of its own, unless one is at it: whoever asks for the line does not wait for it. */
export function refreshBehind(directory: string): void {
  const [, program = ''] = process.argv;
  if (program === '' || !begin(markIn(directory))) return;
  const child = spawn(process.execPath, [...process.execArgv, program, 'scan', '--statusline', '--json'], {
    detached: true,
    stdio: 'ignore',
  });
  child.on('error', () => refreshed(directory));
  child.unref();
}

/** To be said by whoever has read them. */
export function refreshed(directory: string): void {
  rmSync(markIn(directory), { force: true });
}

/** True for whoever comes first. */
function begin(mark: string): boolean {
  try {
    const age = Date.now() - (statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > longestMs) rmSync(mark, { force: true });
    mkdirSync(join(mark, '..'), { recursive: true, mode: 0o700 });
    closeSync(openSync(mark, 'wx', 0o600));
    return true;
  } catch {
    return false;
  }
}
