import type { NoteCode, SkipReason } from '@promptprint/usage-formats';

export const importEn = {
  title: 'Import',
  steps: { choose: 'Choose a file', columns: 'Columns', preview: 'Preview', send: 'Save', receipt: 'Receipt' },
  stepOf: (at: number, of: number, name: string): string => `Step ${at} of ${of}: ${name}`,

  choose: {
    lead: 'Drop an export, a log or a usage table here.',
    dropNow: 'Let go to read it here',
    button: 'Choose a file',
    formats:
<<<<<<< HEAD
      'ChatGPT, Claude and Gemini exports (zip or JSON), logs of Claude Code, Codex, Gemini CLI and opencode, the usage table of Cursor, usage reports of OpenAI, Anthropic, OpenRouter and GitHub Copilot, logs of LiteLLM and Amazon Bedrock, CloudEvents, JSON, NDJSON and CSV.',
=======
      'ChatGPT, Claude and Gemini exports (zip or JSON), logs of Claude Code, Codex, Gemini CLI, Copilot CLI and opencode, OTLP files, the usage table of Cursor, JSON, NDJSON and CSV.',
>>>>>>> otlp
    privacy: 'Read on this device. Nothing is sent before you press “Import” on the preview.',
    kept: (count: string, period: string): string =>
      `This browser still holds ${count} entries that were read before and not imported: ${period}.`,
    useKept: 'Go on with them',
    failed: 'This file could not be counted.',
  },

  columns: {
    title: 'Which column holds what?',
    hint: 'Guessed from the first line. Change what is wrong.',
    none: 'not in the file',
    column: (number: string, name: string): string => `${number}: ${name}`,
    fields: {
      modelRawRequest: 'Model',
      startedAt: 'Time',
      inputTokens: 'Tokens in',
      inputCacheReadTokens: 'of these cached',
      inputCacheWriteTokens: 'of these written to the cache',
      outputTokens: 'Tokens out',
      outputReasoningTokens: 'of these thinking',
      requests: 'Requests',
      provider: 'Provider',
    } as Record<string, string>,
    sample: 'First lines',
    read: 'Read the file',
    wideOnly: 'The columns were guessed. To change them, open this page on a wide screen.',
    remembered: 'Remembered in this browser for files with the same first line.',
  },

  preview: {
    new: 'New',
    seen: 'Already have it',
    look: 'Needs a look',
    summary: (fresh: string, seen: string, look: string): string =>
      `New ${fresh} · Already have it ${seen} · Needs a look ${look}`,
    lookHint:
      'In your log under the same id, but with another time precision or other counts. The entry in the log stays.',
    comparing: 'Comparing with your log',
    tooMany: (count: string): string =>
      `Your log already holds ${count} entries from this time. What matches them is counted once; the receipt says how many.`,
    unread: (count: string): string => `${counted(count, 'record')} could not be read`,
    duplicates: (count: string): string => `${count} repeated records are counted once`,
    period: 'Period',
    from: 'From',
    to: 'To',
    models: 'Models',
    modelsHint: 'Untick what you want to leave out.',
    include: (name: string): string => `Include ${name}`,
    columns: {
      model: 'Model',
      requests: 'Requests',
      in: 'In',
      cached: 'Cached',
      out: 'Out',
      thinking: 'Thinking',
      figure: 'CO₂e',
      grade: 'Grade',
    },
    estimate: 'What this use emitted, by the local grid',
    estimateNote: 'CO₂e, by the local grid, the whole file',
    precision: 'Time',
    precisions: { exact: 'exact', hour: 'hour', day: 'day' },
    precisionHint: 'How precisely the time of each entry is kept. “Hour” is enough for every chart.',
    exactly: 'Exactly what would be sent',
    sampleRecord: 'One record, byte for byte',
    size: (count: string, size: string): string => `${counted(count, 'record')}, about ${size} in all.`,
    promise: 'Your text never leaves this browser. Only these numbers are sent.',
    never:
      'Never read or sent: message text, titles, file names, images, voice, code, user.json, memories. Ids are sent as keyed hashes.',
    counted: 'We count what you can see and estimate what you cannot.',
    notes: {
      'nested-archive': 'An archive inside the archive was not opened.',
      'unknown-content': 'Some kinds of content are new to us; their tokens are estimated.',
      'damaged-between-records': 'Parts of the file between the records are damaged.',
      'input-made-inclusive':
        'This source counts cached tokens apart from the input. We added them to it, so that nothing is missing.',
      'label-counted':
        'Before some questions stands a label in a language we do not know yet; it was counted as part of them.',
      'audio-made-inclusive': 'This source counts audio tokens apart from text. We added them.',
      'model-hidden': 'Some requests went through a profile that hides which model ran. Their range is wide.',
      'completions-left-out': 'Code completions in editors have no token counts anywhere. They are left out.',
      'own-key': 'Some of this ran under a key of your own: a bill of its provider counts it, too.',
      'output-undercounted': 'This source reports too few output tokens. We widened the range.',
    } satisfies Record<NoteCode, string> as Record<string, string>,
    nothingLeft: 'Nothing is left to import with this choice.',
    button: (count: string): string => (count === '1' ? 'Import 1 entry' : `Import ${count} entries`),
    allSeen: 'Everything in it is already in your log.',
    allTheSame: 'Import all the same',
    discard: 'Discard',
    noStorage:
      'This browser does not let the page keep the counts for a moment, so they cannot be sent from here. Try a window that is not private, or the command line.',
  },
  skipReasons: {
    'not-an-object': 'not a record',
    'unknown-field': 'a field we do not know',
    'repeated-field': 'the same field twice',
    'invalid-number': 'impossible number',
    'invalid-name': 'impossible name',
    'invalid-value': 'impossible value',
    'invalid-range': 'impossible range',
    'invalid-time': 'unreadable time',
    'time-out-of-range': 'time before 2020 or in the future',
    'missing-time': 'no time',
    'ends-before-start': 'ends before it starts',
    'parts-exceed-input': 'more cached than input',
    'reasoning-exceeds-output': 'more thinking than output',
    'not-recognised': 'a file we do not know',
    'other-product': 'another product',
    'web-page': 'a web page instead of JSON',
    database: 'a database: export it as JSON, or use the command line',
    unreadable: 'unreadable',
    'zip-damaged': 'damaged archive',
    'zip-encrypted': 'encrypted archive',
    'zip-unknown-method': 'unknown compression',
    'zip-too-many-entries': 'too many files in the archive',
    'zip-overlapping-entries': 'overlapping files in the archive',
    'zip-inflates-too-much': 'grows too much when opened',
    'gzip-damaged': 'damaged gzip file',
    'no-usage': 'no usage in it',
    'money-only': 'costs only; the usage report has the counts',
    'other-service': 'moderation, search or storage, which we do not estimate',
    'overlapping-groups': 'grouped by team, where one use can stand in several rows',
    'failed-call': 'failed before a model ran',
    'no-messages': 'no answers in it',
    'unknown-type': 'unknown kind',
    synthetic: 'written by the tool, not by a model',
    'too-large': 'too large',
    'too-deep': 'nested too deeply',
    'invalid-json': 'not valid JSON',
    'invalid-text': 'not valid text',
  } satisfies Record<SkipReason, string> as Record<string, string>,

  sending: (done: string, of: string): string => `Saving ${done} of ${of}`,
  stop: 'Stop',
  stopped: (count: string): string =>
    `Stopped. ${count} entries are already in your log; you can take them back below.`,
  retryHint: 'What was saved stays saved; trying again counts nothing twice.',

  receipt: {
    title: 'Imported',
    title0: 'Nothing new',
    summary: (fresh: string, seen: string, look: string): string =>
      `New ${fresh} · Already had it ${seen} · Needs a look ${look}`,
    refused: (count: string): string => `Refused ${count}`,
    undoUntil: (date: string): string => `You can take this import back until ${date}.`,
    undo: 'Undo this import',
    undoing: 'Taking back',
    undone: (count: string): string =>
      `Taken back. ${counted(count, 'entry', 'entries')} left your log, and the totals shrank by exactly their sum.`,
    toFootprint: 'See your footprint',
    toLog: 'See the entries',
    again: 'Import another file',
  },

  earlier: {
    title: 'Earlier imports',
    none: 'No import yet.',
    when: 'When',
    source: 'Source',
    period: 'Period',
    new: 'New',
    seen: 'Already had',
    look: 'Needs a look',
    refused: 'Refused',
    state: 'State',
    states: { open: 'Not finished', done: 'Done', undone: 'Taken back' },
    undoSure: (count: string): string => `Take ${counted(count, 'entry', 'entries')} back out of your log?`,
    undoYes: 'Yes, undo',
    entries: 'Entries',
    more: 'Show more imports',
  },
};

const counted = (count: string, one: string, many = `${one}s`): string => `${count} ${count === '1' ? one : many}`;

export type ImportWords = typeof importEn;
