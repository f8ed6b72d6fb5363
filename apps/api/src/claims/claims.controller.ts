import { Controller, Get, Header, Query, UseInterceptors } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { claimPage, claimsWhere, summariseClaims, unreadWhere } from '@promptprint/claims';
import { Clock } from '@promptprint/platform';
import { Access } from '../http/access.js';
import { EntityTag } from '../http/entity-tag.js';
import { claimAnswer, claimSummaryAnswer } from './claim-answer.js';
import { ClaimListAnswer, ClaimsQuery, ClaimSummaryAnswer } from './claims.dto.js';

@ApiTags('Claims')
@Controller('v1/claims')
@UseInterceptors(EntityTag)
@ApiResponse({ status: 304, description: 'The caller has it already' })
export class ClaimsController {
  constructor(private readonly clock: Clock) {}

  /** What AI companies said about their footprint, with what is shown for it, sources and the day it was checked. */
  @Get()
  @Access('public')
  @Header('Cache-Control', 'public, max-age=3600')
  list(@Query() { cursor, limit = 50, ...filter }: ClaimsQuery): ClaimListAnswer {
    const claims = claimsWhere(filter);
    const page = claimPage(claims, { cursor, limit });
    return {
      items: page.claims.flatMap((claim) => claimAnswer(claim, this.#today())),
      nextCursor: page.nextCursor,
      total: claims.length,
      unread: unreadWhere(filter),
    };
  }

  /** The register in numbers: by status, by subject, by provider. */
  @Get('summary')
  @Access('public')
  @Header('Cache-Control', 'public, max-age=3600')
  summary(): ClaimSummaryAnswer {
    return claimSummaryAnswer(summariseClaims(this.#today()));
  }

  #today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}
