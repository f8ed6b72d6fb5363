import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type ApiKeyRow, ApiKeyService } from '@promptprint/accounts';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { IdPipe } from './id.pipe.js';
import { type ApiKeyAnswer, ApiKeyListAnswer, NewApiKeyAnswer, NewApiKeyBody } from './api-keys.dto.js';

@ApiTags('API keys')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeyService) {}

  /** All keys of the account, revoked ones too, the newest first. Never their texts. */
  @Get()
  @Access({ scope: 'account:read' })
  async list(@Caller() { accountId }: CallerFacts): Promise<ApiKeyListAnswer> {
    return { items: (await this.keys.list(accountId)).map(keyOf) };
  }

  /** Makes a key. Its text is in this answer and nowhere else. */
  @Post()
  @Access({ scope: 'keys:write' })
  @AlsoAnswers(409)
  async create(@Caller() caller: CallerFacts, @Body() body: NewApiKeyBody): Promise<NewApiKeyAnswer> {
    const { name, scopes, networks = [] } = body;
    const expiresAt = body.expiresAt ? new Date(body.expiresAt) : null;
    const { key, text } = await this.keys.create(caller, { name, scopes, expiresAt, networks });
    return Object.assign(keyOf(key), { key: text });
  }

  /** Revokes a key; it stops everywhere within a second. */
  @Delete(':id')
  @HttpCode(204)
  @Access({ scope: 'keys:write' })
  async revoke(@Caller() caller: CallerFacts, @Param('id', IdPipe) id: string): Promise<void> {
    await this.keys.revoke(caller, id);
  }
}

function keyOf(key: ApiKeyRow): ApiKeyAnswer {
  const { id, name, scopes, networks, createdAt, expiresAt, lastUsedAt, revokedAt } = key;
  return {
    id,
    name,
    scopes: [...scopes],
    networks: [...networks],
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
