import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blankEvent, eventJson, type UsageEvent } from '@promptprint/usage-formats';
import { nameless } from './log-groups.js';
import { type KeptStatus, statusDirectory } from './status-kept.js';

/** The answers of today that a group of logs told of, as of these sizes and times. */
interface KeptGroup {
  day: string;
  version: string;
  marks: string;
  events: Partial<UsageEvent>[];
}

const fileOf = (directory: string, group: string) => join(statusDirectory(directory), `${group}.json`);

/** What was kept of a group, if it was read as these logs stand; null where it has to be read. */
export function keptEvents(
  directory: string,
  { group, day, version, marks }: { group: string } & Omit<KeptGroup, 'events'>,
): UsageEvent[] | null {
  try {
    const kept = JSON.parse(readFileSync(fileOf(directory, group), 'utf8')) as KeptGroup;
    const isRight = kept.day === day && kept.version === version && kept.marks === marks;
    return isRight ? kept.events.map((event) => ({ ...blankEvent('', 'request'), ...event })) : null;
  } catch {
    return null;
  }
}

export function keepEvents(
  directory: string,
  { group, events, ...rest }: { group: string; events: readonly UsageEvent[] } & Omit<KeptGroup, 'events'>,
): void {
  write(directory, fileOf(directory, group), { ...rest, events: events.map(eventJson) });
}

export function keepStatus(directory: string, status: KeptStatus): void {
  write(directory, fileOf(directory, 'today'), status);
}

/** Counts and names of models only: an id becomes a hash, and what names a session or a project stays out. */
export function bare(event: UsageEvent): UsageEvent {
  return { ...event, id: event.id === null ? null : nameless(event.id), sessionKey: null, projectTag: null };
}

function write(directory: string, file: string, content: object): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(statusDirectory(directory), { recursive: true, mode: 0o700 });
    writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    // A disk that is full or read-only costs another reading, not the line.
  }
}
