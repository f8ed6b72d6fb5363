// Packs rooms that stand by themselves as npm packages: `node scripts/pack.mjs FOLDER [ROOM …]`. Prints a path per package.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const libs = fileURLToPath(new URL('../libs', import.meta.url));
const published = ['emissions', 'usage-formats'];
const own = '@promptprint/';

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Where to? node scripts/pack.mjs FOLDER [ROOM …]\n');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
for (const room of wanted.length > 0 ? wanted : published) process.stdout.write(`${pack(room)}\n`);

/** Rooms it needs travel inside: nobody has to know that they exist. */
function pack(room) {
  const staged = mkdtempSync(join(tmpdir(), 'promptprint-pack-'));
  try {
    const manifest = stage(room, staged);
    const inside = roomsBelow(room);
    for (const below of inside) stage(below, join(staged, 'node_modules', own, below));
    const { private: _private, ...open } = manifest;
    writeManifest(staged, { ...open, bundleDependencies: inside.map((below) => own + below) });
    const said = npm(['pack', '--pack-destination', resolve(folder)], staged);
    return join(resolve(folder), said.trim().split('\n').at(-1));
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** What the package ships of a room; answers its manifest with exact versions. */
function stage(room, into) {
  const manifest = manifestOf(room);
  const dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).map(([name, range]) => [
      name,
      name.startsWith(own) ? manifestOf(name.slice(own.length)).version : range,
    ]),
  );
  mkdirSync(into, { recursive: true });
  for (const part of ['dist', 'src', 'README.md'])
    cpSync(join(libs, room, part), join(into, part), {
      recursive: true,
      filter: (path) => !/\.(spec\.ts|tsbuildinfo)$/.test(path),
    });
  return writeManifest(into, { ...manifest, dependencies });
}

function writeManifest(into, manifest) {
  writeFileSync(join(into, 'package.json'), JSON.stringify(manifest, null, 2));
  return manifest;
}

/** The rooms below it, each once, however far down. */
function roomsBelow(room) {
  const below = Object.keys(manifestOf(room).dependencies)
    .filter((name) => name.startsWith(own))
    .map((name) => name.slice(own.length));
  return [...new Set(below.flatMap((name) => [name, ...roomsBelow(name)]))];
}

function manifestOf(room) {
  return JSON.parse(readFileSync(join(libs, room, 'package.json'), 'utf8'));
}

function npm(args, cwd) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  return execFileSync(command, [...first, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
