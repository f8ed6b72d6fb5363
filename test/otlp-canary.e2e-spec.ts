import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  attributesOf,
  chatAttributes,
  claudeCodeRequest,
  logsOf,
  metricsOf,
  nanos,
  span,
  tracesOf,
  type Attributes,
} from '../libs/usage-formats/test/otlp-sample.js';
import { type Json, jsonOf, wireOf } from '../libs/usage-formats/test/otlp-wire.js';
import { startTestApp, type TestApp } from './support/app.js';
import { Given } from './support/given.js';
import { forms, OtlpCalls } from './support/otlp.js';

jest.setTimeout(120_000);

const canary = 'QX7canary';
/** Two mebibytes a person said. */
const said = `${canary} ${'and then I told it everything. '.repeat(70_000)}`;

let app: TestApp;
const written: string[] = [];
beforeAll(async () => {
  const keep = (chunk: unknown) => (written.push(String(chunk)), true);
  jest.spyOn(process.stdout, 'write').mockImplementation(keep);
  jest.spyOn(process.stderr, 'write').mockImplementation(keep);
  app = await startTestApp({ env: { LOG_LEVEL: 'debug' } });
}, 60_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await app.invariants();
  await app.close();
});

/** Every place of the database where a text could be. */
async function databaseText(): Promise<string> {
  const tables = await app.sql<{ name: string }>(
    `SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  const parts = await Promise.all(
    tables.map(({ name }) =>
      app.sql<{ text: string | null }>(`SELECT string_agg(t::text, ' ') AS text FROM ${name} t`),
    ),
  );
  return parts
    .flat()
    .map(({ text }) => text ?? '')
    .join(' ');
}

function filesText(directory: string): string {
  return readdirSync(directory, { recursive: true })
    .map((name) => join(directory, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join(' ');
}

/** Every attribute known to bring content, by default of one instrumentation or another. */
const content: Attributes = {
  'gen_ai.input.messages': said,
  'gen_ai.output.messages': canary,
  'gen_ai.system_instructions': canary,
  'gen_ai.prompt.0.content': canary,
  'gen_ai.completion.0.content': canary,
  'input.value': canary,
  'output.value': canary,
  'llm.input_messages.0.message.content': canary,
  'traceloop.entity.input': canary,
  'ai.prompt': canary,
  'ai.prompt.messages': canary,
  'ai.response.text': canary,
  'genkit:input': canary,
  'genkit:output': JSON.stringify({ message: said.slice(0, 200_000), usage: { inputTokens: 4, outputTokens: 5 } }),
  'gcp.vertex.agent.llm_request': canary,
  'gcp.vertex.agent.llm_response': JSON.stringify({ content: canary, usage_metadata: { prompt_token_count: 4 } }),
  'ai.response.providerMetadata': JSON.stringify({ anthropic: { text: canary } }),
  'user.email': `${canary}@example.com`,
};

const event = { timeUnixNano: nanos(1), name: canary, attributes: attributesOf(content) };
const bad = { ...chatAttributes, 'gen_ai.usage.input_tokens': -1 };
const requests: readonly (readonly [string, Json])[] = [
  [
    'traces',
    tracesOf(
      [
        span(
          1,
          { ...chatAttributes, ...content, 'gen_ai.conversation.id': canary },
          { name: `chat ${said}`, events: [event] },
        ),
        span(2, { ...bad, ...content }),
        span(3, { ...chatAttributes, ...content }, { spanId: '' }),
        span(4, { ...content, 'gen_ai.usage.input_tokens': `${canary} 5` }),
        span(5, { ...chatAttributes, 'gen_ai.response.model': said, 'gen_ai.provider.name': said }),
      ],
      { 'service.name': 'my-app', 'process.command_line': canary, 'host.name': canary },
    ),
  ],
  [
    'logs',
    logsOf(
      [
        claudeCodeRequest(1, { prompt: said, request_id: canary, 'user.account_uuid': canary }),
        { ...claudeCodeRequest(2), body: { stringValue: said } },
        { ...claudeCodeRequest(3), body: { arrayValue: { values: [{ stringValue: canary }] } } },
        { ...claudeCodeRequest(4), body: { stringValue: canary } },
      ],
      { 'service.name': 'claude-code', 'service.instance.id': canary },
    ),
  ],
  [
    'metrics',
    metricsOf(
      [
        {
          name: 'gen_ai.client.token.usage',
          description: canary,
          sum: {
            aggregationTemporality: 2,
            dataPoints: [
              {
                startTimeUnixNano: nanos(0),
                timeUnixNano: nanos(1),
                asInt: '5',
                attributes: attributesOf({ ...content, 'gen_ai.token.type': 'input' }),
              },
            ],
          },
        },
        { name: canary, sum: { dataPoints: [] } },
      ],
      { 'service.name': 'my-app', 'host.name': canary },
    ),
  ],
];

describe('what people said to a model', () => {
  it('is in no table, no queue, no log, no file and no answer, whatever brings it and however it fails', async () => {
    const given = new Given(app);
    const person = await given.person();
    const { headers } = await given.apiKey(person, ['usage:write', 'usage:read']);
    const otlp = new OtlpCalls(app);
    const answers: string[] = [];
    for (const [signal, request] of requests) {
      const encoded = { wire: wireOf(request), json: jsonOf(request) };
      for (const form of forms) {
        const bytes = form.isWire ? encoded.wire : encoded.json;
        const answer = await otlp.send(signal, headers, bytes, form);
        expect(answer.status).toBe(200);
        answers.push(answer.bytes.toString());
        answers.push((await otlp.send(signal, headers, bytes.subarray(0, bytes.length - 7), form)).bytes.toString());
      }
    }
    // The writer itself fails: an error report must not quote either.
    await app.sql('ALTER TABLE usage_event RENAME TO usage_event_away');
    const [signal, request] = requests[0] as (typeof requests)[number];
    for (const form of forms.slice(2)) answers.push((await otlp.send(signal, headers, request, form)).bytes.toString());
    await app.sql('ALTER TABLE usage_event_away RENAME TO usage_event');
    const rows = await otlp.rows(person.accountId);
    expect(rows.length).toBeGreaterThan(4);
    for (const page of ['/v1/usage-events', '/v1/me/export'])
      answers.push((await app.inject({ url: page, headers: person.headers })).body);
    expect(written.join('')).toContain('/otlp/v1/traces');
    for (const place of [await databaseText(), filesText(app.config.dataDirectory), written.join(''), answers.join('')])
      expect(place.includes(canary)).toBe(false);
  });

  it('would be found if it were there', async () => {
    await app.sql('CREATE TABLE said (text text)');
    await app.sql('INSERT INTO said VALUES ($1)', [said]);
    expect((await databaseText()).includes(canary)).toBe(true);
    await app.sql('DROP TABLE said');
  });
});
