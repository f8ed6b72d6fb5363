import type { TestApp } from './app.js';

export type Headers = Record<string, string>;

/** A chat of the given number, a minute apart from the next. */
export const chat = (number: number, more: object = {}) => ({
  id: `chat-${number}`,
  sourceKind: 'my_tool',
  startedAt: new Date(Date.UTC(2026, 9, 1, 8) + number * 60_000).toISOString(),
  provider: 'anthropic',
  model: 'claude-sonnet-4-5',
  inputTokens: 1_200 + number,
  outputTokens: 600,
  ...more,
});

export const chats = (from: number, count: number, more: object = {}) =>
  Array.from({ length: count }, (_, at) => chat(from + at, more));

/** The routes of usage as a tool would call them. */
export class UsageCalls {
  constructor(private readonly app: TestApp) {}

  post(headers: Headers, events: readonly object[], more: Headers = {}) {
    const payload = JSON.stringify({ events });
    return this.app.inject({
      method: 'POST',
      url: '/v1/usage-events',
      headers: { ...headers, 'content-type': 'application/json', ...more },
      payload,
    });
  }

  /** Sends events and demands that each of them is stored now. */
  async record(headers: Headers, events: readonly object[]): Promise<void> {
    const answer = await this.post(headers, events);
    const { recorded } = answer.json<{ recorded: number }>();
    if (recorded !== events.length)
      throw new Error(`only ${recorded} of ${events.length} events were stored: ${answer.body}`);
  }

  ndjson(headers: Headers, payload: string | Buffer) {
    return this.app.inject({
      method: 'POST',
      url: '/v1/usage-events',
      headers: { ...headers, 'content-type': 'application/x-ndjson' },
      payload,
    });
  }

  async get(headers: Headers, url: string) {
    return (await this.app.inject({ url, headers })).json();
  }

  openImport(headers: Headers, payload: object) {
    return this.app.inject({ method: 'POST', url: '/v1/usage-imports', headers, payload });
  }
}
