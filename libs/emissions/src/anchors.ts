import type { Grade } from '@promptprint/kernel';
import type { EnergyBoundary, TokenCounts } from './text-energy.js';

/** A disclosure "an average event of this service takes so much", as one observation of the shared factors (section 7). */
export interface Anchor {
  readonly id: string;
  /** Day it was published. */
  readonly date: string;
  readonly provider: string;
  readonly model: string;
  /** The average event it speaks of, as far as it is known. */
  readonly counts: TokenCounts;
  /** Standard deviation of the logarithm of that event's energy that comes from not knowing its tokens. */
  readonly tokenSigma: number;
  readonly boundary: EnergyBoundary;
  readonly wh: number;
  readonly grade: Grade;
  readonly source: string;
}

/** Standard deviation of the logarithm of a disclosure, by its grade (section 7). */
export const sigmaOfGrade: Readonly<Record<Grade, number>> = { A: 0.15, B: 0.25, C: 0.4, D: 0.5, E: 0.7 };

/** A chat turn by the defaults of section 6: 400 tokens out, 1.58 new and 2.04 cached tokens in for each. */
const turn = { uncached: 632, cached: 816, generated: 400, calls: 1 };

/** Every anchor of set 2026-11.1. */
export const anchorRows: readonly Anchor[] = [
  {
    id: 'deepseek-decode-2025',
    date: '2025-03-01',
    provider: 'deepseek',
    model: 'deepseek-v3',
    counts: { uncached: 0, cached: 0, generated: 1_000, calls: 1 },
    tokenSigma: 0,
    boundary: 'B1',
    wh: 0.113,
    grade: 'B',
    source: 'deepseek-infra',
  },
  {
    id: 'deepseek-prefill-2025',
    date: '2025-03-01',
    provider: 'deepseek',
    model: 'deepseek-v3',
    counts: { uncached: 1_000, cached: 0, generated: 0, calls: 1 },
    tokenSigma: 0,
    boundary: 'B1',
    wh: 0.06,
    grade: 'B',
    source: 'deepseek-infra',
  },
  {
    // An app that thinks in some of its answers: 1,500 tokens generated, the spread of thinking of section 6. This is the
    // prior of 0.90 Wh (s 1.55) printed in section 7.
    id: 'openai-average-2025',
    date: '2025-06-10',
    provider: 'openai',
    model: 'chatgpt-app',
    counts: { ...turn, generated: 1_500 },
    tokenSigma: 0.7,
    boundary: 'B3',
    wh: 0.34,
    grade: 'D',
    source: 'openai-2025',
  },
  {
    id: 'google-median-2025',
    date: '2025-08-21',
    provider: 'google',
    model: 'gemini-app',
    counts: turn,
    tokenSigma: 0.35,
    boundary: 'B3',
    wh: 0.24,
    grade: 'A',
    source: 'google-2025',
  },
];
