import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { Given, type GivenPerson, goodPassword } from './support/given.js';
import { interleaved, separability } from './support/timing.js';

// Many of these hash passwords, which takes its time on a busy machine.
jest.setTimeout(40_000);

// An area of 0.5 is a coin. With 100 of each kind chance alone leaves 0.35–0.65 about twice in ten thousand runs.
const rounds = 100;
const least = 0.35;
const most = 0.65;

let app: TestApp;
let given: Given;
let known: GivenPerson;

beforeAll(async () => {
  app = await startTestApp();
  given = new Given(app);
  known = await confirmed();
}, 60_000);
afterEach(() => app.invariants());
afterAll(() => app.close());

/** Of somebody's own for each question: what one question leaves behind must not slow the next. */
async function confirmed(): Promise<GivenPerson> {
  const person = await given.person();
  await app.sql('UPDATE person SET email_verified_at = now() WHERE id = $1', [person.id]);
  return person;
}

const post = (url: string, payload: object, on = app) => on.inject({ method: 'POST', url, payload });
const wrong = 'not the password at all';
const signIn = (email: string, password = wrong) => post('/v1/auth/sign-in', { email, password });

/** What differs between any two answers anyway. */
const masked = (body: string) => body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');

describe('nobody learns who has an account', () => {
  it('from the answer to a wrong password', async () => {
    const [yes, no] = [await signIn(known.email), await signIn('unknown@example.com')];
    expect(yes.statusCode).toBe(401);
    expect([no.statusCode, masked(no.body)]).toEqual([yes.statusCode, masked(yes.body)]);
    const names = (answer: typeof yes) => Object.keys(answer.headers).toSorted();
    expect(names(no)).toEqual(names(yes));
  });

  it.each<[string, (email: string, round: number) => Promise<unknown>, (round: number) => string]>([
    ['signing in', (email) => signIn(email), (round) => `nobody${round}@example.com`],
    [
      'signing up',
      (email) => post('/v1/auth/sign-up', { email, password: goodPassword }),
      (round) => `newcomer${round}@example.com`,
    ],
    [
      'asking for a new password',
      (email) => post('/v1/auth/forgot-password', { email }),
      (round) => `stranger${round}@example.com`,
    ],
  ])(
    'from how long %s takes',
    async (_, ask, unknown) => {
      const { email } = await confirmed();
      await ask(email, -1);
      await ask(unknown(-1), -1);
      const [yes, no] = await interleaved(
        rounds,
        (round) => ask(email, round),
        (round) => ask(unknown(round), round),
      );
      const area = separability(yes, no);
      expect(area).toBeGreaterThan(least);
      expect(area).toBeLessThan(most);
    },
    180_000,
  );

  it('and the measure sees an answer that comes early', async () => {
    const [checked, early] = await interleaved(
      20,
      () => signIn(known.email),
      () => signIn('no address'),
    );
    expect(separability(checked, early)).toBeGreaterThan(0.9);
  });

  it('by filling the limit of a name: it is counted alike for a name that nobody has', async () => {
    const strict = await startTestApp({ env: { RATE_LIMIT_FACTOR: '1' } });
    try {
      const { email } = await new Given(strict).person();
      const outcomes = async (name: string) => {
        const statuses: number[] = [];
        // Half of the attempts of an address each, so that only the limit of the name can be met.
        for (let attempt = 0; attempt < 10; attempt += 1)
          statuses.push((await post('/v1/auth/sign-in', { email: name, password: wrong }, strict)).statusCode);
        return statuses;
      };
      expect(await outcomes(email)).toEqual(Array(10).fill(401));
      expect(await outcomes('unknown@example.com')).toEqual(Array(10).fill(401));
      const limited = await post('/v1/auth/sign-in', { email, password: wrong }, strict);
      expect(limited.json()).toMatchObject({ status: 429, code: 'rate-limited' });
      expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    } finally {
      await strict.close();
    }
  });
});

describe('the limit of an address', () => {
  it('holds whatever the client writes about where it comes from, and says when to come back', async () => {
    const strict = await startTestApp({ env: { RATE_LIMIT_FACTOR: '1' } });
    try {
      const attempt = (number: number) =>
        strict.inject({
          method: 'POST',
          url: '/v1/auth/sign-in',
          payload: { email: `nobody${number}` },
          headers: { 'x-forwarded-for': `198.51.100.${number}`, forwarded: `for=198.51.100.${number}` },
        });
      for (let number = 0; number < 60; number += 1) expect((await attempt(number)).statusCode).toBe(400);
      const limited = await attempt(60);
      expect(limited.json()).toMatchObject({ status: 429, code: 'rate-limited' });
      expect(limited.headers).toMatchObject({ 'ratelimit-limit': '60', 'ratelimit-remaining': '0' });
      expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
      expect((await strict.inject('/health/live')).statusCode).toBe(200);
    } finally {
      await strict.close();
    }
  });
});

describe('keys that are guessed', () => {
  it('are counted by address until it is sent away', async () => {
    const strict = await startTestApp({ env: { RATE_LIMIT_FACTOR: '1' } });
    try {
      const guess = (number: number) =>
        strict.inject({
          url: '/v1/me',
          headers: { authorization: `Bearer pp_live_${String(number).padStart(43, '0')}` },
        });
      const statuses: number[] = [];
      for (let number = 0; number < 602; number += 1) statuses.push((await guess(number)).statusCode);
      expect(statuses).toEqual([...Array(600).fill(401), 429, 429]);
    } finally {
      await strict.close();
    }
  });
});

describe('a flood of sign-ins', () => {
  it('is answered in part and sent away in part, and nobody else waits for it', async () => {
    const flood = Array.from({ length: 80 }, (_, number) => signIn(`flood${number}@example.com`));
    const me = await app.inject({ url: '/v1/me', headers: known.headers });
    expect(me.statusCode).toBe(200);
    const answers = await Promise.all(flood);
    const served = answers.filter(({ statusCode }) => statusCode === 401);
    const sentAway = answers.filter(({ statusCode }) => statusCode === 503);
    expect(served.length + sentAway.length).toBe(80);
    expect(served.length).toBeGreaterThanOrEqual(28);
    expect(sentAway.length).toBeGreaterThan(0);
    for (const { headers } of sentAway) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn(known.email, known.password)).statusCode).toBe(200);
  });
});
