import { describe, expect, it } from '@jest/globals';
import {
  geminiAnswer,
  geminiCliChat,
  geminiCliLog,
  geminiHead,
  geminiPrompt,
  geminiRun,
} from '../../test/gemini-cli-sample.js';
import { file, lines, notes, read, skips } from '../../test/reading.js';
import type { UsageEvent } from '../event.js';

const counts = (events: readonly UsageEvent[]): unknown[] =>
  events.map(({ inputTokens, inputCacheReadTokens, outputTokens, outputReasoningTokens }) => [
    inputTokens,
    inputCacheReadTokens,
    outputTokens,
    outputReasoningTokens,
  ]);
const three = [
  [1000, 400, 70, 20],
  [2030, 0, 100, 0],
  [1000, 900, 50, 10],
];

describe('a chat of Gemini CLI', () => {
  it('counts each answer once, as its last line tells it, with thoughts and what tools brought in', async () => {
    const { events, report } = await read([lines('session.jsonl', geminiCliLog())]);
    expect(counts(events)).toEqual(three);
    expect(events[0]).toMatchObject({
      id: 'gemini_cli|g-1',
      startedAt: '2026-10-02T10:00:02.000Z',
      timeConfidence: 'exact',
      requests: 1,
      provider: 'gcp.gemini',
      modelRawResponse: 'gemini-2.5-pro',
      inputCacheWriteTokens: null,
      tokenGrade: 'A',
      clientApp: 'gemini-cli',
    });
    expect(report).toMatchObject({ format: 'gemini_cli', requests: 3, duplicates: 0, skipped: [] });
  });

  it('takes what was cached for a part of the input, unless the total says that it stands beside it', async () => {
    const log = [
      geminiHead(),
      geminiAnswer('inside', 1, { input: 1000, output: 10, cached: 900 }),
      geminiAnswer('beside', 2, { input: 1000, output: 10, cached: 900, total: 1910 }),
      geminiAnswer('no sum holds', 3, { input: 100, output: 10, cached: 900, total: 7 }),
      geminiAnswer('nor here', 4, { input: 1000, output: 10, cached: 900, total: 7 }),
    ];
    const { events, report } = await read([lines('a.jsonl', log)]);
    expect(events.map(({ inputTokens }) => inputTokens)).toEqual([1000, 1900, 1000, 1000]);
    expect(notes(report)).toEqual({ 'input-made-inclusive': 2 });
  });

  it('is the same in one object as line by line, and once when both are there', async () => {
    const log = lines('session.jsonl', geminiCliLog());
    const { events } = await read([log]);
    const forms = [file('session.json', geminiCliChat()), file('s.json', JSON.stringify(geminiCliChat(), null, 2))];
    for (const form of forms) {
      expect((await read([form])).events).toEqual(events);
      expect((await read([log, form])).report).toMatchObject({ requests: 3, duplicates: 3 });
    }
  });

  it('reads the messages a patch repeats, and counts what a person took back', async () => {
    const [head, prompt, ...rest] = geminiCliLog();
    const patched = [head, prompt, { $set: { messages: rest.filter(({ type }) => type === 'gemini') } }];
    const { events } = await read([lines('a.jsonl', [...patched, { $rewindTo: 'p-1' }])]);
    expect(counts(events)).toEqual(three);
  });

  it('keeps the counts of an answer whose later line has none, and says which answers never got any', async () => {
    const log = [
      geminiHead(),
      geminiAnswer('a', 1, { input: 10, output: 2 }),
      geminiAnswer('a', 1, null),
      geminiAnswer('b', 5, null),
      geminiAnswer('c', 6, { input: -1, output: 2 }),
    ];
    const { events, report } = await read([lines('a.jsonl', log)]);
    expect(counts(events)).toEqual([[10, 0, 2, 0]]);
    expect(skips(report)).toEqual({ 'no-usage': 1, 'invalid-number': 1 });
  });

  it('says when nothing was answered, and leaves the list of prompts beside the chats alone', async () => {
    const prompts = [{ sessionId: 'gemini-1', messageId: 0, type: 'user', message: 'QX7secret', timestamp: 'x' }];
    const { error } = await read([lines('a.jsonl', [geminiHead(), geminiPrompt('p', 1)]), file('logs.json', prompts)]);
    expect(error?.facts['reasons']).toEqual(['no-usage']);
  });

  it('never opens what holds the keys of the account', async () => {
    for (const name of ['.gemini/oauth_creds.json', '.gemini/google_accounts.json']) {
      const { report } = await read([file(name, geminiCliChat()), lines('a.jsonl', geminiCliLog())]);
      expect(report).toMatchObject({ requests: 3, duplicates: 0, skipped: [] });
    }
  });

  it('takes the time of the chat where an answer has none', async () => {
    const { events } = await read([
      lines('a.jsonl', [geminiHead(), geminiAnswer('a', 1, { input: 10, output: 2 }, { timestamp: undefined })]),
    ]);
    expect(events[0]).toMatchObject({ startedAt: '2026-10-02T10:00:00.000Z', timeConfidence: 'conversation' });
  });
});

describe('a run of Gemini CLI told as a whole', () => {
  const runFile = (json: object): { name: string; blob: Blob } => ({
    name: 'run.json',
    blob: new File([JSON.stringify(json, null, 2)], 'run.json', { lastModified: Date.UTC(2026, 9, 3) }),
  });

  it('is one exchange for each model, at the time of the file', async () => {
    const { events } = await read([runFile(geminiRun('gemini-9'))]);
    expect(counts(events)).toEqual([
      [5000, 3000, 260, 60],
      [100, 0, 5, 0],
    ]);
    expect(events[0]).toMatchObject({
      granularity: 'exchange',
      requests: 1,
      modelCalls: 3,
      modelRawResponse: 'gemini-2.5-pro',
      startedAt: '2026-10-03T00:00:00.000Z',
      timeConfidence: 'file',
    });
    expect(events[1]?.modelCalls).toBeNull();
  });

  it('adds nothing to the chat of the same session, and nothing when it is told twice', async () => {
    const chat = lines('a.jsonl', geminiCliLog());
    expect((await read([runFile(geminiRun('gemini-1')), chat])).report).toMatchObject({ requests: 3, duplicates: 2 });
    expect((await read([runFile(geminiRun('gemini-9')), chat])).report).toMatchObject({ requests: 5, duplicates: 0 });
    for (const session of ['gemini-9', null]) {
      const twice = await read([runFile(geminiRun(session)), runFile(geminiRun(session))]);
      expect(twice.report).toMatchObject({ requests: 2, duplicates: 2 });
    }
  });
});
