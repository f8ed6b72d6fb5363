import { isoMs, isPlausible } from '../instant.js';
import type { SkipReason } from '../item.js';
import { asList, asNumber, asRecord, asText, leafText, type JsonRecord } from '../json-text.js';
import { knownSum, loggedCount, loggedCounts } from '../log-reading.js';
import { nameOrNull } from '../name.js';

/** What one line says of a request; its content is still text. */
export interface ClaudeCodeLine {
  messageId: string | null;
  requestId: string | null;
  uuid: string | null;
  session: string | null;
  startedMs: number;
  isSidechain: boolean;
  model: string | null;
  freshTokens: number | null;
  readTokens: number | null;
  writeTokens: number | null;
  outputTokens: number | null;
  /** The log says null, as it does until an answer has ended. */
  isUnfinished: boolean;
  content: { text: string; isCode: boolean }[];
  searches: number;
  costUsd: number | null;
  serviceTier: string | null;
  region: string | null;
}

const otherTypes = new Set([
  'user',
  'system',
  'summary',
  'progress',
  'attachment',
  'queue-operation',
  'file-history-snapshot',
  'last-prompt',
  'custom-title',
  'ai-title',
  'agent-name',
  'agent-setting',
  'permission-mode',
  'pr-link',
  'tag',
  'mode',
  'result',
]);
const markers = ['uuid', 'leafUuid', 'parentUuid', 'messageId', 'version', 'operation', 'cwd'];

export function isClaudeCodeLine(json: JsonRecord): boolean {
  if (typeof json['type'] !== 'string' || json['payload'] !== undefined) return false;
  if (json['type'] === 'assistant' && asRecord(asRecord(json['message'])?.['usage']) !== null) return true;
  const hasSession = typeof json['sessionId'] === 'string' || typeof json['session_id'] === 'string';
  if (hasSession && (otherTypes.has(json['type']) || json['type'] === 'assistant')) return true;
  return otherTypes.has(json['type']) && markers.some((key) => json[key] !== undefined);
}

/** The request on this line; a reason when it should have one and has not; null when it is about something else. */
export function claudeCodeLine(json: JsonRecord, now: number): ClaudeCodeLine | SkipReason | null {
  const type = json['type'];
  if (type !== 'assistant') return typeof type === 'string' && otherTypes.has(type) ? null : 'unknown-type';
  const message = asRecord(json['message']);
  if (message === null) return 'unknown-type';
  if (message['model'] === '<synthetic>' || json['isApiErrorMessage'] === true) return 'synthetic';
  const usage = asRecord(message['usage']);
  if (usage === null) return 'no-usage';
  const startedMs = isoMs(asText(json['timestamp']) ?? '');
  if (startedMs === null) return 'invalid-time';
  if (!isPlausible(startedMs, now)) return 'time-out-of-range';
  const tokens = tokensOf(usage);
  if (tokens === null) return 'invalid-number';
  if (knownSum(tokens.freshTokens, tokens.readTokens, tokens.writeTokens, tokens.outputTokens) === null)
    return 'no-usage';
  return {
    messageId: nameOrNull(message['id']),
    requestId: nameOrNull(json['requestId']),
    uuid: nameOrNull(json['uuid']),
    session: nameOrNull(json['sessionId']) ?? nameOrNull(json['session_id']),
    startedMs,
    isSidechain: json['isSidechain'] === true,
    model: nameOrNull(message['model']),
    ...tokens,
    isUnfinished: message['stop_reason'] === null,
    content: contentOf(message['content']),
    searches: loggedCount(asRecord(usage['server_tool_use'])?.['web_search_requests']) ?? 0,
    costUsd: amountOf(json['costUSD']),
    serviceTier: usage['speed'] === 'fast' ? 'fast' : nameOrNull(usage['service_tier']),
    region: regionOf(usage['inference_geo']),
  };
}

type Tokens = Pick<ClaudeCodeLine, 'freshTokens' | 'readTokens' | 'writeTokens' | 'outputTokens'>;

/** Input stands apart from what was read from and written to the cache; the flat field repeats its two parts. */
function tokensOf(usage: JsonRecord): Tokens | null {
  const flat = loggedCounts(usage, [
    'input_tokens',
    'output_tokens',
    'cache_read_input_tokens',
    'cache_creation_input_tokens',
  ]);
  const parts = loggedCounts(asRecord(usage['cache_creation']) ?? {}, [
    'ephemeral_5m_input_tokens',
    'ephemeral_1h_input_tokens',
  ]);
  if (flat === undefined || parts === undefined) return null;
  const written = knownSum(parts.ephemeral_5m_input_tokens, parts.ephemeral_1h_input_tokens);
  const total = flat.cache_creation_input_tokens;
  return {
    freshTokens: flat.input_tokens,
    readTokens: flat.cache_read_input_tokens,
    writeTokens: written === null || total === null ? (written ?? total) : Math.max(written, total),
    outputTokens: flat.output_tokens,
  };
}

/** What the answer is made of, to be counted and dropped; signatures are no tokens of the model. */
function contentOf(content: unknown): ClaudeCodeLine['content'] {
  if (typeof content === 'string') return content === '' ? [] : [{ text: content, isCode: false }];
  const found: ClaudeCodeLine['content'] = [];
  for (const each of asList(content)) {
    const block = asRecord(each) ?? {};
    const spoken = asText(block['text']) ?? asText(block['thinking']);
    if (spoken !== null && spoken !== '') found.push({ text: spoken, isCode: false });
    if (block['type'] === 'tool_use' || block['type'] === 'server_tool_use')
      found.push({ text: `${asText(block['name']) ?? ''} ${leafText(block['input'])}`, isCode: true });
  }
  return found;
}

function amountOf(value: unknown): number | null {
  const amount = asNumber(value);
  return amount !== null && amount >= 0 && amount <= Number.MAX_SAFE_INTEGER ? amount : null;
}

function regionOf(value: unknown): string | null {
  return value === 'not_available' || value === 'global' ? null : nameOrNull(value);
}
