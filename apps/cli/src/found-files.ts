import { accessSync, constants, type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DomainError } from '@promptprint/kernel';
import type { UsageFile } from '@promptprint/usage-formats';
import { DiskBlob } from './disk-blob.js';
import { opencodeDatabase, opencodeLines } from './opencode-database.js';

/** Files named on the command line; a folder stands for everything inside it, hidden files excepted. */
export function namedFiles(paths: readonly string[]): UsageFile[] {
  return paths.flatMap((path) => {
    const isFolder = statOf(path).isDirectory();
    if (!isFolder) return [usageFile(path, basename(path))];
    const inside = filesIn(path);
    if (inside.length === 0) throw new DomainError('invalid', 'no-files-inside', { file: path });
    return inside;
  });
}

/** The path of one file that can be read and is not beyond `most` bytes. */
export function readableFile(path: string, most: number): string {
  const facts = statOf(path);
  if (facts.isDirectory()) throw new DomainError('invalid', 'is-folder', { file: path });
  if (facts.size > most) throw new DomainError('too-large', 'file-too-large', { file: path });
  if (!isReadable(path)) throw new DomainError('forbidden', 'no-permission', { file: path });
  return path;
}

/** A file as a reader takes it, and where it lies. */
export interface FoundFile extends UsageFile {
  readonly path: string;
}

/** The readable files that stand in a folder itself; an absent folder holds none. */
export function filesAt(folder: string): FoundFile[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile() && isReadable(join(folder, entry.name)))
    .map(({ name }) => new UsageFileOnDisk(join(folder, name), name));
}

/** Every readable file below a folder, in the same order each time; an absent folder holds none. */
export function filesIn(folder: string): FoundFile[] {
  return pathsIn(folder).map((path) => new UsageFileOnDisk(join(folder, path), path));
}

function pathsIn(folder: string, below = ''): string[] {
  return entriesOf(join(folder, below))
    .filter((entry) => !entry.name.startsWith('.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(below, entry.name);
      if (entry.isDirectory()) return pathsIn(folder, path);
      return entry.isFile() && isReadable(join(folder, path)) ? [path] : [];
    });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Opened when it is looked at: a folder may hold thousands. */
class UsageFileOnDisk implements FoundFile {
  #lines: Blob | null = null;

  constructor(
    readonly path: string,
    readonly name: string,
  ) {}

  get blob(): Blob {
    if (opencodeDatabase.test(basename(this.path))) this.#lines ??= opencodeLines(this.path);
    return this.#lines ?? new DiskBlob(this.path);
  }
}

function usageFile(path: string, name: string): UsageFile {
  if (!isReadable(path)) throw new DomainError('forbidden', 'no-permission', { file: path });
  return new UsageFileOnDisk(path, name);
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function statOf(path: string): { isDirectory(): boolean; size: number } {
  try {
    return statSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new DomainError('not-found', 'no-such-file', { file: path });
    if (code === 'EACCES' || code === 'EPERM') throw new DomainError('forbidden', 'no-permission', { file: path });
    throw new DomainError('invalid', 'file-unreadable', { file: path, reason: code });
  }
}
