import { second } from './logs-sample.js';
import { said, secret } from './reading.js';

type Json = Record<string, unknown>;

export interface GeminiCounts {
  input: number;
  output: number;
  cached?: number;
  thoughts?: number;
  tool?: number;
  /** What the record says it adds up to; else the API's own sum, in which what was cached is part of the input. */
  total?: number;
}

export function geminiAnswer(id: string, at: number, counts: GeminiCounts | null, more: Json = {}): Json {
  const tokens = counts && { cached: 0, thoughts: 0, tool: 0, ...counts };
  const total = tokens && tokens.input + tokens.output + tokens.thoughts + tokens.tool;
  return {
    id,
    timestamp: second(at),
    type: 'gemini',
    content: said('an answer'),
    thoughts: [{ subject: said('subject'), description: said('thought'), timestamp: second(at) }],
    tokens: tokens && { total, ...tokens },
    model: 'gemini-2.5-pro',
    ...more,
  };
}

export function geminiPrompt(id: string, at: number): Json {
  return { id, timestamp: second(at), type: 'user', content: [{ text: said('prompt') }] };
}

export function geminiHead(session = 'gemini-1', more: Json = {}): Json {
  return {
    sessionId: session,
    projectHash: `${secret}hash`,
    startTime: second(0),
    lastUpdated: second(90),
    kind: 'main',
    ...more,
  };
}

/** What Gemini CLI prints of a run that is told as a whole. */
export function geminiRun(session: string | null): Json {
  const tokens = { prompt: 5000, candidates: 200, total: 5260, cached: 3000, thoughts: 60, tool: 0 };
  return {
    ...(session === null ? {} : { session_id: session }),
    response: said('an answer'),
    stats: {
      models: {
        'gemini-2.5-pro': { api: { totalRequests: 3, totalErrors: 0, totalLatencyMs: 9000 }, tokens },
        'gemini-2.5-flash-lite': {
          tokens: { ...tokens, prompt: 100, candidates: 5, cached: 0, thoughts: 0, total: 105 },
        },
      },
      tools: { totalCalls: 2, byName: { [secret]: { count: 2 } } },
    },
  };
}

/** Three answers: written thrice until it had ended, with a tool's tokens, with the cache counted apart; one taken back. */
export function geminiAnswers(): Json[] {
  const first: GeminiCounts = { input: 1000, output: 50, cached: 400, thoughts: 20 };
  return [
    geminiAnswer('g-1', 2, null),
    geminiAnswer('g-1', 2, first),
    geminiAnswer('g-1', 2, first, { toolCalls: [{ id: 't', name: 'read_file', args: { path: secret } }] }),
    geminiAnswer('g-2', 30, { input: 2000, output: 100, tool: 30 }),
    geminiAnswer('g-3', 60, { input: 100, output: 40, cached: 900, thoughts: 10, total: 1050 }),
  ];
}

/** A chat as it is written today: a line for each change. */
export function geminiCliLog(): Json[] {
  const [begun, ended, called, ...others] = geminiAnswers();
  return [
    geminiHead(),
    geminiPrompt('p-1', 1),
    begun ?? {},
    { $set: { lastUpdated: second(3) } },
    ended ?? {},
    called ?? {},
    { id: 'i-1', timestamp: second(20), type: 'info', content: said('an update') },
    ...others,
    { $rewindTo: 'g-2' },
  ];
}

/** A chat as it was written before: one object. */
export function geminiCliChat(): Json {
  return geminiHead('gemini-1', { messages: [geminiPrompt('p-1', 1), ...geminiAnswers()] });
}
