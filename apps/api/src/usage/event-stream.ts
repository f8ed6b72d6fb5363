import type {} from '@fastify/multipart';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import type { FastifyRequest } from 'fastify';
import { validateSync } from 'class-validator';
import type { FormPart } from '../import-files/upload-folder.process.js';
import { flatten } from '../http/validation.pipe.js';
import { cloudEvents } from './cloud-events.js';
import { type Line, readLines } from './ndjson.js';
import { UsageEventsBody } from './usage-event-body.dto.js';
import { UsageImportBody } from './usage-imports-body.dto.js';

/** Usage events in any form a batch may come in, one after another, each with its place. */
export type EventStream = AsyncIterable<Line> | Iterable<Line>;

/** The events of the body. Items are decoded by the writer's own decoder, which says what is wrong with each. */
export const Events = createParamDecorator((_: unknown, context: ExecutionContext): EventStream => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return eventsOf(typeOf(request), request.body);
});

/** The body as one JSON object whose fields someone else decodes. */
export const JsonObject = createParamDecorator((_: unknown, context: ExecutionContext): Record<string, unknown> =>
  objectOf(context.switchToHttp().getRequest<FastifyRequest>().body),
);

function objectOf(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw new DomainError('invalid', 'validation-failed', { errors: [{ pointer: '', code: 'object' }] });
}

export function typeOf(request: FastifyRequest): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

export function eventsOf(type: string, body: unknown): EventStream {
  if (type === 'application/x-ndjson' && isStream(body)) return readLines(body);
  if (type === 'application/cloudevents-batch+json') return cloudEvents(body);
  if (type === 'application/cloudevents+json') return cloudEvents([body]);
  return envelope(body).events.map((json, index) => ({ index, json }));
}

/** What opens an import, its events not yet decoded. */
export interface NewImportWish {
  sourceKind: string;
  format: string | null;
  parserVersion: string | null;
  fileHash: Buffer | null;
  events: { index: number; json: unknown }[];
  isComplete: boolean;
}

/** Or the files it shall be read from. */
export interface FilesWish {
  parts: AsyncIterable<FormPart>;
}

export const ImportWish = createParamDecorator((_: unknown, context: ExecutionContext): NewImportWish | FilesWish => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (typeOf(request) === 'multipart/form-data') return { parts: request.parts() as AsyncIterable<FormPart> };
  const told = checked(new UsageImportBody(), request.body);
  const { sourceKind, format = null, parserVersion = null, fileHash, events = [], isComplete = false } = told;
  return {
    sourceKind,
    format,
    parserVersion,
    fileHash: fileHash === undefined ? null : Buffer.from(fileHash, 'hex'),
    events: events.map((json, index) => ({ index, json })),
    isComplete,
  };
});

const envelope = (body: unknown) => checked(new UsageEventsBody(), body);

/** The envelope by class-validator; an array of events only for its length, for each of them has a decoder of its own. */
export function checked<Dto extends object>(dto: Dto, body: unknown): Dto {
  const told = Object.assign(dto, objectOf(body));
  const errors = validateSync(told, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
  if (errors.length > 0) throw new DomainError('invalid', 'validation-failed', { errors: flatten(errors) });
  return told;
}

const isStream = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
