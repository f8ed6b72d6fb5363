import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { statusLineText } from '@promptprint/kernel';
import { FootprintQueries } from '@promptprint/usage';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { figuresAnswer } from './figures.js';
import { StatusLineAnswer } from './status-line.dto.js';

@ApiTags('Footprint')
@Controller('v1/status-line')
export class StatusLineController {
  constructor(private readonly footprints: FootprintQueries) {}

  /** Today in one short line, for the edge of an editor or a terminal, with the figures it is made of. */
  @Get()
  @Access({ scope: 'usage:read' })
  async today(@Caller() { accountId, locale }: CallerFacts): Promise<StatusLineAnswer> {
    const { day, zone, total } = await this.footprints.today(accountId);
    if (!total) return { text: statusLineText(null, locale), day, zone, requests: null, carbon: null };
    const { figures, grade, factorSet, requests } = total;
    const { carbon } = figuresAnswer(figures, { grade, factorSet });
    const { low, mid, high } = carbon;
    const text = statusLineText({ carbon: { low, mid, high, unit: 'g', grade }, requests }, locale);
    return { text, day, zone, requests, carbon };
  }
}
