import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { currentFactorSet, factorSetNamed } from '@promptprint/emissions';
import { Clock } from '@promptprint/platform';
import { Access } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { comparisonAnswer } from './comparison-answer.js';
import { ComparisonAnswer, ComparisonQuery } from './comparison.dto.js';
import { ModelsAnswer, ModelsQuery } from './models.dto.js';
import { registeredModels } from './registered-models.js';

@ApiTags('Estimating')
@Controller('v1/models')
export class ModelsController {
  constructor(private readonly clock: Clock) {}

  /** The register of models, each with its size, how that is known, and what a short request takes. */
  @Get()
  @Access('public')
  @AlsoAnswers(404)
  @Header('Cache-Control', 'public, max-age=3600')
  models(@Query() { q, provider, factorSet }: ModelsQuery): ModelsAnswer {
    const set = factorSet === undefined ? currentFactorSet : factorSetNamed(factorSet);
    const part = q?.toLowerCase();
    const isWanted = (name: string) => part === undefined || name.toLowerCase().includes(part);
    return {
      factorSet: set.id,
      items: registeredModels(set).filter(
        (model) =>
          (provider === undefined || model.provider === provider) && [model.id, ...model.aliases].some(isWanted),
      ),
    };
  }

  /**
   * Several models at the same piece of work: what each emits, with its interval; how likely one emits more than
   * another, errors they share cancelled; which cannot be told apart; what reasoning, caching or another place would
   * change. It says nothing about how good an answer is.
   */
  @Get('compare')
  @Access('public')
  @AlsoAnswers(404)
  @Header('Cache-Control', 'public, max-age=3600')
  compare(@Query() query: ComparisonQuery): ComparisonAnswer {
    return comparisonAnswer(query, this.clock.now().toISOString().slice(0, 10));
  }
}
