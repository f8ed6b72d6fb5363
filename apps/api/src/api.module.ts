import { type DynamicModule, Module } from '@nestjs/common';
import { type Config, PlatformModule } from '@promptprint/platform';
import { DocsModule } from './docs/docs.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';

/** Every room of the API, one line each. */
const rooms = [HealthModule, DocsModule];

@Module({ imports: [HttpModule, ...rooms] })
export class ApiModule {
  static with(config?: Config): DynamicModule {
    return { module: ApiModule, imports: [PlatformModule.with({ ...(config ? { config } : {}), entities: [] })] };
  }
}
