import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One PostgreSQL for the whole run; the projects of one run share it and the last one stops it. */
export async function startTestCluster() {
  globalThis.testCluster ??= { users: 0, starting: start() };
  globalThis.testCluster.users += 1;
  const { adminUrl } = await globalThis.testCluster.starting;
  // Workers inherit the environment of the run.
  process.env.PROMPTPRINT_TEST_DATABASE = adminUrl;
}

export async function stopTestCluster() {
  const shared = globalThis.testCluster;
  if (!shared) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  globalThis.testCluster = undefined;
  await (await shared.starting).stop();
}

async function start() {
  if (!existsSync(join(root, 'libs/platform/dist/index.js')))
    spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'libs/platform'], {
      cwd: root,
      stdio: 'inherit',
    });
  const { startEmbeddedPostgres } = await import('@promptprint/platform');
  const directory = mkdtempSync(join(tmpdir(), 'promptprint-test-'));
  // The account that runs the server is another one when the tests run as root.
  chmodSync(directory, 0o711);
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ directory, database: 'idle', isDurable: false });
    watch(server.pid, directory);
    return {
      adminUrl: server.adminUrl('postgres'),
      async stop() {
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A run that is killed calls no teardown; this small process outlives it by a second and tidies up. */
function watch(serverPid, directory) {
  const program = `
    const { rmSync } = require('node:fs');
    const alive = (pid) => { try { process.kill(pid, 0); return true; } catch (error) { return error.code === 'EPERM'; } };
    const timer = setInterval(() => {
      if (alive(${process.pid})) return;
      clearInterval(timer);
      try { process.kill(${serverPid}, 'SIGQUIT'); } catch {}
      setTimeout(() => rmSync(${JSON.stringify(directory)}, { recursive: true, force: true }), 2000);
    }, 1000);`;
  spawn(process.execPath, ['-e', program], { detached: true, stdio: 'ignore' }).unref();
}
