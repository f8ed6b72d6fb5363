import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EmailVerificationService, PasswordService } from '@promptprint/accounts';
import { Access, Caller, type CallerFacts, Limit } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { ForgotPasswordBody, ResetPasswordBody, VerifyEmailBody } from './auth.dto.js';
import { person } from './caller.js';

/** What begins or ends with a link in a mail. */
@ApiTags('Session')
@Controller('v1/auth')
export class MailedLinksController {
  constructor(
    private readonly emails: EmailVerificationService,
    private readonly passwords: PasswordService,
  ) {}

  /** Confirms the address with the token of the mailed link, which works for 15 minutes. */
  @Post('verify-email')
  @HttpCode(204)
  @Access('public')
  @Limit('sign-in-by-address')
  @AlsoAnswers(409)
  async verifyEmail(@Body() { token }: VerifyEmailBody): Promise<void> {
    await this.emails.verify(token);
  }

  /** Mails the link once more, unless the address is confirmed already. */
  @Post('resend-verification')
  @HttpCode(202)
  @Access({ session: true })
  @Limit('sign-in-by-address')
  async resendVerification(@Caller() caller: CallerFacts): Promise<void> {
    await this.emails.ask(person(caller).personId);
  }

  /** Mails a link for a new password if the address has an account. The answer is the same for every address. */
  @Post('forgot-password')
  @HttpCode(202)
  @Access('public')
  @Limit('sign-in-by-address')
  async forgotPassword(@Body() { email }: ForgotPasswordBody): Promise<void> {
    await this.passwords.askReset(email);
  }

  /** Sets a new password with the token of the mailed link, which works once. Every browser is signed out. */
  @Post('reset-password')
  @HttpCode(204)
  @Access('public')
  @Limit('sign-in-by-address')
  @AlsoAnswers(409)
  async resetPassword(@Body() { token, password }: ResetPasswordBody): Promise<void> {
    await this.passwords.reset(token, password);
  }
}
