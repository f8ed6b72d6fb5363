import { ErasureService } from '@promptprint/accounts';
import { ConnectionService } from '@promptprint/connections';
import type { Handler } from './handlers.js';

export interface Schedule {
  /** Minute, hour, day, month, weekday, in UTC. */
  cron: string;
  run: Handler;
}

/** What happens by itself, by name: one line for each. A run that was missed is made up for once. */
export const schedules: Readonly<Record<string, Schedule>> = {
  'accounts.erase-due': { cron: '*/5 * * * *', run: async (_, rooms) => eraseDue(rooms.get(ErasureService)) },
  'connections.announce-due': { cron: '* * * * *', run: async (_, rooms) => announceDue(rooms.get(ConnectionService)) },
};

async function eraseDue(erasures: ErasureService): Promise<void> {
  await erasures.eraseDue();
}

async function announceDue(connections: ConnectionService): Promise<void> {
  await connections.announceDue();
}
