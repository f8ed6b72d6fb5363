import { currentFactorSet, factorIn, textCoefficients } from '../src/factor-set.js';
import type { Spread } from '../src/lognormal.js';
import { servingClasses, type ServingClass } from '../src/serving.js';
import type { TextSpreads, TokenCounts } from '../src/text-energy.js';
import { textLaw, type TextResult } from '../src/text-law.js';

export const coefficients = textCoefficients(currentFactorSet.factors);

const exactly = (mid: number): Spread => ({ mid, sigma: 0 });
const about = (mid: number, sigma: number): Spread => ({ mid, sigma });

export interface GoldenCase {
  serving: ServingClass;
  /** Uncached input, cached input, visible output, reasoning. */
  tokens: readonly [number, number, number, number];
  own: Partial<TextSpreads>;
}

const sonnet = { P_a: about(75, 0.63), S: about(8, 0.82), PUE: about(1.13, 0.05) };
const llama70 = { P_a: exactly(70.6), S: exactly(1), b: exactly(2), q: about(1, 0.1), PUE: about(1.15, 0.05) };
const gpt5 = { P_a: about(60.1, 0.63), S: about(12, 0.97), PUE: about(1.17, 0.05) };

/** The archetypes of the method's section 13, parameters as printed there. */
export const goldenCases = {
  G1: { serving: 'provider-mid', tokens: [300, 0, 400, 0], own: llama70 },
  G2: {
    serving: 'hyperscale',
    tokens: [630, 815, 400, 0],
    own: { P_a: exactly(37), S: exactly(18.135), b: exactly(1), q: about(1.55, 0.15), PUE: about(1.27, 0.08) },
  },
  G3: { serving: 'hyperscale', tokens: [1200, 8000, 600, 0], own: sonnet },
  G4: {
    serving: 'hyperscale',
    tokens: [300, 0, 400, 500],
    own: { P_a: about(24.8, 0.63), S: about(6, 0.92), PUE: about(1.17, 0.05) },
  },
  G5: { serving: 'hyperscale', tokens: [300, 0, 400, 1200], own: gpt5 },
  G6: {
    serving: 'unbatched',
    tokens: [300, 0, 400, 0],
    own: { P_a: exactly(8), S: exactly(1), b: exactly(2), q: exactly(1), PUE: exactly(1), iota_idle: exactly(1) },
  },
  G7: { serving: 'hyperscale', tokens: [2000, 18000, 500, 0], own: sonnet },
} as const satisfies Record<string, GoldenCase>;

/** The defaults of section 13 with a case's own parameters over them. */
export function spreadsOf({ serving, own }: GoldenCase): TextSpreads {
  const row = (id: string): Spread => factorIn(currentFactorSet.factors, id);
  const shared = [
    'f_a',
    'f_c',
    'f_s',
    'f_k',
    'c_pre',
    'rho',
    'b',
    'q',
    'h',
    'r',
    'chi_host',
    'iota_idle',
    'PUE',
  ] as const;
  const { B, phi } = servingClasses[serving];
  const defaults = Object.fromEntries(shared.map((id) => [id, row(id)])) as Record<(typeof shared)[number], Spread>;
  return { ...defaults, B, phi, P_a: exactly(1), S: exactly(1), ...own };
}

export function countsOf([uncached, cached, output, reasoning]: GoldenCase['tokens']): TokenCounts {
  return { uncached, cached, generated: output + reasoning, calls: 1 };
}

export function resultOf(golden: GoldenCase): TextResult {
  return textLaw({ coefficients, spreads: spreadsOf(golden), counts: countsOf(golden.tokens), boundary: 'B3' });
}
