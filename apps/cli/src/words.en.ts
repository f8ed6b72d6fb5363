import type { Grade } from '@promptprint/kernel';
import type { FormatId, NoteCode } from '@promptprint/usage-formats';
import type { FaultFacts } from './fault-facts.js';
import { refusalsEn, skipReasonsEn } from './refusals.en.js';

const dateText = (day: string, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));

const formatNames: Readonly<Record<FormatId | 'mixed', string>> = {
  chatgpt_export: 'ChatGPT export',
  claude_export: 'Claude export',
  gemini_export: 'Gemini export',
  claude_code: 'Claude Code',
  codex: 'Codex',
  gemini_cli: 'Gemini CLI',
  opencode: 'opencode',
  cursor: 'Cursor',
  openai_usage: 'OpenAI usage',
  anthropic_usage: 'Anthropic usage',
  openrouter: 'OpenRouter',
  litellm: 'LiteLLM',
  bedrock_log: 'Amazon Bedrock log',
  copilot_metrics: 'GitHub Copilot metrics',
  cloudevents: 'CloudEvents',
  otlp: 'OpenTelemetry (OTLP/JSON)',
  copilot_cli: 'Copilot CLI',
  canonical: 'Usage events (JSON, NDJSON or CSV)',
  mixed: 'Several formats',
};

/** The ids of a list by the names people know. */
const listed = (names: Readonly<Record<string, string>>, ids: string): string =>
  ids
    .split(', ')
    .map((id) => names[id] ?? id)
    .join(', ');

const couldMean = (nearest: string): string => (nearest ? ` Did you mean ${nearest}?` : '');

export const wordsEn = {
  product: 'Promptprint',
  about: 'What your use of AI emits, with its range and its sources. Text never leaves this machine; only counts do.',
  usageHeading: 'Usage',
  commandsHeading: 'Commands',
  optionsHeading: 'Options',
  exitsHeading: 'Exit codes',
  examplesHeading: 'Examples',
  moreHelp: 'promptprint COMMAND --help explains one command.',
  seeHelp: (command: string | null): string => `See promptprint ${command ? `${command} ` : ''}--help.`,
  exits: {
    '0': 'everything was done',
    '1': 'failed',
    '2': 'the command line was not understood',
    '3': 'done in part: something was refused or is in conflict',
  },
  commonOptions: {
    json: 'one JSON object for scripts instead of text for people',
    locale: 'en or ko; otherwise the language of the terminal',
    'no-color': 'no colour (also NO_COLOR)',
    help: 'this text',
    version: 'the version',
  },
  commands: {
    estimate: {
      usage: 'estimate < EVENTS.ndjson',
      about:
        'Reads usage events from standard input, one JSON object per line, and writes one estimate per line; the last line is the total. Bad lines are reported in place with their number. What had to be assumed is told with each estimate, and in sum on standard error.',
      options: { explain: 'add to each estimate where its numbers come from' },
      examples: ['echo \'{"model":"gpt-5","inputTokens":300,"outputTokens":400}\' | promptprint estimate'],
    },
    read: {
      usage: 'read FILE…',
      about:
        'Recognises usage files (exports, logs, bills; also folders and zips) and says what is in them: requests and tokens per model, duplicates, what was skipped and why. Several files are one import. Never prints any text of yours.',
      options: { events: 'print the usage events themselves, one JSON object per line' },
      examples: ['promptprint read conversations.zip', 'promptprint read ~/.codex/sessions --events'],
    },
    scan: {
      usage: 'scan',
      about:
        'Finds the logs of Claude Code, Codex, Gemini CLI, Copilot CLI and opencode on this machine and shows their footprint per day, model and tool. Sends nothing.',
      options: {
        days: 'how many days back, today included (all)',
        statusline: 'only today, in one line, for the status line of an editor or of Claude Code',
      },
      examples: ['promptprint scan --days 7', 'promptprint scan --statusline'],
    },
    push: {
      usage: 'push [--scan | FILE…]',
      about:
        'Sends the counts that scan or read found to your usage log. Ids are hashed before they leave; sending again changes nothing. Needs an API key in PROMPTPRINT_API_KEY or --key-file.',
      options: {
        scan: 'send what scan finds (also without FILE)',
        days: 'how many days back, today included (all)',
        time: 'how exact the times are: exact, hour or day (hour)',
        'key-file': 'a file that holds the API key',
        url: 'the server (PROMPTPRINT_URL, else http://localhost:3000)',
        'dry-run': 'print exactly what would be sent, and send nothing',
        yes: 'do not ask before sending',
      },
      examples: ['promptprint push --scan --dry-run', 'promptprint push conversations.zip --key-file key.txt'],
    },
    watch: {
      usage: 'watch',
      about:
        'Stays and sends the counts of coding-tool logs as they grow, each finished answer once; the same ids as push. Ctrl-C ends it. Needs an API key in PROMPTPRINT_API_KEY or --key-file.',
      options: {
        days: 'how many days back to begin, today included (2)',
        time: 'how exact the times are: exact, hour or day (hour)',
        'key-file': 'a file that holds the API key',
        url: 'the server (PROMPTPRINT_URL, else http://localhost:3000)',
        settle: 'seconds the logs of a project must be quiet before they are sent (30)',
        every: 'seconds between looks where the system does not tell of changes (5)',
        yes: 'do not ask before sending',
      },
      examples: ['promptprint watch --yes'],
    },
    validate: {
      usage: 'validate --rows FILE.csv',
      about:
        'Predicts published measurements and compares: per kind and grade the rows, the median error, the share inside the 90 % range and the median width of the range.',
      options: { rows: 'a CSV file with the columns of the published measurements' },
      examples: ['promptprint validate --rows published-measurements.csv --json'],
    },
    migrate: {
      usage: 'migrate',
      about: 'Brings the database (DATABASE_URL, else the one npm start keeps in .promptprint) to the current form.',
      options: {},
      examples: ['DATABASE_URL=postgres://… promptprint migrate'],
    },
    seed: {
      usage: 'seed',
      about: 'Writes the reference rows every database needs. Running it again changes nothing.',
      options: {},
      examples: [],
    },
    invariants: {
      usage: 'invariants',
      about:
        'Checks what must always hold in the database: one JSON line per invariant, exit code 1 when one is broken.',
      options: {},
      examples: [],
    },
    restate: {
      usage: 'restate --to SET [--from DAY --until DAY]',
      about:
        'Computes the events of all accounts again under another factor set, one account after the other, beside the figures that were recorded. Each person finds old, new, their ratio and the reason. Broken off, it goes on where it stopped when it is run again; who was told before is left out.',
      options: {
        to: 'the factor set, such as 2026-11.1',
        from: 'the first day; together with --until (all days)',
        until: 'the last day',
        again: 'also accounts that were told of these days under this set before, for what was recorded since',
        'dry-run': 'count accounts and events, and change nothing',
      },
      examples: ['promptprint restate --to 2026-11.1 --dry-run'],
    },
  },
  faults: {
    'unknown-command': ({ command, nearest }: FaultFacts): string =>
      `There is no command “${command}”.${couldMean(nearest)}`,
    'unknown-option': ({ option, nearest }: FaultFacts): string =>
      `There is no option ${option} here.${couldMean(nearest)}`,
    'value-missing': ({ option }: FaultFacts): string => `${option} needs a value.`,
    'value-not-expected': ({ option }: FaultFacts): string => `${option} takes no value.`,
    'not-a-count': ({ option, value, most }: FaultFacts): string =>
      `${option} needs a whole number from 1 to ${most}, not “${value}”.`,
    'not-a-choice': ({ option, value, choices }: FaultFacts): string => `${option} takes ${choices}, not “${value}”.`,
    'argument-not-expected': ({ argument }: FaultFacts): string => `“${argument}” is not expected here.`,
    'files-missing': (): string => 'Name at least one file or folder.',
    'rows-missing': (): string => 'Name the file of measurements with --rows FILE.csv.',
    'set-missing': ({ choices }: FaultFacts): string => `Name the factor set with --to: ${choices}.`,
    'bad-days': (): string => 'Name both --from and --until as days such as 2026-11-01, the earlier one first.',
    'push-both': (): string => 'Send either --scan or files, not both at once.',
    'no-api-key': (): string =>
      'No API key. Put it into PROMPTPRINT_API_KEY, or into a file named by --key-file. Keys are made under Settings → API keys.',
    'bad-api-key': (): string => 'That is not an API key: it should begin with pp_live_.',
    'bad-url': ({ url }: FaultFacts): string => `“${url}” is not an http or https address.`,
    'plain-http': ({ url }: FaultFacts): string =>
      `${url} is not encrypted: a key is sent over http only to this machine itself.`,
    'no-such-file': ({ file }: FaultFacts): string => `${file}: there is no such file.`,
    'no-permission': ({ file }: FaultFacts): string => `${file}: no permission to read it.`,
    'file-unreadable': ({ file, reason }: FaultFacts): string => `${file}: cannot be read (${reason}).`,
    'is-folder': ({ file }: FaultFacts): string => `${file}: this is a folder, not a file.`,
    'file-too-large': ({ file }: FaultFacts): string => `${file}: the file is too large for this.`,
    'no-files-inside': ({ file }: FaultFacts): string => `${file}: there are no files in this folder.`,
    'nothing-usable': ({ tried, reasons }: FaultFacts): string =>
      `No usage found${reasons && `: ${listed(skipReasonsEn, reasons)}`}. Looked for: ${listed(formatNames, tried)}.`,
    'nothing-predicted': ({ file }: FaultFacts): string =>
      `${file}: no row can be predicted. Are the columns those of the published measurements?`,
    'no-logs': ({ places }: FaultFacts): string => `No logs of a coding tool found. Looked in: ${places}.`,
    'server-unreachable': ({ url }: FaultFacts): string => `${url} does not answer. Is the server running?`,
    'key-lacks-scope': (): string =>
      'This API key may not do that: it needs the scope “usage:write”. Make one under Settings → API keys.',
    'server-refused': ({ status, title }: FaultFacts): string => `The server refused (${status}): ${title}`,
    'key-refused': ({ title }: FaultFacts): string => `The server does not accept this API key: ${title}`,
    'server-strange': ({ url }: FaultFacts): string => `${url} answers, but not like a Promptprint server.`,
    'no-database': ({ directory }: FaultFacts): string =>
      `No database: DATABASE_URL is not set and no database runs in ${directory}. Start one with npm start.`,
    'bad-database-url': (): string => 'DATABASE_URL should begin with postgres:// or postgresql://.',
    'database-unreachable': ({ reason }: FaultFacts): string => `The database cannot be reached: ${reason}`,
    'not-migrated': (): string => 'The database is empty or older than this program. Run promptprint migrate first.',
  },
  unexpected: (reason: string): string => `That should not have happened: ${reason}. PROMPTPRINT_DEBUG=1 shows where.`,
  waitingForInput: 'Reading usage events from the keyboard, one JSON object per line; Ctrl-D ends.',
  assumed: (count: string, what: string, isOne: boolean): string =>
    `Assumed for ${count} ${isOne ? 'event' : 'events'}: ${what}`,
  reading: (percent: string, events: string): string => `Reading … ${percent} · ${events} events`,
  headings: {
    model: 'Model',
    requests: 'Requests',
    input: 'Input',
    cached: 'of it cached',
    output: 'Output',
    reasoning: 'of it reasoning',
    grade: 'Grade',
    energy: 'Energy',
    carbon: 'Greenhouse gas (CO₂e)',
    water: 'Water',
    carbonShort: 'CO₂e',
    day: 'Day',
    tool: 'Tool',
    kind: 'Kind',
    rows: 'Rows',
    error: 'Median error',
    coverage: 'In range',
    width: 'Range',
  },
  unknownModel: '(not named)',
  unknownFormat: 'not recognised',
  notGiven: '—',
  period: (from: string, to: string): string => (from === to ? from : `${from} – ${to}`),
  requestsNotGiven: 'Number of requests not reported',
  requests: (count: string, isOne: boolean): string => `${count} ${isOne ? 'request' : 'requests'}`,
  exchanges: (count: string, isOne: boolean): string => `${count} ${isOne ? 'exchange' : 'exchanges'}`,
  files: (count: string, isOne: boolean): string => `${count} ${isOne ? 'file' : 'files'}`,
  duplicates: (count: string): string => `${count} seen twice and counted once`,
  skippedHeading: 'Skipped',
  recordAt: (record: string, file: string | null): string =>
    file === null ? `record ${record}` : `record ${record} of file ${file}`,
  skipReasons: skipReasonsEn,
  refusals: refusalsEn,
  notes: {
    'nested-archive': (count: string): string => `${count} archives inside the archive were left closed.`,
    'unknown-content': (count: string): string =>
      `${count} records hold kinds of content we do not know; the rest of them is counted.`,
    'damaged-between-records': (count: string): string =>
      `Damaged in ${count} places between records; the records around them are counted.`,
    'output-undercounted': (count: string): string =>
      `${count} sessions report too few output tokens. We widened their range.`,
    'input-made-inclusive': (count: string): string =>
      `In ${count} records the cached input stood beside the input; we added it.`,
    'label-counted': (count: string): string =>
      `Before ${count} questions stands a label in a language we do not know yet; it was counted as part of them.`,
    'audio-made-inclusive': (count: string): string => `Rows that count audio apart from text: ${count}. We added it.`,
    'model-hidden': (count: string): string => `Requests behind a profile that hides which model ran: ${count}.`,
    'completions-left-out': (count: string): string =>
      `Rows with code completions, which have no token counts and are left out: ${count}.`,
    'own-key': (count: string): string =>
      `${count} records ran under a key of your own: a bill of its provider counts them, too.`,
  } satisfies Record<NoteCode, (count: string) => string> as Readonly<Record<NoteCode, (count: string) => string>>,
  perDay: 'Per day',
  perModel: 'Per model',
  perTool: 'Per tool',
  total: 'Total',
  earlierDays: (days: number): string => `and ${days} earlier ${days === 1 ? 'day' : 'days'} with use`,
  grade: (grade: Grade): string => `grade ${grade}`,
  inputTokens: (count: string): string => `${count} tokens in`,
  outputTokens: (count: string): string => `${count} tokens out`,
  rangeMeaning: 'We estimate this. We expect the true value inside the range 9 times out of 10.',
  notCounted: 'Not counted: your device, the network, model training. Sums are taken before rounding.',
  shares: 'Errors are shared between days and models, so parts do not add up by their ranges.',
  factorSet: (id: string): string => `Factors ${id}`,
  formatNames: formatNames as Readonly<Record<string, string>>,
  /** Their requests are exchanges: a question and its answer. */
  chatFormats: ['chatgpt_export', 'claude_export'] as readonly string[],
  date: (day: string): string => dateText(day, { day: 'numeric', month: 'short', year: 'numeric' }),
  shortDate: (day: string): string => dateText(day, { day: 'numeric', month: 'short' }),
  /** Between a number and its unit. */
  unitSpace: ' ',
  noneInPeriod: (days: number | null): string =>
    days === null ? 'The logs hold no use.' : days === 1 ? 'No use today.' : `No use in the last ${days} days.`,
  push: {
    found: (events: string, from: string, to: string): string => `${events} usage events, ${from} – ${to}`,
    each: 'Each one holds only what this sample shows (its id is hashed):',
    ask: (url: string): string => `Send to ${url}? [y/N] `,
    notSent: 'Nothing was sent.',
    nothingNew: 'Nothing to send.',
    alreadySent: (count: string): string => `${count} were sent before from here and are left out`,
    sending: (done: string): string => `${done} sent`,
    stopped: (done: string): string => `Stopped after ${done} events. Run it again to go on from there.`,
    noKeyYet: 'No API key: ids are shown as hashes under a key made up for this run.',
    retry: (seconds: number): string => `The server asks to wait: trying again in ${seconds} s`,
    done: (recorded: string, duplicates: string): string => `${recorded} new · ${duplicates} already there`,
    conflicts: (count: string): string =>
      `${count} differ from what the log already holds under the same id; the log was left as it is`,
    refused: (count: string): string => `${count} refused by the server`,
    dryRun: (events: string, { requests, bytes, url }: { requests: string; bytes: string; url: string }): string =>
      `Dry run: ${events} events in ${requests} requests, ${bytes} bytes, to ${url}. Nothing was sent.`,
    yesWords: ['y', 'yes'] as readonly string[],
  },
  watch: {
    begun: (url: string): string => `Watching the logs of coding tools; finished answers go to ${url}. Ctrl-C ends it.`,
    stopped: (sent: string): string => `Stopped. ${sent} events were sent.`,
    unreachable: 'The server cannot be reached; nothing is lost, it is tried again.',
  },
  validate: {
    title: 'Predicted against published',
    about:
      'Each published figure is predicted from its model, tokens, boundary and stated hardware. Median error: how far the middle estimate is off, either way. In range: the share of published figures inside our 90% range. Range: from its middle to either end.',
    summary: 'All kinds',
    by: 'By kind and grade',
    leaveOneModelOut: 'With each model left out in turn',
    batchUnknown: 'Without the batch size, as for a user of a service',
    factor: (factor: string): string => `×/÷ ${factor}`,
    skipped: (reasons: string): string => `Rows left out: ${reasons}.`,
    skipReasons: {
      training: 'about training',
      'no-energy': 'without an energy figure',
      'no-model-size': 'without the size of the model',
      'no-work': 'without tokens, steps or pixels',
    },
  },
  migrate: {
    none: 'The database is up to date.',
    applied: (count: number): string => `${count} ${count === 1 ? 'migration' : 'migrations'} applied:`,
  },
  seed: {
    done: (rows: string): string => `${rows} reference rows written.`,
    none: 'Everything was there already.',
  },
  restate: {
    progress: ({ account, accounts }: { account: number; accounts: number }, events: string): string =>
      `Account ${account} of ${accounts} · ${events} events`,
    done: (accounts: string, events: string, set: string): string =>
      `Restated under ${set}: accounts ${accounts}, events ${events}.`,
    told: (accounts: string): string => `Told before and left out: accounts ${accounts}.`,
    dryRun: (accounts: string, events: string, set: string): string =>
      `Dry run: under ${set} there are accounts ${accounts}, events ${events} to restate. Nothing was changed.`,
    failed: (account: string, reason: string): string =>
      `Account ${account} failed and is tried again in the next run: ${reason}`,
  },
};

export type Words = typeof wordsEn;
