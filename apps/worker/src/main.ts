import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Drain, Log, readConfig } from '@promptprint/platform';
import { handlers } from './handlers.js';
import { schedules } from './schedules.js';
import { watchEventLoop } from './watchdog.js';
import { WorkerModule } from './worker.module.js';
import { startWork } from './worker.js';

const config = readConfig();
const app = await NestFactory.createApplicationContext(WorkerModule.with(config), {
  bufferLogs: true,
  abortOnError: false,
});
const log = app.get(Log);
app.useLogger(log);
const stopWork = await startWork(app, { handlers, schedules });

const stop = async (reason: string) => {
  const drain = app.get(Drain);
  if (drain.isDraining) process.exit(1);
  drain.begin();
  log.info('draining', { reason });
  setTimeout(() => process.exit(1), config.drainTimeoutMs + 2_000).unref();
  await stopWork();
  await app.close();
  process.exit(0);
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
process.on('disconnect', () => void stop('disconnect'));
process.on('unhandledRejection', (error) => log.error('unhandled-rejection', error));

watchEventLoop(config.workerStallMs);
process.send?.({ ready: true });
