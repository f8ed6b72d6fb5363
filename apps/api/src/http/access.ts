import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Locale } from '@promptprint/kernel';
import { DomainError } from '@promptprint/kernel';
import type { FastifyRequest } from 'fastify';

export type Scope = 'usage:read' | 'usage:write' | 'footprint:read' | 'account:read' | 'account:write' | 'keys:write';

/** Who may call a route: a signed-in browser, the bearer of an API key itself, or whoever has a scope. A route that says nothing stops the start of the API. */
export type AccessRule = 'public' | { scope: Scope } | { session: true } | { key: true };

/** Who is calling, as the authenticator found it; all a handler may know about the credentials. */
export interface CallerFacts {
  personId: string | null;
  accountId: string;
  via: 'session' | 'api-key' | 'jwt';
  scopes: readonly string[];
  locale: Locale;
}

/** Provided by the auth module; answers null when there are no credentials and throws when they are bad. */
export abstract class Authenticator {
  abstract authenticate(request: FastifyRequest): Promise<CallerFacts | null>;
}

export const accessKey = 'promptprint:access';
export const limitKey = 'promptprint:limit';

/** Also written into the OpenAPI document, from which clients and tests read it. */
export const Access = (rule: AccessRule) =>
  applyDecorators(SetMetadata(accessKey, rule), ApiExtension('x-access', rule));

export function isAccessRule(value: unknown): value is AccessRule {
  if (value === 'public') return true;
  return typeof value === 'object' && value !== null && ['scope', 'session', 'key'].some((name) => name in value);
}

/** A limit of this route's own, by name: `…-by-address` counts addresses, `…-by-account` accounts; `none` for probes of the machinery. */
export const Limit = (bucket: `${string}-by-address` | `${string}-by-account` | 'none') =>
  SetMetadata(limitKey, bucket);

const callers = new WeakMap<FastifyRequest, CallerFacts>();

export function rememberCaller(request: FastifyRequest, caller: CallerFacts): void {
  callers.set(request, caller);
}

export function callerOf(request: FastifyRequest): CallerFacts | undefined {
  return callers.get(request);
}

/** The caller of a route that is not public. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): CallerFacts => {
  const caller = callerOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!caller) throw new DomainError('unauthenticated', 'sign-in-required');
  return caller;
});
