import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  describeDevice,
  ProfileService,
  refuseUnknownZone,
  SessionService,
  SignInService,
  SignUpService,
} from '@promptprint/accounts';
import { pickLocale } from '@promptprint/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { meOf } from '../accounts/me.js';
import { MeAnswer } from '../accounts/me.dto.js';
import { Access, Caller, type CallerFacts, Limit } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { SignInBody, SignUpBody } from './auth.dto.js';
import { PassportAuthenticator } from './authenticator.js';
import { person } from './caller.js';
import { SessionCookie } from './session-cookie.service.js';

@ApiTags('Session')
@Controller('v1/auth')
export class AuthController {
  constructor(
    private readonly authenticator: PassportAuthenticator,
    private readonly signUps: SignUpService,
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly profiles: ProfileService,
    private readonly cookie: SessionCookie,
  ) {}

  /** Creates a person with an account of their own and signs them in. Answers the same whether or not the address is known. */
  @Post('sign-up')
  @Access('public')
  @Limit('sign-up-by-address')
  async signUp(
    @Body() body: SignUpBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeAnswer> {
    const { email, password, displayName = null, country = null, timezone = 'UTC' } = body;
    refuseUnknownZone(timezone);
    const locale = body.locale ?? pickLocale(request.headers['accept-language']);
    const wish = { email, password, displayName, country, timezone, locale };
    const { accountId, token } = await this.signUps.signUp(wish, describeDevice(request.headers['user-agent']));
    this.cookie.write(reply, token);
    return meOf(await this.profiles.me(accountId));
  }

  /** Signs in with e-mail and password. The session is a cookie; a former session of this browser ends. */
  @Post('sign-in')
  @HttpCode(200)
  @Access('public')
  @Limit('sign-in-by-address')
  @AlsoAnswers(401)
  async signIn(
    @Body() _body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeAnswer> {
    const { accountId, token } = await this.authenticator.signIn(request);
    this.cookie.write(reply, token);
    return meOf(await this.profiles.me(accountId));
  }

  /** Takes back a deletion that was asked for and has not come due, and signs in. Revoked API keys stay revoked. */
  @Post('restore')
  @HttpCode(200)
  @Access('public')
  @Limit('sign-in-by-address')
  @AlsoAnswers(401, 409)
  async restore(
    @Body() { email, password }: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeAnswer> {
    const device = describeDevice(request.headers['user-agent']);
    const attempt = { email, password, device, formerToken: this.cookie.read(request) };
    const { accountId, token } = await this.signIns.restore(attempt);
    this.cookie.write(reply, token);
    return meOf(await this.profiles.me(accountId));
  }

  /** Ends this browser's session. */
  @Post('sign-out')
  @HttpCode(204)
  @Access({ session: true })
  async signOut(@Caller() caller: CallerFacts, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { personId, accountId, credentialId } = person(caller);
    await this.sessions.end({ personId, accountId }, credentialId);
    this.cookie.clear(reply);
  }
}
