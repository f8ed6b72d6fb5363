import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type SourceState, SourceStates } from '@promptprint/usage';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { logGradeOf } from './log-grade.js';
import { type UsageSourceAnswer, UsageSourceListAnswer } from './sources.dto.js';

@ApiTags('Usage')
@Controller('v1/usage-sources')
export class SourcesController {
  constructor(private readonly sources: SourceStates) {}

  /** Where the account's usage comes from, and what became of it, the source that told something last first. */
  @Get()
  @Access({ scope: 'usage:read' })
  async list(@Caller() { accountId }: CallerFacts): Promise<UsageSourceListAnswer> {
    return { items: (await this.sources.list(accountId)).map(sourceAnswer) };
  }
}

function sourceAnswer(state: SourceState): UsageSourceAnswer {
  const { source, lastAt, lastDay, received, recorded, duplicates, conflicts, refused } = state;
  return {
    source,
    logGrade: logGradeOf(source),
    lastArrivedAt: lastAt?.toISOString() ?? null,
    lastDay,
    received,
    recorded,
    duplicates,
    conflicts,
    refused,
    counted: state.counted,
    countedToday: state.countedToday,
    needsALook: state.undecided,
  };
}
