import { DomainError } from '@promptprint/kernel';
import { isClassKind, ruleOf, type ClassKind } from './class-kinds.js';
import { factorIn, type FactorSet } from './factor-set.js';
import { impactConstants, type ClassFactor, type ImpactConstants } from './impact.js';
import type { Spread } from './lognormal.js';
import { modelByKey } from './model-registry.js';
import { precisions } from './models.js';
import { servingClasses, type ServingClass } from './serving.js';
import type { ProductFactor } from './text-energy.js';

/** What events of one class have in common; written as the class key and read back from it. */
export interface ClassParts {
  readonly kind: ClassKind;
  readonly model: string;
  readonly host: string;
  readonly serving: ServingClass;
  /** Name of the hardware's factor row where it is known, without `h:`. */
  readonly machine: string | null;
  readonly zone: string;
  readonly year: number;
}

/** Constants of a class: the same model, host, serving, grid and year under one factor set. */
export interface ClassConstants extends ClassParts {
  readonly key: string;
  readonly products: Readonly<Record<ProductFactor, Spread>>;
  /** The factor row of the hardware generation. */
  readonly hardware: string;
  readonly impacts: ImpactConstants;
}

export function classKeyOf({ kind, model, host, serving, machine, zone, year }: ClassParts): string {
  return `${kind}|${model}|${host}|${serving}${machine === null ? '' : `@${machine}`}|${zone}|${year}`;
}

function partsOf(key: string, set: FactorSet): ClassParts {
  const [kind, model = '', host = '', served = '', zone = '', year] = key.split('|');
  const [serving = '', machine = null] = served.split('@');
  const isKnown =
    isClassKind(kind) &&
    Object.hasOwn(servingClasses, serving) &&
    (machine === null || set.factors.has(`h:${machine}`)) &&
    set.hosts.has(host) &&
    set.zones.has(zone.toLowerCase());
  if (!isKnown) throw new DomainError('invalid', 'class-key-unknown', { key, factorSet: set.id });
  return { kind, model, host, serving: serving as ServingClass, machine, zone, year: Number(year) };
}

const remembered = new WeakMap<FactorSet, Map<string, ClassConstants>>();

/** The constants of a class, recomputed from its key and the factor set it was made with. */
export function classConstants(key: string, set: FactorSet): ClassConstants {
  const cache = remembered.get(set) ?? new Map<string, ClassConstants>();
  remembered.set(set, cache);
  const known = cache.get(key);
  if (known) return known;
  if (cache.size >= 4_000) cache.clear();
  const parts = partsOf(key, set);
  const host = set.hosts.get(parts.host);
  const zone = set.zones.get(parts.zone.toLowerCase());
  if (!host || !zone) throw new DomainError('invalid', 'class-key-unknown', { key, factorSet: set.id });
  const hardware = hardwareOf(parts);
  const products = productSpreads(parts, hardware, host.pue, set);
  const { own, products: counted } = ruleOf(parts.kind);
  const sigmas: Partial<Record<ClassFactor, number>> = Object.fromEntries(
    counted.map((id) => [id, products[id].sigma]),
  );
  if (own) sigmas[own.slot] = factorIn(set.factors, own.factor).sigma;
  const impacts = impactConstants(sigmas, { host, zone, set, isCarbonGiven: parts.kind === 'reported-carbon' });
  const constants = { ...parts, key, products, hardware, impacts };
  cache.set(key, constants);
  return constants;
}

/** The hardware generation of a class: a local machine's is a consumer's, Google's its own, everybody else's the year's. */
function hardwareOf({ serving, machine, host, year }: ClassParts): string {
  if (machine !== null) return `h:${machine}`;
  if (serving === 'unbatched') return 'h:consumer';
  return host === 'google' && year >= 2023 ? 'h:tpu' : `h:${year}`;
}

function productSpreads(
  parts: ClassParts,
  hardware: string,
  pue: Spread,
  set: FactorSet,
): Record<ProductFactor, Spread> {
  const spread = (id: string): Spread => factorIn(set.factors, id);
  const isLocal = parts.serving === 'unbatched';
  return {
    phi: servingClasses[parts.serving].phi,
    h: spread(hardware),
    q: precisions[modelByKey(parts.model, set)?.precision ?? 'unknown'].q,
    r: spread('r'),
    chi_host: spread('chi_host'),
    iota_idle: isLocal ? { mid: 1, sigma: 0 } : spread('iota_idle'),
    PUE: pue,
  };
}
