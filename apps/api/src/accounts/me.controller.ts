import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProfileService } from '@promptprint/accounts';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { MeAnswer } from './me.dto.js';
import { meOf } from './me.js';

@ApiTags('Session')
@Controller('v1/me')
export class MeController {
  constructor(private readonly profiles: ProfileService) {}

  /** The person and account behind the credentials. */
  @Get()
  @Access({ scope: 'account:read' })
  async me(@Caller() caller: CallerFacts): Promise<MeAnswer> {
    return meOf(await this.profiles.me(caller.accountId));
  }
}
