import { editionReasonsEn } from '@promptprint/emissions';

/** Words of the feed of changes; the reason of each edition comes with the factors. */
export const feedEn = {
  title: 'Promptprint: what changed in the factors, and why',
  entry: (set: string): string => `Edition ${set} of the factors`,
  text: (rows: string, anchors: string, lower: string, higher: string): string =>
    `Rows changed: ${rows}. Disclosures taken in: ${anchors}. The middle of one request becomes ${lower} to ${higher} times what it was.`,
  first: (factors: string): string => `The first edition, with ${factors} coefficients.`,
  reasons: editionReasonsEn as Readonly<Record<string, string>>,
};

export type FeedWords = typeof feedEn;
