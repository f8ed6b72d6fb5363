import { createHmac, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccessTokens } from '@promptprint/accounts';
import { Clock } from '@promptprint/platform';
import { decodeProtectedHeader, importJWK, type JWTPayload, SignJWT } from 'jose';
import { Inventory } from '../apps/api/src/http/inventory.js';
import { startTestApp, type TestApp } from './support/app.js';
import { Given, type GivenKey, type GivenPerson } from './support/given.js';

// Many of these hash passwords, which takes its time on a busy machine.
jest.setTimeout(40_000);

let app: TestApp;
let given: Given;

beforeAll(async () => {
  app = await startTestApp();
  given = new Given(app);
}, 60_000);
afterEach(() => app.invariants());
afterAll(() => app.close());

type Headers = Readonly<Record<string, string | string[] | number | undefined>>;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

/** What of the set that every answer carries is missing or wrong. */
function faultsOf(headers: Headers): string[] {
  const directives = String(headers['content-security-policy'] ?? '').split(';');
  const loose = directives.filter((directive) => /unsafe-|https?:|\*/.test(directive));
  const exact: Readonly<Record<string, string>> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
  return [
    ...policy.filter((directive) => !directives.includes(directive)).map((directive) => `no ${directive}`),
    ...loose.map((directive) => `loose ${directive}`),
    ...Object.entries(exact).flatMap(([name, value]) =>
      headers[name] === value ? [] : [`${name}: ${String(headers[name])}`],
    ),
    ...(String(headers['permissions-policy']).includes('camera=()') ? [] : ['permissions-policy']),
    ...(headers['cache-control'] === undefined ? ['no cache-control'] : []),
    ...(headers['x-powered-by'] === undefined && headers.server === undefined ? [] : ['names its software']),
    ...(/^[0-9a-f-]{36}$/.test(String(headers['x-request-id'])) ? [] : ['no x-request-id']),
  ];
}

describe('the headers of every answer', () => {
  it('are the whole set, on every route, for visitors and for people, in success and in refusal', async () => {
    const routes = app.app.get(Inventory).declared();
    expect(routes.length).toBeGreaterThan(20);
    for (const { method, url, access } of routes) {
      for (const headers of [{}, (await given.person()).headers]) {
        const target = url.replaceAll(/:\w+/g, crypto.randomUUID());
        const answer = await app.inject({ method: method as 'GET', url: target, headers });
        expect([method, url, ...faultsOf(answer.headers)]).toEqual([method, url]);
        // What belongs to someone is kept by no cache on the way.
        if (access !== 'public') expect([url, answer.headers['cache-control']]).toEqual([url, 'no-store']);
      }
    }
  }, 120_000);

  it.each([
    ['a path nobody serves', { url: '/v1/nothing/here', method: 'GET' }, 404],
    ['a path that cannot be read', { url: '/v1/%zz', method: 'GET' }, 400],
    [
      'a broken body',
      { url: '/v1/auth/sign-in', method: 'POST', payload: '{', headers: { 'content-type': 'application/json' } },
      400,
    ],
    [
      'a foreign type',
      { url: '/v1/auth/sign-in', method: 'POST', payload: 'x', headers: { 'content-type': 'text/plain' } },
      415,
    ],
  ] as const)('are there on %s, too', async (_, request, status) => {
    const answer = await app.inject({ ...request });
    expect(answer.statusCode).toBe(status);
    expect(faultsOf(answer.headers)).toEqual([]);
    const usual = (await app.inject('/v1/nothing/here')).headers;
    expect(answer.headers['content-security-policy']).toBe(usual['content-security-policy']);
    expect(answer.headers['permissions-policy']).toBe(usual['permissions-policy']);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('are missed by the check when one is gone', async () => {
    const { headers } = await app.inject('/health/live');
    for (const name of [
      'content-security-policy',
      'referrer-policy',
      'x-content-type-options',
      'cache-control',
      'permissions-policy',
    ])
      expect(faultsOf({ ...headers, [name]: undefined })).not.toEqual([]);
    const loose = String(headers['content-security-policy']).replace(
      "script-src 'self'",
      "script-src 'self' 'unsafe-inline'",
    );
    expect(faultsOf({ ...headers, 'content-security-policy': loose })).not.toEqual([]);
    expect(faultsOf({ ...headers, 'x-powered-by': 'Express' })).not.toEqual([]);
  });

  it('bind browsers to https, and the cookie to the host, where the address says https', async () => {
    const secure = await startTestApp({ env: { PUBLIC_URL: 'https://promptprint.example' } });
    try {
      const answer = await secure.inject('/health/live');
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
      const payload = { email: 'mina@example.com', password: 'tidal kettle hums amber' };
      const signUp = await secure.inject({ method: 'POST', url: '/v1/auth/sign-up', payload });
      expect(String(signUp.headers['set-cookie'])).toMatch(
        /^__Host-pp_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      const plain = String(signUp.headers['set-cookie']).replace('__Host-', '').split(';')[0] ?? '';
      expect((await secure.inject({ url: '/v1/me', headers: { cookie: plain } })).statusCode).toBe(401);
    } finally {
      await secure.close();
    }
  });
});

describe('a token or key that is not quite right', () => {
  let owner: GivenPerson;
  let key: GivenKey;
  let token: string;
  let claims: JWTPayload;
  let signingKey: KeyObject;
  let kid: string;
  const now = () => Math.floor(Date.now() / 1000);

  const me = async (authorization: string) => app.inject({ url: '/v1/me', headers: { authorization } });

  beforeAll(async () => {
    owner = await given.person();
    key = await given.apiKey(owner, ['account:read']);
    token = await app.app.get(AccessTokens).sign({ accountId: owner.accountId, apiKeyId: key.id });
    const payload = token.split('.')[1] ?? '';
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload;
    kid = decodeProtectedHeader(token).kid ?? '';
    // The application's own key: whatever is refused below is refused for its content, not for its signature.
    const seed = app.config.keyFor('access-token-signing');
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    signingKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  });

  const signed = (changes: JWTPayload, header: object = {}, signer: KeyObject = signingKey) =>
    new SignJWT({ ...claims, ...changes })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...header })
      .sign(signer);

  const raw = (header: object, payload: object, signature = '') =>
    [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
    `.${signature}`;

  it('opens the door when it is right', async () => {
    expect((await me(`Bearer ${token}`)).statusCode).toBe(200);
    expect((await me(`Bearer ${await signed({})}`)).statusCode).toBe(200);
    expect((await me(`Bearer ${key.text}`)).statusCode).toBe(200);
    expect((await me(`bearer ${key.text}`)).statusCode).toBe(200);
  });

  const hmac = (text: string, secret: Buffer | string) => createHmac('sha256', secret).update(text).digest('base64url');

  it.each<[string, () => string | Promise<string>]>([
    ['no algorithm', () => raw({ alg: 'none', typ: 'at+jwt', kid }, claims)],
    ['no algorithm in capitals', () => raw({ alg: 'NONE', typ: 'at+jwt', kid }, claims)],
    [
      'no algorithm and the signature of another',
      () => raw({ alg: 'none', typ: 'at+jwt', kid }, claims, token.split('.')[2]),
    ],
    [
      'an HMAC with the public key as its secret',
      () => {
        const body = raw({ alg: 'HS256', typ: 'at+jwt', kid }, claims).slice(0, -1);
        const { x = '' } = signingKey.export({ format: 'jwk' });
        return `${body}.${hmac(body, Buffer.from(x, 'base64url'))}`;
      },
    ],
    [
      'an HMAC with nothing as its secret',
      () => {
        const body = raw({ alg: 'HS256', typ: 'at+jwt', kid }, claims).slice(0, -1);
        return `${body}.${hmac(body, '')}`;
      },
    ],
    ['another key', () => signed({}, {}, generateKeyPairSync('ed25519').privateKey)],
    [
      'another key under a name of its own',
      () => signed({}, { kid: 'mine' }, generateKeyPairSync('ed25519').privateKey),
    ],
    [
      'the key it brings along',
      async () => {
        const pair = generateKeyPairSync('ed25519');
        const jwk = pair.publicKey.export({ format: 'jwk' });
        expect(await importJWK(jwk, 'EdDSA')).toBeDefined();
        return signed({}, { jwk }, pair.privateKey);
      },
    ],
    ['an address to fetch the key from', () => signed({}, { kid: '', jku: 'https://evil.example/keys' })],
    ['a path as name of its key', () => signed({}, { kid: '../../../../dev/null' })],
    ['no name of its key', () => signed({}, { kid: undefined })],
    ['another purpose', () => signed({}, { typ: 'JWT' })],
    ['no purpose', () => signed({}, { typ: undefined })],
    [
      'a critical header nobody knows',
      () => raw({ alg: 'EdDSA', typ: 'at+jwt', kid, crit: ['b64'], b64: false }, claims, token.split('.')[2]),
    ],
    ['no end', () => signed({ exp: undefined })],
    ['an end in the past', () => signed({ iat: now() - 700, exp: now() - 100 })],
    [
      'an end as text',
      () => raw({ alg: 'EdDSA', typ: 'at+jwt', kid }, { ...claims, exp: `${now() + 600}` }, token.split('.')[2]),
    ],
    ['a beginning in the future', () => signed({ nbf: now() + 300 })],
    ['an issue in the future', () => signed({ iat: now() + 3_600, exp: now() + 3_700 })],
    ['a longer life than tokens have', () => signed({ iat: now() - 3_600, exp: now() + 86_400 })],
    ['another audience', () => signed({ aud: 'somebody-else' })],
    ['no audience', () => signed({ aud: undefined })],
    ['another issuer', () => signed({ iss: 'https://evil.example' })],
    ['no issuer', () => signed({ iss: undefined })],
    ['no id', () => signed({ jti: undefined })],
    ['no subject', () => signed({ sub: undefined })],
    ['another account', () => signed({ sub: crypto.randomUUID() })],
    ['a subject that is no id', () => signed({ sub: "' OR 1=1 --" })],
    ['a key that does not exist', () => signed({ client_id: crypto.randomUUID() })],
    [
      'a changed payload',
      () =>
        [
          token.split('.')[0],
          Buffer.from(JSON.stringify({ ...claims, scope: 'keys:write' })).toString('base64url'),
          token.split('.')[2],
        ].join('.'),
    ],
    ['a cut signature', () => token.slice(0, -4)],
    [
      'a payload that is no JSON',
      () => `${token.split('.')[0]}.${Buffer.from('{').toString('base64url')}.${token.split('.')[2]}`,
    ],
    ['two dots alone', () => '..'],
    ['one part', () => token.split('.')[0] ?? ''],
    ['five parts', () => `${token}.x.y`],
    ['ten thousand characters', () => `${token}${'A'.repeat(10_000)}`],
  ])('is refused: a token with %s', async (_, make) => {
    const answer = await me(`Bearer ${await make()}`);
    expect(answer.json()).toMatchObject({ status: 401, code: 'sign-in-required' });
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="promptprint"');
  });

  /** A key text with a right checksum, so that what is wrong is looked for in the database. */
  const keyText = (id: string, secret: string) => {
    const body = `pp_live_${id.replaceAll('-', '')}_${secret}`;
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    let rest = crc32(body);
    let sum = '';
    for (let at = 0; at < 6; at += 1, rest = Math.floor(rest / 62)) sum = digits.charAt(rest % 62) + sum;
    return body + sum;
  };

  it('counts a checksum as the application does', () => {
    expect(keyText(key.id, key.text.slice(41, 84))).toBe(key.text);
  });

  it.each<[string, () => string]>([
    ['another secret', () => `Bearer ${keyText(key.id, 'A'.repeat(43))}`],
    ['another id', () => `Bearer ${keyText(crypto.randomUUID(), key.text.slice(41, 84))}`],
    ['a wrong checksum', () => `Bearer ${key.text.slice(0, -1)}${key.text.endsWith('0') ? '1' : '0'}`],
    ['a cut end', () => `Bearer ${key.text.slice(0, -6)}`],
    ['something after it', () => `Bearer ${key.text}x`],
    ['capitals in its id', () => `Bearer pp_live_${key.id.replaceAll('-', '').toUpperCase()}${key.text.slice(40)}`],
    ['a test prefix', () => `Bearer ${key.text.replace('pp_live_', 'pp_test_')}`],
    ['nothing', () => 'Bearer '],
    ['nothing at all', () => 'Bearer'],
    ['another scheme', () => `Basic ${Buffer.from(`x:${key.text}`).toString('base64')}`],
    ['no scheme', () => key.text],
    ['two keys', () => `Bearer ${key.text}, Bearer ${key.text}`],
    ['a list of keys', () => `Bearer ${key.text} ${key.text}`],
  ])('is refused: a key with %s', async (_, make) => {
    expect((await me(make())).json()).toMatchObject({ status: 401, code: 'sign-in-required' });
  });

  it.each<[string, () => string]>([
    ['a session in the header of keys', () => `Bearer ${owner.cookie.split('=')[1]}`],
    ['an API key of nobody beside a good session', () => `Bearer ${keyText(crypto.randomUUID(), 'A'.repeat(43))}`],
  ])('is refused: %s', async (_, make) => {
    const answer = await app.inject({ url: '/v1/me', headers: { ...owner.headers, authorization: make() } });
    expect(answer.statusCode).toBe(401);
  });

  it.each([['x'], ['A'.repeat(43)], ['A'.repeat(5_000)], ['%00'], ["' OR 1=1 --"]])(
    'is refused: a session called %s',
    async (text) => {
      expect((await app.inject({ url: '/v1/me', headers: { cookie: `pp_session=${text}` } })).statusCode).toBe(401);
    },
  );

  it('is not looked for in the address', async () => {
    for (const name of ['api_key', 'apiKey', 'token', 'access_token', 'key'])
      expect((await app.inject(`/v1/me?${name}=${key.text}`)).statusCode).toBe(401);
  });

  it('ends with its ten minutes', async () => {
    const clock = app.app.get(Clock);
    clock.advance(601_000);
    try {
      expect((await me(`Bearer ${token}`)).statusCode).toBe(401);
    } finally {
      clock.advance(-601_000);
    }
    expect((await me(`Bearer ${token}`)).statusCode).toBe(200);
  });
});
