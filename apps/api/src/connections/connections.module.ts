import { Module } from '@nestjs/common';
import { ConnectionsModule } from '@promptprint/connections';
import { UsageConnectionsController } from './usage-connections.controller.js';

@Module({ imports: [ConnectionsModule], controllers: [UsageConnectionsController] })
export class ConnectionRoutesModule {}
