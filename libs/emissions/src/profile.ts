import { classConstants, classKeyOf, type ClassConstants, type ClassParts } from './class-constants.js';
import { factorIn, textCoefficients, type FactorSet } from './factor-set.js';
import { zoneNamed, type Zone } from './grid.js';
import { hostNamed, type Host } from './hosts.js';
import type { Spread } from './lognormal.js';
import { resolveModel, type ResolvedModel } from './model-names.js';
import { precisions } from './models.js';
import { curveTable, type CurveTable } from './propagation.js';
import { servingClasses, serviceTierOf, tierFactor, type ServiceTier } from './serving.js';
import type { CurvedFactor, TextCoefficients, TextSpreads } from './text-energy.js';
import type { UsageInput } from './usage-input.js';

/** Everything about an event that does not depend on how much was used: computed once, used for every event alike. */
export interface Profile {
  readonly set: FactorSet;
  readonly model: ResolvedModel;
  readonly host: Host;
  readonly zone: Zone;
  readonly year: number;
  readonly tier: ServiceTier;
  readonly coefficients: TextCoefficients;
  readonly spreads: TextSpreads;
  readonly table: CurveTable;
  readonly text: ClassConstants;
  readonly turn: ClassConstants;
}

const profiles = new WeakMap<FactorSet, Map<string, Profile>>();
const rememberedProfiles = 4_000;

/** The profile of an event; two events of one profile differ only in their tokens. */
export function profileOf(usage: UsageInput, set: FactorSet): Profile {
  const { provider, hostProvider, model, region, country, serviceTier, isBatch } = usage;
  const year = yearOf(usage.startedAt, set);
  const seen = `${model}|${provider}|${hostProvider}|${region}|${country}|${year}|${serviceTier}|${isBatch}`;
  let cache = profiles.get(set);
  if (!cache) profiles.set(set, (cache = new Map()));
  const known = cache.get(seen);
  if (known) return known;
  if (cache.size >= rememberedProfiles) cache.clear();
  const profile = build(usage, year, set);
  cache.set(seen, profile);
  return profile;
}

function build(usage: UsageInput, year: number, set: FactorSet): Profile {
  const model = resolveModel(usage.model, usage.provider, set);
  const host = hostOf(usage, model, set);
  const zone = zoneOf(usage, model, host, set);
  const tier = serviceTierOf(usage.serviceTier, usage.isBatch);
  const parts: ClassParts = {
    kind: 'text',
    model: model.key,
    host: host.id,
    serving: host.serving,
    zone: zone.id,
    year,
  };
  const text = classConstants(classKeyOf(parts), set);
  const coefficients = textCoefficients(set.factors);
  const spreads = textSpreads(text, model, tier, set);
  return {
    set,
    model,
    host,
    zone,
    year,
    tier,
    coefficients,
    spreads,
    table: curveTable(coefficients, spreads, 'B3'),
    text,
    turn: classConstants(classKeyOf({ ...parts, kind: 'turn' }), set),
  };
}

function textSpreads(constants: ClassConstants, model: ResolvedModel, tier: ServiceTier, set: FactorSet): TextSpreads {
  const spread = (id: CurvedFactor): Spread => factorIn(set.factors, id);
  const { phi } = constants.products;
  return {
    f_a: spread('f_a'),
    f_c: spread('f_c'),
    f_s: spread('f_s'),
    f_k: spread('f_k'),
    c_pre: spread('c_pre'),
    rho: spread('rho'),
    B: servingClasses[constants.serving].B,
    b: precisions[model.precision].b,
    P_a: model.activeB,
    S: model.sparsity,
    ...constants.products,
    phi: { mid: phi.mid * tierFactor[tier], sigma: phi.sigma },
  };
}

/** Routes and clouds that pass requests on: a closed model still runs where its maker serves it. */
const passingOn = new Set(['openrouter', 'azure-openai']);
/** Makers of open weights that do not serve them to the public themselves. */
const publishesOnly = new Set(['openai', 'meta', 'google', 'xai', 'microsoft', 'nvidia']);

function hostOf(usage: UsageInput, model: ResolvedModel, set: FactorSet): Host {
  const generic = set.hosts.get('generic');
  if (!generic) throw new Error('the factor set has no generic host');
  const stated = usage.hostProvider || model.host || usage.provider;
  const named = hostNamed(usage.hostProvider) ?? model.host ?? hostNamed(usage.provider);
  const maker = set.hosts.get(model.vendor ?? '');
  const isForeign = named !== null && passingOn.has(named) && !model.isOpenWeight && model.vendor !== 'openai';
  if (maker && (isForeign || (named === 'openrouter' && !model.isOpenWeight))) return maker;
  if (stated) return set.hosts.get(named ?? '') ?? generic;
  if (!maker || (model.isOpenWeight && publishesOnly.has(maker.id))) return generic;
  return maker;
}

/** Region, country, region in the model's name, the host's own country, the world: the first that is known. */
function zoneOf(usage: UsageInput, model: ResolvedModel, host: Host, set: FactorSet): Zone {
  const world = set.zones.get('world');
  if (!world) throw new Error('the factor set has no world average');
  const named = [usage.region, usage.country, model.region].map((place) =>
    place ? zoneNamed(set.zones, place, host.cloud) : null,
  );
  const own = host.id === 'xai' ? 'xai:memphis' : (host.country ?? 'world').toLowerCase();
  return named.find((zone) => zone !== null) ?? set.zones.get(own) ?? world;
}

/** The year of an ISO instant, within the years the factor set knows; the set's own year where none is given. */
function yearOf(startedAt: string | null | undefined, set: FactorSet): number {
  const year = typeof startedAt === 'string' ? Number(startedAt.slice(0, 4)) : Number.NaN;
  return year >= 2000 ? Math.min(2026, Math.max(2022, year)) : Number(set.id.slice(0, 4)) || 2026;
}
