import { Controller, Get, Header, Headers, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { factorSetNamed, factorSets } from '@promptprint/emissions';
import { pickLocale } from '@promptprint/kernel';
import { Config } from '@promptprint/platform';
import { Access } from '../http/access.js';
import { changesFeed } from './changes-feed.js';
import { factorSetAnswer, wholeFactorSetAnswer } from './factor-set-answer.js';
import { ChangesFeedQuery, FactorSetListAnswer, WholeFactorSetAnswer } from './factor-sets.dto.js';

@ApiTags('Estimating')
@Controller('v1/factor-sets')
export class FactorSetsController {
  constructor(private readonly config: Config) {}

  /** Editions of the factors, the newest first. A published edition never changes. */
  @Get()
  @Access('public')
  @Header('Cache-Control', 'public, max-age=3600')
  list(): FactorSetListAnswer {
    return { items: factorSets().map(factorSetAnswer).toReversed() };
  }

  /** What each edition changed against the one before it, and why, as an Atom feed. */
  @Get('changes.atom')
  @Access('public')
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  @Header('Vary', 'Accept-Language')
  @ApiOkResponse({ content: { 'application/atom+xml': { schema: { type: 'string' } } } })
  changes(@Query() { locale }: ChangesFeedQuery, @Headers('accept-language') wanted?: string): string {
    return changesFeed(this.config.publicUrl.href, locale ?? pickLocale(wanted));
  }

  /** An edition with every factor, grid, data-centre operator and source. */
  @Get(':id')
  @Access('public')
  @Header('Cache-Control', 'public, max-age=86400')
  one(@Param('id') id: string): WholeFactorSetAnswer {
    return wholeFactorSetAnswer(factorSetNamed(id));
  }
}
