import { factorIn, type FactorSet } from './factor-set.js';
import { exp, log } from './functions.js';
import type { Zone } from './grid.js';
import type { Host } from './hosts.js';
import { nothing } from './lognormal.js';
import { productFactors } from './text-energy.js';

/** Everything an event is measured in: Wh, gCO2e, mL. */
export const metrics = [
  'energy',
  'carbonUse',
  'carbonEmbodied',
  'carbon',
  'carbonMarket',
  'waterOnsite',
  'waterOffsite',
  'water',
] as const;
export type Metric = (typeof metrics)[number];

/** The unit of each metric. */
export const unitOfMetric: Readonly<Record<Metric, 'Wh' | 'g' | 'mL'>> = {
  energy: 'Wh',
  carbonUse: 'g',
  carbonEmbodied: 'g',
  carbon: 'g',
  carbonMarket: 'g',
  waterOnsite: 'mL',
  waterOffsite: 'mL',
  water: 'mL',
};

/** What multiplies the energy of a class: the product factors of text, a medium's formula or prior, a meter. */
export const classFactors = [...productFactors, 'form', 'meter'] as const;
export type ClassFactor = (typeof classFactors)[number];

/** The slots of a class's own loadings: what multiplies its energy, then what turns energy into carbon and water. */
export const CLASS_SLOTS = [...classFactors, 'EF', 'EMB', 'EF_market', 'WUE', 'EWIF', 'mix'] as const;
export type ClassSlot = (typeof CLASS_SLOTS)[number];
const slotOf = new Map<ClassSlot, number>(CLASS_SLOTS.map((slot, at) => [slot, at]));

/** What turns the energy law of a class into the law of a metric. */
export interface MetricConstants {
  /** ln(metric / Wh) at the median, curvature included; `nothing` where the metric is zero by definition. */
  readonly shift: number;
  /** Loadings over `CLASS_SLOTS`, energy's own product factors included. */
  readonly loadings: Float64Array;
  /** Sum of the squared loadings. */
  readonly variance: number;
}

export type ImpactConstants = Readonly<Record<Metric, MetricConstants | null>>;

interface Step {
  readonly slot: ClassSlot;
  readonly sigma: number;
}

/** Where a class runs, and whether its carbon is what was reported, so that energy is carbon over the grid's factor. */
export interface ImpactPlace {
  readonly host: Host;
  readonly zone: Zone;
  readonly set: FactorSet;
  readonly isCarbonGiven: boolean;
}

/** Constants of every metric for energy whose product factors have these sigmas. */
export function impactConstants(
  products: Readonly<Partial<Record<ClassFactor, number>>>,
  { host, zone, set, isCarbonGiven }: ImpactPlace,
): ImpactConstants {
  const sigma = (id: string) => factorIn(set.factors, id).sigma;
  const emb = factorIn(set.factors, 'EMB').mid;
  const ef = zone.gramsPerKwh;
  const ewif = zone.waterPerKwh ?? factorIn(set.factors, 'EWIF').mid;
  const market = host.marketGramsPerKwh;
  const { pue, waterOnsite: wue } = host;
  const EF = { slot: 'EF', sigma: ef.sigma } as const;
  const EMB = { slot: 'EMB', sigma: sigma('EMB') } as const;
  const WUE = { slot: 'WUE', sigma: wue.sigma } as const;
  const PUE = { slot: 'PUE', sigma: pue.sigma } as const;
  const EWIF = { slot: 'EWIF', sigma: sigma('EWIF') } as const;
  const of = (steps: readonly Step[], perWh: (x: readonly number[]) => number) =>
    isCarbonGiven ? overGrid(products, steps, perWh, EF) : constants(products, steps, perWh);
  const onsite = (wueStep: number, pueStep: number) => (wue.mid * exp(wueStep)) / (pue.mid * exp(pueStep));
  return {
    energy: of([], () => 1),
    carbonUse: of([EF], ([x = 0]) => (ef.mid * exp(x)) / 1000),
    carbonEmbodied: of([EMB], ([x = 0]) => (emb * exp(x)) / 1000),
    carbon: of([EF, EMB], ([x = 0, y = 0]) => (ef.mid * exp(x) + emb * exp(y)) / 1000),
    carbonMarket:
      market === null
        ? null
        : of([{ slot: 'EF_market', sigma: sigma('EF_market') }], ([x = 0]) => (market * exp(x)) / 1000),
    waterOnsite: of([WUE, PUE], ([x = 0, y = 0]) => onsite(x, y)),
    waterOffsite: of([EWIF], ([x = 0]) => ewif * exp(x)),
    water: of([WUE, PUE, EWIF], ([x = 0, y = 0, z = 0]) => onsite(x, y) + ewif * exp(z)),
  };
}

/** The same where carbon is given and energy is that carbon over the grid's factor: the grid's error turns round. */
function overGrid(
  products: Readonly<Partial<Record<ClassFactor, number>>>,
  steps: readonly Step[],
  perWh: (x: readonly number[]) => number,
  grid: Step,
): MetricConstants {
  const own = steps.findIndex(({ slot }) => slot === grid.slot);
  const at = own >= 0 ? own : steps.length;
  const all = own >= 0 ? steps : [...steps, grid];
  return constants(products, all, (x) => perWh(x) * exp(-(x[at] ?? 0)));
}

/** Second-order step of ln(metric / Wh) in its own factors; energy enters as a product, so no cross terms with it exist. */
function constants(
  products: Readonly<Partial<Record<ClassFactor, number>>>,
  steps: readonly Step[],
  perWh: (x: readonly number[]) => number,
): MetricConstants {
  const loadings = new Float64Array(CLASS_SLOTS.length);
  for (const id of classFactors) loadings[slotOf.get(id) ?? 0] = products[id] ?? 0;
  if (perWh([]) === 0) return { shift: nothing, loadings: loadings.fill(0), variance: 0 };
  const { value, gradient, trace, norm } = secondOrder(
    (x) => log(perWh(x)),
    steps.map((step) => step.sigma),
  );
  for (const [at, { slot }] of steps.entries())
    loadings[slotOf.get(slot) ?? 0] = (loadings[slotOf.get(slot) ?? 0] ?? 0) + (gradient[at] ?? 0);
  loadings[slotOf.get('mix') ?? 0] = Math.sqrt(norm / 2);
  return { shift: value + trace / 2, loadings, variance: loadings.reduce((sum, g) => sum + g * g, 0) };
}

/** Gradient, trace and squared Frobenius norm of the Hessian of `f` in one-sigma steps (section 9). */
export function secondOrder(
  f: (steps: readonly number[]) => number,
  sigmas: readonly number[],
): { value: number; gradient: number[]; trace: number; norm: number } {
  const at = (...moves: readonly (readonly [number, number])[]) => {
    const steps = sigmas.map(() => 0);
    for (const [index, direction] of moves) steps[index] = (sigmas[index] ?? 0) * direction;
    return f(steps);
  };
  const value = at();
  const single = sigmas.map((_, k) => [at([k, 1]), at([k, -1])] as const);
  const doubled = single.map(([plus, minus]) => plus + minus - 2 * value);
  let norm = doubled.reduce((sum, h) => sum + h * h, 0);
  for (const [k, first] of doubled.entries())
    for (let l = k + 1; l < sigmas.length; l += 1) {
      const both = at([k, 1], [l, 1]) + at([k, -1], [l, -1]) - 2 * value;
      norm += 2 * ((both - first - (doubled[l] ?? 0)) / 2) ** 2;
    }
  return {
    value,
    gradient: single.map(([plus, minus]) => (plus - minus) / 2),
    trace: doubled.reduce((sum, h) => sum + h, 0),
    norm,
  };
}
