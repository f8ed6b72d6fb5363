import type { Grade } from '@promptprint/kernel';
import type { Boundary } from './estimate.js';

/** What a published figure leaves out or measures otherwise; the words stand in the explanation's phrases. */
export type DisclosureScope =
  'median-text-prompt' | 'average-without-method' | 'life-cycle-of-answer' | 'server-by-throughput';

/** A provider's own figure for what its service takes. */
export interface Disclosure {
  readonly id: string;
  /** Host that published it, and models it is about where it names any. */
  readonly provider: string;
  readonly models: RegExp | null;
  readonly boundary: Boundary;
  readonly scope: DisclosureScope;
  readonly grade: Grade;
  readonly source: string;
  /** Wh, gCO2e and mL per chat turn; null where it is published per token. */
  readonly perTurn: {
    readonly energyWh: number | null;
    readonly carbonG: number | null;
    readonly waterMl: number | null;
  } | null;
  readonly per1000: { readonly uncachedWh: number; readonly generatedWh: number } | null;
  /** Generated tokens of the turn it speaks of, where it says. */
  readonly turnTokens: number | null;
}

/** Published by the providers themselves, as dated rows; none of them enters the estimate. */
export const disclosures: readonly Disclosure[] = [
  {
    id: 'google-median-2025',
    provider: 'google',
    models: null,
    boundary: 'B3',
    scope: 'median-text-prompt',
    grade: 'A',
    source: 'google-2025',
    perTurn: { energyWh: 0.24, carbonG: 0.03, waterMl: 0.26 },
    per1000: null,
    turnTokens: null,
  },
  {
    id: 'openai-average-2025',
    provider: 'openai',
    models: null,
    boundary: 'B3',
    scope: 'average-without-method',
    grade: 'D',
    source: 'openai-2025',
    perTurn: { energyWh: 0.34, carbonG: null, waterMl: 0.322 },
    per1000: null,
    turnTokens: null,
  },
  {
    id: 'mistral-large-2-lca',
    provider: 'mistralai',
    models: null,
    boundary: 'B4',
    scope: 'life-cycle-of-answer',
    grade: 'A',
    source: 'mistral-lca',
    perTurn: { energyWh: null, carbonG: 1.14, waterMl: 45 },
    per1000: null,
    turnTokens: 400,
  },
  {
    id: 'deepseek-throughput-2025',
    provider: 'deepseek',
    models: /^deepseek-(v3|r1)/,
    boundary: 'B1',
    scope: 'server-by-throughput',
    grade: 'B',
    source: 'deepseek-infra',
    perTurn: null,
    per1000: { uncachedWh: 0.06, generatedWh: 0.113 },
    turnTokens: null,
  },
];
