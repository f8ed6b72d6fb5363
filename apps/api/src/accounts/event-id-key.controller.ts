import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProfileService } from '@promptprint/accounts';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { EventIdKeyAnswer } from './event-id-key.dto.js';

@ApiTags('Usage')
@Controller('v1/event-id-key')
export class EventIdKeyController {
  constructor(private readonly profiles: ProfileService) {}

  /** What a sender hashes native ids with. A key that may only send learns this, and nothing about the person. */
  @Get()
  @Access({ scope: 'usage:write' })
  async one(@Caller() { accountId }: CallerFacts): Promise<EventIdKeyAnswer> {
    const { eventIdKey } = await this.profiles.me(accountId);
    return { accountId, eventIdKey };
  }
}
