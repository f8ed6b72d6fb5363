export const chartsEn = {
  cursor: 'Move along the chart',
  cursorHint: 'Arrow keys move along the chart. Press t for the table.',
  logAxis: 'Each step is 10 times',
  bandLegend: 'Band: low to high',
  lineLegend: 'Line: middle value',
  noValue: 'nothing recorded',
  partial: 'still open',
  when: 'When',
  low: 'Low',
  mid: 'Middle',
  high: 'High',
  grade: 'Grade',
  factorSet: 'Factors',
  rose: (from: string, to: string): string => `Rose from ${from} to ${to}; the change is larger than the uncertainty.`,
  fell: (from: string, to: string): string => `Fell from ${from} to ${to}; the change is larger than the uncertainty.`,
  same: (from: string, to: string): string => `From ${from} to ${to}; the ranges overlap, so we cannot say it changed.`,
  one: (value: string): string => `One period: ${value}.`,
  empty: 'Nothing to draw yet.',
  share: (text: string): string => `${text} of the total`,
};

export type ChartsWords = typeof chartsEn;
