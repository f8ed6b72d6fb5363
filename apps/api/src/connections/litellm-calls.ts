import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import type { FastifyRequest } from 'fastify';

const mostCalls = 1_000;

/** The calls of the body, one or several; the room below keeps the fields it knows and drops the rest. */
export const LitellmCalls = createParamDecorator((_: unknown, context: ExecutionContext): readonly unknown[] => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  const calls: readonly unknown[] = Array.isArray(body) ? body : [body];
  const isRight = calls.length <= mostCalls && calls.every((call) => typeof call === 'object' && call !== null);
  if (!isRight) throw new DomainError('invalid', 'validation-failed', { errors: [{ pointer: '', code: 'array' }] });
  return calls;
});
