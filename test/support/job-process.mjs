// A process that works off a queue as the worker does, and dies, hangs or fails when a job tells it to.
import { appendFileSync } from 'node:fs';
import { Database, Jobs, Log, OutboxRelay, readConfig } from '@promptprint/platform';

const { QUEUE: queue, DIARY: diary, CONCURRENCY: concurrency } = process.env;
const config = readConfig();
const log = new Log(config);
const database = new Database(config, log);
await database.onModuleInit();
const jobs = new Jobs(config, log);

const endings = {
  succeeds: async () => undefined,
  throws: () => Promise.reject(new Error('thrown on purpose')),
  hangs: () => new Promise(() => setInterval(() => undefined, 1_000)),
  exits: () => process.exit(3),
  'is killed': () => process.kill(process.pid, 'SIGKILL'),
};

await jobs.work(
  queue,
  async ({ name, ending = 'succeeds' }, { attempt }) => {
    // Written before anything else happens, and by the system call itself: a kill loses none of it.
    appendFileSync(diary, `${JSON.stringify({ name, attempt })}\n`);
    await endings[ending]();
  },
  { expireInSeconds: 2, retryDelaySeconds: 0, concurrency: Number(concurrency) },
);
const relay = new OutboxRelay(database, jobs, log);
relay.start([queue]);
process.on('SIGTERM', () => void end());
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });

async function end() {
  await relay.stop();
  await jobs.stop();
  await database.onApplicationShutdown();
  process.exit(0);
}
