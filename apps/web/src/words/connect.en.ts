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
    openai_connection: 'chats in the ChatGPT app and in subscriptions of Codex.',
    anthropic_usage: 'chats in the Claude app.',
    anthropic_connection: 'chats in the Claude app.',
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

  setUp: {
    tool: 'Tool',
    makeKey: 'Make a key for it',
    keyName: (tool: string): string => `Live usage of ${tool}`,
    keyNeeded: 'The lines need a key that may write usage, and nothing else.',
    keyOnce: 'Copy the lines now: this key is shown only once. It ends in a year; Settings lists and revokes it.',
  },

  ways: {
    title: 'Without telemetry',
    copy: 'Copy the command',
    scan: {
      title: 'Once, from the logs on your machine',
      text: 'Reads what Claude Code, Codex, Gemini CLI, Copilot CLI and opencode have already written, and sends counts only.',
      command: 'npx promptprint push',
    },
    watch: {
      title: 'As the logs grow',
      text: 'Keeps running and sends each finished answer, once.',
      command: 'npx promptprint watch',
    },
    file: {
      title: 'From a file',
      text: 'Exports of ChatGPT, Claude and Gemini, bills and reports of providers, tables of your own. Read in this browser.',
      go: 'Import a file',
    },
  },

  connections: {
    title: 'Ask a provider',
    lead: 'With an admin key, we read your organisation’s usage report every hour: sums by day and model, never any text.',
    kinds: { openai: 'OpenAI', anthropic: 'Anthropic', openrouter: 'OpenRouter' },
    states: { active: 'Read every hour', paused: 'Paused', failing: 'Needs you' },
    keyEnding: (ending: string): string => `key …${ending}`,
    lastRead: (when: string): string => `read ${when}`,
    notYet: 'not read yet',
    lastRun: (recorded: string, unchanged: string, skipped: string): string =>
      `last time ${recorded} new, ${unchanged} unchanged, ${skipped} left out`,
    readNow: 'Read now',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove the key',
    removeTitle: (label: string): string => `Remove “${label}”?`,
    removeText: 'The key is deleted at once. What was read stays in your log; its import can be taken back there.',
    otherKey: 'Another key',
    replaceKey: 'Replace the key',
    addTitle: 'Add a provider',
    caution:
      'Admin keys are powerful. A file you download yourself is safer; if you do hand over a key, make one for this alone. It is tried once, kept encrypted, never shown again, and gone when you remove it.',
    provider: 'Provider',
    label: 'Name',
    labelHint: 'To tell your connections apart.',
    labelMissing: 'Give it a name.',
    key: 'Admin key',
    keyHints: {
      openai: 'platform.openai.com, Settings, Admin keys: one that may read usage. Begins with sk-admin.',
      anthropic: 'console.anthropic.com, Settings, Admin keys. Begins with sk-ant-admin.',
      openrouter: 'openrouter.ai, Settings, Provisioning keys.',
    },
    keyMissing: 'Paste the key.',
    since: 'Read from',
    sinceHint: 'Thirty days back if you leave it empty; at most two years.',
    trying: 'Trying the key',
    add: 'Connect',
  },
};

export type ConnectWords = typeof connectEn;
