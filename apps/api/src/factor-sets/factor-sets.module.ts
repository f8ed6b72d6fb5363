import { Module } from '@nestjs/common';
import { FactorSetsController } from './factor-sets.controller.js';

@Module({ controllers: [FactorSetsController] })
export class FactorSetsModule {}
