import { Injectable } from '@nestjs/common';
import type { SignedIn } from '@promptprint/accounts';
import { DomainError } from '@promptprint/kernel';
import { Log } from '@promptprint/platform';
import type { FastifyRequest } from 'fastify';
import { Passport } from 'passport';
import { Authenticator, type CallerFacts } from '../http/access.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { bearerOf } from './caller.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LocalStrategy } from './local.strategy.js';
import { SessionCookie } from './session-cookie.service.js';
import { SessionStrategy } from './session.strategy.js';

/** Chooses the strategy by what the request carries; a bad credential is refused, never passed over for another one. */
@Injectable()
export class PassportAuthenticator extends Authenticator {
  // Of this application, not of the process: two applications in one process keep their own strategies.
  readonly #passport = new Passport();

  constructor(
    local: LocalStrategy,
    session: SessionStrategy,
    apiKey: ApiKeyStrategy,
    jwt: JwtStrategy,
    private readonly cookie: SessionCookie,
    private readonly log: Log,
  ) {
    super();
    this.#passport.use('local', local).use('session-cookie', session).use('api-key', apiKey).use('jwt', jwt);
  }

  async authenticate(request: FastifyRequest): Promise<CallerFacts | null> {
    const strategy = this.strategyFor(request);
    if (strategy === null) return null;
    const caller = await this.run<CallerFacts>(strategy, request);
    if (!caller) {
      this.log.info('credentials-refused', { strategy, requestId: request.id });
      throw new DomainError('unauthenticated', 'sign-in-required');
    }
    return caller;
  }

  async signIn(request: FastifyRequest): Promise<SignedIn> {
    const signedIn = await this.run<SignedIn>('local', request);
    if (!signedIn) throw new DomainError('unauthenticated', 'credentials-wrong');
    return signedIn;
  }

  private strategyFor(request: FastifyRequest): string | null {
    const bearer = bearerOf(request);
    if (bearer !== null) return bearer.startsWith('pp_') ? 'api-key' : 'jwt';
    return this.cookie.read(request) === null ? null : 'session-cookie';
  }

  private run<Found>(strategy: string, request: FastifyRequest): Promise<Found | null> {
    return new Promise((resolve, reject) => {
      const answer = (error: unknown, found: Found | false | null) => (error ? reject(error) : resolve(found || null));
      this.#passport.authenticate(strategy, { session: false }, answer)(request, null, reject);
    });
  }
}
