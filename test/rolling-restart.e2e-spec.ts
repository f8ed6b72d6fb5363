import { Agent, request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { ApiProcess } from './support/api-process.js';
import { Given, type GivenPerson } from './support/given.js';

let app: TestApp;
let person: GivenPerson;
const running = new Set<ApiProcess>();

beforeAll(async () => {
  app = await startTestApp();
  person = await new Given(app).person();
}, 60_000);
afterEach(async () => {
  await Promise.all([...running].map((api) => api.stop()));
  running.clear();
  await app.invariants();
});
afterAll(() => app.close());

async function startApi(env: Record<string, string> = {}): Promise<ApiProcess> {
  const api = await ApiProcess.start(app, env);
  running.add(api);
  return api;
}

async function stopApi(api: ApiProcess): Promise<number | null> {
  running.delete(api);
  return api.stop();
}

const agent = new Agent({ keepAlive: true });
afterAll(() => agent.destroy());

/** The status of an answer that arrived whole; throws when the connection failed. */
function statusOf(url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
      answer.once('error', reject);
    });
    asked.once('error', reject);
    asked.end();
  });
}

/** What stands in front of several processes: it asks each now and then whether it is ready. */
class Balancer {
  #ready: ApiProcess[] = [];
  #turn = 0;
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => void this.look(), 100);
  }

  async look(): Promise<void> {
    const asked = [...running].map(async (api) => ({
      api,
      isReady: (await statusOf(`${api.url}/health/ready`).catch(() => 0)) === 200,
    }));
    this.#ready = (await Promise.all(asked)).filter(({ isReady }) => isReady).map(({ api }) => api);
  }

  next(): ApiProcess {
    this.#turn += 1;
    const api = this.#ready[this.#turn % this.#ready.length];
    if (!api) throw new Error('no process is ready');
    return api;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

describe('a rolling restart', () => {
  it('fails no request: readiness ends first, then connections, then the process', async () => {
    const env = { DRAIN_WAIT_MS: '600' };
    let old = await startApi(env);
    let other = await startApi(env);
    const balancer = new Balancer();
    await balancer.look();
    const answers: Record<string, number> = {};
    let isOver = false;
    const load = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const outcome = await statusOf(`${balancer.next().url}/v1/me`, { cookie: person.cookie }).catch(
          (error: Error) => error.message,
        );
        answers[outcome] = (answers[outcome] ?? 0) + 1;
        // Enough to hit every moment of a restart, and leaves the processor to the processes that start.
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    try {
      for (let roll = 0; roll < 4; roll += 1) {
        const fresh = await startApi(env);
        await balancer.look();
        // Still known to the balancer while it drains: it has to find out by asking.
        const code = await old.stop();
        running.delete(old);
        expect(code).toBe(0);
        [old, other] = [other, fresh];
      }
    } finally {
      isOver = true;
      await Promise.all(load);
      balancer.stop();
    }
    expect(Object.keys(answers)).toEqual(['200']);
    expect(answers['200']).toBeGreaterThan(200);
  }, 60_000);
});

describe('a process that is told to end', () => {
  it('finishes what it took on, says so on every answer, and takes on no more', async () => {
    const api = await startApi({ DRAIN_WAIT_MS: '900' });
    const body = JSON.stringify({ email: person.email, password: person.password });
    const slow = new Promise<{ status: number; connection: string | undefined }>((resolve, reject) => {
      const asked = request(
        `${api.url}/v1/auth/sign-in`,
        { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length } },
        (answer) => {
          answer.resume();
          answer.once('end', () => resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection }));
        },
      );
      asked.once('error', reject);
      asked.write(body.slice(0, 10));
      setTimeout(() => asked.end(body.slice(10)), 700);
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const began = performance.now();
    const ended = stopApi(api);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await statusOf(`${api.url}/health/ready`)).toBe(503);
    expect(await statusOf(`${api.url}/health/live`)).toBe(200);
    expect(await slow).toEqual({ status: 200, connection: 'close' });
    expect(await ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(8_000);
    await expect(statusOf(`${api.url}/health/live`)).rejects.toThrow(/ECONNREFUSED/);
  }, 30_000);

  it('ends at once when it is told twice', async () => {
    const api = await startApi({ DRAIN_WAIT_MS: '20000' });
    const began = performance.now();
    api.signal('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
    api.signal('SIGTERM');
    expect(await api.ended).toBe(1);
    running.delete(api);
    expect(performance.now() - began).toBeLessThan(5_000);
  }, 30_000);
});

describe('a database that is away', () => {
  it('makes a process unready but leaves it alive', async () => {
    const api = await startApi({ DATABASE_RECONNECT_MS: '200' });
    const name = new URL(app.adminUrl).pathname.slice(1);
    await app.sql(`ALTER DATABASE ${name} CONNECTION LIMIT 0`);
    try {
      await app.sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'promptprint'`,
        [name],
      );
      expect(await statusOf(`${api.url}/health/ready`)).toBe(503);
      expect(await statusOf(`${api.url}/health/live`)).toBe(200);
      expect(await statusOf(`${api.url}/v1/me`, { cookie: person.cookie })).toBe(503);
    } finally {
      await app.sql(`ALTER DATABASE ${name} CONNECTION LIMIT -1`);
    }
    expect(await statusOf(`${api.url}/health/ready`)).toBe(200);
    expect(await statusOf(`${api.url}/v1/me`, { cookie: person.cookie })).toBe(200);
  }, 30_000);
});
