import { said, secret } from './reading.js';

type Json = Record<string, unknown>;

const start = Date.UTC(2026, 9, 2, 10);
export const second = (offset: number): string => new Date(start + offset * 1000).toISOString();

export interface ClaudeCodeOptions {
  at?: number;
  session?: string;
  request?: string;
  model?: string;
  output?: number;
  stop?: string | null;
  text?: string;
  usage?: Json;
  more?: Json;
}

/** A line of a Claude Code log: one block of an answer. */
export function claudeCodeLine(message: string, options: ClaudeCodeOptions = {}): Json {
  const {
    at = 0,
    session = 'session-1',
    request = `req-${message}`,
    model = 'claude-sonnet-4-5-20250929',
    output = 120,
  } = options;
  const { stop = 'end_turn', text = said('an answer'), usage, more } = options;
  return {
    parentUuid: null,
    isSidechain: false,
    userType: 'external',
    cwd: `/home/${secret}/project`,
    gitBranch: secret,
    sessionId: session,
    version: '2.1.30',
    type: 'assistant',
    uuid: `${message}-${request}-${at}`,
    timestamp: second(at),
    requestId: request,
    message: {
      id: message,
      type: 'message',
      role: 'assistant',
      model,
      content: [{ type: 'text', text }],
      stop_reason: stop,
      usage: {
        input_tokens: 10,
        cache_creation_input_tokens: 200,
        cache_read_input_tokens: 3000,
        cache_creation: { ephemeral_5m_input_tokens: 150, ephemeral_1h_input_tokens: 50 },
        output_tokens: output,
        service_tier: 'standard',
        ...usage,
      },
    },
    ...more,
  };
}

export function claudeCodePrompt(session = 'session-1'): Json {
  return {
    type: 'user',
    sessionId: session,
    uuid: 'u-1',
    cwd: `/home/${secret}`,
    timestamp: second(0),
    message: { role: 'user', content: said('prompt') },
  };
}

/** A whole small log with what logs hold besides. */
export function claudeCodeLog(): unknown[] {
  return [
    { type: 'summary', summary: said('summary'), leafUuid: 'x' },
    { type: 'file-history-snapshot', messageId: 'm', snapshot: { files: [secret] } },
    claudeCodePrompt(),
    claudeCodeLine('msg-1', { at: 1, stop: null, output: 3, more: { uuid: 'l1' } }),
    claudeCodeLine('msg-1', { at: 2, stop: null, output: 3, more: { uuid: 'l2' } }),
    claudeCodeLine('msg-1', { at: 3, output: 150, more: { uuid: 'l3' } }),
    claudeCodeLine('msg-2', { at: 9, output: 80 }),
    claudeCodeLine('msg-3', { at: 10, model: '<synthetic>' }),
    claudeCodeLine('msg-4', { at: 11, model: 'claude-haiku-4-5', output: 40 }),
  ];
}

export interface Counters {
  input: number;
  cached?: number;
  output: number;
  reasoning?: number;
}

function usageOf({ input, cached = 0, output, reasoning = 0 }: Counters): Json {
  return {
    input_tokens: input,
    cached_input_tokens: cached,
    output_tokens: output,
    reasoning_output_tokens: reasoning,
    total_tokens: input + output,
  };
}

export function codexHead(at: number, session: string, more: Json = {}): Json {
  return {
    timestamp: second(at),
    type: 'session_meta',
    payload: {
      id: session,
      timestamp: second(at),
      cwd: `/home/${secret}`,
      originator: 'codex_cli_rs',
      instructions: said('instructions'),
      model_provider: 'openai',
      ...more,
    },
  };
}

export function codexModel(at: number, model: string): Json {
  return {
    timestamp: second(at),
    type: 'turn_context',
    payload: { cwd: `/home/${secret}`, approval_policy: 'never', model, summary: 'auto' },
  };
}

/** A snapshot of the counters; without `last` it is the first response's own. */
export function codexCount(at: number, total: Counters, last: Counters = total): Json {
  return {
    timestamp: second(at),
    type: 'event_msg',
    payload: {
      type: 'token_count',
      info: { total_token_usage: usageOf(total), last_token_usage: usageOf(last), model_context_window: 272_000 },
      rate_limits: { primary: { used_percent: 3 } },
    },
  };
}

export function codexText(at: number): Json {
  return {
    timestamp: second(at),
    type: 'response_item',
    payload: { type: 'message', role: 'user', content: [{ type: 'input_text', text: said('prompt') }] },
  };
}

export const codexLimits = (at: number): Json => ({
  timestamp: second(at),
  type: 'event_msg',
  payload: { type: 'token_count', info: null, rate_limits: { primary: { used_percent: 4 } } },
});

/** Two responses, with a snapshot written again and one without counts between them. */
export function codexLog(session = 'codex-1'): unknown[] {
  return [
    codexHead(0, session),
    codexText(1),
    codexModel(1, 'gpt-5-codex'),
    codexCount(5, { input: 1000, output: 50, reasoning: 10 }),
    codexCount(6, { input: 1000, output: 50, reasoning: 10 }),
    codexLimits(7),
    codexCount(
      15,
      { input: 3000, cached: 900, output: 150, reasoning: 30 },
      { input: 2000, cached: 900, output: 100, reasoning: 20 },
    ),
  ];
}

/** Events as such. */
export function canonicalEvents(): Json[] {
  return [
    {
      id: 'e1',
      startedAt: second(0),
      provider: 'openai',
      model: 'gpt-5',
      inputTokens: 1200,
      outputTokens: 300,
      tokenGrade: 'A',
    },
    {
      id: 'e2',
      startedAt: second(60),
      provider: 'anthropic',
      model: 'claude-sonnet-4-5',
      inputTokens: 900,
      inputCacheReadTokens: 500,
      outputTokens: 30,
    },
    { startedAt: second(120), model: 'gpt-5', inputTokens: 10, outputTokens: 4, units: { images: 1 } },
  ];
}

export const canonicalTable = `startedAt,model,inputTokens,outputTokens,note
${second(0)},gpt-5,1200,300,${secret}
${second(60)},claude-sonnet-4-5,900,30.0,"${secret}, again"
${second(60)},claude-sonnet-4-5,900,30.0,
`;
