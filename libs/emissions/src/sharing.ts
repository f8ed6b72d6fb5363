import type { ClassConstants } from './class-constants.js';
import type { FactorScope } from './coefficients.js';
import { CLASS_SLOTS, type ClassSlot, type MetricConstants } from './impact.js';
import { LOADING_SLOTS, type LoadingSlot } from './propagation.js';

/** A factor a figure's error comes from; `rem` and `mix` are what curvature adds. */
export type FactorSlot = LoadingSlot | ClassSlot;

/** Event loadings first, then the loadings of the class. */
export const FACTOR_SLOTS: readonly FactorSlot[] = [...LOADING_SLOTS, ...CLASS_SLOTS];

/** Whose error it is: events share a slot's error when they share what the scope names (section 10). */
const scopes: Readonly<Record<FactorSlot, FactorScope>> = {
  f_a: 'global',
  f_c: 'global',
  f_s: 'global',
  f_k: 'global',
  c_pre: 'global',
  rho: 'global',
  tokens: 'global',
  B: 'provider',
  b: 'provider',
  P_a: 'model',
  S: 'model',
  rem: 'model',
  phi: 'provider',
  h: 'provider',
  q: 'provider',
  r: 'model',
  chi_host: 'global',
  iota_idle: 'provider',
  PUE: 'provider',
  EF: 'zone-year',
  EMB: 'global',
  EF_market: 'provider',
  WUE: 'provider',
  EWIF: 'global',
  mix: 'zone-year',
};

const slotsOf = (wanted: FactorScope) => FACTOR_SLOTS.flatMap((slot, at) => (scopes[slot] === wanted ? [at] : []));
const globalSlots = slotsOf('global');
const providerSlots = slotsOf('provider');
const modelSlots = slotsOf('model');
const zoneSlots = slotsOf('zone-year');

/** Loadings over `FACTOR_SLOTS`, with the names that say whose errors they are. */
export interface SharedLoadings {
  readonly provider: string;
  readonly model: string;
  readonly zone: string;
  readonly loadings: Float64Array;
}

/** The loadings of a metric: `scale` times the event's own, beside those of its class. */
export function sharedLoadings(
  own: ArrayLike<number>,
  scale: number,
  constants: ClassConstants,
  metric: MetricConstants,
): SharedLoadings {
  const loadings = new Float64Array(FACTOR_SLOTS.length);
  for (let slot = 0; slot < LOADING_SLOTS.length; slot += 1) loadings[slot] = (own[slot] ?? 0) * scale;
  loadings.set(metric.loadings, LOADING_SLOTS.length);
  const { kind, host, model, zone, year } = constants;
  return { provider: host, model: `${kind}:${model}`, zone: `${zone}:${year}`, loadings };
}

/** Sum over the factors both share of the product of their loadings. */
export function sharedProduct(a: SharedLoadings, b: SharedLoadings): number {
  let sum = dot(a.loadings, b.loadings, globalSlots);
  if (a.provider === b.provider) sum += dot(a.loadings, b.loadings, providerSlots);
  if (a.model === b.model) sum += dot(a.loadings, b.loadings, modelSlots);
  if (a.zone === b.zone) sum += dot(a.loadings, b.loadings, zoneSlots);
  return sum;
}

function dot(a: Float64Array, b: Float64Array, slots: readonly number[]): number {
  let sum = 0;
  for (const slot of slots) sum += (a[slot] ?? 0) * (b[slot] ?? 0);
  return sum;
}

/** Whether two figures share the error of a slot. */
export function sharesSlot(a: SharedLoadings, b: SharedLoadings, slot: FactorSlot): boolean {
  const scope = scopes[slot];
  if (scope === 'provider') return a.provider === b.provider;
  if (scope === 'model') return a.model === b.model;
  return scope === 'zone-year' ? a.zone === b.zone : true;
}
