import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '@promptprint/platform';
import { startTestApp, type TestApp } from './support/app.js';
import { cookieOf, Given, type GivenPerson, goodPassword } from './support/given.js';

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

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Headers = Record<string, string>;

const call = (method: Method, url: string, headers: Headers = {}, payload?: unknown) =>
  app.inject({
    method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload: payload as object }),
  });

const status = async (headers: Headers, url = '/v1/me') => (await call('GET', url, headers)).statusCode;

const signIn = (email: string, password: string, headers: Headers = {}) =>
  call('POST', '/v1/auth/sign-in', headers, { email, password });

const auditOf = async ({ accountId }: Pick<GivenPerson, 'accountId'>) =>
  (
    await app.sql<{ event: string }>('SELECT event FROM audit_event WHERE account_id = $1 ORDER BY seq', [accountId])
  ).map(({ event }) => event);

/** Time passes for the application, and comes back for the tests that follow. */
async function later(milliseconds: number, work: () => Promise<void>): Promise<void> {
  const clock = app.app.get(Clock);
  clock.advance(milliseconds);
  try {
    await work();
  } finally {
    clock.advance(-milliseconds);
  }
}

const minute = 60_000;
const day = 24 * 60 * minute;

describe('signing up', () => {
  it('makes a person with an account of their own, signed in', async () => {
    const mina = await given.person({ displayName: 'Mina', locale: 'ko', country: 'KR', timezone: 'Asia/Seoul' });
    const me = await call('GET', '/v1/me', mina.headers);
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
    expect(await auditOf(mina)).toEqual(['signed-up']);
  });

  it('takes the language from the browser when none is named', async () => {
    const payload = { email: 'hana@example.com', password: goodPassword };
    const answer = await call('POST', '/v1/auth/sign-up', { 'accept-language': 'ko-KR,ko;q=0.9' }, payload);
    expect(answer.json()).toMatchObject({ person: { locale: 'ko', timezone: 'UTC', displayName: null } });
  });

  it('keeps one form of a name typed on different machines', async () => {
    const { headers } = await given.person({ displayName: '  \u1112\u1161\u11ab\u1100\u1173\u11af ' });
    expect((await call('GET', '/v1/me', headers)).json().person.displayName).toBe('한글');
  });

  const body = { email: 'someone@example.com', password: goodPassword };
  it.each<[string, unknown, string]>([
    ['no body', undefined, 'validation-failed'],
    ['a list', [body], 'validation-failed'],
    ['no password', { email: body.email }, 'validation-failed'],
    ['a number as address', { ...body, email: 7 }, 'validation-failed'],
    ['no address', { ...body, email: 'someone at example' }, 'email-not-valid'],
    ['two addresses', { ...body, email: 'a@example.com,b@example.com' }, 'email-not-valid'],
    ['a header in the address', { ...body, email: 'a@example.com\r\nBcc: b@example.com' }, 'email-not-valid'],
    ['a domain that is none', { ...body, email: 'a@-example-.com' }, 'email-not-valid'],
    ['a short password', { ...body, password: 'short' }, 'password-too-short'],
    ['a common password', { ...body, password: 'password123456789' }, 'password-common'],
    ['a repeated password', { ...body, password: 'abcabcabcabcabcabc' }, 'password-repeats'],
    ['its own address as password', { ...body, password: 'someone walks by night' }, 'password-own-words'],
    ['a password of 257 characters', { ...body, password: 'x'.repeat(257) }, 'validation-failed'],
    ['an invisible name', { ...body, displayName: '\u200b\u200b' }, 'validation-failed'],
    ['a name that turns around', { ...body, displayName: 'a\u202eb' }, 'validation-failed'],
    ['half a pair in the name', { ...body, displayName: 'a\ud800' }, 'text-not-unicode'],
    ['an unknown language', { ...body, locale: 'fr' }, 'validation-failed'],
    ['an unknown country', { ...body, country: 'ZZ' }, 'validation-failed'],
    ['an unknown time zone', { ...body, timezone: 'Mars/Olympus' }, 'time-zone-unknown'],
    ['an offset as time zone', { ...body, timezone: '+09:00' }, 'time-zone-unknown'],
    ['a role', { ...body, role: 'operator' }, 'validation-failed'],
    ['an id', { ...body, id: crypto.randomUUID() }, 'validation-failed'],
  ])('refuses %s', async (_, payload, code) => {
    const before = await app.sql('SELECT count(*) FROM person');
    const answer = await call('POST', '/v1/auth/sign-up', { 'content-type': 'application/json' }, payload);
    expect(answer.json()).toMatchObject({ status: 400, code });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await app.sql('SELECT count(*) FROM person')).toEqual(before);
  });

  it('refuses hostile keys and text that is no text', async () => {
    const headers = { 'content-type': 'application/json' };
    const send = async (text: string | Buffer) =>
      (await app.inject({ method: 'POST', url: '/v1/auth/sign-up', headers, payload: text })).json().code;
    expect(await send('{"email":"a@example.com","__proto__":{"role":"x"}}')).toBe('json-hostile-key');
    expect(await send('{"email":"a@example.com","email":"b@example.com"}')).toBe('json-duplicate-key');
    expect(await send(Buffer.from('{"email":"\xff"}', 'latin1'))).toBe('text-not-unicode');
    expect(await send('{"email":')).toBe('json-malformed');
  });

  it('stores neither the password nor anything a session could be opened with', async () => {
    const { id, cookie, password } = await given.person();
    const [row] = await app.sql<{ hash: string }>('SELECT password_hash AS hash FROM person WHERE id = $1', [id]);
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(row?.hash).not.toContain(password);
    const token = Buffer.from(cookie.split('=')[1] ?? '').toString('hex');
    const rows = await app.sql<{ session: string }>('SELECT session::text FROM session WHERE person_id = $1', [id]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.session).not.toContain(token);
  });
});

describe('signing in', () => {
  it('opens a session, whatever the case of the address', async () => {
    const { email, password, id } = await given.person({ email: 'Mixed.Case@Example.com' });
    expect(email).toBe('Mixed.Case@Example.com');
    const answer = await signIn('mixed.case@EXAMPLE.COM', password);
    expect(answer.json()).toMatchObject({ person: { id } });
    expect(await status({ cookie: cookieOf(answer.headers['set-cookie']) })).toBe(200);
  });

  it('accepts the same password typed composed or decomposed, and no other', async () => {
    const password = '고양이는 새벽에 노래를 부르지 않아요';
    const { email } = await given.person({ password });
    expect((await signIn(email, password.normalize('NFD'))).statusCode).toBe(200);
    expect((await signIn(email, `${password} `)).statusCode).toBe(401);
    expect((await signIn(email, password.slice(0, -1))).statusCode).toBe(401);
  });

  it('gives a new token each time, and ends the one this browser held', async () => {
    const person = await given.person();
    const answer = await signIn(person.email, person.password, person.headers);
    const cookie = cookieOf(answer.headers['set-cookie']);
    expect(cookie).not.toBe(person.cookie);
    expect(await status(person.headers)).toBe(401);
    expect(await status({ cookie })).toBe(200);
  });

  it('never takes over a token that was planted before', async () => {
    const { email, password } = await given.person();
    const planted = { cookie: `pp_session=${'A'.repeat(43)}` };
    const answer = await signIn(email, password, planted);
    expect(cookieOf(answer.headers['set-cookie'])).not.toBe(planted.cookie);
    expect(await status(planted)).toBe(401);
  });

  it('leaves the session of the cookie that came along alone when the password is wrong', async () => {
    const [owner, other] = [await given.person(), await given.person()];
    expect((await signIn(other.email, 'not the password at all', owner.headers)).statusCode).toBe(401);
    expect(await status(owner.headers)).toBe(200);
  });

  it('sets a cookie no script reads and no other site sends', async () => {
    const { email, password } = await given.person();
    const header = String((await signIn(email, password)).headers['set-cookie']);
    expect(header).toMatch(/^pp_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it.each<[string, unknown]>([
    ['no password', { email: 'a@example.com' }],
    ['an object as password', { email: 'a@example.com', password: { $ne: null } }],
    ['an empty password', { email: 'a@example.com', password: '' }],
    ['a list as address', { email: ['a@example.com'], password: 'x' }],
    ['something more', { email: 'a@example.com', password: 'x', isAdmin: true }],
  ])('refuses %s', async (_, payload) => {
    expect((await call('POST', '/v1/auth/sign-in', {}, payload)).json()).toMatchObject({
      status: 400,
      code: 'validation-failed',
    });
  });

  it('ends with the sign-out', async () => {
    const person = await given.person();
    const other = await given.session(person);
    const answer = await call('POST', '/v1/auth/sign-out', person.headers);
    expect(answer.statusCode).toBe(204);
    expect(String(answer.headers['set-cookie'])).toMatch(/^pp_session=;.*Expires=Thu, 01 Jan 1970/);
    expect(await status(person.headers)).toBe(401);
    expect(await status(other.headers)).toBe(200);
  });

  it('lasts seven idle days and thirty at most', async () => {
    const person = await given.person();
    await later(6 * day, async () => expect(await status(person.headers)).toBe(200));
    await later(12 * day, async () => expect(await status(person.headers)).toBe(200));
    await later(18 * day, async () => expect(await status(person.headers)).toBe(200));
    await later(24 * day, async () => expect(await status(person.headers)).toBe(200));
    await later(30 * day + minute, async () => expect(await status(person.headers)).toBe(401));
    const idle = await given.session(person);
    await later(7 * day + minute, async () => expect(await status(idle.headers)).toBe(401));
  });
});

describe('the profile', () => {
  it('changes what is named, keeps the rest, and is empty where null says so', async () => {
    const { headers, accountId } = await given.person({ displayName: 'Mina', country: 'KR' });
    const changed = await call('PATCH', '/v1/me', headers, { locale: 'ko', timezone: 'Asia/Seoul' });
    expect(changed.json().person).toMatchObject({
      displayName: 'Mina',
      country: 'KR',
      locale: 'ko',
      timezone: 'Asia/Seoul',
    });
    const emptied = await call('PATCH', '/v1/me', headers, { displayName: null, country: null });
    expect(emptied.json().person).toMatchObject({ displayName: null, country: null, locale: 'ko' });
    expect((await call('PATCH', '/v1/me', headers, {})).statusCode).toBe(200);
    expect(await auditOf({ accountId })).toEqual(['signed-up', 'profile-changed', 'profile-changed']);
  });

  it('is changed by a key only with the scope for it', async () => {
    const owner = await given.person();
    const reading = await given.apiKey(owner, ['account:read']);
    const writing = await given.apiKey(owner, ['account:write']);
    const change = { displayName: 'By key' };
    expect((await call('PATCH', '/v1/me', reading.headers, change)).json()).toMatchObject({ code: 'scope-missing' });
    expect((await call('PATCH', '/v1/me', writing.headers, change)).json().person.displayName).toBe('By key');
  });

  it.each<[unknown]>([
    [{ locale: null }],
    [{ locale: 'de' }],
    [{ timezone: null }],
    [{ timezone: 9 }],
    [{ country: 'kr' }],
    [{ country: 'K1' }],
    [{ displayName: '' }],
    [{ displayName: 'x'.repeat(61) }],
    [{ email: 'other@example.com' }],
    [{ emailVerified: true }],
    [{ id: crypto.randomUUID() }],
    [[]],
  ])('refuses %j', async (payload) => {
    const { headers } = await given.person();
    expect((await call('PATCH', '/v1/me', headers, payload)).json()).toMatchObject({
      status: 400,
      code: 'validation-failed',
    });
  });
});

describe('the password', () => {
  const change = (headers: Headers, currentPassword: string, password: string) =>
    call('PUT', '/v1/me/password', headers, { currentPassword, password });
  const next = 'seven lanterns over water';

  it('changes with the current one; every other browser is out, and this one has a new session', async () => {
    const person = await given.person();
    const other = await given.session(person);
    const answer = await change(person.headers, person.password, next);
    expect(answer.statusCode).toBe(204);
    expect(await status(person.headers)).toBe(401);
    expect(await status(other.headers)).toBe(401);
    expect(await status({ cookie: cookieOf(answer.headers['set-cookie']) })).toBe(200);
    expect((await signIn(person.email, person.password)).statusCode).toBe(401);
    expect((await signIn(person.email, next)).statusCode).toBe(200);
    expect(await auditOf(person)).toContain('password-changed');
  });

  it('stays as it is without the current one, or when the new one is weak', async () => {
    const person = await given.person();
    expect((await change(person.headers, 'not the password at all', next)).json()).toMatchObject({
      status: 403,
      code: 'password-wrong',
    });
    const weak = await change(person.headers, person.password, 'password123456789');
    expect(weak.json()).toMatchObject({ status: 400, code: 'password-common', errors: [{ pointer: '/password' }] });
    expect(await status(person.headers)).toBe(200);
    expect((await signIn(person.email, person.password)).statusCode).toBe(200);
  });
});

describe('the sessions of a person', () => {
  const firefox = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
  const list = async (headers: Headers) =>
    (await call('GET', '/v1/me/sessions', headers)).json().items as {
      id: string;
      device: string;
      isCurrent: boolean;
    }[];

  it('are listed with their devices, end one by one, and all others at once', async () => {
    const person = await given.person();
    const answer = await signIn(person.email, person.password, firefox);
    const second = { cookie: cookieOf(answer.headers['set-cookie']) };
    const third = await given.session(person);
    const sessions = await list(second);
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ isCurrent }) => isCurrent)).toMatchObject([{ device: 'Firefox · Linux' }]);

    const own = (await list(person.headers)).find(({ isCurrent }) => isCurrent);
    expect((await call('DELETE', `/v1/me/sessions/${own?.id}`, second)).statusCode).toBe(204);
    expect(await status(person.headers)).toBe(401);
    expect(await status(third.headers)).toBe(200);
    expect((await call('DELETE', '/v1/me/sessions', second)).statusCode).toBe(204);
    expect(await status(third.headers)).toBe(401);
    expect(await list(second)).toHaveLength(1);
  });

  it('clears the cookie of the one that ends itself', async () => {
    const person = await given.person();
    const [current] = await list(person.headers);
    const answer = await call('DELETE', `/v1/me/sessions/${current?.id}`, person.headers);
    expect(String(answer.headers['set-cookie'])).toMatch(/^pp_session=;/);
    expect(await status(person.headers)).toBe(401);
  });

  it('cannot be ended by anybody else', async () => {
    const [owner, other] = [await given.person(), await given.person()];
    const [session] = await list(owner.headers);
    expect((await call('DELETE', `/v1/me/sessions/${session?.id}`, other.headers)).statusCode).toBe(404);
    expect(await status(owner.headers)).toBe(200);
  });
});

describe('an API key', () => {
  const wish = { name: 'laptop', scopes: ['usage:write'] };
  const make = (headers: Headers, more: object = {}) => call('POST', '/v1/api-keys', headers, { ...wish, ...more });

  it('opens what its scopes name and nothing else, until it is revoked', async () => {
    const owner = await given.person();
    const key = await given.apiKey(owner, ['account:read']);
    expect(key.text).toMatch(/^pp_live_[0-9a-f]{32}_[A-Za-z0-9_-]{49}$/);
    expect(await status(key.headers)).toBe(200);
    const refused = await make(key.headers, { scopes: ['account:read'] });
    expect(refused.json()).toMatchObject({ status: 403, code: 'scope-missing' });
    expect(refused.json().detail).toContain('keys:write');
    expect((await call('DELETE', `/v1/api-keys/${key.id}`, owner.headers)).statusCode).toBe(204);
    expect(await status(key.headers)).toBe(401);
    expect((await call('DELETE', `/v1/api-keys/${key.id}`, owner.headers)).statusCode).toBe(404);
  });

  it('is listed without its text, which is told once', async () => {
    const owner = await given.person();
    const key = await given.apiKey(owner, ['usage:read', 'account:read'], { name: 'laptop' });
    const answer = await call('GET', '/v1/api-keys', key.headers);
    expect(answer.json().items).toMatchObject([
      { id: key.id, name: 'laptop', scopes: ['account:read', 'usage:read'], revokedAt: null, expiresAt: null },
    ]);
    expect(answer.json().items[0].lastUsedAt).not.toBeNull();
    expect(answer.body).not.toContain(key.text.slice(42));
    const [row] = await app.sql<{ row: string }>('SELECT k::text AS row FROM api_key k WHERE id = $1', [key.id]);
    expect(row?.row).not.toContain(
      Buffer.from(key.text.split('_').at(-1) ?? '')
        .toString('hex')
        .slice(0, 60),
    );
  });

  it('makes keys that may less than itself, never more', async () => {
    const owner = await given.person();
    const key = await given.apiKey(owner, ['keys:write', 'usage:read']);
    expect((await make(key.headers, { scopes: ['usage:read'] })).statusCode).toBe(201);
    expect((await make(key.headers, { scopes: ['usage:write'] })).json()).toMatchObject({
      status: 403,
      code: 'scope-beyond-own',
    });
  });

  it('stops when it expires, and outside its networks', async () => {
    const owner = await given.person();
    const short = await given.apiKey(owner, ['account:read'], {
      expiresAt: new Date(Date.now() + 60 * minute).toISOString(),
    });
    expect(await status(short.headers)).toBe(200);
    await later(61 * minute, async () => expect(await status(short.headers)).toBe(401));
    const here = await given.apiKey(owner, ['account:read'], { networks: ['127.0.0.0/8'] });
    expect(await status(here.headers)).toBe(200);
    const elsewhere = await given.apiKey(owner, ['account:read'], { networks: ['192.0.2.0/24', '2001:db8::/32'] });
    expect(await status(elsewhere.headers)).toBe(401);
  });

  it('acts for no person: what needs a browser stays shut', async () => {
    const owner = await given.person();
    const key = await given.apiKey(owner, [
      'account:read',
      'account:write',
      'keys:write',
      'usage:read',
      'usage:write',
      'footprint:read',
    ]);
    for (const [method, url] of [
      ['GET', '/v1/me/export'],
      ['GET', '/v1/me/sessions'],
      ['DELETE', '/v1/me'],
      ['POST', '/v1/auth/sign-out'],
    ] as const)
      expect((await call(method, url, key.headers)).json()).toMatchObject({ status: 403, code: 'session-required' });
    expect(await status(owner.headers)).toBe(200);
  });

  it.each<[string, object, string]>([
    ['no scope', { scopes: [] }, 'validation-failed'],
    ['an unknown scope', { scopes: ['admin'] }, 'validation-failed'],
    ['a scope of a prototype', { scopes: ['constructor'] }, 'validation-failed'],
    ['a name of nothing', { name: ' ' }, 'validation-failed'],
    ['a past expiry', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiry-out-of-range'],
    ['an expiry in ten years', { expiresAt: '2036-01-01T00:00:00Z' }, 'expiry-out-of-range'],
    ['an expiry that is no time', { expiresAt: 'tomorrow' }, 'validation-failed'],
    ['the 30th of February', { expiresAt: '2027-02-30T00:00:00Z' }, 'validation-failed'],
    ['a network that is none', { networks: ['10.0.0.0/33'] }, 'not-a-network'],
    ['an id', { id: crypto.randomUUID() }, 'validation-failed'],
  ])('is not made with %s', async (_, more, code) => {
    const { headers } = await given.person();
    expect((await make(headers, more)).json()).toMatchObject({ status: 400, code });
    expect((await call('GET', '/v1/api-keys', headers)).json()).toEqual({ items: [] });
  });

  it('is one of fifty at most', async () => {
    const { headers } = await given.person();
    for (let count = 0; count < 50; count += 1) expect((await make(headers)).statusCode).toBe(201);
    expect((await make(headers)).json()).toMatchObject({ status: 409, code: 'too-many-keys' });
  });
});

describe('an access token', () => {
  const exchange = async (headers: Headers) => (await call('POST', '/v1/auth/token', headers)).json();
  const bearer = ({ accessToken }: { accessToken: string }) => ({ authorization: `Bearer ${accessToken}` });

  it('has the rights of its key, for ten minutes, and not longer than the key', async () => {
    const owner = await given.person();
    const key = await given.apiKey(owner, ['account:read']);
    const token = await exchange(key.headers);
    expect(token).toMatchObject({ tokenType: 'Bearer', expiresInSeconds: 600 });
    expect(await status(bearer(token))).toBe(200);
    expect((await call('PATCH', '/v1/me', bearer(token), {})).json()).toMatchObject({ code: 'scope-missing' });
    await later(601_000, async () => expect(await status(bearer(token))).toBe(401));
    await call('DELETE', `/v1/api-keys/${key.id}`, owner.headers);
    expect(await status(bearer(token))).toBe(401);
  });

  it('is given for a key only: neither for another token nor for a session', async () => {
    const owner = await given.person();
    const token = await exchange((await given.apiKey(owner, ['account:read'])).headers);
    for (const headers of [bearer(token), owner.headers])
      expect(await exchange(headers)).toMatchObject({ status: 403, code: 'key-required' });
  });
});

describe('a request from another site', () => {
  it.each<[Headers]>([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('with %j changes nothing', async (headers) => {
    const person = await given.person();
    const answer = await call('POST', '/v1/auth/sign-out', { ...person.headers, ...headers });
    expect(answer.json()).toMatchObject({ status: 403, code: 'foreign-origin' });
    expect(await status(person.headers)).toBe(200);
  });

  it('cannot send a form', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/auth/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'email=a%40example.com&password=x',
    });
    expect(answer.statusCode).toBe(415);
  });
});

describe('the invariants of accounts', () => {
  it.each([
    ['an edited audit entry', 'I-A1', `UPDATE audit_event SET event = 'signed-out' WHERE account_id = $1 AND seq = 1`],
    ['a missing audit entry', 'I-A1', 'DELETE FROM audit_event WHERE account_id = $1 AND seq = 1'],
    ['a person without an account', 'I-A2', 'DELETE FROM account_member WHERE account_id = $1'],
    [
      'an erasure that was not applied',
      'I-G2',
      'INSERT INTO erasure_journal (account_id, person_id, erased_at) SELECT account_id, person_id, now() FROM account_member WHERE account_id = $1',
    ],
  ])('turn red on %s', async (_, id, damage) => {
    const own = await startTestApp();
    try {
      const there = new Given(own);
      const person = await there.person();
      await there.apiKey(person);
      await own.invariants();
      await own.sql(damage, [person.accountId]);
      await expect(own.invariants()).rejects.toThrow(`"id": "${id}"`);
    } finally {
      await own.close();
    }
  });
});
