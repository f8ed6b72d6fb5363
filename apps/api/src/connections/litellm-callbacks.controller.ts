import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { LitellmService } from '@promptprint/connections';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { mib, Takes } from '../http/body-rules.js';
import { LitellmCallbackAnswer, LitellmCallBody } from './litellm-callbacks.dto.js';
import { LitellmCalls } from './litellm-calls.js';

@ApiTags('Usage')
@Controller('v1/litellm-callbacks')
export class LitellmCallbacksController {
  constructor(private readonly litellm: LitellmService) {}

  /**
   * Takes what LiteLLM's generic callback sends: calls in an array, or a single one. Only counts, times, models and
   * hosts are kept; messages and responses are dropped before anything looks at them. A repeated call adds nothing.
   */
  @Post()
  @HttpCode(200)
  @Access({ scope: 'usage:write' })
  @Takes({ limit: 16 * mib, maxString: 8 * mib, maxItems: 100_000 })
  @ApiBody({ type: [LitellmCallBody] })
  async record(
    @Caller() { accountId }: CallerFacts,
    @LitellmCalls() calls: readonly unknown[],
  ): Promise<LitellmCallbackAnswer> {
    const { recorded, duplicates, conflicts, refusedCount, skipped } = await this.litellm.record(accountId, calls);
    const told = skipped.map(({ reason, count }) => ({ reason, count }));
    return { recorded, duplicates, conflicts, refused: refusedCount, skipped: told };
  }
}
