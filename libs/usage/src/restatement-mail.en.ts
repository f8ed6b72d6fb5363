import type { PeriodText } from '@promptprint/kernel';
import type { Mail } from '@promptprint/platform';

export interface RestatementMailFacts {
  period: PeriodText;
  /** Ranges in one unit. */
  before: string;
  after: string;
  fromSet: string;
  toSet: string;
  link: string;
}

/** Plain text; the link stands on a line of its own. */
export type RestatementMailWords = (facts: RestatementMailFacts) => Pick<Mail, 'subject' | 'text'>;

const figureOf = (your: string, { text, isNamed }: PeriodText): string =>
  isNamed ? `${your} ${text} figure` : `${your} figure for ${text}`;

export const restatementMailEn: RestatementMailWords = ({ period, before, after, fromSet, toSet, link }) => ({
  subject: `We improved our method; ${figureOf('your', period)} changes`,
  text: `${figureOf('Your', period)} changes from ${before} to ${after} CO₂e. Same usage, new factors: ${toSet} instead of ${fromSet}.\n\nWe expect the true value inside each range 9 times out of 10. Your log keeps the figures it was recorded with; the new ones stand beside them. What changed and why:\n\n${link}\n\nPromptprint\n`,
});
