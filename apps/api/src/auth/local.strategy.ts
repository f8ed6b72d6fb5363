import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { describeDevice, type SignedIn, SignInService } from '@promptprint/accounts';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { SessionCookie } from './session-cookie.service.js';

/** E-mail and password, from a body that the DTO of the route has checked already. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local', 4) {
  constructor(
    private readonly signIn: SignInService,
    private readonly cookie: SessionCookie,
  ) {
    super({ usernameField: 'email', passwordField: 'password', session: false, passReqToCallback: true });
  }

  validate(request: FastifyRequest, email: string, password: string): Promise<SignedIn> {
    const device = describeDevice(request.headers['user-agent']);
    return this.signIn.signIn({ email, password, device, formerToken: this.cookie.read(request) });
  }
}
