import { Module } from '@nestjs/common';
import { UsageModule } from '@promptprint/usage';
import { ImportFiles } from '../import-files/import-files.service.js';
import { ConflictsController } from './conflicts.controller.js';
import { OverlapsController } from './overlaps.controller.js';
import { SourcesController } from './sources.controller.js';
import { UsageEventsController } from './usage-events.controller.js';
import { UsageImportsController } from './usage-imports.controller.js';

@Module({
  imports: [UsageModule],
  controllers: [
    ConflictsController,
    OverlapsController,
    SourcesController,
    UsageEventsController,
    UsageImportsController,
  ],
  providers: [ImportFiles],
})
export class UsageRoutesModule {}
