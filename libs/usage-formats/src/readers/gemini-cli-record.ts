import { isoMs } from '../instant.js';
import { asList, asRecord, asText, type JsonRecord } from '../json-text.js';
import { knownSum, loggedCounts } from '../log-reading.js';
import { nameOrNull } from '../name.js';

/** Input with what was cached of it and what tools brought in, output with its thoughts. */
export interface GeminiTokens {
  input: number | null;
  cached: number | null;
  output: number | null;
  thoughts: number | null;
  /** The record counts what was cached apart from the input. */
  isRebuilt: boolean;
}

/** An answer as one line tells it; a later line of the same id tells it anew. */
export interface GeminiAnswer {
  id: string | null;
  startedMs: number | null;
  model: string | null;
  /** Null as long as the answer has not ended. */
  tokens: GeminiTokens | 'invalid' | null;
}

/** The sums of one run and model, where a run was told as a whole. */
export interface GeminiRun {
  model: string | null;
  calls: number | null;
  tokens: GeminiTokens | 'invalid';
}

/** What one record of Gemini CLI says: a chat, a line of one, or the outcome of a run. */
export interface GeminiRecord {
  session: string | null;
  startedMs: number | null;
  answers: GeminiAnswer[];
  runs: GeminiRun[];
}

const counted = ['input', 'output', 'cached', 'thoughts', 'tool', 'total'] as const;
/** The sums of a run are named as the API names them. */
const runNames = { input: 'prompt', output: 'candidates' } as const;

export function isGeminiCliRecord(json: JsonRecord): boolean {
  if (json['type'] === 'gemini') return json['tokens'] !== undefined || json['timestamp'] !== undefined;
  if (asRecord(json['$set']) !== null || typeof json['$rewindTo'] === 'string') return true;
  const hasSession = typeof json['sessionId'] === 'string';
  // The list of prompts beside the chats, which tells of no answer.
  if (hasSession && typeof json['messageId'] === 'number') return true;
  if (hasSession && json['type'] === undefined)
    return typeof json['projectHash'] === 'string' || json['startTime'] !== undefined;
  return runsOf(json).length > 0;
}

export function geminiCliRecord(json: JsonRecord): GeminiRecord {
  // Newer logs patch a chat line by line; a patch may repeat all its messages.
  const chat = asRecord(json['$set']) ?? json;
  const messages = chat['type'] === 'gemini' ? [chat] : asList(chat['messages']);
  return {
    session: nameOrNull(chat['sessionId']) ?? nameOrNull(chat['session_id']),
    startedMs: timeOf(chat['startTime']) ?? timeOf(chat['timestamp']),
    answers: messages.map(asRecord).flatMap((message) => (message?.['type'] === 'gemini' ? [answerOf(message)] : [])),
    runs: runsOf(chat),
  };
}

function answerOf(message: JsonRecord): GeminiAnswer {
  const tokens = asRecord(message['tokens']);
  return {
    id: nameOrNull(message['id']),
    startedMs: timeOf(message['timestamp']),
    model: nameOrNull(message['model']),
    tokens: tokens === null ? null : tokensOf(tokens),
  };
}

function runsOf(json: JsonRecord): GeminiRun[] {
  const stats = asRecord(json['stats']) ?? asRecord(asRecord(json['result'])?.['stats']);
  const models = Object.entries(asRecord(stats?.['models']) ?? {});
  return models.flatMap(([model, value]) => {
    const tokens = asRecord(asRecord(value)?.['tokens']);
    if (tokens === null) return [];
    const named = { ...tokens };
    for (const name of ['input', 'output'] as const) named[name] = tokens[runNames[name]] ?? tokens[name];
    const calls = loggedCounts(asRecord(asRecord(value)?.['api']) ?? {}, ['totalRequests']);
    const counts = tokensOf(named) ?? 'invalid';
    return [{ model: nameOrNull(model), calls: calls?.totalRequests ?? null, tokens: counts }];
  });
}

/**
 * Thoughts stand beside the output and what tools brought in beside the input; what was cached is part of the input,
 * but in a few records: the total says which.
 */
function tokensOf(json: JsonRecord): GeminiTokens | 'invalid' | null {
  const counts = loggedCounts(json, counted);
  if (counts === undefined) return 'invalid';
  const { input, output, cached, thoughts, tool, total } = counts;
  if (input === null && output === null) return null;
  const parts = knownSum(input, output, thoughts, tool) ?? 0;
  const isApart =
    cached !== null && cached > 0 && (total === parts + cached || (total !== parts && cached > (input ?? 0)));
  return {
    input: knownSum(input, tool, isApart ? cached : null),
    cached,
    output: knownSum(output, thoughts),
    thoughts,
    isRebuilt: isApart,
  };
}

function timeOf(value: unknown): number | null {
  return isoMs(asText(value) ?? '');
}
