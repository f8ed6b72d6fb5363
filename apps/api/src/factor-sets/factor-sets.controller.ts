import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { factorSetNamed, factorSets } from '@promptprint/emissions';
import { Access } from '../http/access.js';
import { factorSetAnswer, wholeFactorSetAnswer } from './factor-set-answer.js';
import { FactorSetListAnswer, WholeFactorSetAnswer } from './factor-sets.dto.js';

@ApiTags('Estimating')
@Controller('v1/factor-sets')
export class FactorSetsController {
  /** Editions of the factors, the newest first. A published edition never changes. */
  @Get()
  @Access('public')
  @Header('Cache-Control', 'public, max-age=3600')
  list(): FactorSetListAnswer {
    return { items: factorSets().map(factorSetAnswer).toReversed() };
  }

  /** An edition with every factor, grid, data-centre operator and source. */
  @Get(':id')
  @Access('public')
  @Header('Cache-Control', 'public, max-age=86400')
  one(@Param('id') id: string): WholeFactorSetAnswer {
    return wholeFactorSetAnswer(factorSetNamed(id));
  }
}
