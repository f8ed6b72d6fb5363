import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { AccessTokens, KeyRing } from '@promptprint/accounts';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { bearerOf, type KnownCaller } from './caller.js';

/** Ed25519 tokens are checked with jose (passport-jwt knows no EdDSA); their rights are read from the key they stand for. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly ring: KeyRing,
  ) {
    super();
  }

  async validate(request: FastifyRequest): Promise<KnownCaller | null> {
    const subject = await this.tokens.verify(bearerOf(request) ?? '');
    const key = subject && (await this.ring.stillUsable(subject.apiKeyId, request.ip));
    if (!key || key.accountId !== subject.accountId) return null;
    const { id: credentialId, accountId, scopes, locale } = key;
    return { personId: null, accountId, via: 'jwt', scopes, locale, credentialId, signedInAt: null };
  }
}
