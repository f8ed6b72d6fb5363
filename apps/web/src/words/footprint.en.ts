export const footprintEn = {
  title: 'Footprint',
  headline: {
    week: (start: string): string => `Your footprint in the week of ${start}`,
    month: (month: string): string => `Your footprint in ${month}`,
    year: (year: string): string => `Your footprint in ${year}`,
    all: (): string => 'Your footprint, all of your log',
  },
  headlineNow: {
    week: 'Your footprint this week',
    month: 'Your footprint this month',
    year: 'Your footprint this year',
    all: 'Your footprint, all of your log',
  },
  period: 'Period',
  periods: { week: 'Week', month: 'Month', year: 'Year', all: 'All' },
  earlier: 'Earlier',
  later: 'Later',
  note: 'CO₂e, by the local grid',
  ofYear: (share: string, place: string): string => `${share} of a year of an average person in ${place}`,
  places: { KR: 'Korea', FR: 'France' },
  requests: (count: string): string => (count === '1' ? '1 request' : `${count} requests`),
  entries: (count: string): string => (count === '1' ? '1 entry' : `${count} entries`),
  tokens: (count: string): string => `${count} tokens`,

  change: {
    same: (days: number): string => `About the same as ${before(days)}`,
    lower: (by: string, days: number): string => `Lower than ${before(days)}, by ${by}`,
    higher: (by: string, days: number): string => `Higher than ${before(days)}, by ${by}`,
    lowerWide: (by: string, days: number): string => `Lower than ${before(days)}; the difference is ${by}`,
    higherWide: (by: string, days: number): string => `Higher than ${before(days)}; the difference is ${by}`,
    lowerHidden: (days: number): string => `Lower than ${before(days)}`,
    higherHidden: (days: number): string => `Higher than ${before(days)}`,
    unknown: (days: number): string => `Nothing was recorded in ${before(days)}, so there is nothing to compare with.`,
    thin: (withData: number, days: number): string =>
      `The time before holds entries on ${withData} of ${days} days only.`,
  },

  next: {
    title: 'One thing to try next',
    sparse: (withData: number, days: number): string =>
      `${withData} of ${days} days hold entries. Bring the rest of your use.`,
    model: (name: string): string =>
      `Most of this comes from ${name}. See what it was used for; short tasks may suit a smaller model.`,
    thinking: (percent: string): string =>
      `Thinking is about ${percent} of what the models wrote. Look which questions could do without it.`,
    log: 'Look through your largest uses in the log.',
    toImport: 'Import a file',
    toLog: 'Open the log',
    toModel: 'See these entries',
  },

  trend: {
    title: 'Over time',
    metric: 'Quantity',
    carbon: 'Greenhouse gas, CO₂e',
    energy: 'Electricity',
    water: 'Water',
    keys: 'Arrow keys move along the chart, t opens the table.',
  },

  made: {
    title: 'What it is made of',
    basis: 'Electricity counted',
    bases: { local: 'By the local grid', contracts: 'By the provider’s power contracts' },
    noContracts: 'No provider in this period publishes a factor for its power contracts.',
    part: 'Part',
    amount: 'Amount',
    carbon: 'Greenhouse gas, CO₂e',
    carbonUse: 'Use of the data centre',
    carbonEmbodied: 'Making the machines',
    water: 'Water',
    waterOnsite: 'Water for cooling',
    waterOffsite: 'Water at power plants',
    energy: 'Electricity',
    energyDetail: 'of the data centre, cooling and power conversion included',
    both: 'Both ways to count electricity, side by side',
    sums: 'The parts are rounded one by one, so they need not add up.',
    neverAdded: 'Two ways to count the same electricity. They are never added.',
    notCounted: 'Not counted: your device, the network, model training.',
  },

  breakdown: {
    title: 'Where it comes from',
    by: 'Grouped by',
    groups: { model: 'Model', source: 'Source' },
    figure: 'Greenhouse gas, CO₂e',
    more: (count: string): string => `Show ${count} more`,
    fewer: 'Show fewer',
    open: 'Entries',
    openOf: (name: string): string => `Entries of ${name} in the log`,
    unknown: 'Models we do not know',
    ties: 'Where two whiskers overlap, we cannot say which is higher.',
  },

  coverage: {
    title: 'How complete this is',
    days: (withData: string, days: string): string => `Entries on ${withData} of ${days} days`,
    covers: (range: string): string =>
      `Your log covers about ${range} of your use, judging by sources that went quiet.`,
    noGap: 'No source known for a week or longer has gone quiet. Use that no source tells of cannot be seen.',
    gaps: 'Days without entries are unknown, not zero.',
    source: 'Source',
    last: 'Last entry',
    sources: 'Sources',
    state: 'State',
    active: 'Up to date',
    silent: (days: number): string => (days === 1 ? 'Silent for a day' : `Silent for ${days} days`),
    entriesTitle: 'Entries',
    daysTitle: 'Days with entries',
  },

  silentNotice: (source: string, days: number): string =>
    `${source} has gone quiet: no entry for ${days === 1 ? 'a day' : `${days} days`}.`,
  emptyTitle: 'Nothing here yet. Bring a file or add what you remember.',
  emptyHint: 'A ChatGPT or Claude export takes about a minute. Its text never leaves this browser.',
  sample: 'Sample',
  sampleTitle: 'This is how it will look',
  add: 'Add by hand',
  emptyPeriod: (period: string): string => `Nothing recorded in ${period}.`,
  emptyPeriodNow: {
    week: 'Nothing recorded this week yet.',
    month: 'Nothing recorded this month yet.',
    year: 'Nothing recorded this year yet.',
    all: 'Nothing recorded yet.',
  },
  latest: (period: string): string => `Show ${period}, your latest entries`,
  showAmounts: 'Show amounts',
  failed: 'This part could not be loaded.',
  zone: (zone: string): string => `Days as in ${zone}.`,
  version: (id: string): string => `Method version ${id}`,
};

const before = (days: number): string => (days === 1 ? 'the day before' : `the ${days} days before`);

export type FootprintWords = typeof footprintEn;
