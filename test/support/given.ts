import type { Scope } from '@promptprint/accounts';
import { Clock } from '@promptprint/platform';
import type { InjectOptions } from 'fastify';
import { RestatementService } from '@promptprint/usage';
import type { TestApp } from './app.js';

export const goodPassword = 'tidal kettle hums amber';

export interface GivenPerson {
  id: string;
  accountId: string;
  email: string;
  password: string;
  /** `name=value`, as a browser would send it. */
  cookie: string;
  /** What a signed-in browser sends. */
  headers: Record<string, string>;
}

export interface GivenKey {
  id: string;
  text: string;
  headers: Record<string, string>;
}

export interface PersonWish {
  email?: string;
  password?: string;
  displayName?: string;
  locale?: 'en' | 'ko';
  country?: string;
  timezone?: string;
}

const someEvent = {
  startedAt: '2026-11-02T08:00:00Z',
  provider: 'openai',
  model: 'gpt-5',
  inputTokens: 1_000,
  outputTokens: 400,
};

let count = 0;

/** Builders that go through the real routes, so that what they build is what a caller would get. */
export class Given {
  constructor(private readonly app: TestApp) {}

  async person({
    email = `person${(count += 1)}@example.com`,
    password = goodPassword,
    ...rest
  }: PersonWish = {}): Promise<GivenPerson> {
    const answer = await this.post('/v1/auth/sign-up', { email, password, ...rest });
    const cookie = cookieOf(answer.headers['set-cookie']);
    const { person, account } = JSON.parse(answer.body) as { person: { id: string }; account: { id: string } };
    return { id: person.id, accountId: account.id, email, password, cookie, headers: { cookie } };
  }

  /** Another browser of the same person. */
  async session({
    email,
    password,
  }: Pick<GivenPerson, 'email' | 'password'>): Promise<{ cookie: string; headers: Record<string, string> }> {
    const answer = await this.post('/v1/auth/sign-in', { email, password });
    const cookie = cookieOf(answer.headers['set-cookie']);
    return { cookie, headers: { cookie } };
  }

  async apiKey(
    { headers }: Pick<GivenPerson, 'headers'>,
    scopes: readonly Scope[] = ['usage:read', 'usage:write', 'footprint:read', 'account:read'],
    rest: { name?: string; expiresAt?: string; networks?: string[] } = {},
  ): Promise<GivenKey> {
    const answer = await this.post('/v1/api-keys', { name: 'a key', scopes, ...rest }, headers);
    const { id, key } = JSON.parse(answer.body) as { id: string; key: string };
    return { id, text: key, headers: { authorization: `Bearer ${key}` } };
  }

  /** Entries of the log; what is not named is filled in. */
  async usage({ headers }: Pick<GivenPerson, 'headers'>, events: readonly object[]): Promise<void> {
    await this.post('/v1/usage-events', { events: events.map((event) => ({ ...someEvent, ...event })) }, headers);
  }

  /** Everything recorded so far, computed again by corrected factors and announced; answers the id. */
  async restatement({ accountId }: Pick<GivenPerson, 'accountId'>): Promise<string> {
    const restatements = this.app.app.get(RestatementService);
    const id = await restatements.plan({ accountId, toSet: '2026-11.1', period: null });
    if (id === null) throw new Error('there is nothing to restate');
    const outcome = await restatements.work(accountId, id);
    if (outcome !== 'announced') throw new Error(`the restatement is ${outcome}`);
    return id;
  }

  /** A finished import of one entry. */
  async usageImport({ headers }: Pick<GivenPerson, 'headers'>, rest: object = {}): Promise<{ id: string }> {
    const payload = { sourceKind: 'my_tool', events: [{ ...someEvent, outputTokens: 321 }], isComplete: true, ...rest };
    const { id } = (await this.post('/v1/usage-imports', payload, headers)).json();
    return { id };
  }

  /** A provider that is asked for usage; the application must have been started with a stand-in's settings. */
  async usageConnection(
    { headers }: Pick<GivenPerson, 'headers'>,
    rest: { kind?: string; label?: string; key?: string; since?: string } = {},
  ): Promise<{ id: string; importId: string }> {
    const payload = { kind: 'openai', label: 'Our company', key: 'sk-admin-0123456789', ...rest };
    return (await this.post('/v1/usage-connections', payload, headers)).json();
  }

  /** A habit to be tried from tomorrow on, or decided on so many days ago. */
  async trial(
    { headers }: Pick<GivenPerson, 'headers'>,
    { rule = 'caching', daysAgo = 0 }: { rule?: string; daysAgo?: number } = {},
  ): Promise<void> {
    const clock = this.app.app.get(Clock);
    clock.advance(-daysAgo * 86_400_000);
    try {
      await this.post('/v1/reduction-trials', { rule }, headers);
    } finally {
      clock.advance(daysAgo * 86_400_000);
    }
  }

  private async post(url: string, payload: object, headers: Record<string, string> = {}) {
    const options: InjectOptions = { method: 'POST', url, payload, headers };
    const answer = await this.app.inject(options);
    if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`);
    return answer;
  }
}

export function cookieOf(header: string | string[] | undefined): string {
  const [first = ''] = [header ?? ''].flat();
  return first.split(';')[0] ?? '';
}
