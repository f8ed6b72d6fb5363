import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { Given, type GivenPerson } from './support/given.js';
import { startTestWorker, type TestWorker } from './support/worker.js';

// Many of these hash passwords, which takes its time on a busy machine.
jest.setTimeout(40_000);

let app: TestApp;
let given: Given;
let worker: TestWorker;

beforeAll(async () => {
  app = await startTestApp();
  given = new Given(app);
  worker = await startTestWorker(app);
}, 60_000);
afterEach(() => app.invariants());
afterAll(async () => {
  await worker.close();
  await app.close();
});

const day = 86_400_000;
let count = 0;

interface Marked {
  person: GivenPerson;
  /** Strings that occur nowhere but in what belongs to this person. */
  markers: Readonly<
    Record<
      'email' | 'displayName' | 'key' | 'model' | 'source' | 'importSource' | 'importFormat' | 'importModel',
      string
    >
  >;
}

/** Someone who has left a mark in everything the product lets people write or send. */
async function marked(): Promise<Marked> {
  const mark = (name: string) => `zq${name}${(count += 1)}${crypto.randomUUID().slice(0, 8)}`;
  const markers = {
    email: `${mark('mail')}@example.com`,
    displayName: mark('name'),
    key: mark('key'),
    model: mark('model'),
    source: mark('source'),
    importSource: mark('imported'),
    importFormat: mark('format'),
    importModel: mark('newmodel'),
  };
  const person = await given.person({ email: markers.email, displayName: markers.displayName });
  await given.apiKey(person, ['usage:read'], { name: markers.key });
  await usage(person, [event({ sourceKind: markers.source, model: markers.model }), event({ model: 'gpt-5' })]);
  const imported = await app.inject({
    method: 'POST',
    url: '/v1/usage-imports',
    headers: person.headers,
    payload: {
      sourceKind: markers.importSource,
      format: markers.importFormat,
      events: [event({ model: markers.importModel, outputTokens: 900 })],
      isComplete: true,
    },
  });
  expect(imported.statusCode).toBe(201);
  await worker.mail(markers.email);
  await given.trial(person);
  await given.restatement(person);
  return { person, markers };
}

const event = (more: object) => ({
  startedAt: '2026-11-02T08:00:00Z',
  provider: 'openai',
  inputTokens: 1_000,
  outputTokens: 400,
  ...more,
});

async function usage({ headers }: Pick<GivenPerson, 'headers'>, events: readonly object[]): Promise<void> {
  const answer = await app.inject({ method: 'POST', url: '/v1/usage-events', headers, payload: { events } });
  expect(answer.json()).toMatchObject({ recorded: events.length });
}

/** Tables and columns of the whole database, of every schema, in which one of these strings occurs. */
async function traces(markers: readonly string[]): Promise<string[]> {
  const columns = await app.sql<{ schema: string; name: string; column: string }>(
    `SELECT n.nspname AS schema, c.relname AS name, a.attname AS column
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped
        AND n.nspname NOT IN ('information_schema') AND n.nspname NOT LIKE 'pg\\_%'
        AND (t.typcategory IN ('S', 'A', 'U', 'E') OR t.typname IN ('bytea', 'json', 'jsonb'))`,
  );
  const looks = columns.map(
    ({ schema, name, column }) =>
      `SELECT '${schema}.${name}.${column}' AS place WHERE EXISTS (SELECT FROM "${schema}"."${name}", unnest($1::text[]) AS marker
         WHERE strpos(lower("${column}"::text), lower(marker)) > 0)`,
  );
  const found = await app.sql<{ place: string }>(looks.join(' UNION ALL '), [markers]);
  return found.map(({ place }) => place).toSorted();
}

/** Bytea columns print as hexadecimal: a text inside them is looked for in that form, too. */
const forms = (markers: Marked['markers']) =>
  Object.values(markers).flatMap((marker) => [
    marker,
    Buffer.from(marker).toString('hex'),
    Buffer.from(marker).toString('base64url'),
  ]);

const exported = async ({ headers }: Pick<GivenPerson, 'headers'>) => {
  const answer = await app.inject({ url: '/v1/me/export', headers });
  expect(answer.statusCode).toBe(200);
  return answer;
};

describe('the export', () => {
  it('contains everything somebody left here, and nothing of anybody else', async () => {
    const [mina, other] = [await marked(), await marked()];
    const answer = await exported(mina.person);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="promptprint-\d{4}-\d{2}-\d{2}\.json"$/,
    );
    for (const marker of Object.values(mina.markers)) expect(answer.body).toContain(marker);
    for (const marker of Object.values(other.markers)) expect(answer.body).not.toContain(marker);
    const document = answer.json();
    expect(document).toMatchObject({
      format: 'promptprint-export/1',
      person: { id: mina.person.id, email: mina.markers.email, displayName: mina.markers.displayName },
      apiKeys: [{ name: mina.markers.key }],
    });
    expect(document.usageEvents).toHaveLength(3);
    expect(document.usageImports).toHaveLength(1);
    expect(document.usageTrials).toMatchObject([{ rule: 'caching' }]);
    expect(document.usageRestatements).toHaveLength(1);
    expect(document.securityEvents.map(({ event: name }: { event: string }) => name)).toEqual(
      expect.arrayContaining(['signed-up', 'key-created', 'data-exported']),
    );
  });

  it('holds no secret: neither hashes nor what opens anything', async () => {
    const { person } = await marked();
    const { body } = await exported(person);
    const token = person.cookie.split('=')[1] ?? '';
    const [row] = await app.sql<{ hash: string; secret: string }>(
      `SELECT p.password_hash AS hash, encode(a.event_secret, 'hex') AS secret FROM person p, account a WHERE p.id = $1 AND a.id = $2`,
      [person.id, person.accountId],
    );
    for (const secret of [token, row?.hash ?? '', row?.secret ?? '']) {
      expect(secret.length).toBeGreaterThan(20);
      expect(body).not.toContain(secret);
    }
  });

  it('goes on beyond the first page', async () => {
    const person = await given.person();
    await usage(
      person,
      Array.from({ length: 2_100 }, (_, at) => event({ id: `many-${at}`, model: 'gpt-5', outputTokens: 100 + at })),
    );
    const { usageEvents } = (await exported(person)).json();
    expect(usageEvents).toHaveLength(2_100);
    expect(new Set(usageEvents.map(({ id }: { id: string }) => id)).size).toBe(2_100);
  });
});

describe('deleting the account', () => {
  const askDeletion = ({ headers }: Pick<GivenPerson, 'headers'>, query = '', payload?: object) =>
    app.inject({ method: 'DELETE', url: `/v1/me${query}`, headers, ...(payload ? { payload } : {}) });

  it('shuts everybody out at once, waits 14 days, and can be taken back until then', async () => {
    const { person } = await marked();
    const key = await given.apiKey(person, ['account:read']);
    const other = await given.session(person);
    const answer = await askDeletion(person);
    expect(answer.statusCode).toBe(202);
    const dueAt = new Date(answer.json().deletionDueAt);
    expect(Math.abs(dueAt.getTime() - Date.now() - 14 * day)).toBeLessThan(60_000);
    for (const { headers } of [person, other, key])
      expect((await app.inject({ url: '/v1/me', headers })).statusCode).toBe(401);

    const credentials = { email: person.email, password: person.password };
    const refused = await app.inject({ method: 'POST', url: '/v1/auth/sign-in', payload: credentials });
    expect(refused.json()).toMatchObject({ status: 403, code: 'deletion-pending' });
    expect(refused.json().detail).toContain(String(dueAt.getUTCFullYear()));
    const mail = await worker.mail(person.email, 1, 'will be deleted');
    expect(mail.text).toContain('http://localhost:3000/restore');

    await worker.run('accounts.erase-due', 13 * day);
    const restored = await app.inject({ method: 'POST', url: '/v1/auth/restore', payload: credentials });
    expect(restored.json()).toMatchObject({ person: { id: person.id }, account: { id: person.accountId } });
    expect((await given.session(person)).cookie).not.toBe('');
    expect((await app.inject({ url: '/v1/me', headers: key.headers })).statusCode).toBe(401);
    await worker.run('accounts.erase-due', 15 * day);
    expect((await app.sql('SELECT id FROM person WHERE id = $1', [person.id])).length).toBe(1);
  });

  it('tells a stranger nothing about a deletion that is pending', async () => {
    const { person } = await marked();
    await askDeletion(person);
    const wrong = { email: person.email, password: 'not the password at all' };
    for (const url of ['/v1/auth/sign-in', '/v1/auth/restore']) {
      const answer = await app.inject({ method: 'POST', url, payload: wrong });
      expect(answer.json()).toMatchObject({ status: 401, code: 'credentials-wrong' });
    }
  });

  it('leaves no trace of the person in any table once it is due', async () => {
    const [gone, stays] = [await marked(), await marked()];
    expect((await traces(forms(gone.markers))).length).toBeGreaterThan(5);
    await askDeletion(gone.person);
    await worker.mail(gone.markers.email, 1, 'will be deleted');
    await worker.run('accounts.erase-due', 15 * day);
    expect(await traces(forms(gone.markers))).toEqual([]);
    for (const table of [
      'usage_event',
      'usage_day',
      'usage_month',
      'usage_import',
      'usage_trial',
      'usage_restatement',
      'usage_restated_class',
      'api_key',
      'session',
      'account_member',
    ])
      expect(await app.sql(`SELECT 1 FROM ${table} WHERE account_id = $1`, [gone.person.accountId])).toEqual([]);
    // The others were idle for fifteen days: they sign in again and find everything.
    expect((await exported(await given.session(stays.person))).body).toContain(stays.markers.model);
    const again = { email: gone.person.email, password: gone.person.password };
    expect((await app.inject({ method: 'POST', url: '/v1/auth/sign-in', payload: again })).statusCode).toBe(401);
  });

  it('happens at once when the password is given with the wish', async () => {
    const { person, markers } = await marked();
    expect((await askDeletion(person, '?now=true')).json()).toMatchObject({ status: 403, code: 'password-needed' });
    const wrong = await askDeletion(person, '?now=true', { password: 'not the password at all' });
    expect(wrong.json()).toMatchObject({ status: 403, code: 'password-wrong' });
    const done = await askDeletion(person, '?now=true', { password: person.password });
    expect(done.statusCode).toBe(204);
    expect(String(done.headers['set-cookie'])).toMatch(/^pp_session=;/);
    expect(await worker.mailsTo(markers.email)).toEqual([]);
    expect(await traces(forms(markers))).toEqual([]);
    expect((await app.inject({ url: '/v1/me', headers: person.headers })).statusCode).toBe(401);
  });

  it('keeps the chain of ids that proves it, and sweeps up what arrived meanwhile', async () => {
    const { person } = await marked();
    await askDeletion(person, '?now=true', { password: person.password });
    await app.sql(
      `INSERT INTO api_key (account_id, id, name, scopes, secret_hash, networks, created_at)
       VALUES ($1, gen_random_uuid(), 'late', '{}', '\\x00', '{}', now())`,
      [person.accountId],
    );
    await worker.run('accounts.erase-due', 2 * 60_000);
    expect(await app.sql('SELECT 1 FROM api_key WHERE account_id = $1', [person.accountId])).toEqual([]);
    const events = await app.sql<{ event: string }>(
      'SELECT event FROM audit_event WHERE account_id = $1 ORDER BY seq',
      [person.accountId],
    );
    expect(events.at(-1)).toEqual({ event: 'erased' });
    const [journal] = await app.sql<{ swept_at: Date | null }>(
      'SELECT swept_at FROM erasure_journal WHERE account_id = $1',
      [person.accountId],
    );
    expect(journal?.swept_at).not.toBeNull();
  });

  it('needs a fresh sign-in or the password', async () => {
    const { person } = await marked();
    await app.sql(`UPDATE session SET created_at = created_at - interval '11 minutes' WHERE person_id = $1`, [
      person.id,
    ]);
    expect((await askDeletion(person)).json()).toMatchObject({ status: 403, code: 'password-needed' });
    expect((await askDeletion(person, '', { password: person.password })).statusCode).toBe(202);
  });

  it.each([
    ['?now=yes', undefined],
    ['?later=true', undefined],
    ['', { password: 7 }],
    ['', { password: '' }],
    ['', { forever: true }],
  ])('refuses %s %j and deletes nothing', async (query, payload) => {
    const person = await given.person();
    expect((await askDeletion(person, query, payload)).json()).toMatchObject({
      status: 400,
      code: 'validation-failed',
    });
    expect((await app.inject({ url: '/v1/me', headers: person.headers })).statusCode).toBe(200);
  });
});
