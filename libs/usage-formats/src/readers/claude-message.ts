import { attach, blankMessage, say, type Message } from '../chat-message.js';
import type { ChatNode } from '../chat-tree.js';
import { isoMs } from '../instant.js';
import { asList, asNumber, asRecord, asText, leafText, type JsonRecord } from '../json-text.js';
import { nameOrNull } from '../name.js';

const searchTool = /search|fetch|browse/;
const longestReasoningSeconds = 86_400;
const quiet = new Set(['token_budget', 'flag']);

/**
 * The messages of a Claude.ai conversation as a tree. An answer with tool calls inside becomes a row of messages, answer
 * and tool in turns, that share one exchange. Older exports are flat: each message answers the one before.
 */
export function claudeNodes(messages: readonly unknown[], conversation: string): ChatNode[] {
  const nodes: ChatNode[] = [];
  const lastOf = new Map<string, string>();
  const isTree = messages.some((each) => typeof asRecord(each)?.['parent_message_uuid'] === 'string');
  let previous: string | null = null;
  for (const [at, each] of messages.entries()) {
    const json = asRecord(each);
    if (json === null) continue;
    const uuid = nameOrNull(json['uuid']) ?? `${conversation}#${at}`;
    const parent = asText(json['parent_message_uuid']);
    let parentId: string | null = isTree ? (lastOf.get(parent ?? '') ?? null) : previous;
    for (const [part, message] of messagesOf(json, uuid).entries()) {
      const id = `${uuid}#${part}`;
      nodes.push({ id, parentId, message });
      parentId = id;
    }
    if (parentId !== null) lastOf.set(uuid, parentId);
    previous = parentId;
  }
  return nodes;
}

function messagesOf(json: JsonRecord, uuid: string): Message[] {
  const createdMs = isoMs(asText(json['created_at']) ?? '');
  const isAnswer = json['sender'] === 'assistant';
  const isHuman = json['sender'] === 'human';
  const first: Message = { ...blankMessage(uuid, isAnswer ? 'assistant' : isHuman ? 'user' : 'silent'), createdMs };
  if (!isAnswer) {
    if (isHuman) readQuestion(first, json);
    return [first];
  }
  const answer = new Answer(first, uuid);
  const content = asList(json['content']);
  for (const part of content) answer.add(asRecord(part) ?? {});
  // `text` repeats the text parts of `content`, in exports that have both.
  if (content.length === 0) say(first, json['text']);
  if (json['truncated'] === true || json['stop_reason'] === 'user_canceled') first.isInterrupted = true;
  return answer.messages;
}

function readQuestion(message: Message, json: JsonRecord): void {
  const content = asList(json['content']);
  for (const part of content) say(message, asRecord(part)?.['text']);
  if (content.length === 0) say(message, json['text']);
  for (const each of asList(json['attachments'])) {
    const attachment = asRecord(each);
    if (attachment === null) continue;
    const text = attachment['extracted_content'];
    if (typeof text === 'string' && text !== '') say(message, text);
    else attachNamed(message, attachment);
  }
  for (const each of asList(json['files'])) attachNamed(message, asRecord(each) ?? {});
}

function attachNamed(message: Message, file: JsonRecord): void {
  const type = asText(file['file_type']) ?? asText(file['file_kind']) ?? '';
  const name = (asText(file['file_name']) ?? '').slice(-16).toLowerCase();
  const isPicture = attach(message, type === 'image' || type === '' ? name : type, asNumber(file['file_size']));
  if (isPicture) message.pictures.push({ pixels: null });
}

/** Cuts an answer at its tool results. */
class Answer {
  readonly messages: Message[];
  private current: Message;
  private tool = '';

  constructor(
    private readonly first: Message,
    private readonly uuid: string,
  ) {
    first.exchange = uuid;
    this.current = first;
    this.messages = [first];
  }

  add(part: JsonRecord): void {
    const type = asText(part['type']) ?? 'text';
    if (type === 'tool_result') this.addResult(part);
    else if (type === 'text') say(this.answer(), part['text']);
    else if (type === 'thinking' || type === 'redacted_thinking') this.addThinking(part);
    else if (type === 'tool_use') {
      this.tool = asText(part['name']) ?? '';
      say(this.answer(), `${this.tool} ${leafText(part['input'])}`, 'call', true);
    } else if (!quiet.has(type)) {
      this.first.isUnknownType = true;
      say(this.answer(), part['text']);
    }
  }

  private answer(): Message {
    return this.current.role === 'assistant' ? this.current : this.next('assistant');
  }

  private next(role: 'assistant' | 'tool'): Message {
    const { createdMs } = this.first;
    this.current = { ...blankMessage(null, role), createdMs, exchange: this.uuid };
    this.messages.push(this.current);
    return this.current;
  }

  private addResult(part: JsonRecord): void {
    const result = this.next('tool');
    result.isSearch = searchTool.test(asText(part['name']) ?? this.tool);
    if (typeof part['content'] === 'string') say(result, part['content']);
    for (const piece of asList(part['content'])) say(result, leafText(piece));
  }

  private addThinking(part: JsonRecord): void {
    say(this.answer(), part['thinking'], 'thought');
    const start = isoMs(asText(part['start_timestamp']) ?? '');
    const stop = isoMs(asText(part['stop_timestamp']) ?? '');
    const seconds = start === null || stop === null ? 0 : (stop - start) / 1000;
    if (seconds <= 0 || seconds > longestReasoningSeconds) return;
    this.first.reasoningSeconds = Math.round(1000 * ((this.first.reasoningSeconds ?? 0) + seconds)) / 1000;
  }
}
