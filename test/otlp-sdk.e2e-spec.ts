import { createServer, request as send, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ROOT_CONTEXT, type Attributes, type Context, trace } from '@opentelemetry/api';
import { OTLPLogExporter as JsonLogs } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as WireLogs } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPMetricExporter as JsonMetrics } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as WireMetrics } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter as JsonTraces } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as WireTraces } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, type IdGenerator, TracerProvider } from '@opentelemetry/sdk-trace';
import { chatAttributes } from '../libs/usage-formats/test/otlp-sample.js';
import { startTestApp, type TestApp } from './support/app.js';
import { Given, type GivenPerson } from './support/given.js';
import { OtlpCalls } from './support/otlp.js';

jest.setTimeout(60_000);

let app: TestApp;
let line: BadLine;
let given: Given;
let otlp: OtlpCalls;
const settings = ['ENDPOINT', 'HEADERS', 'COMPRESSION'].map((name) => `OTEL_EXPORTER_OTLP_${name}`);
beforeAll(async () => {
  app = await startTestApp({ listen: true });
  line = await BadLine.to(app.url ?? '');
  [given, otlp] = [new Given(app), new OtlpCalls(app)];
}, 60_000);
afterAll(async () => {
  for (const name of settings) Reflect.deleteProperty(process.env, name);
  await line.close();
  await app.invariants();
  await app.close();
});

/** A line to the server on which answers get lost: the sender hears 503 although its request was taken. */
class BadLine {
  lost = 0;
  /** Bodies that came through, with their headers. */
  readonly seen: { url: string; headers: IncomingMessage['headers']; bytes: number; status: number }[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(target: string): Promise<BadLine> {
    const server = createServer((incoming, outgoing) => {
      const onward = send(`${target}${incoming.url ?? ''}`, { method: incoming.method, headers: incoming.headers });
      let bytes = 0;
      incoming.on('data', (chunk: Buffer) => (bytes += chunk.length));
      incoming.pipe(onward);
      onward.once('response', (answer) => {
        line.seen.push({ url: incoming.url ?? '', headers: incoming.headers, bytes, status: answer.statusCode ?? 0 });
        if (line.lost > 0) {
          line.lost -= 1;
          answer.resume().once('end', () => outgoing.writeHead(503, { 'retry-after': '1' }).end());
        } else answer.pipe(outgoing.writeHead(answer.statusCode ?? 0, answer.headers));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new BadLine(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Ids that are the same at every run. */
class CountingIds implements IdGenerator {
  private count = 0;
  generateTraceId = () => '5b8efff798038103d269b633813fc60c';
  generateSpanId = () => `eee19b7ec3c1b${(0x100 + (this.count += 1)).toString(16)}`;
}

interface Form {
  isWire: boolean;
  compression: 'gzip' | 'none';
}

const forms: readonly Form[] = [true, false].flatMap((isWire) =>
  (['gzip', 'none'] as const).map((compression) => ({ isWire, compression })),
);

const resource = resourceFromAttributes({ 'service.name': 'my-app', 'service.version': '1.2.3' });
const startedAt = Date.UTC(2026, 10, 2, 8);

/** Somebody who set the variables of the snippet, and nothing else. */
async function sender({ compression }: Pick<Form, 'compression'>): Promise<GivenPerson> {
  const person = await given.person();
  const { text } = await given.apiKey(person, ['usage:write']);
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `${line.url}/otlp`;
  process.env['OTEL_EXPORTER_OTLP_HEADERS'] = `Authorization=Bearer%20${text}`;
  process.env['OTEL_EXPORTER_OTLP_COMPRESSION'] = compression;
  return person;
}

/** An agent, the requests it made, one of a tool, all exported by the SDK's own exporter. */
async function exportSpans({ isWire }: Form, requests = 3): Promise<void> {
  const exporter = isWire ? new WireTraces() : new JsonTraces();
  const provider = new TracerProvider({
    resource,
    idGenerator: new CountingIds(),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('my-app');
  const span = (name: string, attributes: Attributes, at: number, parent: Context = ROOT_CONTEXT) => {
    const startTime = new Date(startedAt + at * 1_000);
    return tracer.startSpan(name, { attributes, startTime }, parent);
  };
  const agent = span(
    'invoke_agent',
    { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.usage.input_tokens': 3_600 },
    0,
  );
  const inside = trace.setSpan(ROOT_CONTEXT, agent);
  for (let number = 1; number <= requests; number += 1) {
    const chat = span(
      'chat claude-sonnet-4-5',
      { ...(chatAttributes as Attributes), 'gen_ai.usage.output_tokens': 300 + number },
      number,
      inside,
    );
    chat.addEvent('gen_ai.content.prompt', { 'gen_ai.prompt': 'what a person said' });
    chat.end(new Date(startedAt + number * 1_000 + 900));
  }
  span('execute_tool', { 'gen_ai.operation.name': 'execute_tool' }, 5, inside).end(new Date(startedAt + 6_000));
  agent.end(new Date(startedAt + 9_000));
  await provider.shutdown();
}

/** What Claude Code sends of three requests, its numbers as numbers. */
async function exportLogs({ isWire }: Form): Promise<void> {
  const exporter = isWire ? new WireLogs() : new JsonLogs();
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ 'service.name': 'claude-code' }),
    processors: [new BatchLogRecordProcessor({ exporter })],
  });
  const logger = provider.getLogger('com.anthropic.claude_code.events');
  for (let number = 1; number <= 3; number += 1)
    logger.emit({
      timestamp: new Date(startedAt + number * 1_000),
      observedTimestamp: new Date(startedAt + number * 1_000),
      body: 'claude_code.api_request',
      attributes: {
        'event.name': 'api_request',
        'event.sequence': number,
        'session.id': 'a session',
        model: 'claude-opus-4-5-20251101',
        input_tokens: 12,
        output_tokens: 300 + number,
        cache_read_tokens: 5_600,
        cache_creation_tokens: 780,
        cost_usd: 0.0213,
      },
    });
  await provider.shutdown();
}

/** A histogram of the conventions, as the SDK sends it by default: running totals, told every time again. */
async function exportCounters({ isWire }: Form): Promise<void> {
  const exporter = isWire ? new WireMetrics() : new JsonMetrics();
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ resource, readers: [reader] });
  const usage = provider.getMeter('my-app').createHistogram('gen_ai.client.token.usage');
  const common = { 'gen_ai.request.model': 'gpt-5', 'gen_ai.provider.name': 'openai', 'gen_ai.operation.name': 'chat' };
  for (const [input, output] of [
    [900, 120],
    [100, 30],
  ] as const) {
    usage.record(input, { ...common, 'gen_ai.token.type': 'input' });
    usage.record(output, { ...common, 'gen_ai.token.type': 'output' });
    await reader.forceFlush();
  }
  await provider.shutdown();
}

describe('the exporters of the OpenTelemetry SDK, set up by their variables', () => {
  it('send spans and log events that become the same rows in every form', async () => {
    const stored: unknown[] = [];
    for (const form of forms) {
      const { accountId } = await sender(form);
      await exportSpans(form);
      await exportLogs(form);
      const rows = await otlp.rows(accountId);
      expect(rows.map(({ kind }) => kind)).toEqual([
        ...Array.from({ length: 3 }, () => 'claude_code_otlp'),
        'otlp',
        'otlp',
        'otlp',
      ]);
      stored.push(rows);
    }
    for (const other of stored.slice(1)) expect(other).toEqual(stored[0]);
    const types = new Set(
      line.seen.map(({ headers }) => `${headers['content-type']} ${headers['content-encoding'] ?? 'plain'}`),
    );
    expect(types.size).toBe(4);
    for (const { status } of line.seen) expect(status).toBe(200);
  });

  it('send running totals that are recorded by what they grew', async () => {
    for (const form of forms) {
      const { accountId } = await sender(form);
      await exportCounters(form);
      const rows = await otlp.rows(accountId);
      // Both exports may be of the same millisecond.
      const counts = rows.map(({ row }) => {
        const {
          input_tokens: input,
          output_tokens: output,
          requests,
          token_grade: grade,
        } = row as Record<string, unknown>;
        return [input, output, requests, grade].join();
      });
      expect(counts.toSorted()).toEqual(['100,30,1,B', '900,120,1,B']);
    }
  });

  it('send the same again when an answer gets lost, and nothing changes', async () => {
    for (const form of forms) {
      const { accountId } = await sender(form);
      const before = line.seen.length;
      line.lost = 1;
      await exportSpans(form);
      line.lost = 1;
      await exportLogs(form);
      line.lost = 1;
      await exportCounters(form);
      expect(line.lost).toBe(0);
      expect(line.seen.length - before).toBe(2 + 2 + 3 + 1);
      const rows = await otlp.rows(accountId);
      expect(rows.map(({ kind }) => String(kind)).toSorted((a, b) => a.localeCompare(b))).toEqual([
        ...Array.from({ length: 3 }, () => 'claude_code_otlp'),
        ...Array.from({ length: 3 }, () => 'otlp'),
        'otlp_metrics',
        'otlp_metrics',
      ]);
    }
  });

  it('send many spans in several requests, each counted', async () => {
    const { accountId } = await sender({ compression: 'gzip' });
    await exportSpans({ isWire: true, compression: 'gzip' }, 2_000);
    const [row] = await app.sql<{ count: string }>('SELECT count(*) FROM usage_event WHERE account_id = $1', [
      accountId,
    ]);
    expect(Number(row?.count)).toBe(2_000);
  });
});
