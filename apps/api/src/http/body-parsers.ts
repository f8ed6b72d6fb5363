import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@promptprint/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type BodyRules, rulesOf } from './body-rules.js';
import { guardJson, usualJsonLimits } from './json-guard.js';

/** A `stream` arrives in chunks and is never held as a whole. */
type Form = 'json' | 'text' | 'bytes' | 'stream';

/** Every media type some route may declare, and what its handler receives. */
const forms: Readonly<Record<string, Form>> = {
  'application/json': 'json',
  'application/cloudevents+json': 'json',
  'application/cloudevents-batch+json': 'json',
  'application/x-ndjson': 'stream',
  'application/x-protobuf': 'bytes',
  'application/octet-stream': 'bytes',
  'text/csv': 'text',
};

/** Replaces the parsers of Fastify: limits hold on inflated bytes, and the text is looked at before it is parsed. */
export function registerBodyParsers(instance: FastifyInstance): void {
  // That of forms stays.
  instance.removeContentTypeParser(['application/json', 'text/plain']);
  for (const [type, form] of Object.entries(forms)) {
    instance.addContentTypeParser(type, async (request: FastifyRequest, payload: Readable) => {
      const rules = rulesOf(request);
      if (type !== 'application/json' && !rules.types?.includes(type))
        throw new DomainError('unsupported', 'media-type-unsupported', { accepted: accepted(rules) });
      const chunks = chunksOf(request, payload, rules.limits?.[type] ?? rules.limit);
      return form === 'stream' || rules.isRaw === true ? chunks : shape(await joined(chunks), form, rules);
    });
  }
  instance.addContentTypeParser('*', async (request: FastifyRequest) => {
    throw new DomainError('unsupported', 'media-type-unsupported', { accepted: accepted(rulesOf(request)) });
  });
}

const accepted = (rules: BodyRules) => ['application/json', ...(rules.types ?? [])];

function shape(bytes: Buffer, form: Form, { maxString = 8_192, maxItems = 10_000 }: BodyRules): unknown {
  if (form === 'bytes') return bytes;
  const text = utf8(bytes);
  if (text === null || text.includes('\u0000')) throw new DomainError('invalid', 'text-not-unicode');
  if (form === 'text') return text;
  if (text === '') return undefined;
  const fault = guardJson(bytes, { ...usualJsonLimits, maxString, maxItems });
  if (fault) throw new DomainError('invalid', fault);
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('invalid', 'json-malformed');
  }
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The whole body, of a route that holds it as a whole. */
export async function joined(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** The inflated bytes; what is wrong with the request is said before the first of them. */
function chunksOf(request: FastifyRequest, payload: Readable, limit: number): AsyncIterable<Buffer> {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset && !/^(utf-?8|us-ascii)$/i.test(charset))
    throw new DomainError('unsupported', 'charset-unsupported', { charset: charset.slice(0, 40) });
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  return limited(inflated(request.headers['content-encoding'], payload, limit), limit);
}

async function* limited(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Buffer> {
  let length = 0;
  try {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > limit) throw tooLarge(limit);
      yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('invalid', 'body-unreadable');
  }
}

/** At most one Content-Encoding: each further one multiplies what a small body can become. */
function inflated(encoding: string | undefined, payload: Readable, limit: number): AsyncIterable<Uint8Array> {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === 'identity' || name === '') return payload;
  if (name !== 'gzip')
    throw new DomainError('unsupported', 'content-encoding-unsupported', { accepted: ['gzip', 'identity'] });
  const gunzip = createGunzip({ maxOutputLength: limit + 1 });
  pipeline(payload, gunzip, () => {});
  return gunzip;
}

const tooLarge = (limit: number) => new DomainError('too-large', 'body-too-large', { limitBytes: limit });
