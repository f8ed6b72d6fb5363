import type { Interval } from '@promptprint/kernel';
import { classConstants, type ClassConstants } from './class-constants.js';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import { metrics, type Metric, type MetricConstants } from './impact.js';
import { mergeLedgers, type ClassLedger } from './ledger.js';
import { nothing, z95 } from './lognormal.js';
import {
  classSlots,
  errorNames,
  FACTOR_SLOTS,
  loadingSlots,
  type NamedLoadings,
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

/** The law of a sum: median and spread from the classes (Fenton–Wilkinson), lower spread from the ledger (section 10). */
export interface SumLaw {
  /** ln of the median of the sum. */
  readonly mu: number;
  readonly sigma: number;
  readonly lowerSigma: number;
}

export function lawOfSum(classes: readonly SumClass[]): SumLaw {
  return lawOf(classes, sharedProduct);
}

type Part = Pick<SumClass, 't' | 's2' | 'noise'>;

function lawOf<Class extends Part>(classes: readonly Class[], productOf: (a: Class, b: Class) => number): SumLaw {
  const means = classes.map(({ t, s2 }) => t * Math.exp(s2 / 2));
  const mean = means.reduce((sum, value) => sum + value, 0);
  const ledger = classes.reduce((sum, { t }) => sum + t, 0);
  let variance = 0;
  let lower = 0;
  for (const [at, one] of classes.entries()) {
    const share = (means[at] ?? 0) / mean;
    const own = one.t / ledger;
    const self = productOf(one, one);
    variance += share * share * (Math.expm1(self) + one.noise * Math.exp(self));
    lower += own * own * (self + one.noise);
    for (let next = at + 1; next < classes.length; next += 1) {
      const other = classes[next];
      if (!other) continue;
      const product = productOf(one, other);
      variance += 2 * share * ((means[next] ?? 0) / mean) * Math.expm1(product);
      lower += 2 * own * (other.t / ledger) * product;
    }
  }
  const squared = Math.log1p(variance);
  return { mu: Math.log(mean) - squared / 2, sigma: Math.sqrt(squared), lowerSigma: Math.sqrt(lower) };
}

/** The 90 % interval of a sum, in the unit its classes were given in. */
export function intervalOfSum({ mu, sigma, lowerSigma }: SumLaw): Interval {
  return { low: Math.exp(mu - z95 * lowerSigma), mid: Math.exp(mu), high: Math.exp(mu + z95 * sigma) };
}

/** The total of ledger rows of one factor set; rows of one class merge first, so grouping and order do not matter. */
export function total(ledgers: Iterable<ClassLedger>, factorSet: FactorSet = currentFactorSet): Total {
  const rows = mergeLedgers(ledgers).toSorted((a, b) => (a.classKey < b.classKey ? -1 : 1));
  const running = rows.filter((row) => row.energyNwh > 0);
  const summed = sumRows(running, factorSet);
  const figure = (metric: Metric) => figureOf(summed, metric);
  const figures = Object.fromEntries(metrics.map((metric) => [metric, figure(metric)])) as Record<
    Metric,
    Interval | null
  >;
  const add = (read: (row: ClassLedger) => number) => rows.reduce((sum, row) => sum + read(row), 0);
  return {
    factorSet: factorSet.id,
    n: add((row) => row.n),
    figures,
    ledger: {
      energyNwh: add((row) => row.energyNwh),
      carbonUseNg: add((row) => row.carbonUseNg),
      carbonEmbodiedNg: add((row) => row.carbonEmbodiedNg),
      carbonMarketNg: figures.carbonMarket ? add((row) => row.carbonMarketNg ?? 0) : null,
      waterOnsiteNl: add((row) => row.waterOnsiteNl),
      waterOffsiteNl: add((row) => row.waterOffsiteNl),
    },
    // Asked for once in a while, while figures are computed for every day of a year.
    get causes() {
      return causesOf(sumClasses(running, 'carbon', factorSet) ?? []);
    },
  };
}

/** What the sum of a class is in every metric: its events' loadings, and how they err together with those of the others. */
interface SumRow extends NamedLoadings {
  readonly at: number;
  readonly row: ClassLedger;
  readonly constants: ClassConstants;
  /** The products of its events' loadings with those of each class, by place. */
  readonly products: Float64Array;
}

function sumRows(rows: readonly ClassLedger[], set: FactorSet): SumRow[] {
  const all = rows.map((row, at): SumRow => {
    const constants = classConstants(row.classKey, set);
    return {
      at,
      row,
      constants,
      names: errorNames(constants),
      loadings: row.v,
      products: new Float64Array(rows.length),
    };
  });
  // V is energy times loading, so the product of two loadings is that of their Vs over that of their energies.
  for (const one of all)
    for (let at = one.at; at < all.length; at += 1) {
      const other = all[at];
      if (other) one.products[at] = productOver(loadingSlots, one, other) / (one.row.energyNwh * other.row.energyNwh);
    }
  return all;
}

/** A class in one metric; only the few loadings that turn energy into it are its own. */
interface MetricPart extends Part, NamedLoadings {
  readonly of: SumRow;
}

function figureOf(rows: readonly SumRow[], metric: Metric): Interval | null {
  const parts: MetricPart[] = [];
  for (const of of rows) {
    const { row, constants, names } = of;
    const own = constants.impacts[metric];
    if (own === null) return null;
    if (own.shift > nothing) parts.push({ of, names, loadings: own.loadings, ...partOf(row, constants, own) });
  }
  if (parts.length === 0) return { low: 0, mid: 0, high: 0 };
  const productOf = (a: MetricPart, b: MetricPart) => (a.of.products[b.of.at] ?? 0) + productOver(classSlots, a, b);
  const { low, mid, high } = intervalOfSum(lawOf(parts, productOf));
  return { low: low / 1e9, mid: mid / 1e9, high: high / 1e9 };
}

function partOf({ energyNwh, q, i }: ClassLedger, constants: ClassConstants, own: MetricConstants): Part {
  return {
    t: energyNwh * Math.exp(own.shift),
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
