import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FootprintQueries } from '@promptprint/usage';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { reductionsAnswer } from './reductions-answer.js';
import { ReductionsAnswer, ReductionsQuery } from './reductions.dto.js';

@ApiTags('Footprint')
@Controller('v1/reductions')
export class ReductionsController {
  constructor(private readonly footprints: FootprintQueries) {}

  /**
   * What the last 30 days could have emitted less by, rule by rule, from their counts: never more than the range of the
   * saving supports. Errors both ways share cancel.
   */
  @Get()
  @Access({ scope: 'footprint:read' })
  async reductions(@Caller() { accountId }: CallerFacts, @Query() query: ReductionsQuery): Promise<ReductionsAnswer> {
    const isAsked = Object.values(query).some((value) => value !== undefined);
    return reductionsAnswer(await this.footprints.reductions(accountId, isAsked ? query : null));
  }
}
