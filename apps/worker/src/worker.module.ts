import { type DynamicModule, Module } from '@nestjs/common';
import { type Config, PlatformModule } from '@promptprint/platform';

/** The rooms whose services the handlers call. */
@Module({ imports: [] })
export class WorkerModule {
  static with(config?: Config): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.with({ ...(config ? { config } : {}), entities: [] })] };
  }
}
