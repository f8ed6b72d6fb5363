// Brings a fresh clone to a runnable state. Runs on Node 18+ before anything is installed, so it uses built-ins only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';
const pinnedNode = join(root, 'node_modules', '.bin', isWindows ? 'node.cmd' : 'node');
const stampFile = join(root, 'node_modules', '.promptprint-stamp');
const npmFlags = ['--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'];

const quiet = process.argv.includes('--quiet');
const say = (line) => quiet || process.stdout.write(`${line}\n`);

installWhenChanged();
checkNode();
if (process.argv.includes('--build')) run(node(), [join(root, 'scripts', 'build.mjs'), ...(quiet ? ['--quiet'] : [])]);

function installWhenChanged() {
  const wanted = stamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  say('Installing packages (only when they changed; the first time takes about a minute) …');
  npm(process.execPath, ['ci', ...npmFlags]);
  // npm drops optional packages whose `engines` exclude the Node that runs it: a second pass under the pinned Node adds them.
  if (existsSync(pinnedNode) && version(pinnedNode) !== process.version)
    npm(pinnedNode, ['install', '--no-save', ...npmFlags]);
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stampFile, wanted);
}

function stamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

function npm(nodePath, args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(nodePath, [cli, ...args]);
  return run(isWindows ? 'npm.cmd' : 'npm', args);
}

function node() {
  return existsSync(pinnedNode) ? pinnedNode : process.execPath;
}

function version(nodePath) {
  return spawnSync(nodePath, ['--version'], { encoding: 'utf8', shell: isWindows }).stdout?.trim();
}

function checkNode() {
  const [major, minor] = (version(node()) ?? 'v0.0').slice(1).split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 9)) return;
  process.stderr.write(
    `Promptprint needs Node 24.9 or newer; on this platform it has to be installed by hand (found ${version(node())}).\n`,
  );
  process.exit(1);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'ignore', 'inherit'] : ['ignore', 'inherit', 'inherit'],
    shell: isWindows && command.endsWith('.cmd'),
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
