import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { type OtlpRequest, readOtlpJson, readOtlpWire, type Signal } from '@promptprint/usage-formats';
import type { FastifyRequest } from 'fastify';
import { joined } from '../http/body-parsers.js';
import { isProtobuf } from '../http/rpc-status.js';

/** An export request whose bytes have not been read yet. */
export interface OtlpExport {
  isWire: boolean;
  chunks: AsyncIterable<Buffer>;
}

export const Export = createParamDecorator((_: unknown, context: ExecutionContext): OtlpExport => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { body } = request;
  if (!isStream(body)) throw new DomainError('unsupported', 'media-type-unsupported', { accepted });
  return { isWire: isProtobuf(request), chunks: body };
});

export async function readExport({ isWire, chunks }: OtlpExport, signal: Signal, now: number): Promise<OtlpRequest> {
  const bytes = await joined(chunks);
  return isWire ? readOtlpWire(bytes, signal, now) : readOtlpJson(bytes, signal, now);
}

const accepted = ['application/x-protobuf', 'application/json'];

const isStream = (body: unknown): body is AsyncIterable<Buffer> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
