import { describe, expect, it } from '@jest/globals';
import {
  opencodeAnswer,
  opencodeExport,
  opencodeMessages,
  opencodePart,
  opencodeSession,
  type OpencodeTokens,
} from '../../test/opencode-sample.js';
import { file, lines, read, skips, zip } from '../../test/reading.js';

/** A file for each message, as the tool keeps them. */
const store = opencodeMessages().map((message) => file(`storage/message/ses_1/${String(message['id'])}.json`, message));

describe('the store of opencode', () => {
  it('tells a request for each answer, its input with the cache and its output with the reasoning', async () => {
    const { events, report } = await read(store);
    expect(events).toMatchObject([
      {
        id: 'opencode|msg_1',
        startedAt: '2026-10-02T10:00:01.000Z',
        requests: 1,
        provider: 'anthropic',
        hostProvider: null,
        modelRawRequest: 'claude-sonnet-4-5',
        inputTokens: 3210,
        inputCacheReadTokens: 3000,
        inputCacheWriteTokens: 200,
        outputTokens: 120,
        outputReasoningTokens: 0,
        tokenGrade: 'A',
        durationMs: 2500,
        cost: 0.0125,
        currency: 'USD',
        clientApp: 'opencode',
      },
      {
        id: 'opencode|msg_2',
        provider: 'openai',
        modelRawRequest: 'gpt-5',
        inputTokens: 4040,
        outputTokens: 560,
        outputReasoningTokens: 500,
      },
    ]);
    expect(skips(report)).toEqual({ 'no-usage': 1 });
    expect(report).toMatchObject({ format: 'opencode', requests: 2 });
  });

  it('is the same as an export of the session, as lines and in an archive, and once when all are there', async () => {
    const { events } = await read(store);
    const forms = [
      file('export.json', opencodeExport()),
      lines('opencode.jsonl', opencodeMessages()),
      zip('a.zip', Object.fromEntries(opencodeMessages().map((message, at) => [`message/${at}.json`, message]))),
    ];
    for (const form of forms) {
      expect((await read([form])).events).toEqual(events);
      expect((await read([...store, form])).report).toMatchObject({ requests: 2, duplicates: 2 });
    }
  });

  it('leaves sessions and parts of messages alone, though parts repeat the counts', async () => {
    const beside = [file('storage/session/a.json', opencodeSession), file('storage/part/b.json', opencodePart)];
    const { report } = await read([...beside, ...store]);
    expect(report).toMatchObject({ format: 'opencode', requests: 2, duplicates: 0 });
    expect(skips(report)).toEqual({ 'no-usage': 1 });
  });

  it('adds reasoning to the output unless the total says that it is part of it', async () => {
    const counts: OpencodeTokens[] = [
      { input: 100, output: 600, reasoning: 500 },
      { input: 100, output: 600, reasoning: 500, read: 50, total: 1250 },
      { input: 100, output: 600, reasoning: 500, read: 50, total: 750 },
      { input: 100, output: 200, reasoning: 500, total: 300 },
    ];
    const { events } = await read([
      lines(
        'a.jsonl',
        counts.map((each, at) => opencodeAnswer(`m${at}`, at, each)),
      ),
    ]);
    expect(events.map(({ outputTokens }) => outputTokens)).toEqual([1100, 1100, 600, 700]);
  });

  it('names who passes requests on, and a cost only where there is one', async () => {
    const from = (providerID: string, more: object = {}): object =>
      opencodeAnswer(providerID, 1, { input: 1, output: 1 }, { providerID, ...more });
    const { events } = await read([
      lines('a.jsonl', [from('google'), from('openrouter'), from('opencode', { cost: 0 }), from('ollama')]),
    ]);
    expect(events.map(({ provider, hostProvider, cost }) => [provider, hostProvider, cost])).toEqual([
      ['gcp.gemini', null, 0.0125],
      [null, 'openrouter', 0.0125],
      [null, null, null],
      [null, 'ollama', 0.0125],
    ]);
  });

  it('skips counts and times that are none', async () => {
    const bad = [
      opencodeAnswer('a', 1, { input: -1, output: 1 }),
      opencodeAnswer('b', 1, { input: 1, output: 1 }, { time: {} }),
      opencodeAnswer('c', 1, { input: 1, output: 1 }, { time: { created: 5 } }),
      opencodeAnswer('d', 1, { input: 1, output: 1 }, { tokens: undefined }),
    ];
    const { report } = await read([lines('a.jsonl', bad), ...store]);
    expect(skips(report)).toEqual({ 'invalid-number': 1, 'missing-time': 1, 'time-out-of-range': 1, 'no-usage': 2 });
    expect(report.requests).toBe(2);
  });

  it('as a database is named as one', async () => {
    const database = new Uint8Array(4096);
    database.set(new TextEncoder().encode('SQLite format 3\u0000'));
    const { error } = await read([file('opencode.db', database)]);
    expect(error?.facts['reasons']).toEqual(['database']);
  });

  it('never opens the keys and settings beside it', async () => {
    for (const name of ['opencode/auth.json', 'opencode/opencode.json', 'opencode/mcp-auth.json'])
      expect((await read([file(name, opencodeExport()), ...store])).report).toMatchObject({ duplicates: 0 });
  });
});
