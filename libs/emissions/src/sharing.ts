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
  form: 'model',
  meter: 'provider',
  EF: 'zone-year',
  EMB: 'global',
  EF_market: 'provider',
  WUE: 'provider',
  EWIF: 'global',
  mix: 'zone-year',
};

/** Places of the slots whose errors two classes share: by what they have in common, each a bit. */
type SlotsShared = readonly (readonly number[])[];
const common: Readonly<Record<FactorScope, number>> = { event: 0, global: 0, provider: 1, model: 2, 'zone-year': 4 };

function byCommon(slots: readonly FactorSlot[]): SlotsShared {
  return Array.from({ length: 8 }, (_, bits) =>
    slots.flatMap((slot, at) => {
      const scope = scopes[slot];
      return scope === 'global' || (bits & common[scope]) > 0 ? [at] : [];
    }),
  );
}

const allSlots = byCommon(FACTOR_SLOTS);
/** The two parts of `FACTOR_SLOTS`, each counted from its own beginning. */
export const loadingSlots = byCommon(LOADING_SLOTS);
export const classSlots = byCommon(CLASS_SLOTS);

/** Whose errors a class has, beside everybody's. */
export interface ErrorNames {
  readonly provider: string;
  readonly model: string;
  readonly zone: string;
}

const namesOf = new WeakMap<ClassConstants, ErrorNames>();

export function errorNames(constants: ClassConstants): ErrorNames {
  const known = namesOf.get(constants);
  if (known) return known;
  const { kind, host, model, zone, year } = constants;
  const names = { provider: host, model: `${kind}:${model}`, zone: `${zone}:${year}` };
  namesOf.set(constants, names);
  return names;
}

/** Whose error a slot's is, as a name of its own; everybody's has none. */
export function ownerOf(slot: FactorSlot, { provider, model, zone }: ErrorNames): string {
  const scope = scopes[slot];
  if (scope === 'provider') return `provider:${provider}`;
  if (scope === 'model') return `model:${model}`;
  return scope === 'zone-year' ? `zone:${zone}` : '';
}

/** Loadings over `FACTOR_SLOTS`, with the names that say whose errors they are. */
export interface SharedLoadings extends ErrorNames {
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
  return { ...errorNames(constants), loadings };
}

/** Sum over the factors both share of the product of their loadings. */
export function sharedProduct(a: SharedLoadings, b: SharedLoadings): number {
  return productOver(slotsShared(allSlots, a, b), a.loadings, b.loadings);
}

/** Which of some slots are errors of both. */
export function slotsShared(slots: SlotsShared, a: ErrorNames, b: ErrorNames): readonly number[] {
  const bits =
    (a.provider === b.provider ? common.provider : 0) +
    (a.model === b.model ? common.model : 0) +
    (a.zone === b.zone ? common['zone-year'] : 0);
  return slots[bits] ?? [];
}

/** Sum over these slots of the product of two loadings. */
export function productOver(slots: readonly number[], a: ArrayLike<number>, b: ArrayLike<number>): number {
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
