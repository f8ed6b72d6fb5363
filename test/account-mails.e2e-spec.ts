import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock, type KeptMail } from '@promptprint/platform';
import { startTestApp, type TestApp } from './support/app.js';
import { cookieOf, Given, type GivenPerson, goodPassword } from './support/given.js';
import { startTestWorker, type TestWorker, tokenIn } from './support/worker.js';

// Many of these hash passwords, which takes its time on a busy machine.
jest.setTimeout(40_000);

let app: TestApp;
let given: Given;
let worker: TestWorker;

beforeAll(async () => {
  app = await startTestApp({ env: { PROMPTPRINT_SANDBOX: '1' } });
  given = new Given(app);
  worker = await startTestWorker(app);
}, 60_000);
afterEach(() => app.invariants());
afterAll(async () => {
  await worker.close();
  await app.close();
});

type Headers = Record<string, string>;
const post = (url: string, payload?: object, headers: Headers = {}) =>
  app.inject({ method: 'POST', url, headers, ...(payload ? { payload } : {}) });
const me = async (headers: Headers) => (await app.inject({ url: '/v1/me', headers })).json();
const signIn = (email: string, password: string) => post('/v1/auth/sign-in', { email, password });
const verify = (mail: KeptMail) => post('/v1/auth/verify-email', { token: tokenIn(mail) });
const next = 'seven lanterns over water';

async function later(milliseconds: number, work: () => Promise<void>): Promise<void> {
  const clock = app.app.get(Clock);
  clock.advance(milliseconds);
  try {
    await work();
  } finally {
    clock.advance(-milliseconds);
  }
}

describe('the address of a new person', () => {
  it('is confirmed by the link in the mail, which works once', async () => {
    const person = await given.person();
    const mail = await worker.mail(person.email);
    expect(mail.subject).toBe('Please confirm your address');
    expect(mail.text).toContain('http://localhost:3000/verify-email?token=');
    expect((await verify(mail)).statusCode).toBe(204);
    expect((await me(person.headers)).person.emailVerified).toBe(true);
    expect((await verify(mail)).json()).toMatchObject({ status: 400, code: 'link-not-valid' });
  });

  it('is written to in the language of the person', async () => {
    const person = await given.person({ locale: 'ko' });
    expect(await worker.mail(person.email)).toMatchObject({ subject: '이메일 주소를 확인해 주세요', locale: 'ko' });
  });

  it('is not confirmed by a link older than fifteen minutes; another one can be asked for', async () => {
    const person = await given.person();
    const mail = await worker.mail(person.email);
    await later(15 * 60_000 + 1_000, async () => {
      expect((await verify(mail)).json()).toMatchObject({ status: 400, code: 'link-not-valid' });
    });
    expect((await post('/v1/auth/resend-verification', undefined, person.headers)).statusCode).toBe(202);
    expect((await verify(await worker.mail(person.email, 2))).statusCode).toBe(204);
  });

  it.each([['x'], ['A'.repeat(43)], ['A'.repeat(100)], ["' OR 1=1 --"]])('is not confirmed by %s', async (token) => {
    expect((await post('/v1/auth/verify-email', { token })).json()).toMatchObject({
      status: 400,
      code: 'link-not-valid',
    });
  });

  it('is not confirmed by the link of a password reset, nor the other way round', async () => {
    const person = await given.person();
    const verification = await worker.mail(person.email);
    const crossed = await post('/v1/auth/reset-password', { token: tokenIn(verification), password: next });
    expect(crossed.json()).toMatchObject({ status: 400, code: 'link-not-valid' });
    await post('/v1/auth/forgot-password', { email: person.email });
    expect((await verify(await worker.mail(person.email, 1, '/reset-password?'))).json()).toMatchObject({
      code: 'link-not-valid',
    });
  });

  it('is looked at by nobody from a link of another host', async () => {
    const email = 'host@example.com';
    await post(
      '/v1/auth/sign-up',
      { email, password: goodPassword },
      { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    );
    const { text } = await worker.mail(email);
    expect(text).toContain('http://localhost:3000/');
    expect(text).not.toContain('evil.example');
  });
});

describe('a second sign-up with a confirmed address', () => {
  async function confirmed(): Promise<GivenPerson> {
    const person = await given.person();
    await verify(await worker.mail(person.email));
    return person;
  }

  it('answers as for any address, tells only the mailbox, and can never take the address', async () => {
    const owner = await confirmed();
    const stranger = await given.person({ email: owner.email.toUpperCase(), password: next });
    expect(stranger.id).not.toBe(owner.id);
    expect((await me(stranger.headers)).account.id).not.toBe(owner.accountId);
    const mail = await worker.mail(owner.email.toUpperCase());
    expect(mail.subject).toBe('You already have an account');
    expect(tokenIn(mail)).toBe('');
    await post('/v1/auth/resend-verification', undefined, stranger.headers);
    expect((await worker.mail(owner.email.toUpperCase(), 2)).subject).toBe('You already have an account');
    expect((await signIn(owner.email, owner.password)).json()).toMatchObject({ person: { id: owner.id } });
  });

  it('is deleted after seven days by the worker, and the owner stays', async () => {
    const owner = await confirmed();
    const stranger = await given.person({ email: owner.email, password: next });
    await worker.run('accounts.erase-due', 8 * 86_400_000);
    expect(await app.sql('SELECT id FROM person WHERE email_key = $1', [owner.email])).toEqual([{ id: owner.id }]);
    expect((await signIn(owner.email, stranger.password)).statusCode).toBe(401);
    expect((await signIn(owner.email, owner.password)).statusCode).toBe(200);
  });

  it('loses against the one who confirms first, whatever the order of the sign-ups', async () => {
    const email = 'shared@example.com';
    const first = await given.person({ email });
    const firstMail = await worker.mail(email);
    const second = await given.person({ email, password: next });
    const secondMail = await worker.mail(email, 2);
    expect((await verify(secondMail)).statusCode).toBe(204);
    expect((await verify(firstMail)).json()).toMatchObject({ status: 409, code: 'address-taken' });
    expect((await me(second.headers)).person.emailVerified).toBe(true);
    expect((await me(first.headers)).person.emailVerified).toBe(false);
  });

  it('lets one through when both confirm at the same moment', async () => {
    const email = 'together@example.com';
    await given.person({ email });
    const firstMail = await worker.mail(email);
    await given.person({ email, password: next });
    const secondMail = await worker.mail(email, 2);
    const statuses = await Promise.all([verify(firstMail), verify(secondMail)]);
    expect(new Set(statuses.map(({ statusCode }) => statusCode))).toEqual(new Set([204, 409]));
  });
});

describe('a forgotten password', () => {
  const forgot = (email: string) => post('/v1/auth/forgot-password', { email });
  const reset = (mail: KeptMail, password = next) =>
    post('/v1/auth/reset-password', { token: tokenIn(mail), password });

  it('is replaced by the link in the mail: everybody is signed out, and the old one opens nothing', async () => {
    const person = await given.person();
    const other = await given.session(person);
    expect((await forgot(person.email)).statusCode).toBe(202);
    const mail = await worker.mail(person.email, 1, '/reset-password?');
    expect(mail.text).toContain('http://localhost:3000/reset-password?token=');
    expect((await reset(mail)).statusCode).toBe(204);
    for (const { headers } of [person, other]) expect(await me(headers)).toMatchObject({ status: 401 });
    expect((await signIn(person.email, person.password)).statusCode).toBe(401);
    const answer = await signIn(person.email, next);
    // Whoever reads the mail owns the address.
    expect(answer.json().person).toMatchObject({ id: person.id, emailVerified: true });
    const told = await worker.mail(person.email, 1, 'Your password was changed');
    expect(told.text).toContain('http://localhost:3000/forgot-password\n');
  });

  it('revokes the keys a stranger may have made under an address nobody had confirmed', async () => {
    const stranger = await given.person();
    const key = await given.apiKey(stranger, ['account:read']);
    await forgot(stranger.email);
    await reset(await worker.mail(stranger.email, 1, '/reset-password?'));
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await me(key.headers)).toMatchObject({ status: 401 });
  });

  it('is replaced once by one link, and by none after fifteen minutes', async () => {
    const person = await given.person();
    await forgot(person.email);
    const mail = await worker.mail(person.email, 1, '/reset-password?');
    const both = await Promise.all([reset(mail), reset(mail, 'nine paper boats drifting')]);
    expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([204, 400]));
    await forgot(person.email);
    const late = await worker.mail(person.email, 2, '/reset-password?');
    await later(15 * 60_000 + 1_000, async () => {
      expect((await reset(late)).json()).toMatchObject({ status: 400, code: 'link-not-valid' });
    });
  });

  it('is not replaced by a weak one, and the link still works after that', async () => {
    const person = await given.person();
    await forgot(person.email);
    const mail = await worker.mail(person.email, 1, '/reset-password?');
    expect((await reset(mail, 'password123456789')).json()).toMatchObject({ status: 400, code: 'password-common' });
    expect((await reset(mail)).statusCode).toBe(204);
  });

  it('is nobody else’s business: the answer is the same for every address, and strangers fill no mailbox', async () => {
    const person = await given.person();
    const known = await forgot(person.email);
    const unknown = await forgot('nobody-at-all@example.com');
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
    expect(Object.keys(known.headers).toSorted()).toEqual(Object.keys(unknown.headers).toSorted());
    await worker.mail(person.email, 1, '/reset-password?');
    expect(await worker.mailsTo('nobody-at-all@example.com')).toEqual([]);
  });
});

describe('the page of the sandbox', () => {
  it('shows the mails nobody sent, with links to follow', async () => {
    const person = await given.person({ email: 'o.neil+<b>@example.com'.replace('<b>', 'b') });
    const mail = await worker.mail(person.email);
    const page = await app.inject({ url: '/dev/mail', headers: { 'accept-language': 'ko' } });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<html lang="ko">');
    expect(page.body).toContain(mail.subject);
    expect(page.body).toContain(`<a href="http://localhost:3000/verify-email?token=${tokenIn(mail)}">`);
  });

  it('does not exist outside of a sandbox', async () => {
    const plain = await startTestApp();
    try {
      expect((await plain.inject('/dev/mail')).statusCode).toBe(404);
    } finally {
      await plain.close();
    }
  });
});

describe('a sign-up that is answered', () => {
  it('sets a cookie whether or not the address is known', async () => {
    const person = await given.person();
    await verify(await worker.mail(person.email));
    const known = await post('/v1/auth/sign-up', { email: person.email, password: next });
    const unknown = await post('/v1/auth/sign-up', { email: 'unknown@example.com', password: next });
    expect(known.statusCode).toBe(unknown.statusCode);
    expect(cookieOf(known.headers['set-cookie'])).toHaveLength(cookieOf(unknown.headers['set-cookie']).length);
    expect(Object.keys(known.json().person)).toEqual(Object.keys(unknown.json().person));
    expect(known.json().person.emailVerified).toBe(false);
  });
});
