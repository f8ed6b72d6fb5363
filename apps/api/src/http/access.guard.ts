import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { DomainError } from '@promptprint/kernel';
import { type Allowance, RateLimits } from '@promptprint/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accessKey, type AccessRule, Authenticator, type CallerFacts, limitKey, rememberCaller } from './access.js';
import { addressPrefix } from './address.js';

/** Default deny: a handler without a declaration is refused here even if the check at start was passed by. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
    private readonly modules: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const rule = this.reflector.get<AccessRule | undefined>(accessKey, context.getHandler());
    const bucket = this.reflector.get<string | undefined>(limitKey, context.getHandler());
    if (!rule) throw new DomainError('forbidden', 'access-not-declared');
    const address = addressPrefix(request.ip);
    if (rule === 'public') {
      if (bucket === 'none') return true;
      await this.take({
        bucket: bucket ?? 'request-by-address',
        key: address,
        reply: http.getResponse<FastifyReply>(),
      });
      return true;
    }
    const caller = await this.caller(request);
    if (caller instanceof DomainError) {
      // Guessing credentials is counted by address, or it would be free.
      await this.take({ bucket: 'request-by-address', key: address, reply: http.getResponse<FastifyReply>() });
      throw caller;
    }
    rememberCaller(request, caller);
    await this.take({ bucket: 'request-by-caller', key: caller.accountId, reply: http.getResponse<FastifyReply>() });
    if (bucket)
      await this.take({
        bucket,
        key: bucket.endsWith('-by-account') ? caller.accountId : address,
        reply: http.getResponse<FastifyReply>(),
      });
    allow(rule, caller);
    return true;
  }

  /** Who calls, or why that is not known: no credentials, or wrong ones. */
  private async caller(request: FastifyRequest): Promise<CallerFacts | DomainError> {
    try {
      const caller = await this.modules.get(Authenticator, { strict: false }).authenticate(request);
      return caller ?? new DomainError('unauthenticated', 'sign-in-required');
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unauthenticated') return error;
      throw error;
    }
  }

  private async take({ bucket, key, reply }: { bucket: string; key: string; reply: FastifyReply }): Promise<void> {
    limitHeaders(reply, await this.limits.take(bucket, key));
  }
}

function allow(rule: Exclude<AccessRule, 'public'>, { via, scopes }: CallerFacts): void {
  if ('session' in rule && via !== 'session') throw new DomainError('forbidden', 'session-required');
  if ('key' in rule && via !== 'api-key') throw new DomainError('forbidden', 'key-required');
  if ('scope' in rule && !scopes.includes(rule.scope))
    throw new DomainError('forbidden', 'scope-missing', { scope: rule.scope });
}

export function limitHeaders(reply: FastifyReply, { limit, remaining, resetSeconds }: Allowance): void {
  reply
    .header('RateLimit-Limit', limit)
    .header('RateLimit-Remaining', remaining)
    .header('RateLimit-Reset', resetSeconds);
}
