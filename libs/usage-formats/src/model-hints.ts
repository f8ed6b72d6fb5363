import type { Interval } from '@promptprint/kernel';
import type { Encoding } from './tokens.js';

/** Which vocabulary a model counts with, as far as it is known. */
export type Family = 'openai' | 'gemini' | 'claude' | 'claude-new' | 'claude-unknown' | 'other';

/** Tokens of the family for each o200k token of Latin prose, code, Korean, and Chinese or Japanese text. */
export interface FamilyFactors {
  latin: Interval;
  code: Interval;
  korean: Interval;
  hanKana: Interval;
}

const same: Interval = { low: 1, mid: 1, high: 1 };
const openWeights: Interval = { low: 0.9, mid: 1.05, high: 1.3 };
const wideKorean: Interval = { low: 1.2, mid: 1.6, high: 2.0 };

/** usage-sources §9; Gemini in Chinese and Japanese from its measured vocabulary, Claude as in Korean. */
export const familyFactors: Record<Family, FamilyFactors> = {
  openai: { latin: same, code: same, korean: same, hanKana: same },
  gemini: {
    latin: { low: 0.95, mid: 1.07, high: 1.2 },
    code: { low: 1.0, mid: 1.15, high: 1.3 },
    korean: { low: 1.05, mid: 1.14, high: 1.25 },
    hanKana: { low: 0.65, mid: 0.8, high: 0.95 },
  },
  claude: {
    latin: { low: 1.0, mid: 1.1, high: 1.25 },
    code: { low: 1.05, mid: 1.15, high: 1.3 },
    korean: wideKorean,
    hanKana: wideKorean,
  },
  'claude-new': {
    latin: { low: 1.2, mid: 1.45, high: 1.75 },
    code: { low: 1.2, mid: 1.4, high: 1.7 },
    korean: wideKorean,
    hanKana: wideKorean,
  },
  // Since the new vocabulary both kinds of model are offered side by side: the range covers both.
  'claude-unknown': {
    latin: { low: 1.0, mid: 1.3, high: 1.75 },
    code: { low: 1.05, mid: 1.3, high: 1.7 },
    korean: wideKorean,
    hanKana: wideKorean,
  },
  other: {
    latin: openWeights,
    code: openWeights,
    korean: { low: 0.9, mid: 1.3, high: 1.9 },
    hanKana: { low: 0.9, mid: 1.3, high: 1.9 },
  },
};

/** When Claude's new vocabulary came into use. */
const newClaudeMs = Date.UTC(2026, 3, 16);
/** When ChatGPT's default moved from cl100k to o200k. */
const o200kMs = Date.UTC(2024, 4, 13);
const cl100kModel = /^(ft:)?(gpt-3\.?5|gpt-35|gpt-4(?!o|\.|-[15](?!\d))|text-davinci|text-embedding)/;
const claudeVersion = /claude-(?:[a-z]+-)?(\d)(?:[-.](\d{1,2}))?(?!\d)/;
const thinkingModel = /^o\d|thinking|-t-mini|-pro$|^research$|deep-research|reasoner|-r1\b|magistral/;

export function encodingOf(model: string | null, ms: number | null): Encoding {
  if (model === null || model === 'auto') return ms !== null && ms < o200kMs ? 'cl100k' : 'o200k';
  return cl100kModel.test(model) ? 'cl100k' : 'o200k';
}

/** A model that reasons before it answers, told by its name. */
export function isThinkingModel(model: string | null): boolean {
  return model !== null && thinkingModel.test(model);
}

/** Told by the name where there is one; Claude.ai names none, so the vocabulary follows from the date. */
export function claudeFamily(model: string | null, ms: number | null): Family {
  const [, major = '', minor = '0'] = claudeVersion.exec(model ?? '') ?? [];
  if (major !== '') return Number(major) * 100 + Number(minor) >= 407 ? 'claude-new' : 'claude';
  return ms !== null && ms < newClaudeMs ? 'claude' : 'claude-unknown';
}
