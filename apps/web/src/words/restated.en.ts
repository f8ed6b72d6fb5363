import type { PeriodText } from '@promptprint/kernel';
import type { Schemas } from '../api-client/client.js';

type FactorChange = Schemas['FactorChangeAnswer'];

const figureOf = ({ text, isNamed }: PeriodText): string =>
  isNamed ? `Your ${text} figure` : `Your figure for ${text}`;

/** Old and new stand in one unit. */
interface Changed {
  period: PeriodText;
  before: string;
  after: string;
}

export const restatedEn = {
  changed: ({ period, before, after }: Changed): string =>
    `${figureOf(period)} changed from ${before} to ${after}. New factors, same usage.`,
  changedHidden: (period: PeriodText): string => `${figureOf(period)} changed. New factors, same usage.`,
  same: (period: PeriodText, range: string): string =>
    `${figureOf(period)} still reads ${range}. New factors, same usage.`,
  sameHidden: (period: PeriodText): string => `${figureOf(period)} stays as it was. New factors, same usage.`,
  see: 'See what changed',
  gotIt: 'Got it',
  failed: 'We could not see whether a figure of yours changed.',
  title: 'What changed',
  gone: 'This change is not here. Entries may have gone since: then it is computed again, or gone with them.',
  quantity: 'Quantity',
  before: 'As recorded',
  after: 'Computed again',
  factors: 'factors',
  lower: (percent: string): string => `On average, the new figure is ${percent} lower.`,
  higher: (percent: string): string => `On average, the new figure is ${percent} higher.`,
  times: (count: string): string => `On average, the new figure is ${count} times the old one.`,
  equal: 'On average, the new figure is the same.',
  ratioNote: 'Both figures estimate the same emissions, so their ratio has no range of its own.',
  modelsTitle: 'Models that changed most',
  model: 'Model',
  moreModels: (count: string): string => (count === '1' ? 'One more' : `${count} more`),
  models: {
    unknown: 'Models we do not know',
    unknownOf: (maker: string): string => `Models we do not know, ${maker}`,
    router: 'Chosen by a router',
    routerOf: (maker: string): string => `Chosen by a router, ${maker}`,
    family: (name: string): string => `${name}, family`,
    size: (parameters: string): string => `A model with ${parameters} parameters`,
    embedding: 'Embedding model',
  },
  reasonsTitle: 'What differs in the factors',
  noReasons: 'Nothing differs between the two.',
  parts: {
    factor: 'coefficient',
    anchor: 'disclosure of a provider',
    model: 'model',
    zone: 'grid',
    host: 'data centre',
  } satisfies Record<FactorChange['part'], string>,
  changes: { added: 'new', removed: 'taken out', changed: 'changed' } satisfies Record<FactorChange['change'], string>,
  moreReasons: (count: string): string => `and ${count} more`,
  toChanges: (set: string): string => `Edition ${set}, with reasons and sources`,
  countedTitle: 'What was counted',
  counted: (count: string): string =>
    count === '1' ? 'The same entry on both sides.' : `The same ${count} entries on both sides.`,
  outside: (count: string): string =>
    count === '1'
      ? 'One entry of these days was recorded later. It is in neither figure.'
      : `${count} entries of these days were recorded later. They are in neither figure.`,
  kept: 'Your log and your footprint keep the figures they were recorded with; the new ones stand beside them, here.',
};

export type RestatedWords = typeof restatedEn;
