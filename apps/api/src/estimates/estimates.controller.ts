import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Clock } from '@promptprint/platform';
import { Access, Limit } from '../http/access.js';
import { mib, Takes } from '../http/body-rules.js';
import { mostEventsInBody } from '../usage/usage-event-body.dto.js';
import { estimateBatch } from './estimate-batch.js';
import { estimatesAnswer } from './estimates-answer.js';
import { EstimatesBody } from './estimates-body.dto.js';
import { EstimatesAnswer } from './estimates.dto.js';
import { EstimatesWanted, type EstimatesWish } from './estimates-wish.js';

@ApiTags('Estimating')
@Controller('v1/estimates')
export class EstimatesController {
  constructor(private readonly clock: Clock) {}

  /** Estimates up to 10,000 events and their total. No account is needed and nothing is stored. */
  @Post()
  @HttpCode(200)
  @Access('public')
  @Limit('estimate-by-address')
  @Takes({ limit: 4 * mib, maxItems: mostEventsInBody })
  @ApiBody({ type: EstimatesBody })
  async estimate(@EstimatesWanted() { events, isExplained, locale }: EstimatesWish): Promise<EstimatesAnswer> {
    const now = this.clock.now().getTime();
    return estimatesAnswer(await estimateBatch(events, { now, isExplained }), locale);
  }
}
