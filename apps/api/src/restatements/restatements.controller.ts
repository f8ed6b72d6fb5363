import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@promptprint/kernel';
import { RestatementService } from '@promptprint/usage';
import { IdPipe } from '../accounts/id.pipe.js';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { restatementAnswers } from './restatement-answer.js';
import { RestatementAnswer, RestatementListAnswer } from './restatements.dto.js';

@ApiTags('Footprint')
@Controller('v1/restatements')
export class RestatementsController {
  constructor(private readonly restatements: RestatementService) {}

  /** Figures that were published and what they are by corrected factors: old, new, their ratio, and what is responsible. */
  @Get()
  @Access({ scope: 'footprint:read' })
  async list(@Caller() { accountId, locale }: CallerFacts): Promise<RestatementListAnswer> {
    const found = await this.restatements.list(accountId);
    return { items: found.flatMap((restated) => restatementAnswers(restated, locale)) };
  }

  /** Notes that the notice was read. Doing it again changes nothing. */
  @Post(':id/read')
  @HttpCode(200)
  @Access({ scope: 'footprint:read' })
  async read(
    @Caller() { accountId, locale }: CallerFacts,
    @Param('id', IdPipe) id: string,
  ): Promise<RestatementAnswer> {
    const [answer] = restatementAnswers(await this.restatements.read(accountId, id), locale);
    if (!answer) throw new DomainError('not-found', 'not-found');
    return answer;
  }
}
