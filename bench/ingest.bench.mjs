// Events a second over HTTP, against COPY of the same rows in binary form into the same table with the same indexes.
import { Buffer } from 'node:buffer';
import { Agent } from 'node:http';
import pg from 'pg';
import { binaryRows, copyIn } from './copied-rows.mjs';
import { eventOf, sendAll } from './ingest-load.mjs';
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
      const batches = batchesOf(`round-${round}`, { url, people: known, count: eventsPerRound });
      const figure = eventsPerRound / (await secondsOf(() => sendAll(batches, { agent, senders: connections })));
      const rows = await binaryRows(admin, { count: eventsPerRound, people });
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
