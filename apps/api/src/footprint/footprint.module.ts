import { Module } from '@nestjs/common';
import { UsageModule } from '@promptprint/usage';
import { FootprintController } from './footprint.controller.js';
import { ReductionsController } from './reductions.controller.js';

@Module({ imports: [UsageModule], controllers: [FootprintController, ReductionsController] })
export class FootprintRoutesModule {}
