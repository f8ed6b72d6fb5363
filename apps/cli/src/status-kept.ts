import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Grade, Interval } from '@promptprint/kernel';

/** What a day so far comes to. */
export interface DayTotal {
  requests: number;
  grade: Grade;
  carbon: Interval;
}

export interface KeptStatus {
  day: string;
  /** Of the program: another one may count otherwise. */
  version: string;
  /** Null where nothing is known of the day. */
  total: DayTotal | null;
  /** Sizes and times of the logs, for each group of them. */
  marks: Record<string, string>;
}

export const statusDirectory = (directory: string) => join(directory, 'promptprint', 'status-line');

/** What was kept of this day by this program; null where there is nothing, or nothing that can be read. */
export function keptStatus(
  directory: string,
  { day, version }: Pick<KeptStatus, 'day' | 'version'>,
): KeptStatus | null {
  try {
    const kept = JSON.parse(readFileSync(join(statusDirectory(directory), 'today.json'), 'utf8')) as KeptStatus;
    return kept.day === day && kept.version === version && typeof kept.marks === 'object' ? kept : null;
  } catch {
    return null;
  }
}
