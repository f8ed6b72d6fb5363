import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from './clock.service.js';
import { Config, readConfig } from './config.js';
import { Database } from './database.service.js';
import { Egress } from './egress.service.js';
import type { Entity } from './entity-class.js';
import { Drain } from './drain.service.js';
import { Jobs } from './jobs.service.js';
import { Log } from './log.service.js';
import { Mailer } from './mailer.service.js';
import { Outbox } from './outbox.service.js';
import { OutboxRelay } from './outbox-relay.service.js';
import { RateLimits } from './rate-limits.service.js';
import { SealedSecrets } from './sealed-secrets.service.js';

export interface PlatformOptions {
  entities?: readonly Entity[];
  config?: Config;
}

@Module({})
export class PlatformModule {
  static with({ entities = [], config }: PlatformOptions = {}): DynamicModule {
    const providers = [
      { provide: Config, useFactory: () => config ?? readConfig() },
      { provide: Log, useFactory: (settings: Config) => new Log(settings), inject: [Config] },
      {
        provide: Database,
        useFactory: (settings: Config, log: Log) => new Database(settings, log, entities),
        inject: [Config, Log],
      },
      { provide: Egress, useFactory: (settings: Config) => new Egress(settings), inject: [Config] },
      Clock,
      Drain,
      Outbox,
      OutboxRelay,
      Jobs,
      Mailer,
      RateLimits,
      SealedSecrets,
    ];
    return { module: PlatformModule, global: true, providers, exports: providers };
  }
}
