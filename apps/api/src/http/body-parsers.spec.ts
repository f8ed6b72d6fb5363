import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@promptprint/kernel';
import fastify, { type FastifyInstance } from 'fastify';
import { registerBodyParsers } from './body-parsers.js';
import { mib } from './body-rules.js';

let server: FastifyInstance;

beforeAll(async () => {
  server = fastify({ bodyLimit: 64 * mib });
  registerBodyParsers(server);
  server.setErrorHandler((error, _request, reply) => {
    reply
      .status(error instanceof DomainError ? 400 : 500)
      .send({ code: error instanceof DomainError ? error.code : String(error) });
  });
  server.post('/small', async ({ body }) => ({ body, isPolluted: 'polluted' in {} }));
  const batch = {
    body: {
      limit: 4 * mib,
      types: ['application/x-ndjson', 'application/x-protobuf'],
      maxItems: 10_000,
      maxString: 8_192,
    },
  };
  server.post('/batch', { config: batch as object }, async ({ body }) => {
    if (isStream(body)) {
      let length = 0;
      for await (const chunk of body) length += chunk.length;
      return { kind: 'stream', length };
    }
    return { kind: Buffer.isBuffer(body) ? 'bytes' : typeof body, length: (body as string).length };
  });
  await server.ready();
});
afterAll(() => server.close());

const isStream = (body: unknown): body is AsyncIterable<Buffer> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

const post = async (url: string, payload: string | Buffer, headers: Record<string, string> = {}) =>
  (
    await server.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } })
  ).json();

describe('bodies', () => {
  test('pass as they are', async () => {
    expect(await post('/small', '{"a":[1,"가"]}')).toEqual({ body: { a: [1, '가'] }, isPolluted: false });
    expect(await post('/small', '')).toEqual({ isPolluted: false });
  });

  test.each([
    ['not JSON', '{', {}, 'json-malformed'],
    ['a byte order mark', '\ufeff{}', {}, 'json-malformed'],
    ['a hostile key', '{"__proto__":{"polluted":1}}', {}, 'json-hostile-key'],
    ['a duplicate key', '{"tokens":1,"tokens":2}', {}, 'json-duplicate-key'],
    ['depth', '['.repeat(90_000), {}, 'json-too-deep'],
    ['half a surrogate pair', '"\\ud800"', {}, 'text-not-unicode'],
    ['more than 100 kB', JSON.stringify('a'.repeat(100_001)), {}, 'body-too-large'],
    ['another type', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 'media-type-unsupported'],
    [
      'plain text, which a form of another site can send',
      '{}',
      { 'content-type': 'text/plain' },
      'media-type-unsupported',
    ],
    ['a type of another route', '{}', { 'content-type': 'application/x-ndjson' }, 'media-type-unsupported'],
    ['another character set', '{}', { 'content-type': 'application/json; charset=euc-kr' }, 'charset-unsupported'],
    ['two encodings', '{}', { 'content-encoding': 'gzip, gzip' }, 'content-encoding-unsupported'],
    ['an unknown encoding', '{}', { 'content-encoding': 'br' }, 'content-encoding-unsupported'],
    ['what is not gzip', '{}', { 'content-encoding': 'gzip' }, 'body-unreadable'],
  ])('with %s are refused', async (_name, payload, headers, code) => {
    expect(await post('/small', payload, headers as Record<string, string>)).toEqual({ code });
  });

  test('that are not UTF-8 are refused', async () => {
    expect(await post('/small', Buffer.from([0x22, 0xff, 0x22]))).toEqual({ code: 'text-not-unicode' });
    expect(await post('/small', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toEqual({ code: 'text-not-unicode' });
  });

  test('are measured after decompression', async () => {
    expect(await post('/small', gzipSync('{"a":1}'), { 'content-encoding': 'gzip' })).toMatchObject({ body: { a: 1 } });
    expect(await post('/small', gzipSync(' '.repeat(200_000)), { 'content-encoding': 'gzip' })).toEqual({
      code: 'body-too-large',
    });
    expect(await post('/batch', gzipSync(Buffer.alloc(64 * mib)), { 'content-encoding': 'gzip' })).toEqual({
      code: 'body-too-large',
    });
  });

  test('may be larger and of other types where the route says so', async () => {
    expect(await post('/batch', '{}\n{}', { 'content-type': 'application/x-ndjson' })).toEqual({
      kind: 'stream',
      length: 5,
    });
    expect(await post('/batch', Buffer.from([1, 2]), { 'content-type': 'application/x-protobuf' })).toEqual({
      kind: 'bytes',
      length: 2,
    });
    expect(await post('/batch', `[${'1,'.repeat(9_998)}1]`)).toMatchObject({ length: 9_999 });
    expect(await post('/batch', `"${'a'.repeat(4 * mib)}"`)).toEqual({ code: 'body-too-large' });
  });
});
