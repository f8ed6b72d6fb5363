import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EventLog, FootprintQueries } from '@promptprint/usage';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { footprintAnswer } from './footprint-answer.js';
import { entryExplanationAnswer, periodExplanationAnswer } from './footprint-explanation-answer.js';
import { FootprintExplanationAnswer, FootprintExplanationQuery } from './footprint-explanation.dto.js';
import { FootprintAnswer, FootprintQuery } from './footprint.dto.js';

@ApiTags('Footprint')
@Controller('v1/footprint')
export class FootprintController {
  constructor(
    private readonly footprints: FootprintQueries,
    private readonly log: EventLog,
  ) {}

  /**
   * What the use of a period emitted, with honest intervals: errors that entries share do not average out. Days and
   * months are those of the person's time zone. Only days with data are listed: what is missing is not known, not zero.
   */
  @Get()
  @Access({ scope: 'footprint:read' })
  async footprint(@Caller() { accountId }: CallerFacts, @Query() query: FootprintQuery): Promise<FootprintAnswer> {
    const { groupBy = 'day', ...period } = query;
    return footprintAnswer(await this.footprints.footprint(accountId, { ...period, groupBy }), groupBy);
  }

  /** How a figure came about: of one entry, of one model or of a whole period, down to its factors and their sources. */
  @Get('explain')
  @Access({ scope: 'footprint:read' })
  @AlsoAnswers(404)
  async explain(
    @Caller() { accountId, locale }: CallerFacts,
    @Query() query: FootprintExplanationQuery,
  ): Promise<FootprintExplanationAnswer> {
    const { entry, ...question } = query;
    if (entry !== undefined) return entryExplanationAnswer(await this.log.one(accountId, entry), locale);
    const explained = await this.footprints.explain(accountId, question);
    return periodExplanationAnswer(explained, { model: question.model, locale });
  }
}
