import type { Estimate } from './estimate.js';
import { LOADING_SLOTS } from './propagation.js';

/** Sums over events of one class, exact under merging: all a roll-up row needs to give back an honest interval. */
export interface ClassLedger {
  readonly classKey: string;
  readonly n: number;
  readonly energyNwh: number;
  readonly carbonUseNg: number;
  readonly carbonEmbodiedNg: number;
  readonly carbonMarketNg: number | null;
  readonly waterOnsiteNl: number;
  readonly waterOffsiteNl: number;
  /** Sum of m · g over `LOADING_SLOTS`, m in nWh. */
  readonly v: ArrayLike<number>;
  /** Sum of m · s². */
  readonly q: number;
  /** Sum of m² (exp(tau²) − 1). */
  readonly i: number;
}

/** The ledger row of one event. */
export function classLedger({
  classKey,
  ledger,
  energy,
}: Pick<Estimate, 'classKey' | 'ledger' | 'energy'>): ClassLedger {
  const v = new Float64Array(LOADING_SLOTS.length);
  for (let slot = 0; slot < v.length; slot += 1) v[slot] = ledger.energyNwh * (energy.loadings[slot] ?? 0);
  return { classKey, n: 1, ...ledger, v };
}

/** Merges ledger rows by class; the order of rows and the way they were grouped before do not matter. */
export function mergeLedgers(rows: Iterable<ClassLedger>): ClassLedger[] {
  const merged = new Map<string, ClassLedger>();
  // A row that stays alone is never copied: most days have one of each class.
  const sums = new Map<string, Writable<ClassLedger> & { v: Float64Array }>();
  for (const row of rows) {
    const { classKey } = row;
    const first = merged.get(classKey);
    if (first === undefined) {
      merged.set(classKey, row);
      continue;
    }
    const into = sums.get(classKey) ?? { ...first, v: new Float64Array(first.v) };
    add(row, into);
    sums.set(classKey, into);
    merged.set(classKey, into);
  }
  return [...merged.values()];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function add(row: ClassLedger, into: Writable<ClassLedger> & { v: Float64Array }): void {
  into.n += row.n;
  into.energyNwh += row.energyNwh;
  into.carbonUseNg += row.carbonUseNg;
  into.carbonEmbodiedNg += row.carbonEmbodiedNg;
  into.carbonMarketNg =
    into.carbonMarketNg === null || row.carbonMarketNg === null ? null : into.carbonMarketNg + row.carbonMarketNg;
  into.waterOnsiteNl += row.waterOnsiteNl;
  into.waterOffsiteNl += row.waterOffsiteNl;
  into.q += row.q;
  into.i += row.i;
  for (let slot = 0; slot < into.v.length; slot += 1) into.v[slot] = (into.v[slot] ?? 0) + (row.v[slot] ?? 0);
}
