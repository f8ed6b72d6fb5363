import { describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { cookieOf, Given, goodPassword } from './support/given.js';

// Many of these hash passwords, which takes its time on a busy machine.
jest.setTimeout(120_000);

interface Step {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url: string;
  payload?: object;
}

const event = (number: number, more: object = {}) => ({
  id: `call-${number}`,
  sourceKind: 'my_tool',
  startedAt: new Date(Date.UTC(2026, 9, 1 + number, 8)).toISOString(),
  provider: 'anthropic',
  model: 'claude-sonnet-4-5',
  inputTokens: 1_000 + number,
  outputTokens: 500,
  ...more,
});

/** What one person does, and asks for, from the first day on. */
const scenario: readonly Step[] = [
  { url: '/v1/me' },
  { url: '/v1/usage-events' },
  { url: '/v1/footprint?from=2026-10-01&to=2026-11-20' },
  { method: 'POST', url: '/v1/usage-events', payload: { events: [1, 2, 3].map((number) => event(number)) } },
  { method: 'POST', url: '/v1/usage-events', payload: { events: [event(1), event(2, { outputTokens: 1 }), event(4)] } },
  {
    method: 'POST',
    url: '/v1/usage-imports',
    payload: {
      sourceKind: 'chatgpt_export',
      events: [event(9, { model: 'a model of nobody else' })],
      isComplete: true,
    },
  },
  { url: '/v1/usage-events?limit=2' },
  { url: '/v1/usage-imports' },
  { url: '/v1/footprint?from=2026-10-01&to=2026-11-20' },
  { url: '/v1/footprint?from=2026-10-01&to=2026-11-20&groupBy=model' },
  { url: '/v1/footprint?from=2026-10-01&to=2026-11-20&groupBy=source' },
  { method: 'POST', url: '/v1/api-keys', payload: { name: 'laptop', scopes: ['usage:read'] } },
  { url: '/v1/api-keys' },
  { url: '/v1/me/sessions' },
  { method: 'PATCH', url: '/v1/me', payload: { displayName: 'Mina', country: 'KR' } },
  { url: '/v1/usage-events/00000000000000000000000000000000' },
  { url: '/v1/me/export' },
];

/** Ids, secrets and times differ between any two runs of anything; the times of October are those of the events. */
function masked(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'uuid')
    .replaceAll(/pp_live_\w+(?:-\w*)*/g, 'key')
    .replaceAll(/\b[0-9a-f]{32}\b/g, 'entry')
    .replaceAll(/"eventIdKey":"[^"]*"/g, '"eventIdKey":"…"')
    .replaceAll(/"nextCursor":"[^"]*"/g, '"nextCursor":"…"')
    .replaceAll(/(?!2026-10)\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now');
}

type Answers = readonly { step: string; status: number; headers: string[]; body: unknown }[];

/** The answers to B's scenario; whatever `between` does happens before each step. */
async function answersTo(app: TestApp, between: (step: number) => Promise<void>): Promise<Answers> {
  const email = 'b@example.com';
  await between(-1);
  const signUp = await app.inject({
    method: 'POST',
    url: '/v1/auth/sign-up',
    payload: { email, password: goodPassword },
  });
  const headers = { cookie: cookieOf(signUp.headers['set-cookie']) };
  const answers = [];
  for (const [at, { method = 'GET', url, payload }] of scenario.entries()) {
    await between(at);
    const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    const names = Object.keys(answer.headers).toSorted();
    const body: unknown = JSON.parse(masked(answer.body));
    answers.push({ step: `${method} ${url}`, status: answer.statusCode, headers: names, body: unordered(body) });
  }
  return answers;
}

/** Entries of an export stand in the order of their ids, which are random. */
function unordered(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('usageEvents' in body) || !Array.isArray(body.usageEvents))
    return body;
  const usageEvents = body.usageEvents.map((entry) => JSON.stringify(entry)).toSorted();
  return { ...body, usageEvents };
}

async function alone(): Promise<Answers> {
  const app = await startTestApp();
  try {
    return await answersTo(app, async () => {});
  } finally {
    await app.invariants();
    await app.close();
  }
}

/** A does the same at the same time, under the same ids and names, and more. */
async function besideA(): Promise<Answers> {
  const app = await startTestApp();
  try {
    const given = new Given(app);
    const a = await given.person({ email: 'a@example.com', displayName: 'A' });
    const send = async ({ method = 'GET', url, payload }: Step) =>
      app.inject({ method, url, headers: a.headers, ...(payload ? { payload } : {}) });
    return await answersTo(app, async (step) => {
      const same = scenario[step];
      if (same) await send(same);
      const events = [event(step, { outputTokens: 9 }), event(100 + step, { model: 'a model of nobody else' })];
      if (step >= 0) await given.usage(a, [...events, { id: `mine-${step}` }]);
      await given.usageImport(a, { sourceKind: 'chatgpt_export' });
    });
  } finally {
    await app.invariants();
    await app.close();
  }
}

describe('what somebody else does', () => {
  it('changes no byte of any answer to me', async () => {
    const [quiet, busy] = [await alone(), await besideA()];
    expect(busy).toEqual(quiet);
    expect(quiet.map(({ status }) => status).filter((status) => status < 300).length).toBeGreaterThan(14);
  });

  it('would be seen: the same comparison finds one entry more', async () => {
    const app = await startTestApp();
    try {
      const [first, second] = [new Given(app), new Given(app)];
      const page = async (given: Given, numbers: readonly number[]) => {
        const person = await given.person();
        await given.usage(
          person,
          numbers.map((number) => event(number)),
        );
        return JSON.parse(masked((await app.inject({ url: '/v1/usage-events', headers: person.headers })).body));
      };
      expect(await page(second, [1, 2])).toEqual(await page(first, [1, 2]));
      expect(await page(second, [1, 2, 3])).not.toEqual(await page(first, [1, 2]));
    } finally {
      await app.close();
    }
  });
});
