import { describe, expect, it } from '@jest/globals';
import { claudeBranches, claudeConversation, claudeSideFiles } from '../../test/claude-sample.js';
import { file, read, said, skips, zip } from '../../test/reading.js';

describe('a Claude.ai export', () => {
  it('counts an answer once where text repeats content, counts content or text alone, and ignores a blank answer', async () => {
    const { events, report } = await read([
      zip('export.zip', { 'conversations.json': [claudeConversation()], ...claudeSideFiles }),
    ]);
    expect(events.map(({ id }) => id)).toEqual(['claude|a1', 'claude|a2', 'claude|a4']);
    expect(report).toMatchObject({ format: 'claude_export', requests: 3, skipped: [] });
    const [first, , last] = events.map(({ features }) => features?.answerTokens ?? 0);
    expect(first).toBeGreaterThan(5);
    expect(Math.abs((first ?? 0) - (last ?? 0))).toBeLessThan(3);
  });

  it('names no model it was not told of: the vendor is known, the model is not', async () => {
    const { events, report } = await read([file('conversations.json', [claudeConversation()])]);
    expect(events[0]).toMatchObject({
      provider: 'anthropic',
      modelRawResponse: null,
      tokenGrade: 'D',
      clientApp: 'claude-web',
    });
    expect(report.models).toHaveLength(1);
    expect(report.models[0]).toMatchObject({ model: null, grade: 'D', cacheWriteTokens: null });
  });

  it('takes tool calls inside an answer as further calls, and thinking as the least that was reasoned', async () => {
    const { events } = await read([file('conversations.json', [claudeConversation()])]);
    const searched = events[1];
    expect(searched).toMatchObject({ modelCalls: 2, units: { searches: 1 } });
    expect(searched?.features).toMatchObject({ thinking: 1, reasoningSeconds: 60, toolMessages: 1, searches: 1 });
    expect(searched?.features?.callTokens).toBeGreaterThan(5);
    expect(searched?.outputReasoningTokens).toBeGreaterThanOrEqual(searched?.features?.thoughtTokens ?? Infinity);
  });

  it('reads the text of an attached file again on every later turn', async () => {
    const { events } = await read([file('conversations.json', [claudeConversation()])]);
    const [first, second] = events.map(({ features }) => features);
    expect(first).toMatchObject({ images: 1, unsizedImages: 1 });
    expect(second?.historyTokens).toBe((first?.userTokens ?? 0) + (first?.answerTokens ?? 0));
  });

  it('follows the parents of newer exports: an answer made again is no part of what was read for the next', async () => {
    const { events } = await read([file('conversations.json', [claudeBranches()])]);
    expect(events.map(({ id }) => id)).toEqual(['claude|t2', 'claude|t3', 'claude|t5']);
    expect(events[1]?.features?.historyMessages).toBeUndefined();
    expect(events[2]?.features?.historyMessages).toBe(2);
  });

  it('counts Claude tokens by the vocabulary of the date, with its range', async () => {
    const before = { ...claudeConversation(), chat_messages: claudeMessage('2026-01-05T10:00:00Z') };
    const after = { ...claudeConversation(), chat_messages: claudeMessage('2026-06-05T10:00:00Z') };
    const old = (await read([file('c.json', [before])])).events[0];
    const recent = (await read([file('c.json', [after])])).events[0];
    expect(recent?.tokenRange?.outputTokens?.high).toBeGreaterThan(old?.tokenRange?.outputTokens?.high ?? Infinity);
  });

  it('skips conversations without messages and answers without a time, and says so', async () => {
    const broken = { ...claudeConversation('x'), chat_messages: null };
    const timeless = {
      uuid: 'y',
      name: said('n'),
      account: {},
      created_at: 'soon',
      chat_messages: claudeMessage('never'),
    };
    const { report } = await read([file('c.json', [broken, timeless, claudeConversation()])]);
    expect(skips(report)).toEqual({ 'no-messages': 1, 'invalid-time': 1 });
  });
});

function claudeMessage(time: string): object[] {
  return [
    { uuid: 'q', sender: 'human', text: said('question'), created_at: time },
    { uuid: 'a', sender: 'assistant', text: said('answer').repeat(9), created_at: time },
  ];
}
