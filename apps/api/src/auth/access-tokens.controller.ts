import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { accessTokenSeconds, AccessTokens } from '@promptprint/accounts';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { AccessTokenAnswer } from './auth.dto.js';
import { keyHolder } from './caller.js';

@ApiTags('API keys')
@Controller('v1/auth/token')
export class AccessTokensController {
  constructor(private readonly tokens: AccessTokens) {}

  /** Exchanges an API key for a token that works ten minutes, or until the key is revoked, with the rights of the key. */
  @Post()
  @HttpCode(200)
  @Access({ key: true })
  async exchangeKey(@Caller() caller: CallerFacts): Promise<AccessTokenAnswer> {
    const { accountId, credentialId: apiKeyId } = keyHolder(caller);
    const accessToken = await this.tokens.sign({ accountId, apiKeyId });
    return { accessToken, tokenType: 'Bearer', expiresInSeconds: accessTokenSeconds };
  }
}
