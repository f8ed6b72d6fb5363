import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Conflict, ConflictService, type LogEntry } from '@promptprint/usage';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import {
  type ConflictAnswer,
  ConflictChoiceBody,
  ConflictListAnswer,
  type ConflictSideAnswer,
} from './conflicts.dto.js';
import { EntryIdPipe } from './entry-id.pipe.js';
import { usageEventAnswer } from './usage-event-answer.js';

@ApiTags('Usage')
@Controller('v1/usage-conflicts')
export class ConflictsController {
  constructor(private readonly conflicts: ConflictService) {}

  /** What arrived under the id of a stored entry with other content and nobody has decided on; the newest hundred. */
  @Get()
  @Access({ scope: 'usage:read' })
  async list(@Caller() { accountId }: CallerFacts): Promise<ConflictListAnswer> {
    return { items: (await this.conflicts.list(accountId)).map(conflictAnswer) };
  }

  /** Says which of the two counts. */
  @Put(':id')
  @HttpCode(204)
  @Access({ scope: 'usage:write' })
  @AlsoAnswers(409)
  async decide(
    @Caller() { accountId }: CallerFacts,
    @Param('id', EntryIdPipe) id: string,
    @Body() { choice }: ConflictChoiceBody,
  ): Promise<void> {
    await this.conflicts.decide(accountId, id, choice);
  }
}

function conflictAnswer({ id, arrivedAt, stored, arrived }: Conflict): ConflictAnswer {
  return { id, arrivedAt: arrivedAt.toISOString(), stored: sideAnswer(stored), arrived: sideAnswer(arrived) };
}

function sideAnswer(entry: LogEntry): ConflictSideAnswer {
  const { startedAt, source, model, requests, tokens, tokenGrade, figures } = usageEventAnswer(entry);
  return { startedAt, source, model, requests, tokens, tokenGrade, figures };
}
