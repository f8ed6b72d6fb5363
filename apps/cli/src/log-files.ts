import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { DomainError } from '@promptprint/kernel';
import type { Environment } from './environment.js';
import { type FoundFile, filesAt, filesIn } from './found-files.js';
import { logPlaces, shortPath } from './log-places.js';

/** Logs of all tools, each session once; with `since` only those that were written to since then, for others hold nothing newer. */
export function logFiles(environment: Environment, since: Date | null): FoundFile[] {
  const places = logPlaces(environment);
  const found = places.flatMap(({ tool, directory, logs, isFlat }) =>
    (isFlat === true ? filesAt(directory) : filesIn(directory))
      .filter(({ name }) => logs.test(name))
      .map((file) => ({ tool, file })),
  );
  if (found.length === 0) {
    const looked = places.map(({ directory }) => shortPath(directory, environment.home));
    throw new DomainError('not-found', 'no-logs', { places: looked.join(', ') });
  }
  // A session Codex has archived may still stand among the active ones, under another folder but the same name.
  const sessions = new Set<string>();
  const isFirst = (name: string): boolean => !sessions.has(name) && Boolean(sessions.add(name));
  return found
    .filter(({ tool, file }) => tool !== 'codex' || isFirst(basename(file.name)))
    .map(({ file }) => file)
    .filter((file) => since === null || changedSince(file, since));
}

/** A database in use is written to a file beside it first. */
function changedSince({ path }: FoundFile, since: Date): boolean {
  const stats = [path, `${path}-wal`].map((each) => statSync(each, { throwIfNoEntry: false }));
  return stats[0] === undefined || stats.some((stat) => stat !== undefined && stat.mtime >= since);
}
