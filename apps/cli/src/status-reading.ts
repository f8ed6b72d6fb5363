import { DomainError, type Grade, type Interval } from '@promptprint/kernel';
import type { UsageEvent } from '@promptprint/usage-formats';
import type { Context } from './command.js';
import type { FoundFile } from './found-files.js';
import { localDay } from './local-day.js';
import type { LogGroup } from './log-groups.js';
import { readFiles } from './reading.js';
import { bare, keepEvents, keepStatus, keptEvents } from './status-cache.js';
import type { DayTotal } from './status-kept.js';
import { Tally } from './tally.js';

/** The logs of a day as they stand. */
export interface Reading {
  day: string;
  version: string;
  groups: ReadonlyMap<string, LogGroup>;
}

/** Reads the logs that have changed since they were read last, and adds up the day. */
export async function readDay(context: Context, { day, version, groups }: Reading): Promise<DayTotal | null> {
  const { cacheDirectory } = context.environment;
  const tally = new Tally();
  const seen = new Set<string>();
  for (const [group, { files, marks }] of groups) {
    const kept = keptEvents(cacheDirectory, { group, day, version, marks });
    const events = kept ?? (await eventsOf(files, day, context));
    if (kept === null) keepEvents(cacheDirectory, { group, day, version, marks, events });
    for (const event of events) {
      const id = event.id === null ? null : `${event.sourceKind} ${event.id}`;
      if (id !== null && seen.has(id)) continue;
      if (id !== null) seen.add(id);
      tally.add(event, day);
    }
  }
  const total = tally.isEmpty ? null : totalOf(tally.whole());
  const marks = Object.fromEntries([...groups].map(([group, { marks: own }]) => [group, own]));
  keepStatus(cacheDirectory, { day, version, total, marks });
  return total;
}

async function eventsOf(files: readonly FoundFile[], day: string, context: Context): Promise<UsageEvent[]> {
  const today: UsageEvent[] = [];
  try {
    await readFiles(files, context, (events) => {
      for (const event of events)
        if (event.startedAt !== null && localDay(new Date(event.startedAt)) === day) today.push(bare(event));
    });
  } catch (error) {
    // Logs that hold no use yet.
    if (!(error instanceof DomainError && error.code === 'nothing-usable')) throw error;
  }
  return today;
}

interface Whole {
  requests: number;
  grade: Grade;
  figures: { carbon: Interval | null };
}

function totalOf({ requests, grade, figures }: Whole): DayTotal {
  return { requests, grade, carbon: figures.carbon ?? { low: 0, mid: 0, high: 0 } };
}
