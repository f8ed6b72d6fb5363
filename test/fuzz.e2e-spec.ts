import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Module, Query } from '@nestjs/common';
import { ApiModule } from '../apps/api/src/api.module.js';
import { Access } from '../apps/api/src/http/access.js';
import { startTestApp, type TestApp } from './support/app.js';
import type { OpenApiDocument } from './support/fuzz-document.js';
import type { FuzzRequest } from './support/fuzz-requests.js';
import { type FuzzResult, fuzzRun, type Visitor } from './support/fuzz-run.js';

const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
const requests = Number(process.env.FUZZ_REQUESTS ?? 1_500);
const only = process.env.FUZZ_ONLY === undefined ? undefined : Number(process.env.FUZZ_ONLY);
const origin = 'http://localhost:3000';

/** Exposition formats and pages: their answers are no JSON, so there is nothing to hold them to. */
const pages = new Set(['/docs', '/metrics']);

async function send(app: TestApp, { method, url, headers, payload }: FuzzRequest) {
  const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { statusCode: answer.statusCode, headers: answer.headers, body: answer.payload };
}

/** A new person by the front door; every other one comes with an API key instead of a cookie. */
async function visitor(app: TestApp, stretch: number): Promise<Visitor> {
  const person = {
    email: `fuzz-${stretch}-${crypto.randomUUID()}@example.com`,
    password: `long enough ${crypto.randomUUID()}`,
    displayName: 'Fuzz',
    locale: 'en',
    country: 'KR',
  };
  const signUp = await app.inject({ method: 'POST', url: '/v1/auth/sign-up', headers: { origin }, payload: person });
  if (signUp.statusCode !== 201) throw new Error(`sign-up answered ${signUp.statusCode}: ${signUp.payload}`);
  const cookie = [signUp.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
  const session = { cookie, origin };
  const scopes = ['usage:read', 'usage:write', 'footprint:read', 'account:read', 'account:write', 'keys:write'];
  const made = await app.inject({
    method: 'POST',
    url: '/v1/api-keys',
    headers: session,
    payload: { name: 'fuzz', scopes },
  });
  const key = made.json<{ id: string; key?: string; token?: string }>();
  const secret = key.key ?? key.token;
  const ids = [signUp.json<{ account?: { id: string } }>().account?.id, key.id, '2026-11'].filter(
    (id) => id !== undefined,
  );
  const headers = stretch % 2 === 1 && secret ? { authorization: `Bearer ${secret}` } : session;
  return { headers, known: new Proxy({}, { get: () => ids }) };
}

const documentOf = async (app: TestApp) => (await app.inject('/openapi.json')).json<OpenApiDocument>();

function told(result: FuzzResult): string {
  const lines = result.breaches.map(({ index, reason, request }) => `#${index} ${reason}\n   ${request}`);
  return [
    `replay one: FUZZ_SEED=${seed} FUZZ_ONLY=${result.breaches[0]?.index} npm run jest -- test/fuzz`,
    ...lines,
  ].join('\n');
}

describe(`generated requests (FUZZ_SEED=${seed})`, () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  }, 60_000);
  afterAll(async () => {
    await app.invariants();
    await app.close();
  });

  it(
    `get ${requests} answers that keep the contract`,
    async () => {
      const result = await fuzzRun({
        document: await documentOf(app),
        seed,
        requests,
        send: (request) => send(app, request),
        visitor: (stretch) => visitor(app, stretch),
        isCovered: ({ path }) => !pages.has(path),
        ...(only === undefined ? {} : { only }),
      });
      const { breaches, ...counts } = result;
      if (process.env.PROVE_RESULT)
        writeFileSync(
          process.env.PROVE_RESULT,
          JSON.stringify({ ...counts, breaches: breaches.length, firstBreaches: breaches.slice(0, 3) }),
        );
      if (breaches.length > 0) throw new Error(told(result));
      // Refusals alone would prove little: most operations must have been made to work, too.
      if (only === undefined) expect(result.succeeded.length / result.operations).toBeGreaterThan(0.6);
    },
    60_000 + requests * 60,
  );
});

@Controller('v1/canary')
class BrokenController {
  /** Breaks on a value nobody thought of, and answers something else than it declares. */
  @Access('public')
  @Get()
  get(@Query('limit') limit?: string) {
    if (limit !== undefined && Number(limit) < 0) throw new TypeError('limit is negative');
    return { count: 'many' };
  }
}

@Module({ controllers: [BrokenController] })
class BrokenModule {}

const brokenDocument: OpenApiDocument = {
  paths: {
    '/v1/canary': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
        responses: {
          '200': {
            content: {
              'application/json': {
                schema: { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } },
              },
            },
          },
        },
      },
    },
  },
};

describe('a handler that is broken on purpose', () => {
  let app: TestApp;
  beforeAll(async () => {
    const original = ApiModule.with.bind(ApiModule);
    const spy = jest.spyOn(ApiModule, 'with').mockImplementation((config) => {
      const whole = original(config);
      return { ...whole, imports: [...(whole.imports ?? []), BrokenModule] };
    });
    app = await startTestApp();
    spy.mockRestore();
  }, 60_000);
  afterAll(() => app.close());

  it('turns the suite red', async () => {
    const result = await fuzzRun({
      document: brokenDocument,
      seed: 1,
      requests: 100,
      send: (request) => send(app, request),
      visitor: async () => ({ headers: {}, known: {} }),
    });
    const reasons = result.breaches.map(({ reason }) => reason).join('\n');
    expect(reasons).toMatch(/answered 200 with a body beside its schema/);
    expect(reasons).toMatch(/answered 500/);
  });
});
