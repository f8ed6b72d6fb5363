import { describe, expect, it } from '@jest/globals';
import { claudeCodeLine, claudeCodeLog, claudeCodePrompt, type ClaudeCodeOptions } from '../../test/logs-sample.js';
import { lines, notes, read, said, skips } from '../../test/reading.js';

const byText = (a: string | null, b: string | null) => (a ?? '').localeCompare(b ?? '');
const log = (...records: readonly unknown[]) => lines('a.jsonl', [claudeCodePrompt(), ...records]);

describe('a Claude Code log', () => {
  it('counts the lines of one message as one request, the largest telling and the first time', async () => {
    const { events, report } = await read([lines('a.jsonl', claudeCodeLog())]);
    expect(events).toHaveLength(3);
    expect(events[0]).toMatchObject({
      id: 'claude_code|msg-1|req-msg-1',
      startedAt: '2026-10-02T10:00:01.000Z',
      inputTokens: 3210,
      inputCacheReadTokens: 3000,
      inputCacheWriteTokens: 200,
      outputTokens: 150,
      outputReasoningTokens: null,
      tokenGrade: 'A',
      provider: 'anthropic',
      modelRawResponse: 'claude-sonnet-4-5-20250929',
      serviceTier: 'standard',
    });
    expect(skips(report)).toEqual({ synthetic: 1 });
    expect(report).toMatchObject({ format: 'claude_code', requests: 3, duplicates: 0 });
    expect(report.models.map(({ model, requests, outputTokens }) => [model, requests, outputTokens])).toEqual([
      ['claude-sonnet-4-5-20250929', 2, 230],
      ['claude-haiku-4-5', 1, 40],
    ]);
  });

  it('knows a replay of a session in another file', async () => {
    const again = lines('b.jsonl', [...claudeCodeLog(), claudeCodeLine('msg-9', { at: 99, session: 'session-2' })]);
    const { events } = await read([lines('a.jsonl', claudeCodeLog()), again]);
    expect(events.map(({ id }) => id).toSorted(byText)).toEqual(
      ['msg-1', 'msg-2', 'msg-4', 'msg-9'].map((id) => `claude_code|${id}|req-${id}`),
    );
  });

  it('keeps the parent where a side file repeats it under a new request, in whichever order they come', async () => {
    const parent = log(claudeCodeLine('msg-1'));
    const copy = claudeCodeLine('msg-1', { request: 'req-side', output: 500, more: { isSidechain: true } });
    const own = claudeCodeLine('msg-2', { at: 5, more: { isSidechain: true } });
    const side = lines('side.jsonl', [copy, own]);
    for (const files of [
      [parent, side],
      [side, parent],
    ]) {
      const { events, report } = await read(files);
      expect(events.map(({ id, outputTokens }) => `${id} ${outputTokens}`).toSorted(byText)).toEqual([
        'claude_code|msg-1|req-msg-1 120',
        'claude_code|msg-2|req-msg-2 120',
      ]);
      expect(report.duplicates).toBe(1);
    }
  });

  it('gives lines without a message id a key of their own', async () => {
    const nameless = (uuid: string | null) => {
      const line = claudeCodeLine('x', { more: { uuid } });
      return { ...line, message: { ...(line['message'] as object), id: undefined } };
    };
    const { events } = await read([
      log(nameless('u1'), nameless('u1'), nameless('u2'), nameless(null), nameless(null)),
    ]);
    expect(events).toHaveLength(4);
  });

  it('widens the output of a session whose answers were logged before they ended', async () => {
    const text = said('quite a long answer').repeat(20);
    const options: ClaudeCodeOptions = { stop: null, output: 2, text };
    const records = [1, 2, 3, 4].map((at) => claudeCodeLine(`m${at}`, { at, ...(at === 4 ? {} : options) }));
    const { events, report } = await read([log(...records)]);
    const tokens = events[0]?.outputTokens ?? 0;
    expect(events.map(({ tokenGrade }) => tokenGrade)).toEqual(['C', 'C', 'C', 'C']);
    expect(tokens).toBeGreaterThan(300);
    expect(events[0]?.tokenRange?.outputTokens).toEqual({ low: 2, mid: tokens, high: 3 * tokens });
    expect(notes(report)).toEqual({ 'output-undercounted': 4 });
    expect(report.models[0]?.grade).toBe('C');
  });

  it('trusts a session with a few unfinished answers, and each session by itself', async () => {
    const good = [1, 2, 3, 4, 5].map((at) => claudeCodeLine(`m${at}`, { at, stop: at === 1 ? null : 'end_turn' }));
    const bad = claudeCodeLine('m9', { session: 'session-2', stop: null });
    const { events } = await read([log(...good, bad)]);
    expect(events.map(({ tokenGrade }) => tokenGrade)).toEqual(['A', 'A', 'A', 'A', 'A', 'C']);
  });

  it('counts the words of an answer once, however many files repeat it', async () => {
    const line = (uuid: string) =>
      claudeCodeLine('m', { stop: null, output: 1, text: said('answer').repeat(9), more: { uuid } });
    const once = (await read([log(line('l1'))])).events[0];
    const thrice = (
      await read([log(line('l1'), line('l1')), lines('b.jsonl', [line('l1')]), lines('c.jsonl', [line('other')])])
    ).events[0];
    expect(thrice?.outputTokens).toBe(once?.outputTokens);
  });

  it('skips and counts what is no record, and reads on', async () => {
    const usage = (value: unknown) => claudeCodeLine('bad', { usage: { output_tokens: value } });
    const { events, report } = await read([
      log(
        '"text"',
        '{"type":"assistant","message":{"usage":{"input_tok',
        '[1,2]',
        { type: 'assistant', sessionId: 's', uuid: 'u', message: said('text') },
        { type: 'assistant', sessionId: 's', uuid: 'u', message: { id: 'm', content: [] } },
        { type: 'unheard-of', sessionId: 's', uuid: 'u' },
        usage(-1),
        usage(1e308),
        usage('10'),
        usage(1.5),
        claudeCodeLine('late', { more: { timestamp: '2031-01-01T00:00:00Z' } }),
        claudeCodeLine('odd', { more: { timestamp: said('time') } }),
        claudeCodeLine('good'),
      ),
    ]);
    expect(events).toHaveLength(1);
    expect(skips(report)).toEqual({
      'not-an-object': 2,
      'invalid-json': 1,
      'unknown-type': 2,
      'no-usage': 1,
      'invalid-number': 4,
      'time-out-of-range': 1,
      'invalid-time': 1,
    });
  });

  it('leaves out what is not reported instead of counting zero', async () => {
    const usage = { cache_creation_input_tokens: null, cache_read_input_tokens: undefined, cache_creation: undefined };
    const { events } = await read([log(claudeCodeLine('m', { usage }))]);
    expect(events[0]).toMatchObject({ inputTokens: 10, inputCacheReadTokens: null, inputCacheWriteTokens: null });
  });
});
