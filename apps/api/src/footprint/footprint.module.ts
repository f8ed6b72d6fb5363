import { Module } from '@nestjs/common';
import { UsageModule } from '@promptprint/usage';
import { FootprintController } from './footprint.controller.js';
import { ReductionsController } from './reductions.controller.js';
import { StatusLineController } from './status-line.controller.js';
import { TrialsController } from './trials.controller.js';

@Module({
  imports: [UsageModule],
  controllers: [FootprintController, ReductionsController, StatusLineController, TrialsController],
})
export class FootprintRoutesModule {}
