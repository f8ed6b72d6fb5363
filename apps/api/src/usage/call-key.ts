import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import type { FastifyRequest } from 'fastify';

/** The caller's name for this call, so that a repetition is recognised; null without the header. */
export const CallKey = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new DomainError('invalid', 'validation-failed', {
    errors: [{ pointer: '/idempotency-key', code: 'invalid-name' }],
  });
});
