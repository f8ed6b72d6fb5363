import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Config } from '@promptprint/platform';
import type { FastifyRequest } from 'fastify';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** No page of another site changes anything here, whatever cookies its visitor's browser would send along. */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(private readonly config: Config) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (safe.has(request.method)) return true;
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new DomainError('forbidden', 'foreign-origin');
    const { origin } = request.headers;
    if (origin !== undefined && !this.isOwn(origin, request.headers.host))
      throw new DomainError('forbidden', 'foreign-origin');
    return true;
  }

  private isOwn(origin: string, host: string | undefined): boolean {
    if (origin === this.config.publicUrl.origin) return true;
    // A browser on the same machine may write the address in another way than the configuration does.
    return !this.config.isProduction && host !== undefined && URL.parse(origin)?.host === host;
  }
}
