import type { Handler } from './handlers.js';

export interface Schedule {
  /** Minute, hour, day, month, weekday, in UTC. */
  cron: string;
  run: Handler;
}

/** What happens by itself, by name: one line for each. A run that was missed is made up for once. */
export const schedules: Readonly<Record<string, Schedule>> = {};
