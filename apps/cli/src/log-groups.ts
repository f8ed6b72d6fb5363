import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FoundFile } from './found-files.js';

export interface LogGroup {
  files: FoundFile[];
  /** Size and time of each of its files. */
  marks: string;
}

/** Logs that may tell of the same answers are read together: those of one project, or of one tool. */
export function logGroups(files: readonly FoundFile[]): Map<string, LogGroup> {
  const groups = new Map<string, { files: FoundFile[]; marks: string }>();
  for (const file of files) {
    const [project = ''] = dirname(file.name).split(/[\\/]/);
    const name = nameless(`${file.path.slice(0, -file.name.length)}${project}`);
    const group = groups.get(name) ?? { files: [], marks: '' };
    groups.set(name, group);
    group.files.push(file);
    group.marks += `${file.name} ${markOf(file.path)} ${markOf(`${file.path}-wal`)}\n`;
  }
  return new Map([...groups].map(([name, { files: own, marks }]) => [name, { files: own, marks: nameless(marks) }]));
}

/** A database in use is written to a file beside it first. */
function markOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.size} ${stat.mtimeMs}`;
}

/** A short name for what must not be kept as it is. */
export const nameless = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
