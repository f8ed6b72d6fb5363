import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TrialService } from '@promptprint/usage';
import { IdPipe } from '../accounts/id.pipe.js';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { trialAnswer } from './trial-answer.js';
import { NewTrialBody, TrialAnswer, TrialListAnswer } from './trials.dto.js';

@ApiTags('Footprint')
@Controller('v1/reduction-trials')
export class TrialsController {
  constructor(private readonly trials: TrialService) {}

  /** The last twelve trials, the newest first; those that are over with what one request took before and during them. */
  @Get()
  @Access({ scope: 'footprint:read' })
  async list(@Caller() { accountId }: CallerFacts): Promise<TrialListAnswer> {
    return { items: (await this.trials.list(accountId)).map(trialAnswer) };
  }

  /** Starts a trial of two weeks, tomorrow. One at a time: two at once could not be told apart. */
  @Post()
  @Access({ scope: 'account:write' })
  @AlsoAnswers(409)
  async start(@Caller() { accountId }: CallerFacts, @Body() { rule }: NewTrialBody): Promise<TrialAnswer> {
    return trialAnswer(await this.trials.start(accountId, rule));
  }

  /** Stops a trial without a result, or forgets one that is over. */
  @Delete(':id')
  @HttpCode(204)
  @Access({ scope: 'account:write' })
  async stop(@Caller() { accountId }: CallerFacts, @Param('id', IdPipe) id: string): Promise<void> {
    await this.trials.stop(accountId, id);
  }
}
