import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Module, Query } from '@nestjs/common';
import { scopes } from '@promptprint/accounts';
import { ApiModule } from '../apps/api/src/api.module.js';
import { Access } from '../apps/api/src/http/access.js';
import { startTestApp, type TestApp } from './support/app.js';
import { Given } from './support/given.js';
import { ProviderStandIn } from './support/providers.js';
import { startTestWorker, type TestWorker } from './support/worker.js';
import type { OpenApiDocument } from './support/fuzz-document.js';
import type { FuzzRequest } from './support/fuzz-requests.js';
import { type FuzzResult, fuzzRun, type Visitor } from './support/fuzz-run.js';

const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
const requests = Number(process.env.FUZZ_REQUESTS ?? 1_500);
const only = process.env.FUZZ_ONLY === undefined ? undefined : Number(process.env.FUZZ_ONLY);
const origin = 'http://localhost:3000';

/** Exposition formats and pages: their answers are no JSON, so there is nothing to hold them to. */
const pages = new Set(['/docs', '/metrics']);

/** After one of these whoever asked is signed out or gone, and every later answer would be a refusal. */
const endings = new Set([
  'POST /v1/auth/sign-out',
  'PUT /v1/me/password',
  'DELETE /v1/me',
  'DELETE /v1/me/sessions',
  'DELETE /v1/me/sessions/{id}',
  'DELETE /v1/api-keys/{id}',
]);

async function send(app: TestApp, { operation, method, url, headers, payload }: FuzzRequest) {
  const isSignedIn = 'cookie' in headers || 'authorization' in headers;
  const own = isSignedIn && endings.has(operation) ? await throwaway(app, { url, headers }) : { url, headers };
  const answer = await app.inject({ method, ...own, ...(payload === undefined ? {} : { payload }) });
  return { statusCode: answer.statusCode, headers: answer.headers, body: answer.payload };
}

/** Somebody of this request's own, and their id where the address names one of the visitor's. */
async function throwaway(app: TestApp, { url, headers }: Pick<FuzzRequest, 'url' | 'headers'>) {
  const given = new Given(app);
  const person = await given.person();
  const key = await given.apiKey(person, ['account:read']);
  const [session] = (await app.inject({ url: '/v1/me/sessions', headers: person.headers })).json().items;
  const id = url.startsWith('/v1/api-keys') ? key.id : session.id;
  const { authorization: _, ...rest } = headers;
  return { url: url.replace(uuidAtEnd, id), headers: { ...rest, cookie: person.cookie } };
}

const uuidAtEnd = /[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** A new person by the front door, with something in every list; every other one comes with an API key instead of a cookie. */
async function visitor(app: TestApp, stretch: number): Promise<Visitor> {
  const given = new Given(app);
  const person = await given.person({ email: `fuzz-${stretch}-${crypto.randomUUID()}@example.com`, country: 'KR' });
  const key = await given.apiKey(person, scopes, { name: 'fuzz' });
  await given.usage(person, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  const { id: importId } = await given.usageImport(person, { isComplete: false });
  const log = await app.inject({ url: '/v1/usage-events', headers: person.headers });
  const entries = log.json().items.map(({ id }: { id: string }) => id);
  const ids = [person.id, key.id, importId, importId, ...entries, '2026-11', 'gpt-5'];
  const headers = stretch % 2 === 1 ? key.headers : { ...person.headers, origin };
  return { headers, known: () => ids };
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
  let worker: TestWorker;
  let provider: ProviderStandIn;
  beforeAll(async () => {
    provider = await ProviderStandIn.start();
    app = await startTestApp({ env: provider.env });
    // A long run announces much; nobody to hear it would be a broken invariant.
    worker = await startTestWorker(app);
  }, 60_000);
  afterAll(async () => {
    await worker.close();
    await app.invariants();
    await app.close();
    await provider.close();
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
    60_000 + requests * 200,
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
      visitor: async () => ({ headers: {}, known: () => [] }),
    });
    const reasons = result.breaches.map(({ reason }) => reason).join('\n');
    expect(reasons).toMatch(/answered 200 with a body beside its schema/);
    expect(reasons).toMatch(/answered 500/);
  });
});
