import { currentFactorSet, type FactorSet } from './factor-set.js';
import { exp } from './functions.js';
import { profileOf } from './profile.js';
import { baseJoules, tokenLoad, type TokenLoad } from './text-energy.js';
import { readPlainTokens } from './tokens.js';
import type { UsageInput } from './usage-input.js';

const load: TokenLoad = { uncached: 0, cached: 0, generated: 0, context: 0 };

/** The formula of section 3 at the medians of its factors, in Wh: no interval, no loadings; 0 where tokens are not counted. */
export function naiveMedianEnergy(usage: UsageInput, set: FactorSet = currentFactorSet): number {
  const { table, coefficients } = profileOf(usage, set);
  const reading = readPlainTokens(usage);
  if (!reading) return 0;
  return (
    (baseJoules(tokenLoad(reading.counts, coefficients.contextScale, load), table.points, 0) * exp(table.lnProduct)) /
    3600
  );
}
