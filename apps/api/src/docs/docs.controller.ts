import { Controller, Get, Header, Headers } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { pickLocale } from '@promptprint/kernel';
import { Access } from '../http/access.js';
import { docsPage, docsStyle } from './docs-page.js';
import { readDocument } from './open-api.js';

const hour = 'public, max-age=3600';

@ApiExcludeController()
@Controller()
export class DocsController {
  private document: OpenAPIObject | undefined;

  @Get('openapi.json')
  @Access('public')
  @Header('Cache-Control', hour)
  openApi(): OpenAPIObject {
    return (this.document ??= readDocument());
  }

  @Get('docs')
  @Access('public')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  @Header('Vary', 'Accept-Language')
  page(@Headers('accept-language') languages: string | undefined): string {
    return docsPage(this.openApi(), pickLocale(languages));
  }

  @Get('docs/style.css')
  @Access('public')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', hour)
  style(): string {
    return docsStyle;
  }
}
