import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createApp } from '../apps/api/src/http/create-app.js';
import { startTestApp, type TestApp } from './support/app.js';
import { eventually } from './support/browser.js';
import { chatExport, markOfText } from './support/chat-export.js';
import { Given } from './support/given.js';
import { type Headers, UsageCalls } from './support/usage.js';

let app: TestApp;
let given: Given;
let calls: UsageCalls;

jest.setTimeout(60_000);
beforeAll(async () => {
  app = await startTestApp();
  given = new Given(app);
  calls = new UsageCalls(app);
}, 60_000);
afterEach(async () => {
  await app.invariants();
  // Whatever came of it, no file stays.
  await eventually(
    async () => uploads(),
    (left) => left.length === 0,
  );
});
afterAll(() => app.close());

const uploads = (): string[] => {
  const folder = join(app.config.dataDirectory, 'uploads');
  return existsSync(folder) ? readdirSync(folder) : [];
};

const boundary = 'a-boundary-of-the-tests';
function form(parts: readonly { name: string; filename?: string; value: string | Buffer }[]) {
  const chunks = parts.flatMap(({ name, filename, value }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: application/octet-stream`}\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}
const file = (filename: string, value: string | Buffer) => ({ name: 'file', filename, value });
const acceptsText = { name: 'acceptsText', value: 'true' };

const send = (headers: Headers, parts: Parameters<typeof form>[0]) =>
  app.inject({
    method: 'POST',
    url: '/v1/usage-imports',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: form(parts),
  });
const total = async (headers: Headers) =>
  (await calls.get(headers, '/v1/footprint?from=2026-01-01&to=2026-12-31')).total;

/** A table of requests, one a minute. */
const table = (rows: number, more: readonly string[] = []) =>
  ['time,model,input,output', ...Array.from({ length: rows }, (_, at) => row(at)), ...more].join('\n');
const row = (at: number) => `${new Date(Date.UTC(2026, 9, 1) + at * 60_000).toISOString()},gpt-5,${1_000 + at},100`;

describe('files that are sent to the server', () => {
  it('are read, counted as one import, and named by line where they cannot be', async () => {
    const { headers } = await given.person();
    const answer = await send(headers, [
      file('october.csv', table(300, ['never,gpt-5,1,1', '2026-10-02T00:00:00Z,gpt-5,-4,1'])),
      file('more.ndjson', '{"startedAt":"2026-10-05T00:00:00Z","model":"gpt-5","inputTokens":7,"outputTokens":3}\n'),
    ]);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      201,
      {
        state: 'done',
        sourceKind: 'canonical',
        recorded: 301,
        reading: {
          state: 'done',
          fault: null,
          skippedRecords: [
            { reason: 'invalid-time', file: 0, record: 301 },
            { reason: 'invalid-number', file: 0, record: 302 },
          ],
        },
      },
    ]);
    expect(await total(headers)).toMatchObject({ requests: 301, tokens: { output: 300 * 100 + 3 } });
  });

  it('that are sent again are recorded 0 times, and are taken back as a whole', async () => {
    const { headers } = await given.person();
    const first = (await send(headers, [file('a.csv', table(50))])).json();
    const second = (await send(headers, [file('b.csv', table(60))])).json();
    expect([first.recorded, second.recorded, second.duplicates]).toEqual([50, 10, 50]);
    await app.inject({ method: 'DELETE', url: `/v1/usage-imports/${first.id}`, headers });
    expect(await total(headers)).toMatchObject({ requests: 10 });
  });

  it('and may hold what somebody wrote are not read, unless the form asks for it', async () => {
    const { headers } = await given.person();
    const zip = chatExport({ conversations: 12 });
    const refused = await send(headers, [file('export.zip', zip)]);
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'text-stays-with-you']);
    expect((await calls.get(headers, '/v1/usage-imports')).items).toEqual([]);
    const taken = await send(headers, [acceptsText, file('export.zip', zip), file('user.json', '{}')]);
    expect(taken.json()).toMatchObject({ state: 'done', sourceKind: 'chatgpt_export' });
    expect(taken.json().recorded).toBeGreaterThan(12);
    for (const { name } of await app.sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name LIKE 'usage%'`,
    ))
      expect(await app.sql(`SELECT 1 FROM "${name}" t WHERE t::text LIKE '%${markOfText}%' LIMIT 1`)).toEqual([]);
  });

  it.each([
    ['hold no usage', [file('a.txt', 'dear diary')], 'nothing-usable'],
    ['are an archive that is none', [file('a.zip', 'PK\u0003\u0004nonsense')], 'nothing-usable'],
    ['are missing', [acceptsText], 'files-missing'],
  ] as const)('and %s are refused with the reason, and leave no import', async (_, parts, code) => {
    const { headers } = await given.person();
    const answer = await send(headers, parts);
    expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
    expect((await calls.get(headers, '/v1/usage-imports')).items).toEqual([]);
  });

  it('inflate to too much are refused before they fill anything', async () => {
    const { headers } = await given.person();
    const { zipSync } = await import('fflate');
    const bomb = Buffer.from(zipSync({ 'conversations.json': new Uint8Array(2 ** 26) }, { level: 9 }));
    const answer = await send(headers, [file('bomb.zip', bomb)]);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'nothing-usable']);
  });

  it('go on being read after the answer, by the next process when the first one stops, each use once', async () => {
    const { headers } = await given.person();
    const rows = 30_000;
    // Half of them are equal, and no row has an id: only how often it came before tells them apart.
    const text = [table(rows / 2), ...Array.from({ length: rows / 2 }, () => row(7))].join('\n');
    const other = await createApp(app.config);
    const answering = other.inject({
      method: 'POST',
      url: '/v1/usage-imports',
      headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: form([file('big.csv', text)]),
    });
    const latest = async () => (await calls.get(headers, '/v1/usage-imports')).items[0] ?? { id: '', recorded: 0 };
    await eventually(latest, ({ recorded }) => recorded > 0, 20_000);
    const { id } = await latest();
    await other.close();
    await answering.catch(() => null);
    const found = await calls.get(headers, `/v1/usage-imports/${id}`);
    expect(found).toMatchObject({ state: 'open', reading: { state: 'reading' } });
    const next = await createApp(app.config);
    try {
      await eventually(latest, ({ state }) => state === 'done', 20_000);
      expect(await calls.get(headers, `/v1/usage-imports/${id}`)).toMatchObject({
        recorded: rows,
        duplicates: 0,
        reading: { state: 'done', bytesTotal: text.length },
      });
      expect(await total(headers)).toMatchObject({ requests: rows });
    } finally {
      await next.close();
    }
  });
});
