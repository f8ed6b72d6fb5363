import { Module } from '@nestjs/common';
import { AccessTokens } from './access-token.service.js';
import { AccountQueries } from './account.queries.js';
import { AccountMail } from './account-mail.service.js';
import { EmailVerificationService } from './email-verification.service.js';
import { ErasureService } from './erasure.service.js';
import { ErasureSteps } from './erasure-steps.service.js';
import { ExportParts } from './export-parts.service.js';
import { ExportService } from './export.service.js';
import { PasswordService } from './password.service.js';
import { ApiKeyService } from './api-key.service.js';
import { KeyRing } from './key-ring.service.js';
import { PasswordHasher } from './password-hasher.service.js';
import { ProfileService } from './profile.service.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import { SignUpService } from './sign-up.service.js';

const open = [
  AccountMail,
  EmailVerificationService,
  ErasureService,
  ErasureSteps,
  ExportParts,
  ExportService,
  PasswordService,
  AccessTokens,
  AccountQueries,
  ApiKeyService,
  KeyRing,
  ProfileService,
  SessionService,
  SignInService,
  SignUpService,
];

@Module({ providers: [...open, PasswordHasher], exports: open })
export class AccountsModule {}
