import { describe, expect, it } from '@jest/globals';
import { samples } from '../test/all-samples.js';
import { plainConversation } from '../test/chatgpt-sample.js';
import { canonicalEvents, claudeCodeLog, codexLog } from '../test/logs-sample.js';
import { file, lines, now, notes, read, said, secret, skips, zip } from '../test/reading.js';
import { decodeEvent } from './decode-event.js';
import { eventJson, type UsageEvent } from './event.js';
import { idHasher } from './hashed-ids.js';
import { readUsage } from './read-usage.js';
import type { ReadProgress } from './reading.js';
import { withTimePrecision } from './time-precision.js';
import { usageInput } from './usage-input.js';

const everything = Object.entries(samples);

describe('every format', () => {
  it.each(everything)(
    '%s: gives events that keep every rule of the canonical event, and nothing of a text',
    async (_name, sample) => {
      const told: ReadProgress[] = [];
      const { events, report } = await read([sample()], { onProgress: (progress) => told.push({ ...progress }) });
      expect(events.length).toBeGreaterThan(1);
      for (const event of events) expect(decodeEvent(eventJson(event), 0, { now, needsTime: true })).toEqual(event);
      expect(JSON.stringify([events, report, told])).not.toContain(secret);
      expect(JSON.stringify([events, report])).not.toMatch(/QX7|생각함|session-1|\/home\//);
      expect(told.at(-1)?.bytesRead).toBe(told.at(-1)?.bytesTotal);
    },
  );

  it.each(everything)('%s: says nothing of a text where it is cut, spoilt or refused', async (_name, sample) => {
    const bytes = new Uint8Array(await sample().blob.arrayBuffer());
    for (const share of [0.2, 0.5, 0.8, 0.97]) {
      const { events, report, error } = await read([
        file(`${secret}.bin`, bytes.slice(0, Math.floor(bytes.length * share))),
      ]);
      expect(JSON.stringify([events, report, error?.facts, error?.message])).not.toContain(secret);
    }
  });

  it.each(everything)('%s: adds nothing when it is read twice', async (_name, sample) => {
    const once = await read([sample()]);
    const twice = await read([sample(), sample()]);
    expect(twice.events).toEqual(once.events);
  });

  it('comes with an id of its own in each event, also when all are one import', async () => {
    const { events, report } = await read(everything.map(([, sample]) => sample()));
    expect(new Set(events.map(({ sourceKind, id }) => `${sourceKind} ${id}`)).size).toBe(events.length);
    expect(events.every(({ id }) => id !== null)).toBe(true);
    expect(report).toMatchObject({ format: 'mixed', version: null });
  });
});

describe('a reading', () => {
  it('throws what was looked for when there is nothing to use', async () => {
    const { error, events } = await read([
      file('a.txt', said('diary')),
      file('b.json', { name: said('config') }),
      file('c', new Uint8Array(9)),
    ]);
    expect(events).toEqual([]);
    expect(error).toMatchObject({ kind: 'invalid', code: 'nothing-usable' });
    expect(error?.facts['tried']).toEqual([
      'chatgpt_export',
      'claude_export',
      'gemini_export',
      'claude_code',
      'codex',
      'gemini_cli',
      'opencode',
      'cursor',
      'openai_usage',
      'anthropic_usage',
      'openrouter',
      'litellm',
      'bedrock_log',
      'copilot_metrics',
      'cloudevents',
      'canonical',
    ]);
    expect(error?.facts['reasons']).toEqual(['not-recognised']);
  });

  it('names other products instead of misreading them, and goes on with the next file', async () => {
    const others = [
      { mapping: {}, inserted_at: 'x' },
      { header: 'Search', products: ['Search'], title: said('t') },
      { resourceSpans: [] },
      { conversation: {}, responses: [] },
    ];
    const { report } = await read([
      ...others.map((each) => file('x.json', [each])),
      lines('a.ndjson', canonicalEvents()),
    ]);
    expect(skips(report)).toEqual({ 'other-product': 4 });
    expect(report.requests).toBe(3);
  });

  it('never opens files about the account, however they are given', async () => {
    const closed = {
      name: 'export/user.json',
      get blob(): Blob {
        throw new Error('opened');
      },
    };
    const { report } = await read([closed, lines('a.jsonl', codexLog())]);
    expect(report).toMatchObject({ requests: 2, skipped: [] });
  });

  it('goes on where a file cannot be opened', async () => {
    const gone = {
      name: 'a.jsonl',
      get blob(): Blob {
        throw new Error(said('gone'));
      },
    };
    const { report } = await read([gone, lines('a.jsonl', codexLog())]);
    expect(skips(report)).toEqual({ unreadable: 1 });
  });

  it('stops when it is told to, at once and while it reads', async () => {
    const files = [
      file(
        'conversations.json',
        Array.from({ length: 300 }, (_, at) => plainConversation(`c${at}`, 20)),
      ),
    ];
    const before = AbortSignal.abort();
    await expect(async () => {
      for await (const batch of readUsage(files, { now, signal: before })) void batch;
    }).rejects.toMatchObject({ name: 'AbortError' });
    const stopping = new AbortController();
    let records = 0;
    const reading = readUsage(files, {
      now,
      signal: stopping.signal,
      onProgress: (progress) => {
        records = progress.records;
        if (records > 500) stopping.abort();
      },
    });
    await expect(async () => {
      for await (const batch of reading) void batch;
    }).rejects.toMatchObject({ name: 'AbortError' });
    expect(records).toBeLessThan(600);
  });

  it('can be gone through again, from the start', async () => {
    const reading = readUsage([lines('a.jsonl', claudeCodeLog())], { now });
    for (const _time of [1, 2]) {
      const events: UsageEvent[] = [];
      for await (const batch of reading) events.push(...batch);
      expect(events).toHaveLength(3);
      expect(reading.report()).toMatchObject({ requests: 3, duplicates: 0 });
    }
  });
});

describe('hostile files', () => {
  const event = canonicalEvents()[0];

  it('lose one record each, not the file: too long, too deep, cut, no UTF-8', async () => {
    const deep = `{"inputTokens":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const long = `{"note":"${'x'.repeat(17 * 2 ** 20)}"}`;
    const bad = new Uint8Array([...new TextEncoder().encode('{"model":"'), 0xff, 0xfe, 0x22, 0x7d]);
    const text = `${JSON.stringify(event)}\n${deep}\n${long}\n{"model":\n`;
    const { report } = await read([{ name: 'a.ndjson', blob: new Blob([text, bad]) }]);
    expect(report.requests).toBe(1);
    expect(skips(report)).toEqual({ 'too-deep': 1, 'too-large': 1, 'invalid-json': 1, 'invalid-text': 1 });
    const array = `[${deep},${long},${JSON.stringify(event)},{"x":1,},${JSON.stringify({ ...event, id: 'e9' })}]`;
    expect(skips((await read([file('a.json', array)])).report)).toEqual({
      'too-deep': 1,
      'too-large': 1,
      'invalid-json': 1,
    });
  });

  it('are recognised at depths that would break a parser, and left', async () => {
    const { error } = await read([file('a.json', '['.repeat(5_000_000)), file('b.json', '{"a":'.repeat(500_000))]);
    expect(error).toMatchObject({ code: 'nothing-usable' });
  });

  it('as archives: members in archives are named, damaged ones are told, the rest is read', async () => {
    const inner = await zip('inner.zip', { 'conversations.json': [plainConversation('x', 1)] }).blob.arrayBuffer();
    const whole = zip('a.zip', {
      'inner.zip': new Uint8Array(inner),
      'conversations.json': [plainConversation('y', 2)],
      '../../etc/x.json': '{',
      'noise.bin': new Uint8Array(9),
    });
    const { report } = await read([whole]);
    expect(report.requests).toBe(2);
    expect(notes(report)).toEqual({ 'nested-archive': 1 });
    const bytes = new Uint8Array(await whole.blob.arrayBuffer());
    const cut = await read([file('cut.zip', bytes.slice(0, bytes.length - 30)), lines('a.jsonl', codexLog())]);
    expect(skips(cut.report)).toEqual({ 'zip-damaged': 1 });
    expect(cut.report.requests).toBe(2);
  });

  it('as bombs stop at the cap on what they inflate to', async () => {
    const bomb = zip('bomb.zip', {
      'conversations.json': `[${' '.repeat(8 * 2 ** 20)}]`,
      'other.ndjson': `${JSON.stringify(event)}\n`,
    });
    const { report } = await read([bomb]);
    expect(skips(report)).toEqual({ 'zip-inflates-too-much': 1 });
    expect(report.requests).toBe(1);
  });
});

describe('an event on its way', () => {
  it('is cut to the hour or the day, and keeps what it counts', async () => {
    const [event] = (await read([lines('a.jsonl', codexLog())])).events;
    if (event === undefined) throw new Error('no event');
    expect(withTimePrecision(event, 'exact')).toBe(event);
    expect(withTimePrecision(event, 'hour')).toEqual({ ...event, startedAt: '2026-10-02T10:00:00.000Z' });
    expect(withTimePrecision(event, 'day')).toEqual({ ...event, startedAt: '2026-10-02T00:00:00.000Z' });
  });

  it('carries no raw id once it is hashed', async () => {
    const { events } = await read(everything.map(([, sample]) => sample()));
    const hash = await idHasher('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8');
    const sent = JSON.stringify(await Promise.all(events.map(hash)));
    expect(sent).not.toMatch(/conv-|session-1|claude-conv|codex-1|msg-1|turn-1/);
  });

  it('hands ranges to the estimator where counts are estimates, and nothing for what is not known', async () => {
    const [chat] = (await read([file('conversations.json', [plainConversation('c', 1)])])).events;
    const [call] = (await read([lines('a.jsonl', codexLog())])).events;
    if (chat === undefined || call === undefined) throw new Error('no event');
    expect(usageInput(chat)).toMatchObject({
      model: 'gpt-5',
      inputTokens: chat.tokenRange?.inputTokens,
      inputCacheWriteTokens: null,
      isThinking: false,
    });
    expect(usageInput(call)).toMatchObject({
      inputTokens: 1000,
      outputTokens: 50,
      outputReasoningTokens: 10,
      isThinking: null,
      tokenGrade: 'A',
    });
  });
});
