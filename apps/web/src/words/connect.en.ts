import type { Schemas } from '../api-client/client.js';

type LogGrade = NonNullable<Schemas['UsageSourceAnswer']['logGrade']>;
type Choice = Schemas['OverlapAnswer']['choice'];

/** The screen of sources: what arrives from where, and what the person has to decide. */
export const connectEn = {
  title: 'Sources',
  lead: 'Everything your log is made of, as it arrives.',
  live: 'Updates by itself',
  empty: 'Nothing has arrived yet. Bring a file, or connect a tool below: the first counts show here within a minute.',

  lastNews: (when: string): string => `Last news ${when}`,
  noNews: 'Last news before such things were counted',
  lastUse: (day: string): string => `last use ${day}`,
  today: (count: string): string => `${count} today`,
  counts: {
    received: 'Received',
    counted: 'Counted',
    duplicates: 'Seen before',
    needsALook: 'Needs a look',
    refused: 'Refused',
  },
  logGrades: {
    meter: 'Live meter',
    receipt: 'Provider bill',
    export: 'Export',
    'local-log': 'Local log',
    typed: 'Typed in',
  } satisfies Record<LogGrade, string>,
  ownTool: 'Your own tool or table',
  cannotSee: 'Cannot see:',
  blind: {
    chatgpt_export: 'temporary and deleted chats, and what ChatGPT reads and thinks behind the screen.',
    claude_export: 'deleted chats, and which model answered.',
    gemini_export: 'use while activity was switched off, and which model answered.',
    claude_code: 'chats in the Claude app; some versions write too few output tokens.',
    claude_code_otlp: 'use on machines where the telemetry is not switched on.',
    codex: 'sessions before September 2025, and the ChatGPT app.',
    codex_otlp: 'use on machines where the telemetry is not switched on.',
    gemini_cli: 'the Gemini app.',
    gemini_cli_otlp: 'use on machines where the telemetry is not switched on.',
    cursor: 'which model “auto” chose.',
    openai_usage: 'chats in the ChatGPT app and in subscriptions of Codex.',
    anthropic_usage: 'chats in the Claude app.',
    otlp: 'applications that are not instrumented.',
    habit: 'anything: it is a guess until a file replaces it.',
  } as Readonly<Record<string, string>>,

  conflicts: {
    title: 'Needs a look',
    lead: 'These came twice under one id, with different counts. The first counts until you decide.',
    stored: 'Came first',
    arrived: 'Came later',
    counts: (input: string, output: string): string => `${input} in, ${output} out`,
    keep: 'Keep the first',
    take: 'Take the later one',
    open: 'Open the entry',
  },

  overlaps: {
    title: 'Told twice',
    lead: 'Some tokens reach us by two ways. They count once, day by day and model by model.',
    pair: (finer: string, coarser: string): string => `${finer} and ${coarser}`,
    explained: (finer: string, coarser: string, share: string): string =>
      `${finer} explains ${share} of the tokens ${coarser} tells of.`,
    guess: (guessed: string, told: string): string =>
      `You guessed ${guessed} questions on these days; the file tells of ${told}.`,
    guessOff: {
      high: (times: string): string => `The guess was ${times} times too high.`,
      low: (times: string): string => `The guess was ${times} times too low.`,
      right: 'The guess was about right.',
    },
    span: (from: string, to: string, days: string): string => `${from === to ? from : `${from} to ${to}`} · ${days}`,
    days: (count: string): string => (count === '1' ? '1 day' : `${count} days`),
    which: 'Which of them counts',
    choices: (finer: string, coarser: string): Record<Choice, string> => ({
      automatic: 'Decide for me',
      finer: `Always ${finer}`,
      coarser: `Always ${coarser}`,
      both: 'Both: different accounts',
    }),
    saved: 'Saved. Your totals follow.',
  },
};

export type ConnectWords = typeof connectEn;
