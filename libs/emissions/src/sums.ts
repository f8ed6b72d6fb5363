import type { Interval } from '@promptprint/kernel';
import { knownOf, knownTogether, type AnchorView } from './anchoring.js';
import { classConstants, type ClassConstants } from './class-constants.js';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import { exp } from './functions.js';
import { flatOf, lawOf, type Flat, type SumLaw } from './sum-law.js';
import { metrics, type Metric, type MetricConstants } from './impact.js';
import { mergeLedgers, type ClassLedger } from './ledger.js';
import { nothing, z95 } from './lognormal.js';
import { mixOf, type Mix } from './mix.js';
import {
  FACTOR_SLOTS,
  productOver,
  sharedLoadings,
  sharedProduct,
  sharesSlot,
  type FactorSlot,
  type SharedLoadings,
} from './sharing.js';

/** A sum of many events: 90 % intervals in Wh, g and mL, and the exact ledger sums behind them. */
export interface Total {
  readonly factorSet: string;
  /** Events summed. */
  readonly n: number;
  readonly figures: Readonly<Record<Metric, Interval | null>>;
  /** Whole nWh, ng and nL, as the ledger adds them. */
  readonly ledger: Omit<ClassLedger, 'classKey' | 'n' | 'v' | 'q' | 'i'>;
  /** Share of the carbon figure's variance by factor, largest first; adds up to 1 where there is any. */
  readonly causes: readonly { readonly slot: FactorSlot; readonly share: number }[];
}

/** One class as the summation reads it: its share of the ledger, what its events share, and their own noise. */
export interface SumClass extends SharedLoadings {
  /** Sum of m = exp(mu + tau²/2). */
  readonly t: number;
  /** Mean shared variance of its events. */
  readonly s2: number;
  /** I / T²: what is left of the events' own noise. */
  readonly noise: number;
}

export function lawOfSum(classes: readonly SumClass[]): SumLaw {
  const flat = flatOf(classes.length);
  for (const [at, one] of classes.entries()) {
    flat.t[at] = one.t;
    flat.s2[at] = one.s2;
    flat.noise[at] = one.noise;
    for (const [next, other] of classes.entries())
      flat.products[at * classes.length + next] = sharedProduct(one, other);
  }
  return lawOf(flat);
}

/** The 90 % interval of a sum, in the unit its classes were given in. */
export function intervalOfSum({ mu, sigma, lowerSigma }: SumLaw): Interval {
  return { low: exp(mu - z95 * lowerSigma), mid: exp(mu), high: exp(mu + z95 * sigma) };
}

/** The total of ledger rows of one factor set; rows of one class merge first, so grouping and order do not matter. */
export function total(ledgers: Iterable<ClassLedger>, factorSet: FactorSet = currentFactorSet): Total {
  const given = Array.isArray(ledgers) ? (ledgers as readonly ClassLedger[]) : [...ledgers];
  const rows = isMerged(given) ? given : mergeLedgers(given).toSorted((a, b) => (a.classKey < b.classKey ? -1 : 1));
  const running = rows.every(hasRun) ? rows : rows.filter(hasRun);
  return new TotalOf(rows, running, factorSet);
}

/**
 * A class, because a getter in a literal is a shape of its own for each object, and shapes live in old memory: with
 * thousands of sums an answer, all they were made of would be carried over there.
 */
class TotalOf implements Total {
  readonly factorSet: string;
  readonly n: number;
  readonly figures: Figures;
  readonly #rows: readonly ClassLedger[];
  readonly #running: readonly ClassLedger[];
  readonly #set: FactorSet;

  constructor(rows: readonly ClassLedger[], running: readonly ClassLedger[], set: FactorSet) {
    this.factorSet = set.id;
    this.#rows = rows;
    this.#running = running;
    this.#set = set;
    this.n = this.add(({ n }) => n);
    this.figures = figuresOf(running, set);
  }

  // Both are asked for once in a while, while figures are computed for every day of a year.
  get ledger(): Total['ledger'] {
    return {
      energyNwh: this.add((row) => row.energyNwh),
      carbonUseNg: this.add((row) => row.carbonUseNg),
      carbonEmbodiedNg: this.add((row) => row.carbonEmbodiedNg),
      carbonMarketNg: this.figures.carbonMarket ? this.add((row) => row.carbonMarketNg ?? 0) : null,
      waterOnsiteNl: this.add((row) => row.waterOnsiteNl),
      waterOffsiteNl: this.add((row) => row.waterOffsiteNl),
    };
  }

  get causes(): Total['causes'] {
    return causesOf(sumClasses(this.#running, 'carbon', this.#set) ?? []);
  }

  private add(read: (row: ClassLedger) => number): number {
    return this.#rows.reduce((sum, row) => sum + read(row), 0);
  }
}

const hasRun = ({ energyNwh }: ClassLedger) => energyNwh > 0;

/** One row of each class, in their order: most days of a database that sorts are, and it takes no memory to see it. */
function isMerged(rows: readonly ClassLedger[]): boolean {
  return rows.every(({ classKey }, at) => at === 0 || (rows[at - 1]?.classKey ?? '') < classKey);
}

type Figures = Readonly<Record<Metric, Interval | null>>;

function figuresOf(rows: readonly ClassLedger[], set: FactorSet): Figures {
  const mix = mixOf(rows, set);
  shareByEvents(rows, mix);
  const figures: Partial<Record<Metric, Interval | null>> = {};
  for (let number = 0; number < metrics.length; number += 1) {
    const metric = element(metrics, number);
    figures[metric] = figureOf({ rows, mix }, metric, number);
  }
  return figures as Figures;
}

/** The products of the loadings of events, pair by pair: V is energy times loading, so theirs is that of their Vs over their energies'. */
function shareByEvents(rows: readonly ClassLedger[], { pairs, shared }: Mix): void {
  let pair = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const one = element(rows, at);
    for (let next = at; next < rows.length; next += 1) {
      const other = element(rows, next);
      shared[pair] = productOver(element(pairs, pair).slots, one.v, other.v) / (one.energyNwh * other.energyNwh);
      pair += 1;
    }
  }
}

interface Summed {
  rows: readonly ClassLedger[];
  mix: Mix;
}

function figureOf({ rows, mix }: Summed, metric: Metric, number: number): Interval | null {
  const { shared, flat } = mix;
  const { size } = flat;
  const scales = mix.scales[number] ?? null;
  if (scales === null) return null;
  const more = element(mix.variances, number);
  let sum = 0;
  let pair = 0;
  for (let at = 0; at < size; at += 1) {
    const { energyNwh, q, i } = element(rows, at);
    const t = energyNwh * (scales[at] ?? 0);
    flat.t[at] = t;
    flat.s2[at] = q / energyNwh + (more[at] ?? 0);
    flat.noise[at] = i / energyNwh ** 2;
    sum += t;
    for (let next = at; next < size; next += 1) {
      flat.products[at * size + next] = (shared[pair] ?? 0) + (element(mix.pairs, pair).products[number] ?? 0);
      pair += 1;
    }
  }
  if (sum === 0) return { low: 0, mid: 0, high: 0 };
  if (mix.views !== null) anchor({ rows, views: mix.views, flat }, metric);
  const { mu, sigma, lowerSigma } = lawOf(flat);
  // As `intervalOfSum`, without an object that lives for one line.
  return {
    low: exp(mu - z95 * lowerSigma) / 1e9,
    mid: exp(mu) / 1e9,
    high: exp(mu + z95 * sigma) / 1e9,
  };
}

/** Takes from a metric what the anchors know of it; the energy of the rows holds its own share already. */
function anchor(
  { rows, views, flat }: { rows: Summed['rows']; views: readonly (AnchorView | null)[]; flat: Flat },
  metric: Metric,
): void {
  const { size, t, s2, products } = flat;
  const told = rows.map(({ v, energyNwh }, at) => {
    const of = (one: Metric) => knownOf(views[at] ?? null, v, one, 1 / energyNwh);
    return { energy: of('energy'), own: of(metric) };
  });
  for (const [at, { energy, own }] of told.entries()) {
    t[at] = (t[at] ?? 0) * exp(own.shift - energy.shift);
    s2[at] = Math.max(0, (s2[at] ?? 0) + energy.variance - own.variance);
    for (let next = at; next < size; next += 1)
      products[at * size + next] = (products[at * size + next] ?? 0) - knownTogether(own, element(told, next).own);
  }
}

/** An element that is there: both come from the same list. */
function element<T>(list: readonly T[], at: number): T {
  return list[at] as T;
}

function partOf(
  { energyNwh, q, i }: ClassLedger,
  constants: ClassConstants,
  own: MetricConstants,
): Pick<SumClass, 't' | 's2' | 'noise'> {
  return {
    t: energyNwh * exp(own.shift),
    s2: q / energyNwh - (constants.impacts.energy?.variance ?? 0) + own.variance,
    noise: i / energyNwh ** 2,
  };
}

/** Ledger rows as classes of a metric; null where a class has no such metric. */
function sumClasses(rows: readonly ClassLedger[], metric: Metric, set: FactorSet): SumClass[] | null {
  const classes: SumClass[] = [];
  for (const row of rows) {
    const constants = classConstants(row.classKey, set);
    const own = constants.impacts[metric];
    if (own === null) return null;
    if (own.shift <= nothing) continue;
    classes.push({ ...sharedLoadings(row.v, 1 / row.energyNwh, constants, own), ...partOf(row, constants, own) });
  }
  return classes;
}

function causesOf(classes: readonly SumClass[]): Total['causes'] {
  const whole = classes.reduce((sum, { t }) => sum + t, 0);
  const shares = FACTOR_SLOTS.map((slot, at) => {
    let share = 0;
    for (const one of classes)
      for (const other of classes)
        if (sharesSlot(one, other, slot))
          share += (one.t / whole) * (other.t / whole) * (one.loadings[at] ?? 0) * (other.loadings[at] ?? 0);
    return { slot, share };
  });
  const sum = shares.reduce((all, { share }) => all + share, 0);
  return shares
    .filter(({ share }) => share > 0)
    .map(({ slot, share }) => ({ slot, share: share / sum }))
    .toSorted((a, b) => b.share - a.share);
}
