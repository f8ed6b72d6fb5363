import { anchorView, type AnchorView } from './anchoring.js';
import { classConstants, type ClassConstants } from './class-constants.js';
import type { FactorSet } from './factor-set.js';
import { exp } from './functions.js';
import { metrics, type Metric, type MetricConstants } from './impact.js';
import type { ClassLedger } from './ledger.js';
import { nothing } from './lognormal.js';
import { classSlots, errorNames, loadingSlots, productOver, slotsShared } from './sharing.js';
import { flatOf, type Flat } from './sum-law.js';

/** What two classes share whatever their events are: it never changes, so it is taken once. */
interface Pair {
  /** Loading slots of which both have the same error. */
  readonly slots: readonly number[];
  /** The product of the loadings of the two classes, by the number of the metric. */
  readonly products: Float64Array;
}

/** The classes of a sum, and what only they decide. The days of a year are of few mixes. */
export interface Mix {
  /** Each class with itself and those after it, one class after the other. */
  readonly pairs: readonly Pair[];
  /** By the number of the metric: metric over energy at the median of each class, 0 without it; null where one is not told. */
  readonly scales: readonly (Float64Array | null)[];
  /** By the number of the metric: what its variance has more than that of energy. */
  readonly variances: readonly Float64Array[];
  /** What the anchors say of each class; null in a set without. */
  readonly views: readonly (AnchorView | null)[] | null;
  /** Written anew for each sum: what the events of each pair share. */
  readonly shared: Float64Array;
  /** Written anew for each metric of a sum. */
  readonly flat: Flat;
}

const mixes = new WeakMap<FactorSet, Map<string, Mix>>();
const mostMixes = 500;
/** Mixes of more classes are those of whole accounts, not of days: made anew, they hold no memory. */
const mostClasses = 24;

export function mixOf(rows: readonly Pick<ClassLedger, 'classKey'>[], set: FactorSet): Mix {
  const known = mixes.get(set) ?? new Map<string, Mix>();
  mixes.set(set, known);
  const key = keyOf(rows);
  const mix = known.get(key) ?? newMix(rows, set);
  if (rows.length > mostClasses) return mix;
  if (known.size >= mostMixes) known.clear();
  known.set(key, mix);
  return mix;
}

function keyOf(rows: readonly Pick<ClassLedger, 'classKey'>[]): string {
  let key = '';
  for (const { classKey } of rows) key += `${classKey}\n`;
  return key;
}

function newMix(rows: readonly Pick<ClassLedger, 'classKey'>[], set: FactorSet): Mix {
  const classes = rows.map(({ classKey }) => classConstants(classKey, set));
  const impacts = (metric: Metric) => classes.map((constants) => constants.impacts[metric]);
  const pairs = classes.flatMap((one, at) => classes.slice(at).map((other) => pairOf(one, other)));
  return {
    pairs,
    shared: new Float64Array(pairs.length),
    flat: flatOf(classes.length),
    scales: metrics.map((metric) =>
      impacts(metric).includes(null) ? null : Float64Array.from(impacts(metric), (own) => scaleOf(own)),
    ),
    variances: metrics.map((metric) =>
      Float64Array.from(classes, ({ impacts: { energy, [metric]: own } }) =>
        own === null ? 0 : own.variance - (energy?.variance ?? 0),
      ),
    ),
    views: set.anchors.length === 0 ? null : classes.map((constants) => anchorView(constants, set)),
  };
}

/** A class without this metric weighs nothing. */
const scaleOf = (own: MetricConstants | null) => (own === null || own.shift <= nothing ? 0 : exp(own.shift));

const knownPairs = new WeakMap<ClassConstants, WeakMap<ClassConstants, Pair>>();

function pairOf(one: ClassConstants, other: ClassConstants): Pair {
  const known = knownPairs.get(one) ?? new WeakMap<ClassConstants, Pair>();
  knownPairs.set(one, known);
  const pair = known.get(other) ?? newPair(one, other);
  known.set(other, pair);
  return pair;
}

function newPair(one: ClassConstants, other: ClassConstants): Pair {
  const [names, others] = [errorNames(one), errorNames(other)];
  const slots = slotsShared(classSlots, names, others);
  return {
    slots: slotsShared(loadingSlots, names, others),
    products: Float64Array.from(metrics, (metric) => {
      const [a, b] = [one.impacts[metric], other.impacts[metric]];
      return a && b ? productOver(slots, a.loadings, b.loadings) : 0;
    }),
  };
}
