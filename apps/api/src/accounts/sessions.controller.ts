import { Controller, Delete, Get, HttpCode, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SessionService } from '@promptprint/accounts';
import type { FastifyReply } from 'fastify';
import { person } from '../auth/caller.js';
import { SessionCookie } from '../auth/session-cookie.service.js';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { IdPipe } from './id.pipe.js';
import { SessionListAnswer } from './sessions.dto.js';

@ApiTags('Session')
@Controller('v1/me/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  /** Where you are signed in, the last used first. */
  @Get()
  @Access({ session: true })
  async listSessions(@Caller() caller: CallerFacts): Promise<SessionListAnswer> {
    const { personId, credentialId } = person(caller);
    const sessions = await this.sessions.list(personId);
    return {
      items: sessions.map(({ id, device, createdAt, lastSeenAt, expiresAt }) => ({
        id,
        device,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        isCurrent: id === credentialId,
      })),
    };
  }

  /** Signs one browser out. */
  @Delete(':id')
  @HttpCode(204)
  @Access({ session: true })
  async endSession(
    @Caller() caller: CallerFacts,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { personId, accountId, credentialId } = person(caller);
    await this.sessions.end({ personId, accountId }, id);
    if (id === credentialId) this.cookie.clear(reply);
  }

  /** Signs every browser out but this one. */
  @Delete()
  @HttpCode(204)
  @Access({ session: true })
  async endOtherSessions(@Caller() caller: CallerFacts): Promise<void> {
    const { personId, accountId, credentialId } = person(caller);
    await this.sessions.endOthers({ personId, accountId }, credentialId);
  }
}
