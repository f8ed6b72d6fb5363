import { Module } from '@nestjs/common';
import { ConnectionsModule } from '@promptprint/connections';
import { LitellmCallbacksController } from './litellm-callbacks.controller.js';
import { UsageConnectionsController } from './usage-connections.controller.js';

@Module({ imports: [ConnectionsModule], controllers: [LitellmCallbacksController, UsageConnectionsController] })
export class ConnectionRoutesModule {}
