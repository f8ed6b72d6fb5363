import type { Schemas } from '../api-client/client.js';

export type RuleId = Schemas['ReductionAnswer']['rule'];

interface RuleWords {
  title: string;
  seen: (input: string, output: string) => string;
  steps: readonly string[];
  quality: string;
}

const rules: Record<RuleId, RuleWords> = {
  'shorter-context': {
    title: 'Start a new chat when the topic changes',
    seen: (input) =>
      `Each request sent about ${input} tokens, most of them earlier turns or files. The range is for half of that.`,
    steps: [
      'In a chat: open a new one for a new topic.',
      'In a coding assistant: /clear or /compact between tasks, and leave out tools you do not use.',
      'In your own code: send the last turns and a summary instead of everything.',
    ],
    quality: 'Quality: no change expected, as long as what matters is still in there.',
  },
  'smaller-model': {
    title: 'Use a smaller model for short tasks',
    seen: (input, output) => `Requests were short (about ${input} tokens in, ${output} out) and went to a large model.`,
    steps: [
      'Choose the smaller model in the menu of your tool for everyday questions.',
      'Go back to the large one where the answer falls short.',
    ],
    quality: 'Quality: can be lower for hard questions. Try it on some of yours.',
  },
  'less-reasoning': {
    title: 'Let it think only where that helps',
    seen: (_, output) =>
      `Much of about ${output} tokens out was reasoning. The range is for half of the requests without it.`,
    steps: [
      'Switch thinking off by default and on for hard questions.',
      'In an API: a lower reasoning effort or a smaller thinking budget.',
    ],
    quality: 'Quality: lower for hard questions, the same for easy ones.',
  },
  caching: {
    title: 'Let the beginning of your prompts be cached',
    seen: (input) =>
      `Each request sent about ${input} tokens, and less than half came from a cache. The range is for four fifths.`,
    steps: [
      'Keep the beginning of a prompt the same from request to request: instructions, tools, files.',
      'Switch caching on where your provider asks for it.',
    ],
    quality: 'Quality: no change.',
  },
  'cleaner-place': {
    title: 'Run it where electricity is cleaner',
    seen: () => 'Your provider lets you choose the region. The range is for Sweden.',
    steps: [
      'Choose a region with little coal and gas for work that may leave the country.',
      'Check first what your rules on data allow.',
    ],
    quality: 'Quality: no change; answers may take a little longer.',
  },
};

export const reduceEn = {
  title: 'Reduce',
  lede: 'What your last 30 days could have been lower by, from their own counts. We name a saving only where its whole range is above nothing.',
  period: (from: string, to: string): string => `${from} to ${to}`,
  emitted: 'These days',
  biggest: 'Your biggest lever',
  others: 'Also worth a try',
  couldSave: (range: string): string => `Could have saved ${range}.`,
  cannotTell: 'We cannot tell yet',
  cannotTellWhy: (cases: string): string =>
    `It would change something, but whether it lowers your figure is not sure enough to say (lower in ${cases} cases).`,
  ofTen: (count: number): string => `${count} of 10`,
  swap: (from: string, to: string): string => `${from} → ${to}`,
  models: 'Models',
  requests: (count: string): string => `${count} requests`,
  steps: 'What to do',
  passTitle: 'Nothing found',
  notSeenTitle: 'Your log does not say',
  notSeen:
    'For these your log would need token counts it does not hold. A log of a tool or a provider’s report has them.',
  notCounted:
    'Unused tools in the context and questions asked twice cannot be seen from counts. We never see your prompts.',
  nothing: 'Nothing in these days asks for a change that we could stand behind.',
  rules,
  unknownModel: 'a model we do not know',
  whatIf: 'What if?',
  whatIfHint: 'The same 30 days, done another way.',
  model: 'All of it asked of',
  sameModel: 'the models you used',
  input: (percent: string): string => `Input kept: ${percent}`,
  place: 'Where it runs',
  samePlace: 'where it ran',
  result: 'That would have been',
  lower: (range: string): string => `lower by ${range}`,
  higher: (range: string): string => `higher by ${range}`,
  same: 'Nothing changed yet.',
  trial: {
    title: 'Your two weeks',
    start: 'Try for two weeks',
    startHint: 'From tomorrow. We compare what one request takes with the two weeks before.',
    started: 'It starts tomorrow. You find it at the top of this page.',
    days: (from: string, to: string): string => `${from} to ${to}`,
    waiting: 'It starts tomorrow.',
    running: 'Under way. We say nothing before the end, because single days go up and down by themselves.',
    lower: (range: string): string => `Lower by ${range}`,
    higher: (range: string): string => `Higher by ${range}`,
    cannotTell: 'We cannot tell',
    reasons: {
      'too-few-days': (before: number, during: number): string =>
        `It takes seven days of log on both sides. There are ${before} before and ${during} during the trial. What you add later counts.`,
      'factors-changed': (): string =>
        'The factors changed in these weeks, and they move figures that no habit has moved.',
      'not-sure': (): string =>
        'What one request takes changed too little, or your days differ too much by themselves, to say lower or higher.',
    },
    before: 'One request, two weeks before',
    during: 'One request, in the trial',
    caution:
      'Counted over the requests of the trial, against as many as you made before. Other things may have changed in these weeks, too.',
    madeWith: (set: string): string => `Factors ${set}. Errors that both sides share cancel.`,
    stop: 'Stop the trial',
    stopTitle: 'Stop this trial?',
    stopText: 'There will be no result. Your log stays as it is.',
    forget: 'Remove the result',
    forgetTitle: 'Remove this result?',
    forgetText: 'The trial is forgotten. Your log stays as it is.',
  },
  needTitle: 'A week of log first',
  need: (days: number, needed: number): string =>
    `We name savings from ${needed} days of log on; you have ${days}. Until then, these habits usually help:`,
  habits: [
    'Start a new chat when the topic changes: a chat sends all earlier turns again.',
    'Use a small model for small questions.',
    'Switch thinking on only for hard questions.',
    'Make one picture at a time, and fewer drafts.',
  ],
  toLog: 'Add to your log',
  needAi: 'Do you need AI for this? A search, a dictionary, a calculator or a map takes far less.',
  madeWith: (set: string): string => `Factors ${set}. Errors that both ways share cancel.`,
};

export type ReduceWords = typeof reduceEn;
