import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { type RunningCli, runCli, startCli } from './support/cli.js';
import { claudeLines, put } from './support/coding-logs.js';
import { Given } from './support/given.js';

jest.setTimeout(60_000);

let app: TestApp;
let given: Given;
const folders: string[] = [];

beforeAll(async () => {
  app = await startTestApp({ listen: true });
  given = new Given(app);
}, 60_000);
afterEach(() => app.invariants());
afterAll(async () => {
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  await app.close();
});

const now = (secondsAgo = 0) => new Date(Date.now() - secondsAgo * 1_000).toISOString();

async function sender() {
  const person = await given.person();
  const key = await given.apiKey(person, ['usage:write']);
  const home = mkdtempSync(join(tmpdir(), 'promptprint-watch-'));
  folders.push(home);
  const env = { HOME: home, TZ: 'UTC', PROMPTPRINT_API_KEY: key.text, PROMPTPRINT_URL: app.url ?? '' };
  const rows = () =>
    app.sql<{ output: number }>(
      'SELECT output_tokens::int AS output FROM usage_event WHERE account_id = $1 ORDER BY output_tokens',
      [person.accountId],
    );
  const until = async (count: number) => {
    while ((await rows()).length < count) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  return { home, env, rows, until };
}

async function stopped({ child, done }: RunningCli) {
  child.kill('SIGINT');
  return done;
}

describe('watching the logs of coding tools', () => {
  it('sends each finished answer once as the logs grow, and stops cleanly', async () => {
    const { home, env, rows, until } = await sender();
    const file = put(home, '.claude/projects/p/a.jsonl', claudeLines({ id: '1', at: now(90), output: 101 }));
    const running = startCli(['watch', '--settle', '1', '--every', '1'], { env });
    await until(1);
    for (const [at, output] of [102, 103, 104].entries()) {
      appendFileSync(file, `${claudeLines({ id: `n${at}`, at: now(60 - at), output })}\n`);
      await until(at + 2);
    }
    // A folder that comes into being later.
    mkdirSync(join(home, '.claude/projects/q'));
    put(home, '.claude/projects/q/b.jsonl', claudeLines({ id: 'q', at: now(), output: 105 }));
    await until(5);
    const { code, out, err } = await stopped(running);
    expect(code).toBe(0);
    expect(out.trim().split('\n').length).toBeGreaterThanOrEqual(3);
    expect(out).toContain('1 new · 0 already there');
    expect(err).toContain('Stopped. 5 events were sent.');
    expect((await rows()).map(({ output }) => output)).toEqual([101, 102, 103, 104, 105]);
    // The ids are those of push.
    const { out: pushed } = await runCli(['push', '--json'], { env });
    expect(JSON.parse(pushed)).toMatchObject({ sent: 0, alreadySent: 5 });
  });

  it('holds the last answer back while its log still grows, so that it is sent as it ends', async () => {
    const { home, env, rows, until } = await sender();
    const line = (output: number) => claudeLines({ id: 'slow', at: now(5), output });
    const file = put(home, '.claude/projects/p/a.jsonl', claudeLines({ id: 'done', at: now(30), output: 50 }));
    const running = startCli(['watch', '--settle', '3', '--every', '1'], { env });
    await until(1);
    for (const output of [3, 3, 3, 700]) {
      await new Promise((resolve) => setTimeout(resolve, 900));
      appendFileSync(file, `${line(output)}\n`);
    }
    await until(2);
    await stopped(running);
    expect((await rows()).map(({ output }) => output)).toEqual([50, 700]);
  });

  it('needs a key that may send', async () => {
    const { env } = await sender();
    expect(await runCli(['watch', '--yes'], { env: { ...env, PROMPTPRINT_API_KEY: '' } })).toMatchObject({ code: 2 });
  });
});
