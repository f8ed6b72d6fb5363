import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DomainError } from '@promptprint/kernel';
import { AlreadyInUse, startEmbeddedPostgres } from '@promptprint/platform';
import { UsageFault } from './command.js';
import type { Environment } from './environment.js';

/**
 * The superuser's address of the database meant: DATABASE_URL, else the one in the data directory. That one may be
 * running under `npm start`; otherwise it runs for as long as the work takes.
 */
export async function onDatabase<T>(
  { databaseUrl, dataDirectory }: Environment,
  work: (adminUrl: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl) {
    if (!/^postgres(ql)?:$/.test(URL.parse(databaseUrl)?.protocol ?? '')) throw new UsageFault('bad-database-url');
    return reached(() => work(databaseUrl));
  }
  const directory = join(resolve(dataDirectory), 'database');
  if (!existsSync(directory)) throw new DomainError('not-found', 'no-database', { directory: dataDirectory });
  const server = await startEmbeddedPostgres({ directory }).catch((error: unknown) => {
    if (error instanceof AlreadyInUse) return { adminUrl: () => error.adminUrl, stop: async () => undefined };
    throw error;
  });
  try {
    return await reached(() => work(server.adminUrl()));
  } finally {
    await server.stop();
  }
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  '28P01',
  '28000',
  '3D000',
  '57P03',
]);

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!(error instanceof Error) || !unreachable.has(code)) throw error;
    throw new DomainError('unavailable', 'database-unreachable', { reason: error.message || code });
  }
}
