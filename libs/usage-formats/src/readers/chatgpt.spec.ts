import { describe, expect, it } from '@jest/globals';
import {
  branchedConversation,
  chatgptSideFiles,
  ChatgptConversation,
  october,
  plainConversation,
  thinkingConversation,
} from '../../test/chatgpt-sample.js';
import { file, notes, read, said, skips, sum, zip } from '../../test/reading.js';

describe('a ChatGPT export', () => {
  it('counts every branch once, with a call for each tool round, and lists what it cannot read', async () => {
    const broken = { id: 'conv-broken', title: said('title'), create_time: october, update_time: october };
    const { events, report } = await read([file('conversations.json', [branchedConversation(), broken])]);
    expect(events.map(({ id }) => id)).toEqual(
      ['a1', 'a1b', 'a1c', 'call', 'a3'].map((key) => `chatgpt|conv-branched|${key}`),
    );
    expect(events.map(({ modelCalls }) => modelCalls)).toEqual([1, 1, 1, 2, 1]);
    expect(events.map(({ modelRawResponse }) => modelRawResponse)).toEqual([
      'gpt-5',
      'gpt-5',
      'gpt-5',
      'gpt-5',
      'gpt-4o',
    ]);
    expect(events[3]?.units).toEqual({ searches: 1 });
    expect(events[4]?.features).toMatchObject({ images: 1, imagePixels: 512 ** 2 });
    expect(skips(report)).toEqual({ 'no-messages': 1 });
    expect(report).toMatchObject({
      format: 'chatgpt_export',
      requests: 5,
      duplicates: 0,
      period: { from: '2026-10-01', to: '2026-10-01' },
    });
  });

  it('reads a conversation history again on every turn, and nothing of a branch not taken', async () => {
    const { events } = await read([file('conversations.json', [branchedConversation()])]);
    const [first, again, other, searched] = events.map(({ features }) => features);
    expect(first?.historyMessages).toBeUndefined();
    expect(again).toMatchObject({ userTokens: first?.userTokens });
    expect(other?.historyMessages).toBeUndefined();
    expect(searched).toMatchObject({
      historyMessages: 2,
      historyTokens: (other?.userTokens ?? 0) + (other?.answerTokens ?? 0),
    });
    expect(searched).toMatchObject({ gapSeconds: 37, searches: 1, toolMessages: 1 });
    expect(first?.contextTokens).toBeGreaterThan(20);
  });

  it('opens neither the page that repeats the conversations nor anything about the account', async () => {
    const { events, report } = await read([
      zip('export.zip', {
        ...chatgptSideFiles,
        'conversations-000.json': [branchedConversation()],
        'conversations-001.json': [thinkingConversation(), branchedConversation()],
      }),
    ]);
    expect(events).toHaveLength(6);
    expect(report).toMatchObject({ requests: 6, duplicates: 5, skipped: [] });
  });

  it('adds only what a newer export adds', async () => {
    const older = zip('older.zip', { 'conversations.json': [plainConversation('c', 3)] });
    const newer = zip('newer.zip', { 'conversations.json': [plainConversation('c', 5)] });
    const first = await read([older]);
    expect((await read([older])).events).toEqual(first.events);
    const both = await read([older, newer]);
    expect(both.report).toMatchObject({ requests: 5, duplicates: 3 });
    expect((await read([newer])).events.map(({ id }) => id)).toEqual(both.events.map(({ id }) => id));
  });

  it('takes the seconds of reasoning from their field, never from the translated recap', async () => {
    const { events } = await read([file('conversations.json', [thinkingConversation()])]);
    const [event] = events;
    expect(event?.features).toMatchObject({ reasoningSeconds: 8, thinking: 1 });
    expect(event?.outputReasoningTokens).toBe(8 * 80);
    expect(event?.tokenRange?.outputReasoningTokens).toEqual({ low: 320, mid: 640, high: 1280 });
    expect(event?.id).toBe('chatgpt|conv-thinking|turn-1');
  });

  it('says what it does not know as a range of grade D, with the estimator it comes from', async () => {
    const { events } = await read([file('conversations.json', [plainConversation('c', 1, () => 'one two three')])]);
    const [event] = events;
    expect(event).toMatchObject({
      tokenGrade: 'D',
      granularity: 'exchange',
      tokenRange: { estimator: 'chat-visible/1' },
    });
    expect(event?.features).toMatchObject({ userTokens: 3, answerTokens: 3, latinShare: 1 });
    expect(event?.outputTokens).toBe(3);
    expect(event?.inputTokens).toBeGreaterThan(3300);
    expect(event?.tokenRange?.inputTokens?.low).toBeGreaterThan(900);
    expect(event?.inputCacheWriteTokens).toBeNull();
  });

  it('survives rings, orphans and prototype names in a tree', async () => {
    const chat = new ChatgptConversation('ring');
    chat.say('__proto__', 'nowhere', `user: ${said('orphan')}`, { at: 1 });
    chat.say('constructor', 'toString', `assistant: ${said('ring')}`, { at: 2 });
    chat.say('toString', 'constructor', `assistant: ${said('ring')}`, { at: 3 });
    const text = JSON.stringify([chat.json()]).replace(
      '"mapping":{',
      '"mapping":{"__proto__":{"parent":"x","message":null},',
    );
    const { events, error } = await read([file('conversations.json', text)]);
    expect(error).toBeNull();
    expect(events).toHaveLength(1);
  });

  it('notes content of a kind it does not know, and counts what it can of it', async () => {
    const chat = new ChatgptConversation('new');
    chat.say('q', 'root', `user: ${said('question')}`, { at: 1 });
    chat.say('a', 'q', 'assistant: ', { at: 2, content: { content_type: 'hologram', parts: ['one two three'] } });
    const { events, report } = await read([file('conversations.json', [chat.json()])]);
    expect(events[0]?.features?.answerTokens).toBe(3);
    expect(notes(report)).toEqual({ 'unknown-content': 1 });
  });

  it('takes the time of the conversation where an exchange has none, and says so', async () => {
    const chat = new ChatgptConversation('timeless');
    chat.say('q', 'root', `user: ${said('question')}`);
    chat.say('a', 'q', `assistant: ${said('answer')}`);
    const { events } = await read([file('conversations.json', [chat.json()])]);
    expect(events[0]).toMatchObject({ timeConfidence: 'conversation', startedAt: '2026-10-01T09:00:00.000Z' });
  });

  it('counts a million letters without a space, a special token and half a surrogate without a pause', async () => {
    const words = [
      'a'.repeat(1_000_000),
      '<|endoftext|> <|im_start|>',
      'iVBORw0KGgo'.repeat(20_000),
      '\ud800',
      '가'.repeat(50_000),
    ];
    const conversations = words.map((text, at) => plainConversation(`c${at}`, 1, () => text));
    await read([file('conversations.json', [plainConversation('warm', 1)])]);
    const began = performance.now();
    const { events } = await read([file('conversations.json', conversations)]);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(events).toHaveLength(5);
    expect(sum(events, 'outputTokens')).toBeGreaterThan(100_000);
  });
});
