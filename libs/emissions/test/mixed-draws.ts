import { classConstants } from '../src/class-constants.js';
import { ruleOf } from '../src/class-kinds.js';
import { estimate } from '../src/estimate.js';
import { currentFactorSet } from '../src/factor-set.js';
import { measureWork } from '../src/measure.js';
import { workOf } from '../src/medium.js';
import { profileOf } from '../src/profile.js';
import { LOADING_SLOTS } from '../src/propagation.js';
import { errorNames, ownerOf } from '../src/sharing.js';
import { baseJoules, curvedFactors, productFactors, tokenLoad, writeTerms } from '../src/text-energy.js';
import type { UsageInput } from '../src/usage-input.js';

/** The standard normal numbers of one draw, by factor and by whose factor it is: shared where the method shares them. */
export type SharedDraw = (factor: string, owner: string) => number;

export function sharedDraw(next: () => number): SharedDraw {
  const drawn = new Map<string, number>();
  return (factor, owner) => {
    const key = `${factor}|${owner}`;
    const known = drawn.get(key) ?? next();
    drawn.set(key, known);
    return known;
  };
}

/** Wh of a use with every factor at its drawn value: for texts the formula itself, for other work its plain product. */
export function drawnEnergy(usage: UsageInput): (draw: SharedDraw) => number {
  const profile = profileOf(usage, currentFactorSet);
  const work = workOf(usage, profile);
  return work ? drawnWork(usage) : drawnText(usage);
}

function drawnText(usage: UsageInput): (draw: SharedDraw) => number {
  const { spreads, coefficients, text } = profileOf(usage, currentFactorSet);
  const names = errorNames(text);
  const counts = { uncached: Number(usage.inputTokens), cached: 0, generated: Number(usage.outputTokens), calls: 1 };
  const load = tokenLoad(counts, coefficients.contextScale, { uncached: 0, cached: 0, generated: 0, context: 0 });
  const terms = new Float64Array(4);
  return (draw) => {
    const at = (id: (typeof curvedFactors)[number] | (typeof productFactors)[number]) =>
      spreads[id].mid * Math.exp(spreads[id].sigma * draw(id, ownerOf(id, names)));
    writeTerms(coefficients, curvedFactors.map(at), terms, 0);
    return productFactors.reduce((wh, id) => wh * at(id), baseJoules(load, terms, 0) / 3600);
  };
}

function drawnWork(usage: UsageInput): (draw: SharedDraw) => number {
  const profile = profileOf(usage, currentFactorSet);
  const work = workOf(usage, profile);
  if (!work) throw new Error('no work');
  const { mu, loadings } = measureWork(work, profile);
  const constants = classConstants(estimate(usage).classKey, currentFactorSet);
  const names = errorNames(constants);
  const { products, own } = ruleOf(work.kind);
  return (draw) => {
    let ln = mu;
    for (const [at, loading] of loadings.entries()) {
      const slot = LOADING_SLOTS[at] ?? 'rem';
      if (loading !== 0) ln += loading * draw(slot, ownerOf(slot, names));
    }
    for (const id of products) ln += constants.products[id].sigma * draw(id, ownerOf(id, names));
    if (own) ln += (currentFactorSet.factors.get(own.factor)?.sigma ?? 0) * draw(own.slot, ownerOf(own.slot, names));
    return Math.exp(ln);
  };
}
