import { Module } from '@nestjs/common';
import { UsageModule } from '@promptprint/usage';
import { OtlpController } from './otlp.controller.js';

@Module({ imports: [UsageModule], controllers: [OtlpController] })
export class OtlpRoutesModule {}
