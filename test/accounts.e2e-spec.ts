import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { Given } from './support/given.js';

let app: TestApp;
let given: Given;

beforeAll(async () => {
  app = await startTestApp();
  given = new Given(app);
});
afterEach(() => app.invariants());
afterAll(() => app.close());

describe('signing up', () => {
  it('makes a person with an account of their own, signed in', async () => {
    const mina = await given.person({ displayName: 'Mina', locale: 'ko', country: 'KR', timezone: 'Asia/Seoul' });
    const me = await app.inject({ url: '/v1/me', headers: mina.headers });
    expect(me.statusCode).toBe(200);
    expect(me.json()).toMatchObject({
      person: {
        id: mina.id,
        email: mina.email,
        emailVerified: false,
        displayName: 'Mina',
        locale: 'ko',
        country: 'KR',
        timezone: 'Asia/Seoul',
      },
      account: { id: mina.accountId, kind: 'person' },
    });
  });
});

describe('an API key', () => {
  it('opens what its scopes name and nothing else, until it is revoked', async () => {
    const owner = await given.person();
    const key = await given.apiKey(owner, ['account:read']);
    expect(key.text).toMatch(/^pp_live_[0-9a-f]{32}_[A-Za-z0-9_-]{49}$/);
    expect((await app.inject({ url: '/v1/me', headers: key.headers })).statusCode).toBe(200);
    const refused = await app.inject({
      method: 'POST',
      url: '/v1/api-keys',
      headers: key.headers,
      payload: { name: 'x', scopes: ['account:read'] },
    });
    expect(refused.json()).toMatchObject({ status: 403, code: 'scope-missing' });
    const gone = await app.inject({ method: 'DELETE', url: `/v1/api-keys/${key.id}`, headers: owner.headers });
    expect(gone.statusCode).toBe(204);
    expect((await app.inject({ url: '/v1/me', headers: key.headers })).statusCode).toBe(401);
  });
});
