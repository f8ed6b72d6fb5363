import { describe, expect, it } from '@jest/globals';
import {
  codexCount,
  codexHead,
  codexLimits,
  codexLog,
  codexModel,
  codexText,
  second,
  type Counters,
} from '../../test/logs-sample.js';
import { lines, read, skips, sum } from '../../test/reading.js';

const log = (name: string, ...records: readonly unknown[]) => lines(name, records);

describe('a Codex log', () => {
  it('counts the advances of the counters: neither snapshots written again nor those without counts', async () => {
    const { events, report } = await read([lines('a.jsonl', codexLog())]);
    expect(
      events.map(({ inputTokens, inputCacheReadTokens, outputTokens, outputReasoningTokens }) => [
        inputTokens,
        inputCacheReadTokens,
        outputTokens,
        outputReasoningTokens,
      ]),
    ).toEqual([
      [1000, 0, 50, 10],
      [2000, 900, 100, 20],
    ]);
    expect(events[0]).toMatchObject({
      provider: 'openai',
      modelRawRequest: 'gpt-5-codex',
      tokenGrade: 'A',
      clientApp: 'codex',
    });
    expect(report).toMatchObject({ format: 'codex', requests: 2, duplicates: 1, skipped: [] });
  });

  it('takes the same session from two places once', async () => {
    const { report } = await read([
      lines('sessions/a.jsonl', codexLog()),
      lines('archived_sessions/a.jsonl', codexLog()),
    ]);
    expect(report).toMatchObject({ requests: 2, models: [{ inputTokens: 3000, outputTokens: 150 }] });
  });

  it('counts the parent of a fork once, with its times kept or rewritten, and then what the fork adds', async () => {
    const more: [Counters, Counters] = [
      { input: 7000, cached: 3000, output: 350, reasoning: 80 },
      { input: 4000, cached: 2100, output: 200, reasoning: 50 },
    ];
    const kept = log(
      'fork-a.jsonl',
      codexHead(100, 'fork', { forked_from_id: 'codex-1' }),
      ...codexLog().slice(1),
      codexCount(120, ...more),
    );
    const burst = [
      codexCount(100, { input: 1000, output: 50, reasoning: 10 }),
      codexCount(100, { input: 3000, cached: 900, output: 150, reasoning: 30 }),
    ];
    const spawned = { source: { subagent: { thread_spawn: { parent_thread_id: 'codex-1', depth: 1 } } } };
    const rewritten = log(
      'fork-b.jsonl',
      codexHead(100, 'agent', spawned),
      codexModel(100, 'gpt-5'),
      ...burst,
      codexCount(120, ...more),
    );
    const unmarked = log(
      'fork-c.jsonl',
      codexHead(100, 'resumed'),
      codexModel(100, 'gpt-5'),
      ...burst,
      codexCount(120, ...more),
    );
    for (const fork of [kept, rewritten, unmarked]) {
      const { events } = await read([lines('a.jsonl', codexLog()), fork]);
      expect([sum(events, 'inputTokens'), sum(events, 'outputTokens'), events.length]).toEqual([7000, 350, 3]);
    }
    const alone = await read([rewritten]);
    expect(sum(alone.events, 'inputTokens')).toBe(4000);
  });

  it('counts two sessions that begin with the same counters', async () => {
    const first = { input: 800, output: 20 };
    const session = (name: string, at: number) =>
      log(
        name,
        codexHead(at, name),
        codexCount(at, first),
        codexCount(at, first),
        codexCount(at + 9, { input: 1000, output: 30 }),
      );
    const { events } = await read([session('a.jsonl', 0), session('b.jsonl', 500)]);
    expect([sum(events, 'inputTokens'), events.length]).toEqual([2000, 4]);
  });

  it('counts an agent that starts from nothing in full', async () => {
    const spawned = { source: { subagent: { thread_spawn: { parent_thread_id: 'codex-1', depth: 1 } } } };
    const { events } = await read([
      log(
        'agent.jsonl',
        codexHead(100, 'agent', spawned),
        codexCount(105, { input: 500, output: 5 }),
        codexCount(110, { input: 900, output: 9 }, { input: 400, output: 4 }),
      ),
    ]);
    expect(sum(events, 'inputTokens')).toBe(900);
  });

  it('starts anew where the totals fall, with the usage of that response', async () => {
    const { events } = await read([
      log(
        'a.jsonl',
        codexHead(0, 's'),
        codexCount(5, { input: 9000, output: 500 }),
        codexCount(50, { input: 1500, output: 40 }, { input: 1400, output: 30 }),
        codexCount(60, { input: 2500, output: 90 }, { input: 1000, output: 50 }),
      ),
    ]);
    expect(events.map(({ inputTokens }) => inputTokens)).toEqual([9000, 1400, 1000]);
  });

  it('says when a file holds no usage, and does not guess a model it was not told', async () => {
    const old = log(
      'old.jsonl',
      { id: 'x', timestamp: second(0), instructions: null },
      { type: 'message', role: 'user', content: [] },
    );
    const empty = log('b.jsonl', codexHead(0, 's'), codexText(1), codexLimits(2));
    const { events, report } = await read([
      old,
      empty,
      log('c.jsonl', codexHead(0, 't'), codexCount(3, { input: 5, output: 5 })),
    ]);
    expect(skips(report)).toEqual({ 'no-usage': 2 });
    expect(events).toHaveLength(1);
    expect(events[0]?.modelRawRequest).toBeNull();
    const none = await read([empty]);
    expect(none.error).toMatchObject({ kind: 'invalid', code: 'nothing-usable', facts: { reasons: ['no-usage'] } });
  });

  it('pairs a record of a response with the snapshot of it, and counts one that has none', async () => {
    const record = (at: number, usage: Counters) => ({
      timestamp: second(at),
      type: 'event_msg',
      payload: {
        type: 'token_usage_record',
        usage: {
          input_tokens: usage.input,
          cached_input_tokens: 0,
          output_tokens: usage.output,
          reasoning_output_tokens: 0,
        },
      },
    });
    const { events } = await read([
      log(
        'a.jsonl',
        codexHead(0, 's'),
        record(4, { input: 1000, output: 10 }),
        codexCount(5, { input: 1000, output: 10 }),
        codexCount(15, { input: 3000, output: 30 }, { input: 2000, output: 20 }),
        record(17, { input: 2000, output: 20 }),
        record(40, { input: 77, output: 7 }),
        codexText(60),
      ),
    ]);
    expect(events.map(({ inputTokens }) => inputTokens)).toEqual([1000, 2000, 77]);
  });

  it('reads saved output of exec, whose counters add up, at the time of the file', async () => {
    const text = [
      { type: 'thread.started', thread_id: 't1' },
      { type: 'turn.completed', usage: { input_tokens: 100, cached_input_tokens: 10, output_tokens: 5 } },
      { type: 'turn.completed', usage: { input_tokens: 300, cached_input_tokens: 60, output_tokens: 9 } },
    ].map((line) => JSON.stringify(line));
    const blob = new File([text.join('\n')], 'exec.jsonl', { lastModified: Date.UTC(2026, 9, 3) });
    const { events } = await read([{ name: 'exec.jsonl', blob }]);
    expect(events.map(({ inputTokens, outputTokens }) => [inputTokens, outputTokens])).toEqual([
      [100, 5],
      [200, 4],
    ]);
    expect(events[0]).toMatchObject({
      timeConfidence: 'file',
      startedAt: '2026-10-03T00:00:00.000Z',
      outputReasoningTokens: null,
    });
  });

  it('skips counters that are no numbers, and reads on', async () => {
    const bad = codexCount(4, { input: -5, output: 1 });
    const { events, report } = await read([
      log('a.jsonl', codexHead(0, 's'), bad, codexCount(5, { input: 5, output: 1 })),
    ]);
    expect(events).toHaveLength(1);
    expect(skips(report)).toEqual({ 'invalid-number': 1 });
  });
});
