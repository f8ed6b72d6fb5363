import { second } from './logs-sample.js';
import { said, secret } from './reading.js';

type Json = Record<string, unknown>;

const ms = (offset: number): number => Date.parse(second(offset));

export interface OpencodeTokens {
  input: number;
  output: number;
  reasoning?: number;
  read?: number;
  write?: number;
  total?: number;
}

export function opencodeAnswer(id: string, at: number, counts: OpencodeTokens, more: Json = {}): Json {
  const { read = 0, write = 0, reasoning = 0, input, output, total } = counts;
  return {
    id,
    sessionID: 'ses_1',
    role: 'assistant',
    parentID: 'msg_0',
    mode: 'build',
    path: { cwd: `/home/${secret}`, root: `/home/${secret}` },
    system: [said('system prompt')],
    modelID: 'claude-sonnet-4-5',
    providerID: 'anthropic',
    time: { created: ms(at), completed: ms(at) + 2500 },
    tokens: { ...(total === undefined ? {} : { total }), input, output, reasoning, cache: { read, write } },
    cost: 0.0125,
    ...more,
  };
}

export function opencodeQuestion(id: string, at: number): Json {
  return {
    id,
    sessionID: 'ses_1',
    role: 'user',
    time: { created: ms(at) },
    summary: { title: said('title'), diffs: [] },
    agent: 'build',
    model: { providerID: 'anthropic', modelID: 'claude-sonnet-4-5' },
  };
}

export const opencodeSession: Json = {
  id: 'ses_1',
  version: '1.0.120',
  projectID: `${secret}project`,
  directory: `/home/${secret}`,
  title: said('title'),
  time: { created: ms(0), updated: ms(90) },
};

/** A part of an answer repeats its counts. */
export const opencodePart: Json = {
  id: 'prt_1',
  messageID: 'msg_1',
  sessionID: 'ses_1',
  type: 'step-finish',
  reason: 'stop',
  cost: 0.0125,
  tokens: { input: 10, output: 120, reasoning: 0, cache: { read: 3000, write: 200 } },
};

/** Two answers, one with reasoning beside the output, and one that failed. */
export function opencodeMessages(): Json[] {
  return [
    opencodeQuestion('msg_0', 0),
    opencodeAnswer('msg_1', 1, { input: 10, output: 120, read: 3000, write: 200 }),
    opencodeAnswer(
      'msg_2',
      30,
      { input: 40, output: 60, reasoning: 500, read: 4000 },
      { providerID: 'openai', modelID: 'gpt-5' },
    ),
    opencodeAnswer(
      'msg_3',
      60,
      { input: 0, output: 0 },
      { cost: 0, error: { name: 'Aborted', data: { message: secret } } },
    ),
  ];
}

/** The session as the tool exports it. */
export function opencodeExport(): Json {
  const messages = opencodeMessages().map((info) => ({
    info,
    parts: [opencodePart, { type: 'text', text: said('text') }],
  }));
  return { info: opencodeSession, messages };
}
