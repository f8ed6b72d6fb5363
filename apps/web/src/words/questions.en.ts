/** How many claims of each status, already put into digits. */
export interface ClaimCountsText {
  claims: string;
  providers: string;
  executed: string;
  selfReported: string;
  planned: string;
  open: string;
  nothing: string;
}

export const questionsEn = {
  title: 'Six questions about AI and emissions',
  lede: 'Each with its answer first, then the numbers, what is not known, and the sources.',
  contents: 'Questions',
  notKnown: 'What is not known',
  sources: 'Sources',
  checked: (day: string): string => `Checked on ${day}`,
  madeWith: (factorSet: string, day: string): string => `Method version ${factorSet}, of ${day}`,
  share: 'Link to this answer',

  emit: {
    question: 'Does AI emit?',
    answer: (figure: string): string =>
      `Yes, through electricity, chip making and water. One answer is usually ${figure} of CO₂e.`,
    figure: 'One answer of a chat app',
    note: 'CO₂e, one answer',
    also: (energy: string, water: string): string =>
      `The same answer takes ${energy} of electricity and ${water} of water.`,
    unknown:
      'Model and length of an ordinary answer, because the apps do not report them. Four published figures per chat turn agree on about 0.3 Wh: two by providers, two by researchers from outside. Nobody outside has measured it.',
  },
  companies: {
    question: 'What do companies do?',
    answer: ({ claims, providers, executed, planned, nothing }: ClaimCountsText): string =>
      `${claims} claims of ${providers} companies and groups: ${executed} done with evidence, ${planned} planned, ${nothing} with nothing to check.`,
    rest: ({ selfReported, open }: ClaimCountsText): string =>
      `${selfReported} more rest on the company’s word, and ${open} are under review or contradicted by the evidence.`,
    all: 'All claims with their sources',
    unknown:
      'What is bought, built and emitted for AI alone: companies report for everything they do. Most claims have no check from outside.',
  },
  reduced: {
    question: 'How much did it reduce?',
    answer: (drops: number, confirmed: number, rose: number): string =>
      `Per answer: ${drops === 1 ? 'one company reports a large drop' : `${drops} companies report large drops`}, ${confirmed === 0 ? 'which nobody outside has checked' : `of which ${confirmed} have outside evidence`}. In total: ${rose} companies and groups emit more, against their aims.`,
    perAnswer: 'Per answer',
    inTotal: 'In total',
    unknown: 'Whether fewer emissions per answer outweigh more answers. Nobody publishes how many answers there are.',
  },
  worry: {
    question: 'Can I use it without worry?',
    answer: 'Your own use is small next to flying, heating or beef. The total is large and growing. Both are true.',
    figure: (count: string): string => `A year of ${count} questions a day`,
    note: 'CO₂e in a year',
    share: (share: string, place: string): string => `less than ${share} of a year of an average person in ${place}`,
    beef: (meal: string): string => `One meal with beef: about ${meal} (Impact CO2, France, 2024).`,
    places: { KR: 'Korea', FR: 'France' },
    unknown: 'How much your own use differs from ten questions a day. Long tasks, pictures and videos take far more.',
    own: 'Count your own use',
  },
  lower: {
    question: 'Which AI emits less?',
    answer: (told: string, pairs: string, isFew: boolean): string =>
      `${isFew ? 'For most pairs we cannot tell. ' : ''}For one short question, ${told} of ${pairs} pairs of well-known models can be told apart.`,
    task: (models: string): string =>
      `The task: 300 tokens in, 400 out, ${models} models, each at its maker or a usual host. Listed is only what holds in at least 8 of 10 cases.`,
    lower: 'Lower',
    higher: 'Higher',
    sure: (of: string): string => `in ${of} of 100 cases`,
    sureHead: 'How sure',
    caption: 'Pairs of models that can be told apart, the surest first',
    unknown:
      'Size and hardware of closed models. Two models of the same emission need not be equally good at the task.',
  },
  offset: {
    question: 'What does an offset really do?',
    answer: 'A retired credit does not undo your emissions. It pays for a reduction or removal elsewhere.',
    neutral: 'This does not make you, your AI use or any product carbon neutral.',
    unknown:
      'What would have happened without the project. It is estimated, and estimates of some kinds of projects have turned out too high.',
    law: 'Directive (EU) 2024/825 on empowering consumers for the green transition',
  },
};

export type QuestionsWords = typeof questionsEn;
