// What benches of the ingest path share: events as tools send them, and senders.
import { request as send } from 'node:http';

/** What is asked in every bench, by provider and model. */
export const models = [
  ['anthropic', 'claude-sonnet-4-5'],
  ['anthropic', 'claude-opus-4-1'],
  ['openai', 'gpt-5'],
  ['openai', 'gpt-5-mini'],
  ['gcp.gemini', 'gemini-2.5-pro'],
];

/** A request of one of five models within ninety days, with a native id. */
export function eventOf(name, number) {
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

/** Sends the batches over so many connections at once; each must be recorded as a whole. */
export async function sendAll(batches, { agent, senders }) {
  const queue = [...batches];
  const sender = async () => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) await post(agent, batch);
  };
  await Promise.all(Array.from({ length: senders }, sender));
}

function post(agent, { url, body, headers, type = 'application/json' }) {
  return new Promise((resolve, reject) => {
    const request = send(url, {
      agent,
      method: 'POST',
      headers: { ...headers, 'content-type': type, 'content-length': body.length },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.once('end', () => {
        const answer = response.statusCode === 200 ? JSON.parse(text) : null;
        const { refusedCount, recorded } = answer?.part ?? answer ?? {};
        if (refusedCount === 0 && recorded > 0) resolve();
        else reject(new Error(`answered ${response.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    request.end(body);
  });
}
