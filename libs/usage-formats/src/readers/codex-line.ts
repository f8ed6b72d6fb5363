import { isoMs } from '../instant.js';
import { asNumber, asRecord, asText, type JsonRecord } from '../json-text.js';
import { loggedCounts } from '../log-reading.js';
import { nameOrNull } from '../name.js';

/** Input with its cached part, output with its reasoning; what a version of the log does not write is null. */
export interface CodexTokens {
  input: number | null;
  cached: number | null;
  output: number | null;
  reasoning: number | null;
}

export const codexParts = ['input', 'cached', 'output', 'reasoning'] as const;

/** What a line of a Codex log is about. */
export type CodexLine =
  | { kind: 'head'; session: string | null; isBranch: boolean; provider: string | null }
  | { kind: 'model'; model: string | null }
  | {
      kind: 'count';
      total: CodexTokens | null;
      last: CodexTokens | null;
      /** Never added up: it may hold reasoning twice. It tells snapshots apart. */
      allTokens: number | null;
      model: string | null;
    }
  | { kind: 'response'; tokens: CodexTokens }
  | { kind: 'turn'; total: CodexTokens }
  | { kind: 'invalid-number' }
  | { kind: 'other' };

const logTypes = new Set([
  'session_meta',
  'turn_context',
  'event_msg',
  'response_item',
  'compacted',
  'token_usage_record',
]);
const execTypes = new Set([
  'thread.started',
  'turn.started',
  'turn.completed',
  'turn.failed',
  'item.started',
  'item.updated',
  'item.completed',
]);

export function isCodexLine(json: JsonRecord): boolean {
  const type = json['type'];
  if (typeof type === 'string' && logTypes.has(type) && asRecord(json['payload']) !== null) return true;
  if (typeof type === 'string' && execTypes.has(type)) return true;
  // The first line of logs before September 2025, which hold no counts at all.
  return json['instructions'] !== undefined && json['timestamp'] !== undefined && json['id'] !== undefined;
}

export function lineMs(json: JsonRecord): number | null {
  return isoMs(asText(json['timestamp']) ?? '');
}

export function codexLine(json: JsonRecord): CodexLine {
  const payload = asRecord(json['payload']) ?? {};
  if (json['type'] === 'thread.started')
    return { kind: 'head', session: nameOrNull(json['thread_id']), isBranch: false, provider: null };
  if (json['type'] === 'turn.completed') return turnOf(json);
  if (json['type'] === 'session_meta') return headOf(payload);
  if (json['type'] === 'turn_context') return { kind: 'model', model: modelIn(payload) };
  if (json['type'] === 'token_usage_record' || payload['type'] === 'token_usage_record') return responseOf(payload);
  if (json['type'] === 'event_msg' && payload['type'] === 'token_count') return countOf(payload);
  return { kind: 'other' };
}

/** Forks, resumed sessions and agents started by another session begin with what was said, and counted, before. */
function headOf(payload: JsonRecord): CodexLine {
  const agent = asRecord(asRecord(payload['source'])?.['subagent']) ?? asRecord(payload['source']);
  const isSpawned = agent?.['thread_spawn'] !== undefined || payload['thread_spawn'] !== undefined;
  const isFork = typeof payload['forked_from_id'] === 'string' || typeof payload['forked_from'] === 'string';
  return {
    kind: 'head',
    session: nameOrNull(payload['id']),
    isBranch: isSpawned || isFork,
    provider: asText(payload['model_provider']),
  };
}

function countOf(payload: JsonRecord): CodexLine {
  const info = asRecord(payload['info']);
  if (info === null) return { kind: 'other' };
  const total = tokensOf(info['total_token_usage']);
  const last = tokensOf(info['last_token_usage']);
  if (total === 'invalid' || last === 'invalid') return { kind: 'invalid-number' };
  if (total === null && last === null) return { kind: 'other' };
  const allTokens = asNumber(asRecord(info['total_token_usage'])?.['total_tokens']);
  return { kind: 'count', total, last, allTokens, model: nameOrNull(info['model']) ?? nameOrNull(payload['model']) };
}

function responseOf(payload: JsonRecord): CodexLine {
  const info = asRecord(payload['info']) ?? payload;
  const tokens = tokensOf(info['last_token_usage'] ?? info['token_usage'] ?? info['usage'] ?? info);
  if (tokens === 'invalid') return { kind: 'invalid-number' };
  return tokens === null ? { kind: 'other' } : { kind: 'response', tokens };
}

function turnOf(json: JsonRecord): CodexLine {
  const total = tokensOf(json['usage']);
  if (total === 'invalid') return { kind: 'invalid-number' };
  return total === null ? { kind: 'other' } : { kind: 'turn', total };
}

function modelIn(payload: JsonRecord): string | null {
  return (
    nameOrNull(payload['model']) ??
    nameOrNull(payload['model_name']) ??
    nameOrNull(asRecord(payload['metadata'])?.['model'])
  );
}

function tokensOf(value: unknown): CodexTokens | null | 'invalid' {
  const json = asRecord(value);
  if (json === null) return null;
  const counts = loggedCounts(json, [
    'input_tokens',
    'cached_input_tokens',
    'output_tokens',
    'reasoning_output_tokens',
  ]);
  if (counts === undefined) return 'invalid';
  const tokens = {
    input: counts.input_tokens,
    cached: counts.cached_input_tokens,
    output: counts.output_tokens,
    reasoning: counts.reasoning_output_tokens,
  };
  return tokens.input === null && tokens.output === null ? null : tokens;
}
