import { asList, asNumber, asRecord, asText, type JsonRecord } from '../json-text.js';
import { attach, blankMessage, say, type Message, type Role } from '../chat-message.js';
import { nameOrNull } from '../name.js';

const roles: ReadonlyMap<unknown, Role> = new Map([
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
]);
const searchTool = /^(web|browser|bing|search)/;
const efforts: ReadonlyMap<unknown, number> = new Map([
  ['min', 1],
  ['light', 1],
  ['low', 1],
  ['standard', 2],
  ['medium', 2],
  ['extended', 3],
  ['high', 3],
  ['heavy', 3],
  ['max', 3],
]);
const longestReasoningSeconds = 86_400;

export function readMessage(json: JsonRecord): Message {
  const author = asRecord(json['author']);
  const metadata = asRecord(json['metadata']) ?? {};
  const content = asRecord(json['content']) ?? {};
  const type = asText(content['content_type']) ?? 'text';
  const role = type === 'user_editable_context' ? 'context' : (roles.get(author?.['role']) ?? 'silent');
  const createdMs = asNumber(json['create_time']);
  const message: Message = {
    ...blankMessage(nameOrNull(json['id']), role),
    createdMs: createdMs === null ? null : Math.round(createdMs * 1000),
    isForgotten: json['weight'] === 0,
    model: role === 'assistant' ? nameOrNull(metadata['model_slug']) : null,
    exchange: nameOrNull(metadata['turn_exchange_id']),
    reasoningSeconds: role === 'assistant' ? reasoningSeconds(metadata, type) : null,
    effort: efforts.get(metadata['thinking_effort']) ?? null,
    isSearch: role === 'tool' && (searchTool.test(asText(author?.['name']) ?? '') || type.startsWith('tether')),
    isInterrupted: asRecord(metadata['finish_details'])?.['type'] === 'interrupted',
  };
  if (role === 'silent') return message;
  readContent(message, content, type);
  if (role === 'assistant' && isToolCall(json['recipient']))
    for (const said of message.said) if (said.as === 'said') said.as = 'call';
  readAttachments(message, metadata);
  return message;
}

function isToolCall(recipient: unknown): boolean {
  return typeof recipient === 'string' && recipient !== 'all';
}

type ContentReader = (message: Message, content: JsonRecord) => void;

const readers: ReadonlyMap<string, ContentReader> = new Map<string, ContentReader>([
  ['text', readParts],
  ['multimodal_text', readParts],
  ['code', (message, content) => say(message, content['text'], 'said', true)],
  ['execution_output', (message, content) => say(message, content['text'], 'said', true)],
  ['system_error', (message, content) => say(message, content['text'])],
  ['tether_quote', (message, content) => say(message, content['text'])],
  ['tether_browsing_display', (message, content) => say(message, content['result'])],
  ['thoughts', readThoughts],
  ['reasoning_recap', () => undefined],
  ['user_editable_context', readContext],
]);

function readContent(message: Message, content: JsonRecord, type: string): void {
  const read = readers.get(type);
  if (read !== undefined) return read(message, content);
  message.isUnknownType = true;
  if (Array.isArray(content['parts'])) readParts(message, content);
  else say(message, content['text']);
}

function readParts(message: Message, content: JsonRecord): void {
  for (const part of asList(content['parts'])) {
    if (typeof part === 'string') say(message, part);
    const object = asRecord(part);
    if (object === null) continue;
    const type = asText(object['content_type']) ?? '';
    if (type === 'image_asset_pointer') message.pictures.push({ pixels: pixelsOf(object) });
    else if (type === 'audio_transcription') say(message, object['text']);
    else if (!type.endsWith('_pointer')) say(message, object['text']);
  }
}

/** `chunks` repeats `content`; `summary` stands in when there is none. */
function readThoughts(message: Message, content: JsonRecord): void {
  for (const thought of asList(content['thoughts'])) {
    const { content: text, summary } = asRecord(thought) ?? {};
    say(message, typeof text === 'string' && text !== '' ? text : summary, 'thought');
  }
  for (const part of asList(content['parts'])) say(message, part, 'thought');
}

function readContext(message: Message, content: JsonRecord): void {
  say(message, content['user_profile']);
  say(message, content['user_instructions']);
}

function pixelsOf(pointer: JsonRecord): number | null {
  const width = asNumber(pointer['width']) ?? 0;
  const height = asNumber(pointer['height']) ?? 0;
  const isPlausible = width > 0 && height > 0 && width <= 65_536 && height <= 65_536;
  return isPlausible ? Math.round(width * height) : null;
}

/** A picture is usually both an attachment and a part of the message: it counts once. */
function readAttachments(message: Message, metadata: JsonRecord): void {
  let pictures = 0;
  for (const each of asList(metadata['attachments'])) {
    const attachment = asRecord(each);
    if (attachment === null) continue;
    if (attach(message, asText(attachment['mime_type']) ?? '', asNumber(attachment['size']) ?? 0)) pictures += 1;
  }
  while (message.pictures.length < pictures) message.pictures.push({ pixels: null });
}

/** Whichever field says it; the translated recap text is never read. */
function reasoningSeconds(metadata: JsonRecord, type: string): number | null {
  const start = asNumber(metadata['reasoning_start_time']);
  const end = asNumber(metadata['reasoning_end_time']);
  const isReasoning = type === 'thoughts' || type === 'reasoning_recap' || metadata['reasoning_status'] !== undefined;
  const durationMs = isReasoning ? (asNumber(metadata['durationMs']) ?? asNumber(metadata['duration_ms'])) : null;
  const all = [
    asNumber(metadata['finished_duration_sec']),
    start !== null && end !== null ? end - start : null,
    durationMs === null ? null : durationMs / 1000,
  ].filter((seconds) => seconds !== null && seconds > 0 && seconds <= longestReasoningSeconds);
  return all.length === 0 ? null : Math.max(...all.map(Number));
}
