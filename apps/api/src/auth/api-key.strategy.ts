import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { KeyRing } from '@promptprint/accounts';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { bearerOf, type KnownCaller } from './caller.js';

/** A key acts for its account and never for a person. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') {
  constructor(private readonly ring: KeyRing) {
    super();
  }

  async validate(request: FastifyRequest): Promise<KnownCaller | null> {
    const key = await this.ring.open(bearerOf(request) ?? '', request.ip);
    if (!key) return null;
    const { id: credentialId, accountId, scopes, locale } = key;
    return { personId: null, accountId, via: 'api-key', scopes, locale, credentialId, signedInAt: null };
  }
}
