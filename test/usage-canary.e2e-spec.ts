import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { Given } from './support/given.js';
import { chats, UsageCalls } from './support/usage.js';

let app: TestApp;

jest.setTimeout(30_000);
beforeAll(async () => {
  app = await startTestApp();
}, 60_000);
afterAll(() => app.close());

/** Makes the database itself forget or falsify what the writer asks of it, as a broken build would. */
const broken = (table: string, body: string) => [
  `CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN ${body} END $$`,
  `CREATE TRIGGER break_it ${body.includes('DELETE') ? 'AFTER INSERT' : 'BEFORE INSERT OR UPDATE'} ON ${table} FOR EACH ROW EXECUTE FUNCTION break_it()`,
];
const mended = (table: string) => [`DROP TRIGGER break_it ON ${table}`, 'DROP FUNCTION break_it'];
const tables = 'usage_event, usage_day, usage_month, usage_import';

describe('a build whose writing is broken turns the invariants red', () => {
  it.each([
    ['days forgotten', 'I-U1', 'usage_day', 'RETURN NULL;'],
    ['days counted double', 'I-U1', 'usage_day', 'NEW.energy_nwh := NEW.energy_nwh * 2; RETURN NEW;'],
    ['one unit lost in a month', 'I-U2', 'usage_month', 'NEW.carbon_use_ng := NEW.carbon_use_ng - 1; RETURN NEW;'],
    ['months forgotten', 'I-U2', 'usage_month', 'RETURN NULL;'],
    [
      'events lost after they were counted',
      'I-U1',
      'usage_event',
      'DELETE FROM usage_event WHERE account_id = NEW.account_id AND dedupe_key = NEW.dedupe_key; RETURN NULL;',
    ],
    [
      'a figure of an event changed',
      'I-E5',
      'usage_event',
      'NEW.water_onsite_nl := NEW.water_onsite_nl + 1; RETURN NEW;',
    ],
    [
      'another use told than was seen',
      'I-E5',
      'usage_event',
      'NEW.output_tokens := NEW.output_tokens + 1; RETURN NEW;',
    ],
    ['a spread that is no number', 'I-E4', 'usage_event', `NEW.q := 'NaN'; RETURN NEW;`],
    [
      'an event of tomorrow’s tomorrow',
      'I-E6',
      'usage_event',
      `NEW.occurred_at := NEW.received_at + interval '2 days'; RETURN NEW;`,
    ],
    ['an empty row left in a sum', 'I-U3', 'usage_day', 'NEW.events := 0; RETURN NEW;'],
  ])('%s: %s', async (_, id, table, body) => {
    const { headers } = await new Given(app).person();
    await app.invariants();
    for (const statement of broken(table, body)) await app.sql(statement);
    try {
      const answer = await new UsageCalls(app).post(headers, chats(0, 20));
      expect(answer.statusCode).toBe(200);
      await expect(app.invariants()).rejects.toThrow(`"${id}"`);
    } finally {
      for (const statement of [...mended(table), `TRUNCATE ${tables}`]) await app.sql(statement);
    }
    await app.invariants();
  });

  it('without the unique key an event can be there twice', async () => {
    const { headers } = await new Given(app).person();
    await new UsageCalls(app).record(headers, chats(0, 5));
    await app.sql('ALTER TABLE usage_event DROP CONSTRAINT usage_event_pkey');
    await app.sql('INSERT INTO usage_event SELECT * FROM usage_event LIMIT 1');
    const told = app.invariants().catch((error: Error) => error.message);
    for (const id of ['I-E1', 'I-E1-key', 'I-U1']) expect(await told).toContain(`"${id}"`);
    await app.sql(`TRUNCATE ${tables}`);
    await app.sql('ALTER TABLE usage_event ADD CONSTRAINT usage_event_pkey PRIMARY KEY (account_id, dedupe_key)');
    await app.invariants();
  });

  it('a table without a policy, or one that belongs to a role that logs in, shows', async () => {
    await app.sql('ALTER TABLE usage_day NO FORCE ROW LEVEL SECURITY');
    await expect(app.invariants()).rejects.toThrow('"I-T1"');
    await app.sql('ALTER TABLE usage_day FORCE ROW LEVEL SECURITY');
    // Roles belong to the whole cluster, on which other tests run: what one of them owns belongs to this database.
    await app.sql('ALTER TABLE usage_source OWNER TO app_ingest');
    await expect(app.invariants()).rejects.toThrow('"I-T3"');
    await app.sql('ALTER TABLE usage_source OWNER TO CURRENT_USER');
    await app.invariants();
  });
});
