import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Stands wherever a real log holds text of the person: no output may contain it. */
export const secret = 'SECRET-MARKER-비밀';

export interface ClaudeCall {
  id: string;
  at: string;
  model?: string;
  fresh?: number;
  write?: number;
  read?: number;
  output?: number;
  stopReason?: string | null;
}

/** Lines as Claude Code writes them: the question, then one line for each content block, all with the same usage. */
export function claudeLines({
  id,
  at,
  model = 'claude-sonnet-4-5-20250929',
  fresh = 4,
  write = 1_200,
  read = 18_000,
  output = 500,
  stopReason = 'end_turn',
}: ClaudeCall): string {
  const head = {
    sessionId: 'session-1',
    cwd: `/home/someone/${secret}`,
    gitBranch: secret,
    version: '2.0.50',
    isSidechain: false,
    timestamp: at,
  };
  const usage = {
    input_tokens: fresh,
    cache_creation_input_tokens: write,
    cache_read_input_tokens: read,
    cache_creation: { ephemeral_5m_input_tokens: write, ephemeral_1h_input_tokens: 0 },
    output_tokens: output,
    service_tier: 'standard',
  };
  const assistant = (block: number, content: object) => ({
    ...head,
    type: 'assistant',
    uuid: `${id}-${block}`,
    requestId: `req_${id}`,
    message: {
      id: `msg_${id}`,
      type: 'message',
      role: 'assistant',
      model,
      content: [content],
      stop_reason: stopReason,
      usage,
    },
  });
  return [
    { ...head, type: 'user', uuid: `${id}-q`, message: { role: 'user', content: secret } },
    assistant(1, { type: 'thinking', thinking: secret, signature: 'x' }),
    assistant(2, { type: 'text', text: `${secret} ${'long answer '.repeat(20)}` }),
    assistant(3, {
      type: 'tool_use',
      id: 't',
      name: 'Write',
      input: { file_path: `/home/someone/${secret}.ts`, content: secret },
    }),
  ]
    .map((line) => JSON.stringify(line))
    .join('\n');
}

export interface CodexCall {
  at: string;
  input: number;
  cached: number;
  output: number;
  reasoning: number;
}

/** A rollout file: cumulative totals, each written twice as the screen refreshes. */
export function codexLines(session: string, calls: readonly CodexCall[], model = 'gpt-5-codex'): string {
  const sum = {
    input_tokens: 0,
    cached_input_tokens: 0,
    output_tokens: 0,
    reasoning_output_tokens: 0,
    total_tokens: 0,
  };
  const opened = later(calls[0]?.at ?? '', -30_000);
  const meta = {
    id: session,
    cwd: `/home/someone/${secret}`,
    originator: 'codex_cli_rs',
    model_provider: 'openai',
    instructions: secret,
  };
  const lines: object[] = [
    { timestamp: opened, type: 'session_meta', payload: meta },
    { timestamp: opened, type: 'turn_context', payload: { cwd: `/home/someone/${secret}`, model } },
  ];
  for (const { at, input, cached, output, reasoning } of calls) {
    sum.input_tokens += input;
    sum.cached_input_tokens += cached;
    sum.output_tokens += output;
    sum.reasoning_output_tokens += reasoning;
    sum.total_tokens += input + output;
    const last = {
      input_tokens: input,
      cached_input_tokens: cached,
      output_tokens: output,
      reasoning_output_tokens: reasoning,
      total_tokens: input + output,
    };
    const count = {
      type: 'token_count',
      info: { total_token_usage: { ...sum }, last_token_usage: last, model_context_window: 272_000 },
    };
    const asked = { type: 'message', role: 'user', content: [{ type: 'input_text', text: secret }] };
    lines.push(
      { timestamp: at, type: 'response_item', payload: asked },
      { timestamp: at, type: 'event_msg', payload: count },
      { timestamp: later(at, 2_000), type: 'event_msg', payload: count },
      { timestamp: later(at, 2_500), type: 'event_msg', payload: { type: 'token_count', info: null } },
    );
  }
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

const later = (at: string, milliseconds: number): string => new Date(Date.parse(at) + milliseconds).toISOString();

/** Writes a file below a folder, with the folders on the way. */
export function put(folder: string, path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text.endsWith('\n') ? text : `${text}\n`);
  return file;
}

export interface LogPlan {
  /** The last day with use. */
  until: string;
  days: number;
  claudePerDay: number;
  codexPerDay: number;
}

/** A home directory as two coding tools leave it after some days of work. */
export function givenHome(home: string, { until, days, claudePerDay, codexPerDay }: LogPlan): void {
  for (let back = 0; back < days; back += 1) {
    const day = new Date(Date.parse(`${until}T00:00:00Z`) - back * 86_400_000).toISOString().slice(0, 10);
    const at = (number: number) =>
      `${day}T${String(8 + (number % 12)).padStart(2, '0')}:${String((number * 7) % 60).padStart(2, '0')}:${String(number % 60).padStart(2, '0')}.000Z`;
    const claude = Array.from({ length: claudePerDay }, (_, number) =>
      claudeLines({
        id: `${day}-${number}`,
        at: at(number),
        model: number % 4 === 3 ? 'claude-haiku-4-5-20251001' : 'claude-sonnet-4-5-20250929',
        read: 8_000 + number * 700,
        output: 120 + ((number * 97 + back * 311) % 2_900),
      }),
    );
    if (claude.length > 0) put(home, `.claude/projects/-home-someone-${secret}/${day}.jsonl`, claude.join('\n'));
    const codex = Array.from({ length: codexPerDay }, (_, number) => ({
      at: at(number),
      input: 9_000 + number * 500 + back,
      cached: 7_000 + number * 400,
      output: 300 + number * 11,
      reasoning: 120,
    }));
    const [year, month, date] = day.split('-');
    if (codex.length > 0)
      put(
        home,
        `.codex/sessions/${year}/${month}/${date}/rollout-${day}T08-00-00-${crypto.randomUUID()}.jsonl`,
        codexLines(`session-${day}`, codex),
      );
  }
}
