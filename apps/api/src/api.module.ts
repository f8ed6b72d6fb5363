import { type DynamicModule, Module } from '@nestjs/common';
import { accountsEntities } from '@promptprint/accounts';
import { type Config, PlatformModule } from '@promptprint/platform';
import { AccountRoutesModule } from './accounts/accounts.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ClaimsModule } from './claims/claims.module.js';
import { ConnectionRoutesModule } from './connections/connections.module.js';
import { DevModule } from './dev/dev.module.js';
import { DocsModule } from './docs/docs.module.js';
import { EstimatesModule } from './estimates/estimates.module.js';
import { FactorSetsModule } from './factor-sets/factor-sets.module.js';
import { FootprintRoutesModule } from './footprint/footprint.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { ModelsModule } from './models/models.module.js';
import { OtlpRoutesModule } from './otlp/otlp.module.js';
import { RestatementRoutesModule } from './restatements/restatements.module.js';
import { UsageRoutesModule } from './usage/usage.module.js';

/** Every room of the API, one line each. */
const rooms = [
  HealthModule,
  DocsModule,
  DevModule,
  AuthModule,
  AccountRoutesModule,
  UsageRoutesModule,
  OtlpRoutesModule,
  ConnectionRoutesModule,
  FootprintRoutesModule,
  RestatementRoutesModule,
  EstimatesModule,
  ModelsModule,
  FactorSetsModule,
  ClaimsModule,
];

@Module({ imports: [HttpModule, ...rooms] })
export class ApiModule {
  static with(config?: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [PlatformModule.with({ ...(config ? { config } : {}), entities: [...accountsEntities] })],
    };
  }
}
