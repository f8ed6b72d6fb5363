import { DomainError } from '@promptprint/kernel';
import { cloudEventUsage } from '@promptprint/usage-formats';
import type { Line } from './ndjson.js';

const mostEvents = 10_000;

/** The usage in a batch of CloudEvents; what is no such event is a fault of its own. */
export function cloudEvents(body: unknown): Line[] {
  if (!Array.isArray(body) || body.length === 0 || body.length > mostEvents)
    throw new DomainError('invalid', 'validation-failed', { errors: [{ pointer: '', code: 'array' }] });
  return body.map((item: unknown, index) => {
    const json = cloudEventUsage(item);
    return typeof json === 'string' ? { index, pointer: '', code: 'cloud-event-invalid' } : { index, json };
  });
}
