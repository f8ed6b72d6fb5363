import { Module } from '@nestjs/common';
import { AccountsModule } from '@promptprint/accounts';
import { UsageModule } from '@promptprint/usage';
import { ConnectionRights } from './connection-rights.service.js';
import { ConnectionService } from './connection.service.js';
import { LitellmService } from './litellm.service.js';
import { ProviderGateway } from './provider.gateway.js';
import { PulledEvents } from './pulled-events.service.js';
import { PullService } from './pull.service.js';

@Module({
  imports: [AccountsModule, UsageModule],
  providers: [ConnectionService, LitellmService, PullService, ProviderGateway, PulledEvents, ConnectionRights],
  exports: [ConnectionService, LitellmService, PullService],
})
export class ConnectionsModule {}
