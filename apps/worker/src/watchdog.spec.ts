import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const built = pathToFileURL(join(import.meta.dirname, '../dist/watchdog.js')).href;

function ended(program: string): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => {
    const source = `import { watchEventLoop } from '${built}'; ${program}`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
      stdio: 'ignore',
      timeout: 20_000,
    });
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

describe('the watch over the event loop', () => {
  test('ends a process that stands still', async () => {
    const stuck = 'watchEventLoop(500); setTimeout(() => { for (;;); }, 100);';
    expect(await ended(stuck)).toEqual({ code: null, signal: 'SIGKILL' });
  }, 30_000);

  test('leaves a process alone that is busy but alive, and keeps none alive', async () => {
    const busy = `watchEventLoop(2000);
      const until = Date.now() + 3000;
      const work = () => { const end = Date.now() + 50; while (Date.now() < end); if (Date.now() < until) setTimeout(work); };
      work();`;
    expect(await ended(busy)).toEqual({ code: 0, signal: null });
  }, 30_000);
});
