// Kills the API, single server processes and all of PostgreSQL while events come in over HTTP, then compares what is
// stored with what was acknowledged: each acknowledged event once, roll-ups equal to their events, all invariants.
import { runInvariants } from '@promptprint/platform';
import pg from 'pg';
import { invariants } from '../../apps/api/dist/invariants.js';
import { Person, sendOn } from './crash-senders.mjs';
import { startSystem } from './crash-system.mjs';

const people = 3;
const sendersEach = 2;
const mostRecoveryMs = 60_000;

export async function crashRun({ seed, say, count = 200, isBroken = false }) {
  const system = await startSystem({ isBroken, say });
  // A proof that is broken off leaves no server behind.
  const breakOff = () => void system.stop().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, breakOff);
  const counts = { acknowledgements: 0, retried: 0, givenUp: 0, wrongAnswers: [] };
  let isOver = false;
  // A stream of its own for each of them: they run beside each other, and a shared one would never replay.
  let streams = 0;
  try {
    const all = [];
    for (let number = 1; number <= people; number += 1) all.push(await Person.signUp(system.url, number));
    const senders = all.flatMap((person) =>
      Array.from({ length: sendersEach }, () => {
        streams += 1;
        return sendOn({ url: system.url, person, random: randomFrom(seed + streams), counts, isOver: () => isOver });
      }),
    );
    const kills = await killOften({ system, random: randomFrom(seed), counts, count, say }).finally(
      () => (isOver = true),
    );
    await Promise.all(senders);
    return await verdict({ system, all, counts, kills });
  } finally {
    isOver = true;
    await system.stop();
  }
}

/** Each kill waits until the one before it is got over, so that every one of them hits a system at work. */
async function killOften({ system, random, counts, count, say }) {
  const kills = { api: 0, backend: 0, postgres: 0, longestRecoveryMs: 0 };
  const targets = ['api', 'backend', 'postgres'];
  await acknowledgedSince(counts, 0);
  for (let number = 1; number <= count; number += 1) {
    await pause(50 + random() * 900);
    const target = number <= targets.length ? targets[number - 1] : targets[Math.floor(random() * targets.length)];
    const began = performance.now();
    await system.kill[target]();
    kills[target] += 1;
    await acknowledgedSince(counts, counts.acknowledgements);
    const recoveryMs = Math.round(performance.now() - began);
    kills.longestRecoveryMs = Math.max(kills.longestRecoveryMs, recoveryMs);
    if (number % 20 === 0) say(`${number} kills, ${counts.acknowledgements} batches acknowledged`);
  }
  return kills;
}

/** Two answers, because the first may have been under way when the kill came. */
async function acknowledgedSince(counts, before) {
  const giveUpAt = performance.now() + mostRecoveryMs;
  while (counts.acknowledgements < before + 2) {
    if (performance.now() > giveUpAt)
      throw new Error(`nothing was acknowledged for ${mostRecoveryMs / 1000} s after a kill`);
    await pause(20);
  }
}

async function verdict({ system, all, counts, kills }) {
  const { wrongAnswers, ...tries } = counts;
  const { stored, broken, damaged } = await inspect(system.adminUrl);
  const found = { acknowledged: 0, stored: 0, unanswered: 0, lost: 0, doubled: 0, unsent: 0 };
  for (const person of all) {
    const copies = stored.get(person.accountId) ?? new Map();
    found.acknowledged += person.acknowledged.size;
    found.stored += copies.size;
    for (const [serial, times] of copies) {
      if (times > 1) found.doubled += 1;
      if (serial < 1 || serial > person.sent) found.unsent += 1;
      if (!person.acknowledged.has(serial)) found.unanswered += 1;
    }
    for (const serial of person.acknowledged) if (!copies.has(serial)) found.lost += 1;
  }
  const faults = [...wrongAnswers, ...system.trouble];
  const isClean = found.lost + found.doubled + found.unsent + broken.length + damaged.length + faults.length === 0;
  return {
    pass: isClean && found.acknowledged > 0,
    kills: kills.api + kills.backend + kills.postgres,
    ...kills,
    ...tries,
    ...found,
    brokenInvariants: broken,
    damagedIndexes: damaged,
    faults: faults.length,
    firstFaults: faults.slice(0, 3),
  };
}

async function inspect(adminUrl) {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT account_id, input_tokens::int AS serial, count(*)::int AS copies FROM usage_event GROUP BY 1, 2',
    );
    const stored = new Map();
    for (const { account_id: account, serial, copies } of rows) {
      if (!stored.has(account)) stored.set(account, new Map());
      stored.get(account).set(serial, copies);
    }
    const verdicts = await runInvariants(adminUrl, invariants);
    const broken = verdicts.filter(({ holds }) => !holds).map(({ id, statement }) => `${id} ${statement}`);
    return { stored, broken, damaged: await damagedIndexes(client) };
  } finally {
    await client.end();
  }
}

/** Compares every index of the events and roll-ups with its table, row by row. */
async function damagedIndexes(client) {
  await client.query('CREATE EXTENSION IF NOT EXISTS amcheck');
  const { rows } = await client.query(
    `SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       JOIN pg_am a ON a.oid = c.relam
      WHERE a.amname = 'btree' AND c.relkind = 'i' AND i.indrelid::regclass::text LIKE 'usage_%'`,
  );
  const damaged = [];
  for (const { name } of rows) {
    await client
      .query('SELECT bt_index_check($1::regclass, true)', [name])
      .catch((error) => damaged.push(`${name}: ${error.message}`));
  }
  return damaged;
}

/** The same numbers from the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
