import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Overlap, OverlapService } from '@promptprint/usage';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { OverlapChoiceBody, OverlapListAnswer, type OverlapAnswer } from './overlaps.dto.js';

@ApiTags('Usage')
@Controller('v1/usage-overlaps')
export class OverlapsController {
  constructor(private readonly overlaps: OverlapService) {}

  /** Sources that tell of the same tokens, how much of one the other explains, and which of them counts. */
  @Get()
  @Access({ scope: 'usage:read' })
  async list(@Caller() { accountId }: CallerFacts): Promise<OverlapListAnswer> {
    return { items: (await this.overlaps.list(accountId)).map(overlapAnswer) };
  }

  /** Says which of two sources counts where both tell of the same model and day, or that they are of different accounts. */
  @Put()
  @HttpCode(200)
  @Access({ scope: 'usage:write' })
  @AlsoAnswers(404)
  async choose(
    @Caller() { accountId }: CallerFacts,
    @Body() { finer, coarser, choice }: OverlapChoiceBody,
  ): Promise<OverlapListAnswer> {
    await this.overlaps.choose(accountId, { finer, coarser }, choice);
    return { items: (await this.overlaps.list(accountId)).map(overlapAnswer) };
  }
}

function overlapAnswer(overlap: Overlap): OverlapAnswer {
  const { finer, coarser, choice, from, to, days, finerTokens, coarserTokens, finerSetAside, coarserSetAside } =
    overlap;
  const { finerRequests, coarserRequests } = overlap;
  const [told, whole] = [finerTokens ?? finerRequests, coarserTokens ?? coarserRequests];
  const explained = told !== null && whole ? told / whole : null;
  return {
    finer,
    coarser,
    choice,
    from,
    to,
    days,
    finerTokens,
    coarserTokens,
    finerRequests,
    coarserRequests,
    explained,
    finerSetAside,
    coarserSetAside,
  };
}
