import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@promptprint/kernel';
import { Database, Drain } from '@promptprint/platform';
import { Access, Limit } from '../http/access.js';
import { migrations } from '../migrations.js';

@ApiTags('Operation')
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly drain: Drain,
  ) {}

  /** Whether the process runs. Never asks the database: a broken database is no reason to kill its clients. */
  @Get('live')
  @Access('public')
  @Limit('none')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whether this process should get requests: not draining, database reachable, all migrations applied. */
  @Get('ready')
  @Access('public')
  @Limit('none')
  async ready(): Promise<{ status: 'ok'; migrations: number }> {
    if (this.drain.isDraining) throw new DomainError('unavailable', 'draining', { retryAfterSeconds: 1 });
    const applied = await this.database.forSystem((tx) =>
      tx.query<{ name: string }>('SELECT name FROM schema_migration'),
    );
    const names = new Set(applied.map(({ name }) => name));
    const missing = migrations.filter(({ name }) => !names.has(name));
    if (missing.length > 0)
      throw new DomainError('unavailable', 'migrations-pending', { count: missing.length, retryAfterSeconds: 5 });
    return { status: 'ok', migrations: applied.length };
  }
}
