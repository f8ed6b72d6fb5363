import { factorIn, type FactorSet } from './factor-set.js';
import { exp, hypot, log } from './functions.js';
import { modelByKey } from './model-registry.js';
import type { ResolvedModel } from './model-names.js';

/** List price in USD per million output tokens, with the spread of its logarithm. */
export interface ListPrice {
  readonly usdPerMOut: number;
  readonly sigma: number;
}

/** As listed; else what a model of that size costs, by the fit of section 5 turned round. */
export function listPrice(model: ResolvedModel, set: FactorSet): ListPrice {
  const listed = modelByKey(model.key, set)?.priceUsdPerMOut;
  if (listed) return { usdPerMOut: listed, sigma: 0 };
  const margin = 2;
  const lnPrice = (log(model.activeB.mid) - 3.21) / 0.55 + log(margin);
  const spread = hypot(factorIn(set.factors, 'price_size').sigma, model.activeB.sigma) / 0.55;
  return { usdPerMOut: exp(Math.min(Math.max(lnPrice, -4), 5.5)), sigma: Math.min(spread, 1.5) };
}

/** Wh one token's list price can pay for. */
export interface AffordableWh {
  readonly uncached: number;
  readonly cached: number;
  readonly generated: number;
}

/** Electricity is no more than 30 % of a closed model's list price (section 5); null where nobody sells it at one. */
export function affordableWh(model: ResolvedModel, set: FactorSet): AffordableWh | null {
  const { usdPerMOut, sigma } = listPrice(model, set);
  if (sigma > 0 || model.isOpenWeight || model.isApp) return null;
  const value = (id: string) => factorIn(set.factors, id).mid;
  const generated = ((usdPerMOut / 1e6) * value('electricity_in_price') * 1000) / value('electricity_price');
  return {
    uncached: generated * value('price_input_share'),
    cached: generated * value('price_cached_share'),
    generated,
  };
}
