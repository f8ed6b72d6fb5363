import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { scopes, SessionService } from '@promptprint/accounts';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import type { KnownCaller } from './caller.js';
import { SessionCookie } from './session-cookie.service.js';

@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'session-cookie') {
  constructor(
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {
    super();
  }

  async validate(request: FastifyRequest): Promise<KnownCaller | null> {
    const session = await this.sessions.find(this.cookie.read(request) ?? '');
    if (!session) return null;
    const { id: credentialId, createdAt: signedInAt, personId, accountId, locale } = session;
    return { personId, accountId, via: 'session', scopes, locale, credentialId, signedInAt };
  }
}
