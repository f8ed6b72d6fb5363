import { Module } from '@nestjs/common';
import { UsageModule } from '@promptprint/usage';
import { FootprintController } from './footprint.controller.js';

@Module({ imports: [UsageModule], controllers: [FootprintController] })
export class FootprintRoutesModule {}
