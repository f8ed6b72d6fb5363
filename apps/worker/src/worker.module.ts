import { type DynamicModule, Module } from '@nestjs/common';
import { accountsEntities, AccountsModule } from '@promptprint/accounts';
import { ConnectionsModule } from '@promptprint/connections';
import { type Config, PlatformModule } from '@promptprint/platform';
import { UsageModule } from '@promptprint/usage';

/** The rooms whose services the handlers call, and those that add their steps to an erasure. */
@Module({ imports: [AccountsModule, UsageModule, ConnectionsModule] })
export class WorkerModule {
  static with(config?: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.with({ ...(config ? { config } : {}), entities: [...accountsEntities] })],
    };
  }
}
