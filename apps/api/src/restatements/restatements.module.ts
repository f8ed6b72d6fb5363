import { Module } from '@nestjs/common';
import { UsageModule } from '@promptprint/usage';
import { RestatementsController } from './restatements.controller.js';

@Module({ imports: [UsageModule], controllers: [RestatementsController] })
export class RestatementRoutesModule {}
