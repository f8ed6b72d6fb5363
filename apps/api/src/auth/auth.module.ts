import { Module } from '@nestjs/common';
import { AccountsModule } from '@promptprint/accounts';
import { Authenticator } from '../http/access.js';
import { AccessTokensController } from './access-tokens.controller.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { AuthController } from './auth.controller.js';
import { PassportAuthenticator } from './authenticator.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LocalStrategy } from './local.strategy.js';
import { MailedLinksController } from './mailed-links.controller.js';
import { SessionCookie } from './session-cookie.service.js';
import { SessionStrategy } from './session.strategy.js';

@Module({
  imports: [AccountsModule],
  controllers: [AuthController, MailedLinksController, AccessTokensController],
  providers: [
    SessionCookie,
    LocalStrategy,
    SessionStrategy,
    ApiKeyStrategy,
    JwtStrategy,
    PassportAuthenticator,
    { provide: Authenticator, useExisting: PassportAuthenticator },
  ],
  exports: [SessionCookie, Authenticator],
})
export class AuthModule {}
