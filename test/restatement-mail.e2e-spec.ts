import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock, Database, Log, Outbox } from '@promptprint/platform';
import { RestatementMail, RestatementService } from '@promptprint/usage';
import { startTestApp, type TestApp } from './support/app.js';
import { Given, type GivenPerson } from './support/given.js';
import { chat, chats, UsageCalls } from './support/usage.js';
import { startTestWorker, type TestWorker, tokenIn } from './support/worker.js';

// Many of these hash passwords, which takes its time on a busy machine.
jest.setTimeout(60_000);

let app: TestApp;
let given: Given;
let calls: UsageCalls;
let service: RestatementService;

beforeAll(async () => {
  app = await startTestApp();
  given = new Given(app);
  calls = new UsageCalls(app);
  service = app.app.get(RestatementService);
}, 60_000);
afterEach(() => app.invariants());
afterAll(() => app.close());

const anchored = '2026-11.1';
const october = { from: '2026-10-01', to: '2026-10-31' };
const openai = { provider: 'openai', model: 'gpt-5' };
const about = { en: 'We improved our method', ko: '계산 방법을 고쳐' };
type Headers = GivenPerson['headers'];

const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
const announced = async (accountId: string) =>
  (await app.sql<{ event: string }>(`SELECT event FROM outbox WHERE payload->>'accountId' = $1`, [accountId])).filter(
    ({ event }) => event === 'usage.restatement-announced',
  );
const listed = async (headers: Headers) => (await calls.get(headers, '/v1/restatements')).items;

/** Somebody whose address is known to be theirs, with use in October. */
async function confirmed(worker: TestWorker, locale: 'en' | 'ko' = 'en'): Promise<GivenPerson> {
  const person = await given.person({ locale, timezone: 'Asia/Seoul' });
  await post('/v1/auth/verify-email', { token: tokenIn(await worker.mail(person.email)) });
  await calls.record(person.headers, chats(0, 40, openai));
  return person;
}

async function restated(accountId: string, toSet = anchored): Promise<string> {
  const id = await service.plan({ accountId, toSet, period: october });
  if (id === null) throw new Error('nothing was planned');
  await service.work(accountId, id);
  return id;
}

const mailsAbout = async (worker: TestWorker, { email }: GivenPerson) =>
  (await worker.mailsTo(email)).filter(({ subject }) => Object.values(about).some((text) => subject.startsWith(text)));

/** Whatever was told before has been dealt with by the time a later announcement is. */
async function settled(worker: TestWorker): Promise<void> {
  const later = await confirmed(worker);
  await restated(later.accountId);
  await worker.mail(later.email, 1, about.en);
}

describe('a restatement that is announced', () => {
  let worker: TestWorker;
  beforeAll(async () => {
    worker = await startTestWorker(app);
  }, 60_000);
  afterAll(() => worker.close());

  it('is told by one mail in the language of the person, with both ranges and the way to the page', async () => {
    const [ana, bora] = [await confirmed(worker, 'en'), await confirmed(worker, 'ko')];
    const ids = [await restated(ana.accountId), await restated(bora.accountId)];
    const english = await worker.mail(ana.email, 1, about.en);
    const korean = await worker.mail(bora.email, 1, about.ko);
    expect(english.subject).toMatch(/^We improved our method; your October( 2026)? figure changes$/);
    expect(korean.subject).toMatch(/^계산 방법을 고쳐 (2026년 )?10월 수치가 바뀌어요$/);
    expect(english.locale).toBe('en');
    expect(korean.locale).toBe('ko');
    expect(english.text).toMatch(/figure changes from [\d.,]+–[\d.,]+\s(m?g) to [\d.,]+–[\d.,]+\s\1 CO₂e\. Same usage/);
    expect(korean.text).toMatch(/수치가 [\d.,]+~[\d.,]+(m?g)에서 [\d.,]+~[\d.,]+\1으로 바뀌어요/);
    for (const [at, { text }] of [english, korean].entries()) {
      expect(text).toContain('2026-11.1');
      expect(text.split('\n')).toContain(`http://localhost:3000/footprint?restated=${ids[at]}`);
    }
    await settled(worker);
    expect(await mailsAbout(worker, ana)).toHaveLength(1);
    expect(await mailsAbout(worker, bora)).toHaveLength(1);
  });

  it('is not told again when an entry goes and it is computed anew; who has read it is not asked to again', async () => {
    const person = await confirmed(worker);
    const id = await restated(person.accountId);
    const { sentAt } = await worker.mail(person.email, 1, about.en);
    await app.inject({ method: 'POST', url: `/v1/restatements/${id}/read`, headers: person.headers });
    const [before] = await listed(person.headers);
    const [entry] = (await calls.get(person.headers, '/v1/usage-events')).items;
    await app.inject({ method: 'DELETE', url: `/v1/usage-events/${entry.id}`, headers: person.headers });
    for (let tries = 0; (await listed(person.headers)).length === 0; tries += 1) {
      if (tries > 200) throw new Error('never computed anew');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const [after] = await listed(person.headers);
    expect(after).toMatchObject({ id, state: 'read', readAt: before.readAt, announcedAt: before.announcedAt });
    expect(after.before.events).toBe(before.before.events - 1);
    expect(await announced(person.accountId)).toEqual([]);
    await settled(worker);
    expect(await mailsAbout(worker, person)).toMatchObject([{ id, sentAt }]);
  });

  it('is one mail when whoever sends it is killed before that is noted, and sends it again', async () => {
    const person = await confirmed(worker);
    const id = await restated(person.accountId);
    await worker.mail(person.email, 1, about.en);
    const mail = app.app.get(RestatementMail);
    await Promise.all([mail.deliver(person.accountId, id), mail.deliver(person.accountId, id)]);
    expect(await mailsAbout(worker, person)).toMatchObject([{ id }]);
  });

  it('goes to nobody who has not confirmed the address, or wants to be forgotten', async () => {
    const unconfirmed = await given.person();
    await calls.record(unconfirmed.headers, chats(0, 10));
    await restated(unconfirmed.accountId);
    const leaving = await confirmed(worker);
    const asked = await app.inject({
      method: 'DELETE',
      url: '/v1/me',
      headers: leaving.headers,
      payload: { password: leaving.password },
    });
    expect(asked.statusCode).toBe(202);
    await restated(leaving.accountId);
    await settled(worker);
    for (const person of [unconfirmed, leaving]) expect(await mailsAbout(worker, person)).toEqual([]);
  });

  it('is not told where the figure reads the same', async () => {
    const person = await confirmed(worker);
    await restated(person.accountId, '2026-11');
    await settled(worker);
    expect(await mailsAbout(worker, person)).toEqual([]);
  });
});

describe('the announcement', () => {
  it('commits with the figures or not at all', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, chats(0, 10));
    await app.sql(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not today'; END $$`);
    await app.sql(`CREATE CONSTRAINT TRIGGER refused AFTER UPDATE ON usage_restatement DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.state = 'announced') EXECUTE FUNCTION refuse()`);
    await expect(restated(accountId)).rejects.toThrow('not today');
    expect(await announced(accountId)).toEqual([]);
    expect(await listed(headers)).toEqual([]);
    await app.sql('DROP TRIGGER refused ON usage_restatement');
    await restated(accountId);
    expect(await announced(accountId)).toHaveLength(1);
    expect(await listed(headers)).toHaveLength(1);
  });

  it('is made once, whoever computes it and wherever another goes on', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, chats(0, 30));
    const id = (await service.plan({ accountId, toSet: anchored, period: null })) ?? '';
    await service.work(accountId, id, { mostPages: 1, pageSize: 10 });
    const database = new Database(app.config, new Log(app.config));
    await database.onModuleInit();
    const other = new RestatementService(database, new Clock(), new Outbox());
    await Promise.all([1, 2].flatMap(() => [service.work(accountId, id, { pageSize: 10 }), other.work(accountId, id)]));
    await database.onApplicationShutdown();
    expect(await announced(accountId)).toHaveLength(1);
    const [entry] = (await calls.get(headers, '/v1/usage-events')).items;
    await app.inject({ method: 'DELETE', url: `/v1/usage-events/${entry.id}`, headers });
    expect(await listed(headers)).toEqual([]);
    // Whoever comes to mail it finds it begun again, and computes it first.
    await app.app.get(RestatementMail).deliver(accountId, id);
    expect(await listed(headers)).toMatchObject([{ id, before: { events: 29 } }]);
    expect(await announced(accountId)).toHaveLength(1);
  });

  it('of a restatement whose last entry goes is about nothing, and mails nothing', async () => {
    const { headers, accountId } = await given.person();
    await calls.record(headers, [chat(1)]);
    const id = await restated(accountId);
    const [entry] = (await calls.get(headers, '/v1/usage-events')).items;
    await app.inject({ method: 'DELETE', url: `/v1/usage-events/${entry.id}`, headers });
    await app.app.get(RestatementMail).deliver(accountId, id);
    expect(await listed(headers)).toEqual([]);
    expect(await app.sql('SELECT 1 FROM usage_restatement WHERE id = $1', [id])).toEqual([]);
  });
});
