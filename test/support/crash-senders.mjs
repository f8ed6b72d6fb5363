// People who send usage over HTTP while everything is being killed, and remember what they were told.
const models = [
  ['anthropic', 'claude-sonnet-4-5'],
  ['openai', 'gpt-5'],
  ['openai', 'gpt-5-mini'],
];
const firstDay = Date.UTC(2026, 7, 1);

/** What one person sent: each event has a serial of its own, which comes back as its input tokens. */
export class Person {
  sent = 0;
  acknowledged = new Set();

  constructor({ accountId, headers }) {
    Object.assign(this, { accountId, headers });
  }

  static async signUp(url, number) {
    const origin = `http://localhost:${new URL(url).port}`;
    const person = { email: `crash${number}@example.com`, password: 'tidal kettle hums amber' };
    const signedUp = await post(`${url}/v1/auth/sign-up`, { origin }, person);
    const cookie = signedUp.headers.getSetCookie()[0].split(';')[0];
    const { account } = await signedUp.json();
    const key = { name: 'crash', scopes: ['usage:read', 'usage:write', 'footprint:read'] };
    const made = await post(`${url}/v1/api-keys`, { origin, cookie }, key);
    return new Person({ accountId: account.id, headers: { authorization: `Bearer ${(await made.json()).key}` } });
  }

  /** New events, and sometimes some that were sent before. */
  batch(random) {
    const size = 1 + Math.floor(random() ** 2 * 120);
    const repeated = random() < 0.25 && this.sent > 0 ? Math.ceil(size / 3) : 0;
    const serials = new Set();
    for (let number = 0; number < repeated; number += 1) serials.add(1 + Math.floor(random() * this.sent));
    for (let number = repeated; number < size; number += 1) serials.add((this.sent += 1));
    return [...serials];
  }
}

/** Sends until it is told to stop; a batch without an answer is sent again, or given up and never known. */
export async function sendOn({ url, person, random, counts, isOver }) {
  while (!isOver()) {
    const serials = person.batch(random);
    const body = { events: serials.map(eventOf) };
    for (;;) {
      const outcome = await send(url, person, body, counts);
      if (outcome === 'acknowledged') {
        for (const serial of serials) person.acknowledged.add(serial);
        counts.acknowledgements += 1;
        break;
      }
      if (isOver() || random() < 0.2) {
        counts.givenUp += 1;
        break;
      }
      counts.retried += 1;
      await pause(50 + random() * 200);
    }
    await pause(10 + random() * 120);
  }
}

async function send(url, { headers }, body, counts) {
  let answer;
  try {
    answer = await post(`${url}/v1/usage-events`, headers, body);
  } catch {
    return 'unknown';
  }
  const text = await answer.text().catch(() => null);
  if (text === null || answer.status === 503) return 'unknown';
  if (answer.status !== 200) {
    counts.wrongAnswers.push(`${answer.status}: ${text.slice(0, 300)}`);
    return 'unknown';
  }
  const { recorded, duplicates, conflicts, refusedCount } = JSON.parse(text);
  if (recorded + duplicates === body.events.length && conflicts === 0 && refusedCount === 0) return 'acknowledged';
  counts.wrongAnswers.push(`for ${body.events.length} events: ${text.slice(0, 300)}`);
  return 'unknown';
}

function eventOf(serial) {
  const [provider, model] = models[serial % models.length];
  return {
    id: `crash-${serial}`,
    sourceKind: 'crash_proof',
    startedAt: new Date(firstDay + (serial % 60) * 86_400_000 + serial).toISOString(),
    provider,
    model,
    inputTokens: serial,
    outputTokens: 50 + (serial % 400),
  };
}

async function post(url, headers, body) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
