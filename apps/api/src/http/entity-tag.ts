import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Names an answer by its content; whoever shows that name again is told 304 and sent nothing. */
@Injectable()
export class EntityTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    const { headers } = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer) => {
        const tag = tagOf(answer);
        reply.header('ETag', tag);
        if (!isKnown(tag, headers['if-none-match'])) return answer;
        reply.status(304);
        return undefined;
      }),
    );
  }
}

function tagOf(answer: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 27)}"`;
}

/** The comparison of RFC 9110 for reading: weak and strong tags of one content are equal. */
function isKnown(tag: string, shown: string | undefined): boolean {
  return (shown ?? '')
    .split(',')
    .map((entry) => entry.trim().replace(/^W\//, ''))
    .some((entry) => entry === tag || entry === '*');
}
