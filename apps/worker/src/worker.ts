import type { INestApplicationContext } from '@nestjs/common';
import { Jobs, Log, OutboxRelay } from '@promptprint/platform';
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
  const watch = watchDead(jobs, app.get(Log));
  return async () => {
    clearInterval(watch);
    await relay.stop();
    await jobs.stop();
  };
}

const watchEveryMs = 60_000;

/** Jobs that failed every attempt wait for a person: each that joins them is an error of its own in the log. */
function watchDead(jobs: Jobs, log: Log): NodeJS.Timeout {
  let known: Record<string, number> = {};
  const look = async () => {
    const dead = await jobs.dead();
    for (const [queue, count] of Object.entries(dead))
      if (count > (known[queue] ?? 0)) log.error('jobs-put-aside', { queue, count });
    known = dead;
  };
  return setInterval(
    () => void look().catch((error: unknown) => log.warn('jobs-not-counted', error)),
    watchEveryMs,
  ).unref();
}
