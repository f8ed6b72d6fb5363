// Events a second over HTTP by the number of senders and the size of the table: live (many accounts, no order) and as an
// import (one account, in the order of time), each against COPY of the same rows in the same run.
import { Buffer } from 'node:buffer';
import { Agent } from 'node:http';
import pg from 'pg';
import { binaryRows, copyIn } from './copied-rows.mjs';
import { countEvents, growTo } from './grown.mjs';
import { eventOf, sendAll } from './ingest-load.mjs';
import { median, rounded, secondsOf } from './measure.mjs';
import { signUp, startRunningApi } from './running-api.mjs';

const sizes = (process.env.BENCH_SIZES ?? '1000000,5000000,20000000').split(',').map(Number);
const senderCounts = [1, 4, 16];
const eventsPerRound = 60_000;
const eventsPerBatch = 5_000;
const people = 64;
const eventsPerAccount = 10_000;

export async function bench({ rounds, say }) {
  const api = await startRunningApi();
  const admin = new pg.Client({ connectionString: api.adminUrl });
  await admin.connect();
  const agent = new Agent({ keepAlive: true, maxSockets: Math.max(...senderCounts) });
  const stand = { api, admin, agent, known: [] };
  try {
    for (let number = 0; number <= people; number += 1) stand.known.push(await signUp(api.url, number));
    await fill(stand);
    const curve = [];
    for (const size of sizes) {
      await growTo(admin, size, { template: stand.known[0].accountId, eventsPerAccount });
      const rows = await countEvents(admin);
      for (const kind of ['live', 'import'])
        for (const senders of kind === 'live' ? senderCounts : [4]) {
          const measured = await measure(stand, { kind, senders, rounds, name: `${size}-${kind}-${senders}` });
          curve.push({ rows, kind, senders, ...measured });
          say(JSON.stringify(curve.at(-1)));
        }
    }
    return summary(curve, api.peakBytes());
  } finally {
    agent.destroy();
    await admin.end();
    await api.stop();
  }
}

/** What the other accounts are copied from. */
async function fill({ api, agent, known }) {
  const url = `${api.url}/v1/usage-events`;
  const batches = [];
  for (let from = 0; from < eventsPerAccount; from += eventsPerBatch)
    batches.push(batchOf({ url, headers: known[0].headers, name: 'template', from }));
  await sendAll(batches, { agent, senders: 1 });
}

async function measure(stand, { kind, senders, rounds, name }) {
  const rates = { figure: [], baseline: [], ratio: [] };
  for (let round = 0; round < rounds; round += 1) {
    const batches = await (kind === 'live' ? liveBatches : importBatches)(stand, `${name}-${round}`);
    const figure = eventsPerRound / (await secondsOf(() => sendAll(batches, { agent: stand.agent, senders })));
    const rows = await binaryRows(stand.admin, {
      count: eventsPerRound,
      people: kind === 'live' ? people : 1,
      isInOrder: kind === 'import',
    });
    const baseline = eventsPerRound / (await secondsOf(() => copyIn(stand.admin, rows)));
    rates.figure.push(figure);
    rates.baseline.push(baseline);
    rates.ratio.push(figure / baseline);
  }
  return {
    eventsPerSecond: Math.round(median(rates.figure)),
    copyRowsPerSecond: Math.round(median(rates.baseline)),
    ratio: rounded(median(rates.ratio)),
  };
}

/** One account after another, times in no order. */
function liveBatches({ api, known }, name) {
  const batches = [];
  for (let from = 0; from < eventsPerRound; from += eventsPerBatch) {
    const { headers } = known[1 + (batches.length % people)];
    batches.push(batchOf({ url: `${api.url}/v1/usage-events`, headers, name, from }));
  }
  return batches;
}

async function importBatches({ api, known }, name) {
  const [{ headers }] = known;
  const opened = await fetch(`${api.url}/v1/usage-imports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ sourceKind: 'claude_code' }),
  });
  const url = `${api.url}/v1/usage-imports/${(await opened.json()).id}/events`;
  const events = Array.from({ length: eventsPerRound }, (_, at) => eventOf(name, at)).toSorted((a, b) =>
    a.startedAt < b.startedAt ? -1 : 1,
  );
  return Array.from({ length: eventsPerRound / eventsPerBatch }, (_, at) => ({
    url,
    headers,
    body: Buffer.from(JSON.stringify({ events: events.slice(at * eventsPerBatch, (at + 1) * eventsPerBatch) })),
  }));
}

function batchOf({ url, headers, name, from }) {
  const events = Array.from({ length: eventsPerBatch }, (_, at) => eventOf(name, from + at));
  return { url, headers, body: Buffer.from(JSON.stringify({ events })) };
}

function summary(curve, peak) {
  const best = (kind, rows) =>
    curve
      .filter((point) => point.kind === kind && point.rows === rows)
      .toSorted((a, b) => b.eventsPerSecond - a.eventsPerSecond)[0];
  const [first, last] = [curve[0].rows, curve.at(-1).rows];
  const live = best('live', first);
  return {
    figure: live.eventsPerSecond,
    unit: 'events/s',
    baseline: live.copyRowsPerSecond,
    baselineIs: `COPY binary of the same rows into the same table of ${first} rows, its indexes, no roll-ups`,
    ratio: live.ratio,
    importRatio: best('import', first).ratio,
    ofLargestToSmallestTable: rounded(best('live', last).eventsPerSecond / live.eventsPerSecond),
    eventsPerBatch,
    people,
    apiPeakMegabytes: peak === null ? null : Math.round(peak / 1e6),
    curve,
  };
}
