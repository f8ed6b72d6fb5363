import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type TestApp, startTestApp, testSecret } from './support/app.js';
import { jsonLines, runCli, startCli } from './support/cli.js';
import { geminiCliChat, geminiCliLog } from '../libs/usage-formats/test/gemini-cli-sample.js';
import { opencodeMessages } from '../libs/usage-formats/test/opencode-sample.js';
import { claudeLines, givenHome, put, secret } from './support/coding-logs.js';
import { Gate } from './support/gate.js';
import { Given } from './support/given.js';

// Each case starts programs, and other suites may run beside it.
jest.setTimeout(60_000);

type Json = Record<string, unknown>;
const hangul = /[가-힣]/;

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'promptprint-cli-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const figure = (unit: string) => ({
  low: expect.any(Number),
  mid: expect.any(Number),
  high: expect.any(Number),
  unit,
  grade: expect.stringMatching(/^[A-E]$/),
  factorSet: '2026-11',
});

/** Nothing a log holds beside counts may come out anywhere. */
const expectNoText = (...outputs: string[]): void => {
  for (const output of outputs) expect(output.includes('SECRET-MARKER') || output.includes('비밀')).toBe(false);
};

describe('the program', () => {
  it('explains itself, in the language of the terminal', async () => {
    const [english, korean] = await Promise.all([
      runCli(['--help']),
      runCli(['--help'], { env: { LANG: 'ko_KR.UTF-8' } }),
    ]);
    expect(english).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Commands') });
    expect(korean).toMatchObject({ code: 0, err: '', out: expect.stringMatching(hangul) });
    for (const name of [
      'estimate',
      'read',
      'scan',
      'push',
      'watch',
      'validate',
      'migrate',
      'seed',
      'invariants',
      'restate',
    ])
      expect(english.out).toContain(name);
  });

  it.each(['estimate', 'read', 'scan', 'push', 'watch', 'validate', 'migrate', 'seed', 'invariants', 'restate'])(
    'explains %s',
    async (name) => {
      const { code, out, err } = await runCli([name, '--help', '--locale', 'ko']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(`promptprint ${name}`);
      expect(out).toMatch(hangul);
    },
  );

  it.each([
    [[], 2],
    [['nonsense'], 2],
    [['estimate', '--jsn'], 2],
    [['estimate', 'file'], 2],
    [['read'], 2],
    [['scan', '--days', '0'], 2],
    [['scan', '--days', '9007199254740993'], 2],
    [['push', 'x', '--scan'], 2],
    [['push', '--time', 'minute'], 2],
    [['push', '--url', 'http://example.com'], 2],
    [['push', '--url', 'javascript:alert(1)'], 2],
    [['push'], 2],
    [['validate'], 2],
    [['validate', '--rows'], 2],
    [['restate'], 2],
    [['restate', '--to', '2031-01'], 2],
    [['restate', '--to', '2026-11.1', '--from', '2026-11-01'], 2],
    [['restate', '--to', '2026-11.1', '--from', '2026-11-31', '--until', '2026-11-01'], 2],
    [['--locale', 'fr', 'scan'], 2],
    [['read', '/nonexistent/file.zip'], 1],
    [['validate', '--rows', '/nonexistent.csv'], 1],
    [['validate', '--rows', '/'], 1],
    [['scan'], 1],
    [['seed'], 1],
    [['read', '\u001b[31mred\u0007'], 1],
  ] as [string[], number][])(
    'answers %j with exit code %d and one clear sentence, in both languages',
    async (args, code) => {
      for (const locale of ['C', 'ko']) {
        const result = await runCli(args, { env: { LANG: locale }, cwd: tmpdir() });
        expect(result.code).toBe(code);
        const told = args.length === 0 ? result.out : result.err;
        expect(hangul.test(told)).toBe(locale === 'ko');
        expect(told).not.toMatch(/\n {4}at |undefined|\[object|[\u0007\u001b]/);
        if (args.length > 0) expect(result.err.trim().split('\n')).toHaveLength(1);
      }
    },
  );

  it('tells faults to scripts as JSON', async () => {
    const { code, out, err } = await runCli(['read', '/nonexistent', '--json']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(JSON.parse(err)).toMatchObject({
      error: { code: 'no-such-file', message: expect.stringContaining('/nonexistent') },
    });
  });

  it('uses colour only where it is wanted', async () => {
    const colour = { FORCE_COLOR: '1' };
    expect((await runCli(['--help'], { env: colour })).out).toContain('\u001b[');
    for (const [args, env] of [
      [['--help'], {}],
      [['--help', '--no-color'], colour],
      [['--help'], { ...colour, NO_COLOR: '1' }],
    ] as const)
      expect((await runCli(args, { env })).out).not.toContain('\u001b[');
  });
});

describe('estimate', () => {
  const good = '{"id":"a","model":"gpt-5","inputTokens":300,"outputTokens":400}';

  it('answers each event on a line of its own and the total on the last', async () => {
    const { code, out, err } = await runCli(['estimate'], {
      input: `${good}\n\n{"model":"claude-sonnet-4-5","inputTokens":9200,"inputCacheReadTokens":8000,"outputTokens":600,"country":"KR"}`,
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [first, second, last] = jsonLines(out) as [Json, Json, { total: Json }];
    expect(first).toMatchObject({
      line: 1,
      id: 'a',
      model: { id: 'gpt-5', match: 'exact' },
      tier: 'T3',
      boundary: 'B3',
      figures: { carbon: figure('g'), energy: figure('Wh'), water: figure('mL') },
    });
    expect(second).toMatchObject({ line: 3, zone: 'KOR' });
    expect(last.total).toMatchObject({
      events: 2,
      refused: 0,
      figures: { carbon: figure('g'), carbonEmbodied: figure('g') },
    });
    const mid = (json: Json) => (json as { figures: { carbon: { mid: number } } }).figures.carbon.mid;
    expect(mid(last.total)).toBeGreaterThan(mid(first) + mid(second));
  });

  it('tells what it had to assume: with each estimate, and for people in a line each', async () => {
    const odd = '{"model":"gpt-5","inputTokens":300,"outputTokens":400,"region":"the-moon-1"}';
    const early = `${odd.slice(0, -1)},"startedAt":"2024-03-01T00:00:00Z"}`;
    const input = `${odd}\n${good}\n${early}`;
    const { code, out, err } = await runCli(['estimate'], { input });
    const region = { code: 'region-unknown', text: 'We do not know this region; we took the next wider place.' };
    const before = {
      code: 'before-model',
      text: 'The date lies before the model was published; we kept both as told.',
    };
    expect(code).toBe(0);
    expect(jsonLines(out)).toMatchObject([
      { assumptions: [region] },
      { assumptions: [] },
      { assumptions: [before, region] },
      { total: { events: 3 } },
    ]);
    expect(err).toBe(`Assumed for 2 events: ${region.text}\nAssumed for 1 event: ${before.text}\n`);
    const korean = await runCli(['estimate', '--locale', 'ko'], { input: odd });
    expect(korean.err).toBe('가정한 것(기록 1건): 모르는 지역이라 더 넓은 곳의 값을 썼어요.\n');
    expect(jsonLines(korean.out)[0]).toMatchObject({ assumptions: [{ text: expect.stringMatching(hangul) }] });
    expect((await runCli(['estimate', '--json'], { input })).err).toBe('');
  });

  it('explains itself on request', async () => {
    const { out } = await runCli(['estimate', '--explain'], { input: good });
    expect(jsonLines(out)[0]).toMatchObject({
      explanation: { chain: expect.any(Array), varianceShares: expect.any(Array), sources: expect.any(Array) },
    });
  });

  it.each([
    ['no JSON', 'nonsense', 'json-malformed'],
    ['half a JSON', '{"model":', 'json-malformed'],
    ['a bare number', '1', 'not-an-object'],
    ['an array', '[{}]', 'not-an-object'],
    ['NaN', '{"inputTokens":NaN}', 'json-malformed'],
    ['2^63', '{"inputTokens":9223372036854775807}', 'invalid-number'],
    ['1e999', '{"inputTokens":1e999}', 'invalid-number'],
    ['less than nothing', '{"inputTokens":-1}', 'invalid-number'],
    ['a text for a number', '{"inputTokens":"10"}', 'invalid-number'],
    ['a key twice', '{"inputTokens":1,"inputTokens":2}', 'json-duplicate-key'],
    ['a key twice, escaped', String.raw`{"inputTokens":1,"\u0069nputTokens":2}`, 'json-duplicate-key'],
    ['__proto__', '{"__proto__":{"model":"x"}}', 'unknown-field'],
    ['a prompt', `{"model":"gpt-5","prompt":"${secret}"}`, 'unknown-field'],
    ['a field named by a person', `{"${secret}":1}`, 'unknown-field'],
    ['a future time', '{"startedAt":"2999-01-01T00:00:00Z"}', 'time-out-of-range'],
    ['a model with a line feed', '{"model":"a\\nb"}', 'invalid-name'],
    ['a deep nest', `{"units":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'invalid-value'],
    ['a line of 2 MB', `{"model":"${'x'.repeat(2_000_000)}"}`, 'line-too-long'],
  ])('reports %s in its place and goes on', async (_, bad, code) => {
    const {
      code: exit,
      out,
      err,
    } = await runCli(['estimate', '--locale', 'ko'], { input: `${good}\n${bad}\n${good}\n` });
    expect({ exit, err }).toEqual({ exit: 3, err: '' });
    const lines = jsonLines(out) as Json[];
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatchObject({
      line: 2,
      errors: [expect.objectContaining({ code, detail: expect.stringMatching(hangul) })],
    });
    expect(lines[3]).toMatchObject({ total: { events: 2, refused: 1 } });
    expectNoText(out);
  });

  it('says that bytes are not UTF-8', async () => {
    const { out } = await runCli(['estimate'], {
      input: Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(good)]),
    });
    expect(jsonLines(out)[0]).toMatchObject({ line: 1, errors: [{ code: 'not-utf8' }] });
  });

  it('has a total that is unknown, not zero, where nothing was estimated', async () => {
    expect(jsonLines((await runCli(['estimate'])).out)).toEqual([
      { total: { events: 0, refused: 0, grade: null, factorSet: '2026-11', figures: null } },
    ]);
    const { code, out } = await runCli(['estimate'], { input: '[]\n' });
    expect([code, jsonLines(out).at(-1)]).toMatchObject([1, { total: { events: 0, refused: 1, figures: null } }]);
  });

  it('estimates what nobody knows with a wide range and grade E', async () => {
    const { out } = await runCli(['estimate'], {
      input:
        '{"model":"__proto__","provider":"constructor","inputTokens":9007199254740991,"outputTokens":9007199254740991}\n{}',
    });
    const lines = jsonLines(out) as Json[];
    expect(lines[0]).toMatchObject({ grade: 'E', model: { match: 'unknown' } });
    expect(lines[1]).toMatchObject({ grade: 'E', tier: 'T5' });
    expect(out).not.toMatch(/null,"unit"|Infinity|NaN/);
  });

  it('answers while more is still coming', async () => {
    const { child, done } = startCli(['estimate'], { input: null });
    child.stdin.write(`${good}\n`);
    const first = await new Promise<string>((resolve) => child.stdout.once('data', (text: string) => resolve(text)));
    expect(JSON.parse(first)).toMatchObject({ line: 1 });
    child.stdin.end();
    expect((await done).code).toBe(0);
  });

  it('ends quietly when nobody reads on', async () => {
    const { child, done } = startCli(['estimate'], { input: null });
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(`${good}\n`.repeat(50_000));
    const { code, err } = await done;
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('keeps its memory flat over a long stream', async () => {
    const { child, done } = startCli(['estimate'], { input: null });
    let most = 0;
    const look = setInterval(() => {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readStatus(child.pid))?.[1];
      most = Math.max(most, Number(kilobytes ?? 0) / 1024);
    }, 20);
    const piece = Array.from(
      { length: 1_000 },
      (_, at) => `{"model":"gpt-5","inputTokens":${at},"outputTokens":400}\n`,
    ).join('');
    for (let at = 0; at < 60; at += 1)
      if (!child.stdin.write(piece)) await new Promise((ready) => child.stdin.once('drain', ready));
    child.stdin.end();
    const { out } = await done;
    clearInterval(look);
    expect(jsonLines(out.slice(out.lastIndexOf('{"total"')))).toMatchObject([{ total: { events: 60_000 } }]);
    expect(most).toBeLessThan(300);
  });
});

function readStatus(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

describe('read', () => {
  it('says what files hold, in the shape scripts rely on, and nothing that was written in them', async () => {
    const home = newFolder();
    givenHome(home, { until: '2026-11-20', days: 3, claudePerDay: 4, codexPerDay: 2 });
    const { code, out, err } = await runCli(['read', join(home, '.claude/projects'), join(home, '.codex'), '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      format: 'mixed',
      requests: 18,
      duplicates: 6,
      skipped: [],
      period: { from: '2026-11-18', to: '2026-11-20' },
    });
    expect(report.models).toHaveLength(3);
    expect(report.models.find(({ model }: { model: string }) => model === 'gpt-5-codex')).toMatchObject({
      requests: 6,
      cacheWriteTokens: null,
      reasoningTokens: 720,
      grade: 'A',
    });
    expect(report.models.find(({ model }: { model: string }) => model.includes('sonnet'))).toMatchObject({
      requests: 9,
      cacheWriteTokens: 10_800,
      reasoningTokens: null,
    });
    for (const locale of ['en', 'ko']) {
      const told = await runCli(['read', home, join(home, '.claude'), '--locale', locale]).catch(() => null);
      expectNoText(told?.out ?? '', told?.err ?? '');
    }
    expectNoText(out);
  });

  it('hands over the events, and only them, on standard output', async () => {
    const home = newFolder();
    givenHome(home, { until: '2026-11-20', days: 1, claudePerDay: 3, codexPerDay: 2 });
    const { out, err } = await runCli(['read', join(home, '.claude'), join(home, '.codex'), '--events']);
    const events = jsonLines(out) as Json[];
    expect(events.map(({ sourceKind }) => String(sourceKind)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'claude_code',
      'claude_code',
      'claude_code',
      'codex',
      'codex',
    ]);
    expect(err).toContain('5 requests');
    expectNoText(out, err);
    const estimates = jsonLines((await runCli(['estimate'], { input: out })).out) as Json[];
    expect(estimates.at(-1)).toMatchObject({ total: { events: 5, refused: 0 } });
  });

  it('reads its own events again', async () => {
    const file = put(
      newFolder(),
      'events.ndjson',
      '{"id":"1","model":"gpt-5","startedAt":"2026-11-01T00:00:00Z","inputTokens":10,"outputTokens":20}\n{"id":"1","model":"gpt-5","startedAt":"2026-11-01T00:00:00Z","inputTokens":10,"outputTokens":20}\n{"model":"gpt-5","startedAt":"2026-11-01T00:00:00Z","inputTokens":-1}',
    );
    const { code, out } = await runCli(['read', file, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: 'canonical',
      requests: 1,
      duplicates: 1,
      skipped: [{ reason: 'invalid-number', count: 1 }],
    });
    expect((await runCli(['read', file, '--locale', 'ko'])).out).toMatch(/건너뛴 항목[\s\S]*정수/);
  });

  it('names what it looked for where nothing can be used', async () => {
    const folder = newFolder();
    const file = put(folder, 'notes.txt', secret);
    for (const path of [file, folder]) {
      const { code, out, err } = await runCli(['read', path]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/ChatGPT.*Claude.*Codex/);
      expectNoText(err);
    }
    mkdirSync(join(folder, 'empty'));
    expect(await runCli(['read', join(folder, 'empty')])).toMatchObject({ code: 1, out: '' });
  });
});

describe('scan', () => {
  it('finds the logs of both tools and shows them by day, model and tool', async () => {
    const home = newFolder();
    givenHome(home, { until: '2026-11-20', days: 2, claudePerDay: 4, codexPerDay: 3 });
    const env = { HOME: home, TZ: 'UTC' };
    const { code, out, err } = await runCli(['scan', '--json'], { env });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const scan = JSON.parse(out);
    expect(scan).toMatchObject({
      period: { from: '2026-11-19', to: '2026-11-20' },
      total: { requests: 14, figures: { carbon: figure('g') } },
    });
    expect(scan.days.map(({ day, requests }: Json) => [day, requests])).toEqual([
      ['2026-11-19', 7],
      ['2026-11-20', 7],
    ]);
    expect(scan.models.map(({ model }: Json) => model)).toEqual(['claude-haiku-4-5', 'claude-sonnet-4-5', 'gpt-5']);
    expect(scan.tools.map(({ tool, requests }: Json) => [tool, requests])).toEqual([
      ['claude_code', 8],
      ['codex', 6],
    ]);
    const [english, korean] = await Promise.all([
      runCli(['scan'], { env }),
      runCli(['scan'], { env: { ...env, LANG: 'ko_KR.UTF-8' } }),
    ]);
    expect(english.out).toMatch(
      /Per day[\s\S]*20 Nov[\s\S]*Per model[\s\S]*claude-sonnet-4-5[\s\S]*Per tool[\s\S]*Claude Code[\s\S]*9 times out of 10/,
    );
    expect(korean.out).toMatch(/날짜별[\s\S]*11월 20일[\s\S]*모델별[\s\S]*도구별[\s\S]*열 번 중 아홉 번/);
    expectNoText(out, english.out, korean.out);
  });

  it.each([40, 60, 80, 120, 200])('fits into %d columns, in both languages', async (columns) => {
    const home = newFolder();
    givenHome(home, { until: '2026-11-20', days: 16, claudePerDay: 2, codexPerDay: 1 });
    for (const LANG of ['C', 'ko']) {
      const { out } = await runCli(['scan'], { env: { HOME: home, COLUMNS: String(columns), LANG } });
      for (const line of out.split('\n'))
        expect(line.length + (line.match(/[가-힣]/g)?.length ?? 0)).toBeLessThanOrEqual(columns);
    }
  });

  it('counts days as the person’s clock does', async () => {
    const home = newFolder();
    put(home, '.claude/projects/p/a.jsonl', claudeLines({ id: '1', at: '2026-11-20T20:00:00.000Z' }));
    const dayIn = async (TZ: string) =>
      JSON.parse((await runCli(['scan', '--json'], { env: { HOME: home, TZ } })).out).days[0].day;
    expect([await dayIn('UTC'), await dayIn('Asia/Seoul')]).toEqual(['2026-11-20', '2026-11-21']);
  });

  it('looks where the tools were told to keep their logs, each session once', async () => {
    const [one, two, codex] = [newFolder(), newFolder(), newFolder()];
    put(one, 'projects/p/a.jsonl', claudeLines({ id: '1', at: '2026-11-20T10:00:00.000Z' }));
    put(
      two,
      'projects/p/b.jsonl',
      [
        claudeLines({ id: '1', at: '2026-11-20T10:00:00.000Z' }),
        claudeLines({ id: '2', at: '2026-11-20T11:00:00.000Z' }),
      ].join('\n'),
    );
    givenHome(codex, { until: '2026-11-20', days: 1, claudePerDay: 0, codexPerDay: 2 });
    const [, rollout = ''] =
      /(rollout-[^\s"']+\.jsonl)/.exec(
        (await import('node:child_process')).execFileSync('find', [codex, '-name', '*.jsonl'], { encoding: 'utf8' }),
      ) ?? [];
    const [year, month, day] = ['2026', '11', '20'];
    put(
      codex,
      `.codex/archived_sessions/${rollout}`,
      readFileSync(join(codex, '.codex/sessions', year, month, day, rollout), 'utf8'),
    );
    const { out } = await runCli(['scan', '--json'], {
      env: { HOME: newFolder(), CLAUDE_CONFIG_DIR: `${one}, ${two}`, CODEX_HOME: join(codex, '.codex') },
    });
    expect(JSON.parse(out)).toMatchObject({
      total: { requests: 4 },
      tools: [
        { tool: 'claude_code', requests: 2 },
        { tool: 'codex', requests: 2 },
      ],
    });
  });

  it('finds the chats of Gemini CLI, and opens nothing else that lies beside them', async () => {
    const [home, elsewhere] = [newFolder(), newFolder()];
    const chat = geminiCliLog().map((line) => JSON.stringify(line));
    for (const base of [home, elsewhere]) {
      put(base, '.gemini/tmp/1a2b/chats/session-1.jsonl', chat.join('\n'));
      put(base, '.gemini/tmp/1a2b/chats/session-0.json', JSON.stringify(geminiCliChat()));
      put(base, '.gemini/tmp/1a2b/logs.json', '{');
      put(base, '.gemini/oauth_creds.json', '{');
    }
    const scan = async (env: Record<string, string>) => JSON.parse((await runCli(['scan', '--json'], { env })).out);
    const surroundings: Record<string, string>[] = [{ HOME: home }, { HOME: newFolder(), GEMINI_CLI_HOME: elsewhere }];
    for (const env of surroundings)
      expect(await scan(env)).toMatchObject({
        tools: [{ tool: 'gemini_cli', requests: 3, inputTokens: 4030, cacheReadTokens: 1300, outputTokens: 220 }],
        duplicates: 3,
        skipped: [],
      });
  });

  it('reads the database of opencode and the files it kept before, each answer once', async () => {
    const home = newFolder();
    const data = '.local/share/opencode';
    const messages = opencodeMessages();
    put(home, `${data}/storage/message/ses_1/msg_1.json`, JSON.stringify(messages[1]));
    put(home, `${data}/auth.json`, '{');
    put(home, `${data}/snapshot/index.json`, '{');
    const database = new DatabaseSync(join(home, data, 'opencode.db'));
    database.exec('CREATE TABLE message (id text, session_id text, time_created integer, data text)');
    const insert = database.prepare('INSERT INTO message VALUES (?, ?, ?, ?)');
    for (const { id, sessionID, ...others } of messages)
      insert.run(String(id), String(sessionID), 0, JSON.stringify(others));
    insert.run('broken', 'ses_1', 0, '{"role":"assistant"');
    database.close();
    const { out, err } = await runCli(['scan', '--json'], { env: { HOME: home } });
    expect(JSON.parse(out)).toMatchObject({
      tools: [{ tool: 'opencode', requests: 2, inputTokens: 7250, cacheReadTokens: 7000, outputTokens: 680 }],
      duplicates: 1,
      skipped: [{ reason: 'no-usage', count: 1 }],
    });
    const named = await runCli(['read', join(home, data, 'opencode.db'), '--events']);
    expect(named.out.trim().split('\n')).toHaveLength(2);
    for (const output of [out, err, named.out, named.err]) expect(output).not.toContain('QX7secret');
    copyFileSync(join(home, data, 'opencode.db'), join(home, data, 'other.db'));
    const unknown = await runCli(['read', join(home, data, 'other.db')]);
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toMatch(/database/);
  });

  it('looks only at the days asked for', async () => {
    const home = newFolder();
    const today = new Date();
    const at = (back: number) => new Date(today.getTime() - back * 86_400_000).toISOString();
    put(
      home,
      '.claude/projects/p/a.jsonl',
      [0, 1, 5].map((back) => claudeLines({ id: `${back}`, at: at(back) })).join('\n'),
    );
    const requests = async (...args: string[]) =>
      JSON.parse((await runCli(['scan', '--json', ...args], { env: { HOME: home, TZ: 'UTC' } })).out).total?.requests ??
      0;
    expect([
      await requests('--days', '1'),
      await requests('--days', '2'),
      await requests('--days', '6'),
      await requests(),
    ]).toEqual([1, 2, 3, 3]);
  });

  it('passes over files it may not read, and broken lines', async () => {
    const home = newFolder();
    put(
      home,
      '.claude/projects/p/a.jsonl',
      `${claudeLines({ id: '1', at: '2026-11-20T10:00:00.000Z' })}\n{"type":"assistant","message"`,
    );
    chmodSync(put(home, '.claude/projects/p/b.jsonl', claudeLines({ id: '2', at: '2026-11-20T10:00:00.000Z' })), 0o000);
    put(home, '.claude/projects/p/c.jsonl', '');
    const { code, out } = await runCli(['scan', '--json'], { env: { HOME: home } });
    expect(code).toBe(0);
    expect(JSON.parse(out).total.requests).toBeGreaterThanOrEqual(1);
    expect(JSON.parse(out).skipped).not.toEqual([]);
  });
});

describe('validate', () => {
  const header =
    'id,kind,provider,model,active_params_b,total_params_b,precision,task,input_tokens,output_tokens,batch,serving,wh_mid,boundary,hardware,quality_grade,notes';
  const rows = [
    'a,metered-llm,open-weight,Llama-3.3-70B-Instruct,70.6,70.6,bf16,text-to-text,300,400,64,benchmark-batched,0.1,GPU only,H100,A,"a note, with ""quotes""\nand a second line"',
    'b,metered-llm,open-weight,Llama-3.1-8B-Instruct,8,8,bf16,text-to-text,300,400,64,benchmark-batched,0.02,GPU only,H100,A,',
    'c,api-inferred,openai,gpt-5,,,,text-to-text,300,400,,hyperscale,18,facility,,D,',
    'd,training,openai,gpt-5,,,,,,,,,5,,,D,',
  ];

  it('predicts the rows of a table and says how near it came', async () => {
    const file = put(newFolder(), 'rows.csv', `\uFEFF${[header, ...rows].join('\r\n')}`);
    const { code, out, err } = await runCli(['validate', '--rows', file, '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = JSON.parse(out);
    const accuracy = { medianAbsLog10Error: expect.any(Number), medianWidth: expect.any(Number) };
    expect(report).toMatchObject({
      factorSet: '2026-11',
      summary: { 'A-C': { rows: 2, coverage90: 1, ...accuracy }, D: { rows: 1, coverage90: 0, ...accuracy } },
      kinds: [
        { kind: 'metered-llm', grade: 'A-C', rows: 2 },
        { kind: 'api-inferred', grade: 'D', rows: 1 },
      ],
      skipped: [{ reason: 'training', count: 1 }],
    });
    for (const [locale, word] of [
      ['en', 'Median error'],
      ['ko', '오차 중앙값'],
    ] as const)
      expect((await runCli(['validate', '--rows', file, '--locale', locale])).out).toContain(word);
  });

  it.each([
    ['nothing', ''],
    ['other columns', 'a,b\n1,2\n'],
    ['no table', secret],
    ['a hostile header', '__proto__,constructor,kind,wh_mid\n1,2,metered-llm,NaN\n'],
    ['an endless quote', `${header}\n"${'x'.repeat(1_000_000)}`],
  ])('says that %s cannot be predicted', async (_, text) => {
    const { code, err } = await runCli(['validate', '--rows', put(newFolder(), 'rows.csv', text), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'nothing-predicted' } });
    expectNoText(err);
  });

  it('reproduces the reference results on the published measurements', async () => {
    const file = new URL('../../shared/data/published-measurements.csv', import.meta.url).pathname;
    if (!existsSync(file)) return;
    const { out } = await runCli(['validate', '--rows', file, '--json']);
    const { summary, batchUnknown } = JSON.parse(out);
    // The reference run hides the batch from the estimator; telling it can only help.
    expect(batchUnknown.summary['A-C'].medianAbsLog10Error).toBeCloseTo(0.11, 2);
    expect(batchUnknown.summary['A-C'].coverage90).toBeCloseTo(0.94, 2);
    expect(summary['A-C'].medianAbsLog10Error).toBeLessThan(batchUnknown.summary['A-C'].medianAbsLog10Error);
  });
});

describe('push', () => {
  let app: TestApp;
  let given: Given;
  let gate: Gate;
  beforeAll(async () => {
    app = await startTestApp({ listen: true });
    given = new Given(app);
    gate = await Gate.before(app.url ?? '');
  }, 60_000);
  afterAll(async () => {
    await app.invariants();
    await gate.close();
    await app.close();
  });
  beforeEach(() => {
    gate.fate = () => 'pass';
    gate.passages.length = 0;
  });

  /** A person with a key, and surroundings in which the program finds their logs. */
  async function sender(plan = { until: '2026-11-20', days: 3, claudePerDay: 6, codexPerDay: 4 }) {
    const person = await given.person();
    const key = await given.apiKey(person, ['usage:write']);
    const home = newFolder();
    givenHome(home, plan);
    const env = { HOME: home, TZ: 'UTC', PROMPTPRINT_API_KEY: key.text, PROMPTPRINT_URL: gate.url };
    const stored = async () =>
      Number(
        (
          await app.sql<{ count: string }>('SELECT count(*) FROM usage_event WHERE account_id = $1', [person.accountId])
        )[0]?.count,
      );
    const push = async (...args: string[]) => {
      const { code, out, err } = await runCli(['push', '--json', ...args], { env });
      return { code, err, result: (out.trim() === '' ? null : JSON.parse(out)) as Json | null };
    };
    return { person, key, home, env, stored, push };
  }

  it('sends each use once, however often it is asked to', async () => {
    const { env, home, stored, push } = await sender();
    expect(await push()).toMatchObject({
      code: 0,
      err: '',
      result: { sent: 30, recorded: 30, duplicates: 0, conflicts: 0, refused: [] },
    });
    expect(await push('--scan')).toMatchObject({ code: 0, result: { sent: 0, alreadySent: 30, recorded: 0 } });
    rmSync(join(home, '.local'), { recursive: true });
    expect(await push(join(home, '.claude'), join(home, '.codex'))).toMatchObject({
      code: 0,
      result: { sent: 30, recorded: 0, duplicates: 30 },
    });
    put(home, '.claude/projects/p/new.jsonl', claudeLines({ id: 'new', at: '2026-11-21T10:00:00.000Z' }));
    expect(await push()).toMatchObject({ result: { sent: 1, alreadySent: 30, recorded: 1 } });
    expect(await stored()).toBe(31);
    for (const LANG of ['C', 'ko']) {
      const { code, out } = await runCli(['push'], { env: { ...env, LANG } });
      expect([code, hangul.test(out)]).toEqual([0, LANG === 'ko']);
    }
  });

  it('sends counts only: no text, no native id, and byte for byte what the dry run shows', async () => {
    const { env, push, stored } = await sender();
    const dry = await runCli(['push', '--scan', '--dry-run'], { env });
    expect(dry.code).toBe(0);
    expect(dry.err).toMatch(/30 .*Nothing was sent/);
    expect(await stored()).toBe(0);
    expect(gate.passages.map(({ method }) => method)).toEqual(['GET']);
    await push();
    const sent = gate.passages.filter(({ method }) => method === 'POST');
    expect(sent.map(({ path }) => path)).toEqual(['/v1/usage-events']);
    expect(sent.map(({ body }) => body).join('')).toBe(dry.out);
    expectNoText(dry.out, dry.err);
    expect(dry.out).not.toMatch(/msg_|req_|session-|someone|\/home/);
    const hours = (jsonLines(dry.out) as Json[]).map(({ startedAt }) => String(startedAt).slice(13));
    expect([...new Set(hours)]).toEqual([':00:00.000Z']);
  });

  it('cuts times as finely as wished', async () => {
    const { env } = await sender({ until: '2026-11-20', days: 1, claudePerDay: 2, codexPerDay: 0 });
    const times = async (precision: string) =>
      (jsonLines((await runCli(['push', '--dry-run', '--time', precision], { env })).out) as Json[]).map(
        ({ startedAt }) => startedAt,
      );
    expect(await times('exact')).toEqual(['2026-11-20T08:00:00.000Z', '2026-11-20T09:07:01.000Z']);
    expect(await times('day')).toEqual(['2026-11-20T00:00:00.000Z', '2026-11-20T00:00:00.000Z']);
  });

  it('shows what would leave even before there is a key, and asks nobody', async () => {
    const { home } = await sender();
    const { code, out, err } = await runCli(['push', '--dry-run', '--json'], {
      env: { HOME: home, PROMPTPRINT_URL: gate.url },
    });
    expect(code).toBe(0);
    expect(jsonLines(out)).toHaveLength(30);
    expect(err).toContain('"dryRun":true');
    expect(gate.passages).toEqual([]);
  });

  it('takes the key from a file, and names keys that are none', async () => {
    const { home, key, env } = await sender({ until: '2026-11-20', days: 1, claudePerDay: 1, codexPerDay: 0 });
    const file = put(home, 'key.txt', `${key.text}\n`);
    expect(
      await runCli(['push', '--key-file', file, '--json'], { env: { ...env, PROMPTPRINT_API_KEY: '' } }),
    ).toMatchObject({ code: 0 });
    writeFileSync(file, 'not a key');
    expect(await runCli(['push', '--key-file', file], { env })).toMatchObject({
      code: 2,
      err: expect.stringContaining('pp_live_'),
    });
  });

  it('with a wrong, revoked or narrow key stores nothing and says why', async () => {
    const { env, key, person, stored } = await sender();
    const wrong = key.text.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const narrow = await given.apiKey(person, ['usage:read', 'account:read']);
    for (const text of [wrong, narrow.text])
      for (const LANG of ['C', 'ko']) {
        const { code, out, err } = await runCli(['push'], { env: { ...env, LANG, PROMPTPRINT_API_KEY: text } });
        expect({ code, out }).toEqual({ code: 1, out: '' });
        expect(hangul.test(err)).toBe(LANG === 'ko');
        expect(err).not.toContain(text);
      }
    expect(await stored()).toBe(0);
  });

  it('waits as long as the server asks for, and goes on', async () => {
    const { push, stored } = await sender();
    let refusals = 2;
    gate.fate = ({ method }) => {
      if (method !== 'POST' || refusals === 0) return 'pass';
      refusals -= 1;
      return { status: refusals === 1 ? 429 : 503, headers: { 'retry-after': '1' } };
    };
    const began = performance.now();
    expect(await push()).toMatchObject({ code: 0, result: { recorded: 30 } });
    expect(performance.now() - began).toBeGreaterThan(2_000);
    expect(await stored()).toBe(30);
  });

  it('counts once what was stored but never confirmed', async () => {
    const { push, stored } = await sender();
    let isFirst = true;
    gate.fate = ({ method }) => {
      if (method !== 'POST' || !isFirst) return 'pass';
      isFirst = false;
      return 'lose-answer';
    };
    expect(await push()).toMatchObject({ code: 0, result: { sent: 30, recorded: 0, duplicates: 30 } });
    expect(await stored()).toBe(30);
  });

  it('goes on where it was killed', async () => {
    const { env, push, stored } = await sender({ until: '2026-11-20', days: 5, claudePerDay: 600, codexPerDay: 0 });
    let batches = 0;
    const { child, done } = startCli(['push'], { env });
    gate.fate = ({ method }) => {
      if (method !== 'POST') return 'pass';
      batches += 1;
      if (batches < 3) return 'pass';
      child.kill('SIGKILL');
      return 'lose-answer';
    };
    await done;
    gate.fate = () => 'pass';
    expect(await stored()).toBeGreaterThanOrEqual(2_000);
    const { code, result } = await push();
    expect({
      code,
      alreadySent: result?.alreadySent,
      sum: Number(result?.recorded) + Number(result?.duplicates),
    }).toEqual({ code: 0, alreadySent: 2_000, sum: 1_000 });
    expect(await stored()).toBe(3_000);
  }, 60_000);

  it('says when a use is told differently from before, and leaves the log as it was', async () => {
    const { home, push, stored } = await sender({ until: '2026-11-20', days: 1, claudePerDay: 2, codexPerDay: 0 });
    await push();
    put(
      home,
      `.claude/projects/-home-someone-${secret}/2026-11-20.jsonl`,
      claudeLines({ id: '2026-11-20-0', at: '2026-11-20T08:00:00.000Z', output: 9_999 }),
    );
    expect(await push()).toMatchObject({ code: 3, result: { sent: 1, conflicts: 1, recorded: 0 } });
    expect(await stored()).toBe(2);
  });

  it('lists what the server refuses', async () => {
    const { home, env, stored } = await sender({ until: '2026-11-20', days: 0, claudePerDay: 0, codexPerDay: 0 });
    const events = [
      {
        id: 'a',
        model: 'gpt-5',
        inputTokens: 9_007_199_254_740_991,
        outputTokens: 9_007_199_254_740_991,
        startedAt: '2026-11-01T00:00:00Z',
      },
      { id: 'b', model: 'gpt-5', inputTokens: 1, outputTokens: 1, startedAt: '2026-11-01T00:00:00Z' },
    ];
    const file = put(home, 'mine.ndjson', events.map((event) => JSON.stringify(event)).join('\n'));
    const { code, out } = await runCli(['push', file, '--locale', 'ko'], { env });
    expect([code, await stored()]).toEqual([3, 1]);
    expect(out).toMatch(/거절[\s\S]*1 ×/);
  });

  it('says so when nobody answers, or somebody else does', async () => {
    const { env } = await sender({ until: '2026-11-20', days: 1, claudePerDay: 1, codexPerDay: 0 });
    expect(await runCli(['push', '--url', 'http://127.0.0.1:9'], { env })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('does not answer'),
    });
    gate.fate = () => ({ status: 200 });
    expect(await runCli(['push'], { env })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('not like a Promptprint server'),
    });
    gate.fate = () => ({ status: 302, headers: { location: 'https://example.com/' } });
    expect(await runCli(['push'], { env })).toMatchObject({ code: 1, out: '' });
  });
});

describe('the database', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  }, 60_000);
  afterAll(() => app.close());
  const on = (...args: string[]) =>
    runCli(args, { env: { DATABASE_URL: app.adminUrl, PROMPTPRINT_SECRET: testSecret } });

  it('is migrated and seeded once, and says so the second time', async () => {
    expect(await on('migrate', '--json')).toMatchObject({ code: 0, out: '{"applied":[]}\n', err: '' });
    const first = await on('seed', '--json');
    expect(JSON.parse(first.out).written).toBeGreaterThan(100);
    expect(await on('seed', '--json')).toMatchObject({ code: 0, out: '{"written":0}\n' });
    const [row] = await app.sql<{ classes: number; sets: number }>(
      'SELECT count(*)::int AS classes, count(DISTINCT factor_set)::int AS sets FROM usage_class',
    );
    expect(row).toEqual({ classes: JSON.parse(first.out).written, sets: 1 });
  });

  it('is checked, one line for each invariant', async () => {
    const { code, out, err } = await on('invariants');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const verdicts = jsonLines(out) as Json[];
    expect(verdicts.length).toBeGreaterThan(10);
    for (const verdict of verdicts)
      expect(verdict).toMatchObject({
        id: expect.stringMatching(/^I-/),
        statement: expect.any(String),
        holds: true,
        violations: 0,
      });
  });

  it('makes the check fail when something is broken', async () => {
    await app.sql('ALTER TABLE usage_day DISABLE ROW LEVEL SECURITY');
    const { code, out } = await on('invariants', '--json');
    await app.sql('ALTER TABLE usage_day ENABLE ROW LEVEL SECURITY');
    expect(code).toBe(1);
    expect((jsonLines(out) as { holds: boolean }[]).filter(({ holds }) => !holds)).toHaveLength(1);
  });

  it('that is empty is told from one that is broken', async () => {
    const url = new URL(app.adminUrl);
    await app.sql('CREATE DATABASE cli_empty');
    url.pathname = '/cli_empty';
    expect(await runCli(['seed'], { env: { DATABASE_URL: url.href } })).toMatchObject({
      code: 1,
      err: expect.stringContaining('promptprint migrate'),
    });
    await app.sql('DROP DATABASE cli_empty');
    expect(await runCli(['seed'], { env: { DATABASE_URL: url.href } })).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be reached'),
    });
    expect(await runCli(['migrate'], { env: { DATABASE_URL: 'mysql://x' } })).toMatchObject({
      code: 2,
      err: expect.stringContaining('postgres://'),
    });
  });
});
