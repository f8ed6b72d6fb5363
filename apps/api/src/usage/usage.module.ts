import { Module } from '@nestjs/common';
import { UsageModule } from '@promptprint/usage';
import { UsageEventsController } from './usage-events.controller.js';
import { UsageImportsController } from './usage-imports.controller.js';

@Module({ imports: [UsageModule], controllers: [UsageEventsController, UsageImportsController] })
export class UsageRoutesModule {}
