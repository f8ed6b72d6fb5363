import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { runCli } from './support/cli.js';
import { type ClaudeCall, claudeLines, codexLines, put, secret } from './support/coding-logs.js';

jest.setTimeout(60_000);

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An hour ago, unless that was yesterday. */
const earlier = (minutes: number) => {
  const midnight = new Date();
  midnight.setUTCHours(0, 0, 1, 0);
  return new Date(Math.max(midnight.getTime(), Date.now() - minutes * 60_000)).toISOString();
};
const call = (id: string, more: Partial<ClaudeCall> = {}) => claudeLines({ id, at: earlier(60), ...more });

function machine() {
  const home = mkdtempSync(join(tmpdir(), 'promptprint-line-'));
  folders.push(home);
  const env = { HOME: home, TZ: 'UTC' };
  const log = (path: string, text: string) => put(home, `.claude/projects/${path}`, text);
  const line = async (...args: string[]) => (await runCli(['scan', '--statusline', ...args], { env })).out.trim();
  const json = async () =>
    JSON.parse(await line('--json')) as { requests: number; carbon: { mid: number }; text: string };
  const scan = async () => JSON.parse((await runCli(['scan', '--days', '1', '--json'], { env })).out).total;
  return { home, env, log, line, json, scan };
}

describe('the status line of a machine', () => {
  it('says in one line what a scan of today says, and again after logs have grown', async () => {
    const { home, log, line, json, scan } = machine();
    const file = log('one/a.jsonl', `${call('1')}\n${call('2', { output: 900 })}`);
    log('one/b.jsonl', `${call('2', { output: 900 })}\n${call('3')}`);
    log('two/c.jsonl', call('4'));
    put(
      home,
      '.codex/sessions/2026/11/27/rollout-1.jsonl',
      codexLines('s', [{ at: earlier(50), input: 9_000, cached: 4_000, output: 700, reasoning: 300 }]),
    );
    const first = await json();
    const whole = await scan();
    expect([first.requests, first.carbon.mid]).toEqual([whole.requests, whole.figures.carbon.mid]);
    expect(first.requests).toBe(5);
    expect((await line()).split('\n')).toHaveLength(1);
    expect((await line('--locale', 'ko')).replaceAll('\u00a0', ' ')).toMatch(/^오늘 CO2e .* · 요청 5건$/);
    appendFileSync(file, `${call('5')}\n`);
    const second = await json();
    const grown = await scan();
    expect([second.requests, second.carbon.mid]).toEqual([grown.requests, grown.figures.carbon.mid]);
    expect(second.requests).toBe(6);
  });

  it('does not make anybody wait for logs that have grown: the line follows a moment later', async () => {
    const { home, log, line } = machine();
    const file = log('one/a.jsonl', call('1'));
    expect(await line('--locale', 'en')).toContain('1 request');
    appendFileSync(file, `${call('2')}\n`);
    expect(await line('--locale', 'en')).toMatch(/ · 1 request$/);
    while (!(await line('--locale', 'en')).endsWith(' · 2 requests'))
      await new Promise((resolve) => setTimeout(resolve, 100));
    const kept = join(home, '.cache/promptprint/status-line');
    while (readdirSync(kept).includes('reading')) await new Promise((resolve) => setTimeout(resolve, 100));
  });

  it('reads no log again that has not changed, and keeps nothing of what it holds but counts', async () => {
    const { home, log, json } = machine();
    const file = log(`${secret}/a.jsonl`, call('1'));
    // To the second, as it can be set again.
    const at = Math.floor(Date.now() / 1_000);
    utimesSync(file, at, at);
    const first = await json();
    const { size } = statSync(file);
    const kept = join(home, '.cache/promptprint/status-line');
    const cache = readdirSync(kept)
      .map((name) => name + readFileSync(join(kept, name), 'utf8'))
      .join('');
    expect(readdirSync(kept)).toHaveLength(2);
    expect(cache).not.toContain('SECRET');
    expect(cache).not.toContain('msg_1');
    writeFileSync(file, 'x'.repeat(size));
    utimesSync(file, at, at);
    expect(await json()).toEqual(first);
    log(`${secret}/b.jsonl`, call('2'));
    expect((await json()).requests).toBe(1);
  });

  it('is there on a machine without logs, and with a cache nobody can read', async () => {
    const { home, log, line, json } = machine();
    expect(await line('--locale', 'en')).toBe('CO2e today: no use known yet');
    log('one/a.jsonl', call('1'));
    put(home, '.cache/promptprint/status-line/today.json', '{"day":"2026');
    expect((await json()).requests).toBe(1);
  });
});
