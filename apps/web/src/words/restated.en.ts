import type { Schemas } from '../api-client/client.js';

type Part = Schemas['FactorChangeAnswer']['part'];

export const restatedEn = {
  month: (month: string): string => `Your ${month} figure`,
  days: (days: string): string => `Your figure of ${days}`,
  changed: (what: string, before: string, after: string): string =>
    `${what} changed from ${before} to ${after}. New factors, same usage.`,
  changedHidden: (what: string): string => `${what} changed. New factors, same usage.`,
  see: 'See what changed',
  title: 'What changed',
  before: (edition: string): string => `As it was recorded, factors ${edition}`,
  after: (edition: string): string => `By the new factors, ${edition}`,
  lower: (percent: string): string => `On average that is ${percent} lower. Your usage is the same.`,
  higher: (percent: string): string => `On average that is ${percent} higher. Your usage is the same.`,
  same: 'On average that is the same. Only the range changed, and your usage did not.',
  kept: 'Your log keeps the figures it was recorded with, and reports keep the version they were made with.',
  outside: (count: string, isOne: boolean): string =>
    isOne
      ? `${count} entry of these days was recorded later and is in neither figure.`
      : `${count} entries of these days were recorded later and are in neither figure.`,
  models: 'Models that changed most',
  model: 'Model',
  was: 'Before',
  is: 'After',
  factors: 'Factors that differ',
  parts: {
    anchor: 'Published figures taken in',
    factor: 'Coefficients',
    host: 'Data centres',
    model: 'Models',
    zone: 'Grids',
  } satisfies Record<Part, string> as Record<Part, string>,
  changes: { added: 'new', changed: 'changed', removed: 'taken out' } satisfies Record<
    Schemas['FactorChangeAnswer']['change'],
    string
  >,
  toChanges: 'All changes of the method',
  read: 'Got it',
};
