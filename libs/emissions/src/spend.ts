import type { Assumption } from './assumptions.js';
import { factorIn, type FactorSet } from './factor-set.js';
import { exp } from './functions.js';
import { listPrice } from './list-price.js';
import type { ResolvedModel } from './model-names.js';
import type { TokenCounts } from './text-energy.js';
import { usable, type TokenDoubt, type TokenReading } from './tokens.js';
import type { UsageInput } from './usage-input.js';

/** Tokens that money pays for: output at list price, with input and cache in the proportions of section 6 (tier T6). */
export function readSpentTokens(usage: UsageInput, model: ResolvedModel, set: FactorSet): TokenReading | null {
  const spent = usable(usage.cost);
  const currency = usage.currency?.toUpperCase() ?? 'USD';
  if (!spent || currency !== 'USD') return null;
  const price = listPrice(model, set);
  const mid = (id: string) => factorIn(set.factors, id);
  const [uncached, cached] = [mid('uncached_per_output'), mid('cached_per_output')];
  const calls = Math.max(1, usable(usage.requests) ?? (spent * 1e6) / price.usdPerMOut / mid('request_output').mid);
  const counts = ({ input = 0, cache = 0, dear = 0 }): TokenCounts => {
    const [fresh, again] = [uncached.mid * exp(input * uncached.sigma), cached.mid * exp(cache * cached.sigma)];
    const perOutput = 1 + fresh * mid('price_input_share').mid + again * mid('price_cached_share').mid;
    const generated = Math.min(
      (spent * 1e6) / (price.usdPerMOut * exp(dear * price.sigma) * perOutput),
      Number.MAX_SAFE_INTEGER,
    );
    return { uncached: generated * fresh, cached: generated * again, generated, calls, encoded: 0 };
  };
  const doubt = (of: Parameters<typeof counts>[0], back: Parameters<typeof counts>[0]): TokenDoubt => ({
    up: counts(of),
    down: counts(back),
    steps: 1,
    isShared: true,
  });
  const assumed: Assumption[] = ['tokens-from-spend', ...(price.sigma > 0 ? (['price-from-size'] as const) : [])];
  const doubts = [
    doubt({ input: 1 }, { input: -1 }),
    doubt({ cache: 1 }, { cache: -1 }),
    ...(price.sigma > 0 ? [doubt({ dear: 1 }, { dear: -1 })] : []),
  ];
  return { counts: counts({}), doubts, events: calls, assumed };
}
