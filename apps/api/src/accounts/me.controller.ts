import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Put, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { describeDevice, ErasureService, PasswordService, ProfileService } from '@promptprint/accounts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { person } from '../auth/caller.js';
import { SessionCookie } from '../auth/session-cookie.service.js';
import { Access, Caller, type CallerFacts, Limit } from '../http/access.js';
import { DeletionAnswer, DeletionBody, DeletionQuery, MeAnswer, NewPasswordBody, ProfileBody } from './me.dto.js';
import { meOf } from './me.js';

@ApiTags('Session')
@Controller('v1/me')
export class MeController {
  constructor(
    private readonly profiles: ProfileService,
    private readonly passwords: PasswordService,
    private readonly erasures: ErasureService,
    private readonly cookie: SessionCookie,
  ) {}

  /** The person and account behind the credentials. */
  @Get()
  @Access({ scope: 'account:read' })
  async me(@Caller() caller: CallerFacts): Promise<MeAnswer> {
    return meOf(await this.profiles.me(caller.accountId));
  }

  /** Changes the fields that are named. */
  @Patch()
  @Access({ scope: 'account:write' })
  async changeProfile(@Caller() caller: CallerFacts, @Body() body: ProfileBody): Promise<MeAnswer> {
    const { displayName, locale, country, timezone } = body;
    return meOf(await this.profiles.change(caller, { displayName, locale, country, timezone }));
  }

  /** Sets another password. Every other browser is signed out, and this one gets a new session. */
  @Put('password')
  @HttpCode(204)
  @Access({ session: true })
  @Limit('sign-in-by-address')
  async changePassword(
    @Caller() caller: CallerFacts,
    @Body() { currentPassword: current, password: next }: NewPasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const device = describeDevice(request.headers['user-agent']);
    this.cookie.write(reply, await this.passwords.change(person(caller).personId, { current, next, device }));
  }

  /**
   * Deletes the account after 14 days in which it can be taken back; nobody gets in meanwhile, and API keys stop at
   * once. With `now=true` and the password nothing waits.
   */
  @Delete()
  @HttpCode(202)
  @Access({ session: true })
  @Limit('sign-in-by-address')
  @ApiBody({ type: DeletionBody, required: false })
  @ApiAcceptedResponse({ type: DeletionAnswer, description: 'It will be deleted then' })
  @ApiNoContentResponse({ description: 'Everything is gone' })
  async deleteMe(
    @Caller() caller: CallerFacts,
    @Query() { now }: DeletionQuery,
    @Body() { password }: DeletionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeletionAnswer | undefined> {
    const isAtOnce = now === 'true';
    const asker = person(caller);
    await this.passwords.confirm(isAtOnce ? { ...asker, signedInAt: null } : asker, password ?? null);
    const dueAt = isAtOnce ? null : await this.erasures.ask(asker);
    if (isAtOnce) await this.erasures.erase(asker.personId);
    this.cookie.clear(reply);
    if (dueAt) return { deletionDueAt: dueAt.toISOString() };
    reply.status(HttpStatus.NO_CONTENT);
    return undefined;
  }
}
