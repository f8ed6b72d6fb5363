import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError, type Locale } from '@promptprint/kernel';
import type { FastifyRequest } from 'fastify';
import { localeOf } from '../http/problem.filter.js';
import { checked } from '../usage/event-stream.js';
import { EstimatesBody } from './estimates-body.dto.js';

/** An explanation is a hundred times as long as its estimate. */
const mostExplained = 100;

export interface EstimatesWish {
  events: readonly unknown[];
  isExplained: boolean;
  locale: Locale;
}

/** What to estimate, its events not yet decoded. */
export const EstimatesWanted = createParamDecorator((_: unknown, context: ExecutionContext): EstimatesWish => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { events, explain = false } = checked(new EstimatesBody(), request.body);
  if (explain && events.length > mostExplained)
    throw new DomainError('invalid', 'validation-failed', {
      errors: [{ pointer: '/explain', code: 'too-many-to-explain' }],
    });
  return { events, isExplained: explain, locale: localeOf(request) };
});
