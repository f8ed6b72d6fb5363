import type { Interval } from '@promptprint/kernel';
import { sigmaOfGrade, type Anchor } from './anchors.js';
import type { ClassConstants } from './class-constants.js';
import type { FactorSet } from './factor-set.js';
import { exp, hypot, log } from './functions.js';
import { CLASS_SLOTS, metrics, type Metric } from './impact.js';
import { intervalOf } from './lognormal.js';
import { profileOf } from './profile.js';
import { LOADING_SLOTS, tokenSlot } from './propagation.js';
import { errorNames, FACTOR_SLOTS, ownerOf, type ErrorNames } from './sharing.js';
import { productsWithin } from './text-energy.js';
import { textLaw } from './text-law.js';

/** The law of one event before or after a disclosure: ln of the median, and the spread of the logarithm. */
export interface AnchoredLaw {
  readonly mu: number;
  readonly s: number;
}

/** What one observation of `wh` with spread `t` makes of an event whose loadings times the observed one's are `shared` (section 7). */
export function updated(
  law: AnchoredLaw,
  observed: AnchoredLaw,
  { wh, t, shared }: { wh: number; t: number; shared: number },
): AnchoredLaw {
  const V = observed.s ** 2 + t ** 2;
  const d = log(wh) - observed.mu;
  return { mu: law.mu + (shared * d) / V, s: Math.sqrt(Math.max(0, law.s ** 2 - shared ** 2 / V)) };
}

/** One anchor as the others see it: a direction in the space of factors and owners, and how far it moves along it. */
interface Direction {
  /** Loading by slot and owner, over the root of V. */
  readonly along: ReadonlyMap<string, number>;
  /** d over the root of V. */
  readonly distance: number;
}

const learned = new WeakMap<FactorSet, readonly Direction[]>();

/** The anchors of a set, each seen after those before it; the order does not matter for the result. */
function directionsOf(set: FactorSet): readonly Direction[] {
  const known = learned.get(set);
  if (known) return known;
  const prior: FactorSet = { ...set, anchors: [] };
  const made: Direction[] = [];
  for (const anchor of set.anchors) made.push(directionOf(anchor, prior, made));
  learned.set(set, made);
  return made;
}

function directionOf(anchor: Anchor, prior: FactorSet, before: readonly Direction[]): Direction {
  const { own, mu } = priorOf(anchor, prior);
  let left = log(anchor.wh) - mu;
  const along = new Map(own);
  for (const other of before) {
    const shared = dotOf(own, other.along);
    left -= shared * other.distance;
    for (const [key, value] of other.along) along.set(key, (along.get(key) ?? 0) - shared * value);
  }
  const V = dotOf(own, along) + sigmaOfGrade[anchor.grade] ** 2;
  for (const [key, value] of along) along.set(key, value / Math.sqrt(V));
  return { along, distance: left / Math.sqrt(V) };
}

/** The event an anchor speaks of, as the set without anchors sees it: loadings by slot and owner, ln Wh. */
export function priorOf(anchor: Anchor, prior: FactorSet): { own: ReadonlyMap<string, number>; mu: number; s: number } {
  const { provider, model, date, counts, boundary, tokenSigma } = anchor;
  const { spreads, coefficients, text } = profileOf({ provider, model, startedAt: date }, prior);
  const { law, loadings } = textLaw({ coefficients, spreads, counts, boundary });
  const names = errorNames(text);
  const own = new Map<string, number>();
  for (const [at, loading] of loadings.entries()) own.set(keyOf(at, names), loading);
  for (const id of productsWithin(boundary))
    own.set(keyOf(LOADING_SLOTS.length + CLASS_SLOTS.indexOf(id), names), spreads[id].sigma);
  // Nobody else has these tokens.
  own.set(`${tokenSlot}|anchor:${anchor.id}`, tokenSigma);
  return { own, mu: law.mu, s: hypot(law.s, tokenSigma) };
}

/** The event an anchor speaks of, in Wh by its own boundary. */
export interface AnchorEffect {
  /** As the set without anchors sees it. */
  readonly before: Interval;
  /** With every anchor of the set. */
  readonly after: Interval;
}

/** What the anchors of a set make of the event one of them speaks of. */
export function anchorEffect(anchor: Anchor, set: FactorSet): AnchorEffect {
  const { own, mu, s } = priorOf(anchor, { ...set, anchors: [] });
  let shift = 0;
  let variance = 0;
  for (const { along, distance } of directionsOf(set)) {
    const shared = dotOf(own, along);
    shift += shared * distance;
    variance += shared ** 2;
  }
  return {
    before: intervalOf({ mid: exp(mu), sigma: s }),
    after: intervalOf({ mid: exp(mu + shift), sigma: Math.sqrt(Math.max(0, s ** 2 - variance)) }),
  };
}

function keyOf(slot: number, names: ErrorNames): string {
  return `${slot}|${ownerOf(FACTOR_SLOTS[slot] ?? 'rem', names)}`;
}

function dotOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [key, value] of a) sum += value * (b.get(key) ?? 0);
  return sum;
}

/** What the anchors of a set say of a class: one entry per anchor in every array. */
export interface AnchorView {
  /** Over `LOADING_SLOTS`: how an event's own loadings lie along each anchor. */
  readonly own: readonly Float64Array[];
  /** How the class's loadings of a metric lie along each anchor. */
  readonly ofClass: Readonly<Record<Metric, Float64Array>>;
  readonly distance: readonly number[];
}

const views = new WeakMap<ClassConstants, AnchorView>();

/** The view of a class; null in a set without anchors. */
export function anchorView(constants: ClassConstants, set: FactorSet): AnchorView | null {
  if (set.anchors.length === 0) return null;
  const known = views.get(constants);
  if (known) return known;
  const directions = directionsOf(set);
  const names = errorNames(constants);
  const seen = directions.map(({ along }) =>
    Float64Array.from(FACTOR_SLOTS, (_, at) => along.get(keyOf(at, names)) ?? 0),
  );
  const ofMetric = (metric: Metric) =>
    Float64Array.from(seen, (direction) => {
      let sum = 0;
      for (const [at, loading] of constants.impacts[metric]?.loadings.entries() ?? [])
        sum += loading * (direction[LOADING_SLOTS.length + at] ?? 0);
      return sum;
    });
  const view: AnchorView = {
    own: seen.map((direction) => direction.slice(0, LOADING_SLOTS.length)),
    ofClass: Object.fromEntries(metrics.map((metric) => [metric, ofMetric(metric)])) as Record<Metric, Float64Array>,
    distance: directions.map(({ distance }) => distance),
  };
  views.set(constants, view);
  return view;
}

/** What is known of a figure through the anchors: where it lies along each, how far that moves it, what variance it takes. */
export interface Known {
  readonly along: readonly number[];
  /** Added to ln of the median. */
  readonly shift: number;
  readonly variance: number;
}

export const nothingKnown: Known = Object.freeze({ along: [], shift: 0, variance: 0 });

/** The figure of an event (or of a sum, whose loadings are `scale` times theirs) in one metric. */
export function knownOf(view: AnchorView | null, loadings: ArrayLike<number>, metric: Metric, scale = 1): Known {
  if (view === null) return nothingKnown;
  let shift = 0;
  let variance = 0;
  const along = view.own.map((direction, at) => {
    let sum = view.ofClass[metric][at] ?? 0;
    for (let slot = 0; slot < direction.length; slot += 1)
      sum += (loadings[slot] ?? 0) * scale * (direction[slot] ?? 0);
    shift += sum * (view.distance[at] ?? 0);
    variance += sum * sum;
    return sum;
  });
  return { along, shift, variance };
}

/** How much two figures have in common through the anchors: what their shared product loses. */
export function knownTogether({ along: a }: Pick<Known, 'along'>, { along: b }: Pick<Known, 'along'>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
