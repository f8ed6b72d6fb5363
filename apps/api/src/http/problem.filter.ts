import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import { DomainError, type Locale, pickLocale } from '@promptprint/kernel';
import { classify, Config, Log } from '@promptprint/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from './access.js';
import { factText } from './facts.js';
import { defect, problemOf } from './problem.js';
import { sendStatus, tellsStatus } from './rpc-status.js';
import { WebFiles } from './web-files.service.js';

/** The only place where an error becomes an HTTP answer. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly config: Config,
    private readonly log: Log,
    private readonly web: WebFiles,
  ) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) return reply.raw.destroy();
    if (isUnrouted(error, request) && this.web.answers(request)) return this.web.send(request, reply);
    const known = asDomainError(error);
    const at = { locale: localeOf(request), requestId: request.id, base: this.config.publicUrl.href };
    if (!known)
      this.log.error('defect', {
        err: error,
        requestId: request.id,
        method: request.method,
        route: request.routeOptions?.url,
      });
    const problem = known ? problemOf(known, at) : defect(at);
    const retryAfter = known?.facts.retryAfterSeconds ?? (problem.status === 503 ? 5 : undefined);
    if (retryAfter !== undefined) reply.header('Retry-After', factText(retryAfter));
    if (known?.kind === 'too-many') limitHeaders(reply, known.facts);
    if (problem.status === 401) reply.header('WWW-Authenticate', 'Bearer realm="promptprint"');
    // A body that was not read to its end would be taken for the next request.
    if (problem.status === 413 || problem.status === 415) reply.header('Connection', 'close');
    if (tellsStatus(request)) return sendStatus(request, reply, { problem, kind: known?.kind ?? null });
    return reply
      .status(problem.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .header('Content-Language', at.locale)
      .header('Cache-Control', 'no-store')
      .send(JSON.stringify(problem));
  }
}

function limitHeaders(reply: FastifyReply, { limit, remaining, retryAfterSeconds }: DomainError['facts']): void {
  reply
    .header('RateLimit-Limit', factText(limit))
    .header('RateLimit-Remaining', factText(remaining))
    .header('RateLimit-Reset', factText(retryAfterSeconds));
}

export function localeOf(request: FastifyRequest): Locale {
  return callerOf(request)?.locale ?? pickLocale(request.headers['accept-language']);
}

const isUnrouted = (error: unknown, request: FastifyRequest) =>
  error instanceof HttpException && error.getStatus() === 404 && request.is404;

function asDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  const status = error instanceof HttpException ? error.getStatus() : statusOfFastify(error);
  if (status !== null) return fromStatus(status);
  const failure = classify(error);
  return failure === 'other'
    ? null
    : new DomainError('unavailable', failure === 'too-slow' ? 'database-too-slow' : 'database-busy', {
        retryAfterSeconds: 2,
      });
}

function statusOfFastify(error: unknown): number | null {
  const isFastify =
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('FST_');
  return isFastify && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
}

function fromStatus(status: number): DomainError | null {
  if (status === 404) return new DomainError('not-found', 'not-found');
  if (status === 401) return new DomainError('unauthenticated', 'sign-in-required');
  if (status === 403) return new DomainError('forbidden', 'forbidden');
  if (status === 413) return new DomainError('too-large', 'body-too-large');
  if (status === 415) return new DomainError('unsupported', 'media-type-unsupported');
  if (status === 503) return new DomainError('unavailable', 'draining', { retryAfterSeconds: 1 });
  return status >= 400 && status < 500 ? new DomainError('invalid', 'request-malformed') : null;
}
