import { DomainError } from '@promptprint/kernel';
import type { Line } from './ndjson.js';

const mostEvents = 10_000;

/** CloudEvents 1.0 of the type `ai.usage.v1`: (source, id) names the use, `data` holds its canonical fields. */
export function cloudEvents(body: unknown): Line[] {
  if (!Array.isArray(body) || body.length === 0 || body.length > mostEvents)
    throw new DomainError('invalid', 'validation-failed', { errors: [{ pointer: '', code: 'array' }] });
  return body.map((item: unknown, index) => {
    const json = canonical(item);
    return json ? { index, json } : { index, pointer: '', code: 'cloud-event-invalid' };
  });
}

function canonical(item: unknown): Record<string, unknown> | null {
  if (!isRecord(item)) return null;
  const { specversion, type, id, source, time, subject, data } = item;
  const isUsage = specversion === '1.0' && type === 'ai.usage.v1' && isRecord(data) && isName(id) && isName(source);
  if (!isUsage) return null;
  return {
    ...(time === undefined ? {} : { startedAt: time }),
    ...(typeof subject === 'string' ? { projectTag: subject } : {}),
    ...data,
    sourceKind: 'cloudevents',
    id: `${String(source).length}:${String(source)}${String(id)}`,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Together they are one id of at most 256 characters. */
const isName = (value: unknown) => typeof value === 'string' && value.length > 0 && value.length <= 120;
