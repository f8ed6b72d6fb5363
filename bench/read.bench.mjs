// A year's footprint by day and a page of the log, over HTTP, while the database grows from ten thousand events to ten million.
import pg from 'pg';
import { countEvents, growTo } from './grown.mjs';
import { models } from './ingest-load.mjs';
import { rounded } from './measure.mjs';
import { OneConnection } from './one-connection.mjs';
import { signUp, startRunningApi } from './running-api.mjs';

const sizes = (process.env.BENCH_SIZES ?? '10000,1000000,10000000').split(',').map(Number);
const eventsPerAccount = 2_000;
const measured = 5;
const requestsPerRound = 120;
/** Until the code is compiled, as it is in a server that has run for a minute. */
const warmUps = 100;
const dayMs = 86_400_000;
const dayAt = (days) => new Date(Date.UTC(2026, 10, 26) + days * dayMs).toISOString().slice(0, 10);
const yearTo = (days) => `/v1/footprint?from=${dayAt(days - 364)}&to=${dayAt(days)}&groupBy=day`;

/** What is asked, by the number of the request. */
const questions = {
  footprint: () => yearTo(0),
  // Another year each time: nothing of it was computed before.
  footprintAnew: (number) => yearTo(-1 - Math.floor((number % 700) / measured)),
  log: () => '/v1/usage-events?limit=50',
};

export async function bench({ rounds, say }) {
  const api = await startRunningApi();
  const admin = new pg.Client({ connectionString: api.adminUrl });
  await admin.connect();
  const connection = new OneConnection(api.url);
  try {
    const people = [];
    for (let number = 1; number <= measured; number += 1) people.push(await person(api.url, number));
    const stages = [];
    for (const size of sizes) {
      await growTo(admin, size, { template: people[0].accountId, eventsPerAccount });
      for (let warm = 0; warm < warmUps; warm += 1)
        for (const pathOf of Object.values(questions))
          await connection.get(pathOf(695 - warm), people[warm % measured].headers);
      const stage = { events: await countEvents(admin) };
      for (const [name, pathOf] of Object.entries(questions)) {
        const times = [];
        const cpu = api.cpuMs();
        for (let number = 0; number < rounds * requestsPerRound; number += 1)
          times.push(await connection.get(pathOf(number), people[number % measured].headers));
        const apiCpuMs = cpu === null ? null : rounded((api.cpuMs() - cpu) / times.length);
        stage[name] = { p50: quantile(times, 0.5), p99: quantile(times, 0.99), apiCpuMs };
      }
      stages.push(stage);
      say(`${stage.events} events: ${JSON.stringify(stage)}`);
    }
    const [first, last] = [stages[0], stages.at(-1)];
    return {
      figure: last.footprint.p99,
      unit: 'ms',
      baseline: first.footprint.p99,
      baselineIs: `p99 of the same footprint with ${first.events} events in the database`,
      anewRatio: rounded(last.footprintAnew.p99 / first.footprintAnew.p99),
      logRatio: rounded(last.log.p99 / first.log.p99),
      p50Ratio: rounded(last.footprint.p50 / first.footprint.p50),
      requestsPerStage: rounds * requestsPerRound,
      eventsPerAccount,
      stages,
    };
  } finally {
    connection.close();
    await admin.end();
    await api.stop();
  }
}

/** Somebody with a year of use behind them: requests of five models on most days. */
async function person(url, number) {
  const known = await signUp(url, number);
  const start = Date.UTC(2025, 10, 27);
  const events = Array.from({ length: eventsPerAccount }, (_, at) => {
    const [provider, model] = models[(at * 7 + number) % models.length];
    return {
      id: `read-${number}-${at}`,
      sourceKind: 'claude_code',
      startedAt: new Date(
        start + Math.floor((at / eventsPerAccount) * 364 * 86_400_000) + ((at * 7_919) % 80_000) * 100,
      ).toISOString(),
      provider,
      model,
      inputTokens: 400 + ((at * 7_919) % 20_000),
      outputTokens: 50 + ((at * 104_729) % 1_500),
    };
  });
  const answer = await fetch(`${url}/v1/usage-events`, {
    method: 'POST',
    headers: { ...known.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ events }),
  });
  const { recorded } = await answer.json();
  if (recorded !== eventsPerAccount) throw new Error(`only ${recorded} events were stored`);
  return known;
}

function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
}
