// Events a second over HTTP, against COPY of the same rows in binary form into the same table with the same indexes.
import { Buffer } from 'node:buffer';
<<<<<<< HEAD
import { Agent } from 'node:http';
import pg from 'pg';
import { binaryRows, copyIn, eventOf, sendAll } from './ingest-load.mjs';
=======
import { Agent, request as send } from 'node:http';
import pg from 'pg';
import { binaryRows, copyIn } from './copied-rows.mjs';
>>>>>>> otlp
import { median, secondsOf } from './measure.mjs';
import { signUp, startRunningApi } from './running-api.mjs';

const eventsPerRound = 60_000;
const eventsPerBatch = 5_000;
const connections = 4;
const people = 8;

export async function bench({ rounds, say }) {
  const api = await startRunningApi();
  const admin = new pg.Client({ connectionString: api.adminUrl });
  await admin.connect();
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    const known = [];
    for (let number = 1; number <= people; number += 1) known.push(await signUp(api.url, number));
    const url = `${api.url}/v1/usage-events`;
    await sendAll(batchesOf('warm-up', { url, people: known, count: 20_000 }), { agent, senders: connections });
    const rates = { figure: [], baseline: [], ratio: [] };
    for (let round = 0; round < rounds; round += 1) {
<<<<<<< HEAD
      const batches = batchesOf(`round-${round}`, { url, people: known, count: eventsPerRound });
      const figure = eventsPerRound / (await secondsOf(() => sendAll(batches, { agent, senders: connections })));
      const rows = await binaryRows(admin, { count: eventsPerRound, accounts: people, order: 'random()' });
=======
      const batches = batchesOf(`round-${round}`, senders, eventsPerRound);
      const figure = eventsPerRound / (await secondsOf(() => ingest(api.url, { agent, batches })));
      const rows = await binaryRows(admin, { count: eventsPerRound, people });
>>>>>>> otlp
      const baseline = eventsPerRound / (await secondsOf(() => copyIn(admin, rows)));
      rates.figure.push(figure);
      rates.baseline.push(baseline);
      rates.ratio.push(figure / baseline);
      say(
        `round ${round + 1}: ${Math.round(figure)} events/s over HTTP, ${Math.round(baseline)} rows/s by COPY, ratio ${(figure / baseline).toFixed(3)}`,
      );
    }
    const peak = api.peakBytes();
    return {
      figure: median(rates.figure),
      unit: 'events/s',
      baseline: median(rates.baseline),
      baselineIs: 'COPY binary of the same rows into the same table, its indexes, no roll-ups',
      ratio: median(rates.ratio),
      eventsPerRound,
      eventsPerBatch,
      connections,
      people,
      apiPeakMegabytes: peak === null ? null : Math.round(peak / 1e6),
    };
  } finally {
    agent.destroy();
    await admin.end();
    await api.stop();
  }
}

/** Bodies as a tool would send them: requests of five models over ninety days, each with a native id. */
function batchesOf(name, { url, people: known, count }) {
  const batches = [];
  for (let from = 0; from < count; from += eventsPerBatch) {
    const sender = known[batches.length % known.length];
    const events = Array.from({ length: Math.min(eventsPerBatch, count - from) }, (_, at) => eventOf(name, from + at));
    batches.push({ url, body: Buffer.from(JSON.stringify({ events })), headers: sender.headers });
  }
  return batches;
}
<<<<<<< HEAD
=======

function eventOf(name, number) {
  const [provider, model] = models[number % models.length];
  const input = 400 + ((number * 7_919) % 20_000);
  return {
    id: `${name}-req_${number}_0193a1b2c3d4`,
    sourceKind: 'claude_code',
    startedAt: new Date(Date.UTC(2026, 7, 1) + (number % 90) * 86_400_000 + number * 137).toISOString(),
    operation: 'chat',
    provider,
    model,
    inputTokens: input,
    inputCacheReadTokens: Math.floor(input * 0.6),
    outputTokens: 50 + ((number * 104_729) % 1_500),
    isStream: true,
    durationMs: 1_200 + (number % 900),
  };
}

async function ingest(url, { agent, batches }) {
  const queue = [...batches];
  const worker = async () => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) await post(url, agent, batch);
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

function post(url, agent, { body, headers }) {
  return new Promise((resolve, reject) => {
    const request = send(`${url}/v1/usage-events`, {
      agent,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': body.length },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.once('end', () => {
        const answer = response.statusCode === 200 ? JSON.parse(text) : null;
        if (answer?.refusedCount === 0 && answer.recorded > 0) resolve();
        else reject(new Error(`answered ${response.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    request.end(body);
  });
}
>>>>>>> otlp
