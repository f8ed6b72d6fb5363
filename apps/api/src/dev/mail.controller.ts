import { Controller, Get, Header, Headers } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError, pickLocale } from '@promptprint/kernel';
import { Config, Mailer } from '@promptprint/platform';
import { Access } from '../http/access.js';
import { mailPage, mailPageStyle } from './mail-page.js';

/** In the sandbox of `npm start` nothing is sent: this page shows what would have been. Elsewhere it does not exist. */
@ApiExcludeController()
@Controller('dev/mail')
export class MailController {
  constructor(
    private readonly config: Config,
    private readonly mailer: Mailer,
  ) {}

  @Get()
  @Access('public')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async page(@Headers('accept-language') languages: string | undefined): Promise<string> {
    this.refuseOutsideOfSandbox();
    return mailPage(await this.mailer.kept(), pickLocale(languages));
  }

  @Get('style.css')
  @Access('public')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(): string {
    this.refuseOutsideOfSandbox();
    return mailPageStyle;
  }

  private refuseOutsideOfSandbox(): void {
    const { isSandbox, isProduction, smtpUrl } = this.config;
    if (!isSandbox || isProduction || smtpUrl !== null) throw new DomainError('not-found', 'not-found');
  }
}
