import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, Drain, Log } from '@promptprint/platform';

/** Readiness says no, answers close their connections, balancers look away, requests finish, the pool closes, exit 0. */
export function stopGracefully(app: NestFastifyApplication, config: Config): void {
  const log = app.get(Log);
  const drain = app.get(Drain);
  const stop = async (reason: string) => {
    if (drain.isDraining) process.exit(1);
    drain.begin();
    log.info('draining', { reason });
    setTimeout(() => process.exit(1), config.drainWaitMs + config.drainTimeoutMs).unref();
    await new Promise((resolve) => setTimeout(resolve, config.drainWaitMs));
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  process.on('disconnect', () => void stop('disconnect'));
  process.on('unhandledRejection', (error) => log.error('unhandled-rejection', error));
}
