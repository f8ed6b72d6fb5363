import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { idHasher, readUsage, withTimePrecision, type UsageEvent } from '@promptprint/usage-formats';
import {
  attributesOf,
  chatAttributes,
  claudeCodeRequest,
  codexResponse,
  collectorLines,
  geminiResponse,
  logsOf,
  metricsOf,
  nanos,
  span,
  spanId,
  tracesOf,
} from '../libs/usage-formats/test/otlp-sample.js';
import type { Json } from '../libs/usage-formats/test/otlp-wire.js';
import { startTestApp, type TestApp } from './support/app.js';
import { Given, type GivenPerson } from './support/given.js';
import { forms, OtlpCalls } from './support/otlp.js';
import { chats, UsageCalls } from './support/usage.js';
import { startTestWorker, type TestWorker } from './support/worker.js';

jest.setTimeout(60_000);

let app: TestApp;
let worker: TestWorker;
let given: Given;
let otlp: OtlpCalls;
beforeAll(async () => {
  app = await startTestApp();
  worker = await startTestWorker(app);
  [given, otlp] = [new Given(app), new OtlpCalls(app)];
}, 60_000);
afterAll(async () => {
  await worker.close();
  await app.invariants();
  await app.close();
});

async function sender(): Promise<{ person: GivenPerson; headers: Record<string, string> }> {
  const person = await given.person();
  const { headers } = await given.apiKey(person, ['usage:write']);
  return { person, headers };
}

const packed = { isWire: true, isPacked: true };
const plainJson = { isWire: false, isPacked: false };

const telemetry: readonly (readonly [string, Json])[] = [
  [
    'traces',
    tracesOf([
      span(0, { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.usage.input_tokens': 5 }),
      span(1, chatAttributes, { parentSpanId: spanId(0) }),
      span(2, {}),
    ]),
  ],
  ['logs', logsOf([claudeCodeRequest(3), claudeCodeRequest(4)], { 'service.name': 'claude-code' })],
  ['logs', logsOf([codexResponse(5)], { 'service.name': 'codex_cli_rs' })],
  ['logs', logsOf([geminiResponse(6)], { 'service.name': 'gemini-cli' })],
];

describe('telemetry', () => {
  it('makes identical rows in both encodings, plain and packed, and is answered in the encoding it came in', async () => {
    const stored: unknown[] = [];
    for (const form of forms) {
      const { person, headers } = await sender();
      for (const [signal, request] of telemetry) {
        const answer = await otlp.send(signal, headers, request, form);
        expect(answer).toMatchObject({
          status: 200,
          type: form.isWire ? 'application/x-protobuf' : 'application/json',
        });
        expect(answer.bytes.toString()).toBe(form.isWire ? '' : '{}');
      }
      stored.push(await otlp.rows(person.accountId));
    }
    expect(stored[0]).toHaveLength(5);
    for (const other of stored.slice(1)) expect(other).toEqual(stored[0]);
  });

  it('that is sent again changes nothing, in whatever encoding', async () => {
    const { person, headers } = await sender();
    const once = async (form = packed) => {
      for (const [signal, request] of telemetry)
        expect((await otlp.send(signal, headers, request, form)).status).toBe(200);
      return otlp.rows(person.accountId);
    };
    const first = await once();
    for (const form of forms) expect(await once(form)).toEqual(first);
    const together = await Promise.all(forms.map((form) => once(form)));
    expect(together.at(-1)).toEqual(first);
    await app.invariants();
  });

  it('counts the child of an agent only, and two spans of one id once', async () => {
    const { person, headers } = await sender();
    const twice = tracesOf([
      ...Array.from({ length: 2 }, () => span(1, chatAttributes, { parentSpanId: spanId(0) })),
      span(0, { ...chatAttributes, 'gen_ai.operation.name': 'invoke_agent' }),
    ]);
    expect((await otlp.send('traces', headers, twice)).bytes).toHaveLength(0);
    expect(await otlp.rows(person.accountId)).toHaveLength(1);
  });

  it('shows in the log and in the footprint like any other use', async () => {
    const { person, headers } = await sender();
    await otlp.send(
      'traces',
      headers,
      tracesOf([span(1, { ...chatAttributes, 'gen_ai.conversation.id': 'session-1' })]),
    );
    const { items } = await new UsageCalls(app).get(person.headers, '/v1/usage-events');
    expect(items).toMatchObject([
      { source: 'otlp', tokens: { input: 1_200, output: 300 }, clientApp: 'my-app', tokenGrade: 'A' },
    ]);
    const { record } = await new UsageCalls(app).get(person.headers, `/v1/usage-events/${items[0].id}`);
    expect(record.sessionKey).toMatch(/^[\w-]{43}$/);
    const footprint = await new UsageCalls(app).get(person.headers, '/v1/footprint?from=2026-11-01&to=2026-11-30');
    expect(footprint.total).toMatchObject({ requests: 1 });
  });

  it('that comes live and from a file later is the same use', async () => {
    const { person, headers } = await sender();
    for (const line of collectorLines()) await otlp.send(line['resourceSpans'] ? 'traces' : 'logs', headers, line);
    const before = await otlp.rows(person.accountId);
    expect(before).toHaveLength(5);
    const { eventIdKey } = await new UsageCalls(app).get(headers, '/v1/event-id-key');
    const hashed = await idHasher(eventIdKey);
    const blob = new Blob([
      collectorLines()
        .map((line) => JSON.stringify(line))
        .join('\n'),
    ]);
    const events: UsageEvent[] = [];
    for await (const batch of readUsage([{ name: 'a.json', blob }], { now: Date.now() }))
      for (const event of batch) events.push(await hashed(withTimePrecision(event, 'exact')));
    const pushed = await new UsageCalls(app).post(headers, events);
    expect(pushed.json()).toMatchObject({ recorded: 0, duplicates: 5, conflicts: 0 });
    expect(await otlp.rows(person.accountId)).toEqual(before);
  });
});

describe('counters', () => {
  const point = (minutes: number, sum: number, count: number, type = 'input'): Json => ({
    startTimeUnixNano: nanos(0),
    timeUnixNano: nanos(minutes * 60_000),
    sum,
    count: String(count),
    attributes: attributesOf({ 'gen_ai.token.type': type, 'gen_ai.request.model': 'gpt-5' }),
  });
  const totals = (...dataPoints: Json[]): Json =>
    metricsOf([{ name: 'gen_ai.client.token.usage', histogram: { aggregationTemporality: 2, dataPoints } }]);
  const stored = async (accountId: string) =>
    (await otlp.rows(accountId)).map(({ row }) => {
      const { input_tokens: input, output_tokens: output, requests } = row as Record<string, number | null>;
      return [input, output, requests];
    });

  it('are recorded by what they grew, however often and in whatever order they are told', async () => {
    const { person, headers } = await sender();
    const first = totals(point(1, 900, 3), point(1, 120, 3, 'output'));
    const second = totals(point(2, 1_000, 4), point(2, 150, 4, 'output'));
    for (const [request, form] of [
      [first, packed],
      [first, plainJson],
      [second, plainJson],
      [first, packed],
      [second, packed],
    ] as const)
      expect((await otlp.send('metrics', headers, request, form)).bytes.toString()).toMatch(/^(\{\})?$/);
    await Promise.all([first, second, second, first].map((request) => otlp.send('metrics', headers, request)));
    expect(await stored(person.accountId)).toEqual(
      [
        [100, 30, 1],
        [900, 120, 3],
      ].toSorted((a, b) => (b[0] ?? 0) - (a[0] ?? 0)),
    );
  });

  it('lose nothing when a request breaks off between moving on and recording', async () => {
    const { person, headers } = await sender();
    await app.sql('ALTER TABLE usage_event RENAME TO usage_event_away');
    const broken = await otlp.send('metrics', headers, totals(point(1, 900, 3)));
    await app.sql('ALTER TABLE usage_event_away RENAME TO usage_event');
    expect(broken.status).toBeGreaterThanOrEqual(500);
    expect((await otlp.send('metrics', headers, totals(point(1, 900, 3)))).status).toBe(200);
    expect((await otlp.send('metrics', headers, totals(point(2, 950, 4)))).status).toBe(200);
    expect(await stored(person.accountId)).toEqual([
      [900, null, 3],
      [50, null, 1],
    ]);
    expect(await app.sql('SELECT 1 FROM usage_counter_growth WHERE account_id = $1', [person.accountId])).toEqual([]);
  });

  it('of a program that tells of single requests do not count beside them', async () => {
    const { person, headers } = await sender();
    const counted = async () =>
      (
        await app.sql<{ kind: string }>(
          'SELECT s.kind FROM usage_event e JOIN usage_source s USING (account_id, source_no) WHERE account_id = $1 AND is_counted',
          [person.accountId],
        )
      ).map(({ kind }) => kind);
    const tokens = (asInt: number): Json =>
      metricsOf(
        [
          {
            name: 'claude_code.token.usage',
            sum: {
              aggregationTemporality: 1,
              dataPoints: [
                {
                  startTimeUnixNano: nanos(0),
                  timeUnixNano: nanos(240_000),
                  asInt,
                  attributes: attributesOf({ type: 'cacheRead', model: 'claude-opus-4-5-20251101' }),
                },
              ],
            },
          },
        ],
        { 'service.name': 'claude-code' },
      );
    await otlp.send('metrics', headers, tokens(5_600));
    expect(await counted()).toEqual(['claude_code_metrics']);
    await otlp.send('logs', headers, logsOf([claudeCodeRequest(3)], { 'service.name': 'claude-code' }));
    const giveUpAt = performance.now() + 30_000;
    while ((await counted()).length > 1 && performance.now() < giveUpAt)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await counted()).toEqual(['claude_code_otlp']);
  });
});

describe('a request that is not all right', () => {
  it('keeps what is good of it and says what was refused, in either encoding', async () => {
    const { person, headers } = await sender();
    const half = tracesOf([span(1, chatAttributes), span(2, { ...chatAttributes, 'gen_ai.usage.output_tokens': -1 })]);
    const json = await otlp.send('traces', headers, half, plainJson);
    expect([json.status, json.json()]).toEqual([
      200,
      { partialSuccess: { rejectedSpans: '1', errorMessage: expect.stringContaining('invalid-number') } },
    ]);
    const wire = await otlp.send('traces', headers, half);
    expect([...wire.bytes.subarray(2, 4)]).toEqual([8, 1]);
    expect(wire.bytes.toString()).toContain('invalid-number');
    expect(await otlp.rows(person.accountId)).toHaveLength(1);
  });

  it('with log records sent as spans says where they belong', async () => {
    const { headers } = await sender();
    const logs = logsOf([claudeCodeRequest(1), claudeCodeRequest(2)]);
    const expected = { rejectedSpans: '2', errorMessage: expect.stringContaining('/otlp/v1/logs') };
    expect((await otlp.send('traces', headers, logs, plainJson)).json()).toEqual({ partialSuccess: expected });
    expect((await otlp.send('traces', headers, logs)).bytes.toString()).toContain('/otlp/v1/logs');
  });

  it('with more spans than are taken says how many were left', async () => {
    const { headers } = await sender();
    const many = tracesOf(Array.from({ length: 10_002 }, (_, at) => ({ traceId: '', spanId: '', name: String(at) })));
    expect((await otlp.send('traces', headers, tracesOf([span(1, chatAttributes)]), plainJson)).json()).toEqual({});
    const request = {
      resourceSpans: [
        ...(many['resourceSpans'] as Json[]),
        ...(tracesOf([span(1, chatAttributes)])['resourceSpans'] as Json[]),
      ],
    };
    const { partialSuccess } = (await otlp.send('traces', headers, request, plainJson)).json();
    expect(Number(partialSuccess.rejectedSpans)).toBeGreaterThan(0);
  });

  it('empty requests are a success', async () => {
    const { headers } = await sender();
    expect((await otlp.send('traces', headers, new Uint8Array(0), { isWire: true, isPacked: false })).status).toBe(200);
    expect((await otlp.send('logs', headers, {}, plainJson)).json()).toEqual({});
  });

  it('fails with a status in the encoding of the request', async () => {
    const { headers } = await sender();
    const wire = { isWire: true, isPacked: false };
    const cut = Uint8Array.from([10, 200, 1, 1]);
    const broken = await otlp.send('traces', headers, cut, wire);
    expect(broken).toMatchObject({ status: 400, type: 'application/x-protobuf' });
    expect([...broken.bytes.subarray(0, 3)]).toEqual([8, 3, 18]);
    expect(broken.bytes.toString()).toContain('(protobuf-malformed)');
    const json = await otlp.send('traces', headers, cut, plainJson);
    expect(json).toMatchObject({ status: 400, type: 'application/json' });
    expect(json.json()).toMatchObject({ code: 3, details: [{ reason: 'json-malformed' }] });
  });

  it('without a key, with one that may not, too large, or in another form', async () => {
    const { person, headers } = await sender();
    const { headers: reader } = await given.apiKey(person, ['usage:read']);
    const reasonOf = async (own: Record<string, string>, request: Json | Uint8Array = {}) => {
      const answer = await otlp.send('traces', own, request, plainJson);
      return [answer.status, answer.json().code, answer.json().details[0].reason];
    };
    expect(await reasonOf({})).toEqual([401, 16, 'sign-in-required']);
    expect(await reasonOf(reader)).toEqual([403, 7, 'scope-missing']);
    expect(await reasonOf(headers, Buffer.alloc(17 * 2 ** 20, 0x20))).toEqual([413, 3, 'body-too-large']);
    const bomb = { ...headers, 'content-encoding': 'gzip' };
    expect(await reasonOf(bomb, gzipSync(Buffer.alloc(64 * 2 ** 20, 0x20)))).toEqual([413, 3, 'body-too-large']);
    expect(await reasonOf({ ...headers, 'content-encoding': 'br' })).toEqual([415, 3, 'content-encoding-unsupported']);
    const grpc = await app.inject({
      method: 'POST',
      url: '/otlp/v1/traces',
      headers: { ...headers, 'content-type': 'application/grpc' },
      payload: 'x',
    });
    expect([grpc.statusCode, grpc.json().details[0].reason]).toEqual([415, 'media-type-unsupported']);
  });

  it('is told to come again later when the database is away', async () => {
    const { headers } = await sender();
    await app.sql('ALTER TABLE usage_event RENAME TO usage_event_away');
    const answer = await otlp.send('traces', headers, tracesOf([span(1, chatAttributes)]));
    await app.sql('ALTER TABLE usage_event_away RENAME TO usage_event');
    expect(answer.type).toBe('application/x-protobuf');
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect((await otlp.send('traces', headers, tracesOf([span(1, chatAttributes)]))).status).toBe(200);
  });

  it('is told when to come again when too much was sent in a minute', async () => {
    const tight = await startTestApp({ env: { RATE_LIMIT_FACTOR: '1' } });
    try {
      const guess = () => new OtlpCalls(tight).send('traces', {}, {}, plainJson);
      let refused = await guess();
      for (let number = 0; refused.status === 401 && number < 700; number += 1) refused = await guess();
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.json()).toMatchObject({ code: 8, details: [{ reason: 'rate-limited' }] });
    } finally {
      await tight.close();
    }
  });
});

it('usage that other tools sent is left as it is', async () => {
  const { person, headers } = await sender();
  await new UsageCalls(app).record(headers, chats(0, 3));
  await otlp.send('traces', headers, tracesOf([span(1, chatAttributes)]));
  expect(await otlp.rows(person.accountId)).toHaveLength(4);
});
