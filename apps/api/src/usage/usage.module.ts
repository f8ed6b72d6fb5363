import { Module } from '@nestjs/common';
import { UsageModule } from '@promptprint/usage';
import { OverlapsController } from './overlaps.controller.js';
import { UsageEventsController } from './usage-events.controller.js';
import { UsageImportsController } from './usage-imports.controller.js';

@Module({ imports: [UsageModule], controllers: [OverlapsController, UsageEventsController, UsageImportsController] })
export class UsageRoutesModule {}
