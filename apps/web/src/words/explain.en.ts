import { explanationWordsEn } from '@promptprint/emissions';

interface Citation {
  what: string;
  figure: string;
  /** Factor set. */
  set: string;
  day: string;
  address: string;
}

/** Words of the way from a figure to its evidence; those of the estimator itself come with it. */
export const explainEn = {
  title: 'How we got this number',
  grade: 'Evidence grade',
  version: (id: string, since: string): string =>
    `Factors ${id}, in use since ${since}. This is their first edition: the figure has not been restated.`,
  isFormula: 'In short, at the middle values',
  times: ' × ',
  requests: (count: string): string => `${count} requests`,
  mainCause: (cause: string, share: string): string => `${cause}: ${share} of the uncertainty`,
  chainTitle: 'Step by step, for one mean request',
  chainOf: (model: string): string => `of ${model}, the largest part of this figure`,
  chainNote:
    'Middle value, and its range from low to high. The total is summed from every single request, so the rounded parts need not multiply to it.',
  steps: {
    requests: 'Requests',
    tokens: 'Tokens, read and written',
    turns: 'Turns',
    energyPerToken: 'Electricity at the machines, per 1,000 tokens',
    energyPerTurn: 'Electricity at the machines, per turn',
    pue: 'Cooling and power conversion',
    energy: 'Electricity of one request',
    gridIntensity: 'CO₂e per kWh of the local grid',
    embodiedIntensity: 'CO₂e of making the machines, per kWh',
    onsiteIntensity: 'Cooling water per kWh',
    offsiteIntensity: 'Water at power plants per kWh',
    total: 'Together, one request',
  },
  perThousand: (amount: string): string => `${amount} per 1,000 tokens`,
  perTurn: (amount: string): string => `${amount} per turn`,
  partsTitle: 'What it is the sum of',
  whyTitle: 'Why the range is this wide',
  shrinkTitle: 'What would narrow it',
  treeTitle: 'Every number, with its source',
  treeHint: 'Open a line to see what it was made from.',
  providerTitle: 'What the provider says',
  providerNone: 'The provider has published no figure for this.',
  otherTitle: 'What other methods say',
  theirs: 'Theirs',
  ours: 'Ours, same scope',
  scopeTitle: 'Scope',
  boundaryTitle: 'Counted',
  notCountedTitle: 'Not counted here',
  notCountedNote: 'Sizes for one request, as electricity.',
  sourcesTitle: (count: string): string => `Sources (${count})`,
  lastChecked: (date: string): string => `All sources last checked in ${date}.`,
  verified: {
    primary: 'read at the source',
    secondary: 'read elsewhere',
    unverified: 'not checked',
    expert: 'our own prior',
  },
  copyCitation: 'Copy citation',
  copyJson: 'Copy as JSON',
  copyLink: 'Link to this',
  citation: ({ what, figure, set, day, address }: Citation): string =>
    `Promptprint (${day}). ${what}: ${figure} (90% interval, factors ${set}). ${address}`,
  about: 'about',
  range: (low: string, high: string): string => `${low}–${high}`,
  amount: (value: string, unit: string): string => (unit ? `${value}\u00a0${unit}` : value),
  units: {
    '1': '',
    token: 'tokens',
    request: 'requests',
    'g/kWh': 'g/kWh',
    'L/kWh': 'L/kWh',
    'mL/Wh': 'mL/Wh',
    J: 'J',
    'J/token': 'J per token',
    'J/GB': 'J per GB',
    'J/B/token': 'J per token and billion parameters',
    'byte/parameter': 'bytes per parameter',
    'J/accelerator-step': 'J per chip and step',
    'J/token/sqrt(B)': 'J per token of context',
    '10⁹ parameters': 'billion parameters',
  } as Record<string, string>,
  unnamedPart: 'Unknown model',
  gone: 'This figure is no longer on the page.',
  failed: 'The explanation could not be loaded.',
  matchTitle: 'How the model was recognised',
  tierTitle: 'What is known',
  placeTitle: 'Where it ran',
  place: (zone: string, year: string): string => `${zone}, grid of ${year}`,
  providers: {
    openai: 'OpenAI',
    anthropic: 'Anthropic',
    google: 'Google',
    'gcp.gemini': 'Google',
    mistralai: 'Mistral AI',
    deepseek: 'DeepSeek',
    meta: 'Meta',
    xai: 'xAI',
    other: 'The provider',
  } as Record<string, string>,
  estimator: explanationWordsEn,
};

export type ExplainWords = typeof explainEn;
