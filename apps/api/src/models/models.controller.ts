import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { currentFactorSet, factorSetNamed } from '@promptprint/emissions';
import { Access } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { ModelsAnswer, ModelsQuery } from './models.dto.js';
import { registeredModels } from './registered-models.js';

@ApiTags('Estimating')
@Controller('v1/models')
export class ModelsController {
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
}
