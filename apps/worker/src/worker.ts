import type { INestApplicationContext } from '@nestjs/common';
import { Jobs, OutboxRelay } from '@promptprint/platform';
import type { Handler, Rooms } from './handlers.js';
import type { Schedule } from './schedules.js';

export interface Work {
  handlers: Readonly<Record<string, Handler>>;
  schedules: Readonly<Record<string, Schedule>>;
}

/** Takes up the work; answers how to put it down. */
export async function startWork(
  app: INestApplicationContext,
  { handlers, schedules }: Work,
): Promise<() => Promise<void>> {
  const jobs = app.get(Jobs);
  const relay = app.get(OutboxRelay);
  const rooms: Rooms = { get: (service) => app.get(service, { strict: false }) };
  for (const [event, handler] of Object.entries(handlers))
    await jobs.work(event, (payload, job) => handler(payload, rooms, job));
  for (const [name, { cron, run }] of Object.entries(schedules)) {
    await jobs.work(name, (payload, job) => run(payload, rooms, job), { concurrency: 1 });
    await jobs.schedule(name, cron);
  }
  relay.start(Object.keys(handlers));
  return async () => {
    await relay.stop();
    await jobs.stop();
  };
}
