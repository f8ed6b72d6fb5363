// GenAI spans a second over OTLP/HTTP (protobuf, as the SDK encodes them) to committed rows, against COPY of the same rows
// in binary form into the same table with the same indexes.
import { Agent, request as send } from 'node:http';
import { loadavg } from 'node:os';
import { ProtobufTraceSerializer, JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import pg from 'pg';
import { readOtlpJson, readOtlpWire } from '@promptprint/usage-formats';
import { binaryRows, copyIn } from './copied-rows.mjs';
import { models } from './ingest-load.mjs';
import { median, secondsOf } from './measure.mjs';
import { signUp, startRunningApi } from './running-api.mjs';

const spansPerRound = 60_000;
/** What the SDK's batch processor sends at most, several batches of a collector in one. */
const spansPerRequest = 5_000;
const people = 8;
/** Every sender's exporter has its own. */
const connections = people;

export async function bench({ rounds, say }) {
  const api = await startRunningApi();
  const admin = new pg.Client({ connectionString: api.adminUrl });
  await admin.connect();
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    const senders = [];
    for (let number = 1; number <= people; number += 1) senders.push(await signUp(api.url, number));
    await exportAll(api.url, { agent, requests: requestsOf('warm-up', senders, 20_000) });
    const rates = { figure: [], baseline: [], ratio: [], apiMicroseconds: [] };
    for (let round = 0; round < rounds; round += 1) {
      const requests = requestsOf(`round-${round}`, senders, spansPerRound);
      const cpuBefore = api.cpuMs();
      const figure = spansPerRound / (await secondsOf(() => exportAll(api.url, { agent, requests })));
      rates.apiMicroseconds.push(((api.cpuMs() - cpuBefore) * 1000) / spansPerRound);
      const rows = await binaryRows(admin, { count: spansPerRound, people });
      const baseline = spansPerRound / (await secondsOf(() => copyIn(admin, rows)));
      rates.figure.push(figure);
      rates.baseline.push(baseline);
      rates.ratio.push(figure / baseline);
      say(
        `round ${round + 1}: ${Math.round(figure)} spans/s over HTTP, ${Math.round(baseline)} rows/s by COPY, ratio ${(figure / baseline).toFixed(3)}`,
      );
    }
    await demandRows(admin, 20_000 + rounds * spansPerRound);
    return {
      figure: median(rates.figure),
      unit: 'spans/s',
      baseline: median(rates.baseline),
      baselineIs: 'COPY binary of the same rows into the same table, its indexes, no roll-ups',
      ratio: median(rates.ratio),
      ...(await readingAlone()),
      apiMicrosecondsPerSpan: median(rates.apiMicroseconds),
      spansPerRound,
      spansPerRequest,
      connections,
      people,
      apiPeakMegabytes: Math.round((api.peakBytes() ?? 0) / 1e6),
      load: loadavg()[0],
    };
  } finally {
    agent.destroy();
    await admin.end();
    await api.stop();
  }
}

/** Bytes and spans a second of the reader alone, in both encodings, against JSON.parse of the same spans. */
async function readingAlone() {
  const spans = spansOf('alone', 0, spansPerRequest);
  const wire = ProtobufTraceSerializer.serializeRequest(spans);
  const json = JsonTraceSerializer.serializeRequest(spans);
  const text = new TextDecoder().decode(json);
  const rate = async (work) => {
    const seconds = [];
    for (let round = 0; round < 9; round += 1) seconds.push(await secondsOf(work));
    return Math.round(spansPerRequest / median(seconds));
  };
  return {
    readWirePerSecond: await rate(() => readOtlpWire(wire, 'traces', Date.now()).reading.uses()),
    readJsonPerSecond: await rate(() => readOtlpJson(json, 'traces', Date.now()).reading.uses()),
    jsonParsePerSecond: await rate(() => JSON.parse(text)),
    wireBytesPerSpan: Math.round(wire.length / spansPerRequest),
  };
}

async function demandRows(admin, sent) {
  const { rows } = await admin.query(
    `SELECT count(*)::int AS stored FROM usage_event e JOIN usage_source s USING (account_id, source_no) WHERE s.kind = 'otlp'`,
  );
  if (rows[0].stored !== sent) throw new Error(`${rows[0].stored} rows of ${sent} spans`);
}

/** Requests as an exporter would send them: inference of five models over ninety days, with what people said beside it. */
function requestsOf(name, senders, count) {
  const requests = [];
  for (let from = 0; from < count; from += spansPerRequest) {
    const sender = senders[requests.length % senders.length];
    const spans = spansOf(name, from, Math.min(spansPerRequest, count - from));
    requests.push({ body: ProtobufTraceSerializer.serializeRequest(spans), headers: sender.headers });
  }
  return requests;
}

const resource = resourceFromAttributes({ 'service.name': 'bench', 'telemetry.sdk.language': 'nodejs' });
const said = 'Please explain, in a few words, how the tides come about and why there are two of them a day. ';

function spansOf(name, from, count) {
  return Array.from({ length: count }, (_, at) => spanOf(name, from + at));
}

function spanOf(name, number) {
  const [provider, model] = models[number % models.length];
  const input = 400 + ((number * 7_919) % 20_000);
  const startedMs = Date.UTC(2026, 7, 1) + (number % 90) * 86_400_000 + number * 137;
  const hash = hashOf(`${name} ${number}`);
  return {
    name: `chat ${model}`,
    kind: 2,
    spanContext: () => ({ traceId: `${hash}${hash}`, spanId: hash, traceFlags: 1 }),
    startTime: [Math.floor(startedMs / 1000), (startedMs % 1000) * 1e6],
    endTime: [Math.floor(startedMs / 1000) + 2, 0],
    status: { code: 0 },
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': provider,
      'gen_ai.request.model': model,
      'gen_ai.response.model': model,
      'gen_ai.response.id': `msg_${hash}`,
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.request.max_tokens': 4_096,
      'gen_ai.request.temperature': 0.7,
      'gen_ai.conversation.id': `session-${number >> 5}`,
      'gen_ai.usage.input_tokens': input,
      'gen_ai.usage.cache_read.input_tokens': Math.floor(input * 0.6),
      'gen_ai.usage.output_tokens': 50 + ((number * 104_729) % 1_500),
      'gen_ai.input.messages': said,
      'server.address': 'api.example.com',
      'server.port': 443,
    },
    links: [],
    events: [],
    duration: [2, 0],
    ended: true,
    resource,
    instrumentationScope: { name: 'bench', version: '1' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

/** Sixteen hex digits that differ for every text. */
function hashOf(text) {
  let [a, b] = [0x811c9dc5, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    a = Math.imul(a ^ text.charCodeAt(at), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(at), 0x5f356495) + at;
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

async function exportAll(url, { agent, requests }) {
  const queue = [...requests];
  const worker = async () => {
    for (let request = queue.shift(); request; request = queue.shift()) await post(url, agent, request);
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

function post(url, agent, { body, headers }) {
  return new Promise((resolve, reject) => {
    const request = send(`${url}/otlp/v1/traces`, {
      agent,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-protobuf', 'content-length': body.length },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      let answer = '';
      response.setEncoding('latin1').on('data', (part) => (answer += part));
      // An empty answer says that every span was taken.
      response.once('end', () => {
        if (response.statusCode === 200 && answer === '') resolve();
        else reject(new Error(`answered ${response.statusCode}: ${answer.slice(0, 300)}`));
      });
    });
    request.end(body);
  });
}
