import { nothingAssumed, type Assumption } from './assumptions.js';
import { batchOf } from './known-batch.js';
import { classConstants, classKeyOf, type ClassConstants, type ClassParts } from './class-constants.js';
import type { ClassKind } from './class-kinds.js';
import { factorIn, textCoefficients, type FactorSet } from './factor-set.js';
import { zoneNamed, type Zone } from './grid.js';
import { machineNamed } from './hardware.js';
import { hostNamed, type Host } from './hosts.js';
import type { Spread } from './lognormal.js';
import { mediumOf, type Medium } from './medium-named.js';
import { asDrawn } from './model-facts.js';
import { modelByKey } from './model-registry.js';
import { resolveModel, type ResolvedModel } from './model-names.js';
import { precisions } from './models.js';
import { curveTable, type CurveTable } from './propagation.js';
import { servingClasses, serviceTierOf, tierFactor, type ServiceTier } from './serving.js';
import type { CurvedFactor, TextCoefficients, TextSpreads } from './text-energy.js';
import { affordableWh, type AffordableWh } from './list-price.js';
import type { UsageInput } from './usage-input.js';

/** Everything about an event that does not depend on how much was used: computed once, used for every event alike. */
export interface Profile {
  readonly set: FactorSet;
  readonly model: ResolvedModel;
  readonly host: Host;
  readonly zone: Zone;
  readonly year: number;
  readonly tier: ServiceTier;
  /** What the service tier multiplies phi by. */
  readonly tierFactor: number;
  /** What the model is made for. */
  readonly medium: Medium;
  /** What of the place, the time and the machine could not be read as it was said. */
  readonly assumed: readonly Assumption[];
  /** Day the model was published, as far as it is known. */
  readonly releaseDate: string | null;
  /** Wh per token the list price can pay for; null without one. */
  readonly affordable: AffordableWh | null;
  readonly parts: Omit<ClassParts, 'kind'>;
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
  const dated = yearOf(usage.startedAt, set);
  const own = ownMachine(usage);
  const seen = `${model}|${provider}|${hostProvider}|${region}|${country}|${dated.year}${dated.assumed ?? ''}|${serviceTier}|${isBatch}${own}`;
  let cache = profiles.get(set);
  if (!cache) profiles.set(set, (cache = new Map()));
  const known = cache.get(seen);
  if (known) return known;
  if (cache.size >= rememberedProfiles) cache.clear();
  const profile = build(usage, dated, set);
  cache.set(seen, profile);
  return profile;
}

/** What a user's own machine tells, as part of the profile's name; nothing in the usual case. */
function ownMachine({ hardware, batchSize, interTokenLatencyMs }: UsageInput): string {
  const isTold = hardware || (batchSize ?? null) !== null || (interTokenLatencyMs ?? null) !== null;
  return isTold ? `|${hardware}|${batchSize}|${interTokenLatencyMs}` : '';
}

function build(usage: UsageInput, { year, assumed: ofDate }: Dated, set: FactorSet): Profile {
  const model = asDrawn(resolveModel(usage.model, usage.provider, set), set);
  const host = hostOf(usage, model, set);
  const place = zoneOf(usage, model, host, set);
  const { zone } = place;
  const tier = serviceTierOf(usage.serviceTier, usage.isBatch);
  const machine = machineNamed(usage.hardware);
  const parts: ClassParts = {
    kind: 'text',
    model: model.key,
    host: host.id,
    serving: host.serving,
    machine,
    zone: zone.id,
    year,
  };
  const text = classConstants(classKeyOf(parts), set);
  const coefficients = textCoefficients(set.factors);
  const batch = batchOf(usage, model, machine, set);
  const spreads = textSpreads(text, model, tier, set, batch.B);
  const assumed: Assumption[] = [...place.assumed, ...batch.assumed];
  if (ofDate) assumed.push(ofDate);
  if (usage.hardware && machine === null) assumed.push('hardware-unknown');
  return {
    set,
    model,
    host,
    zone,
    year,
    tier,
    tierFactor: tierFactor[tier],
    medium: mediumOf(model, set),
    assumed: assumed.length > 0 ? assumed : nothingAssumed,
    releaseDate: modelByKey(model.key, set)?.releaseDate ?? null,
    // A list price is what the maker asks where it serves the model itself.
    affordable: host.id === model.vendor ? affordableWh(model, set) : null,
    parts,
    coefficients,
    spreads,
    table: curveTable(coefficients, spreads, 'B3'),
    text,
    turn: classConstants(classKeyOf({ ...parts, kind: 'turn' }), set),
  };
}

/** The constants of a class of the profile, whatever its kind. */
export function constantsOf({ parts, set, text }: Profile, kind: ClassKind): ClassConstants {
  return kind === 'text' ? text : classConstants(classKeyOf({ ...parts, kind }), set);
}

function textSpreads(
  constants: ClassConstants,
  model: ResolvedModel,
  tier: ServiceTier,
  ...[set, batch]: [FactorSet, Spread | null]
): TextSpreads {
  const spread = (id: CurvedFactor): Spread => factorIn(set.factors, id);
  const { phi } = constants.products;
  return {
    f_a: spread('f_a'),
    f_c: spread('f_c'),
    f_s: spread('f_s'),
    f_k: spread('f_k'),
    c_pre: spread('c_pre'),
    rho: spread('rho'),
    B: batch ?? servingClasses[constants.serving].B,
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
function zoneOf(
  usage: UsageInput,
  model: ResolvedModel,
  host: Host,
  set: FactorSet,
): { zone: Zone; assumed: readonly Assumption[] } {
  const world = set.zones.get('world');
  if (!world) throw new Error('the factor set has no world average');
  const named = [usage.region, usage.country, model.region].map((place) =>
    place ? zoneNamed(set.zones, place, host.cloud) : null,
  );
  const own = host.id === 'xai' ? 'xai:memphis' : (host.country ?? 'world').toLowerCase();
  const zone = named.find((found) => found !== null) ?? set.zones.get(own) ?? world;
  const assumed: Assumption[] = [];
  if (usage.region && named[0] === null) assumed.push('region-unknown');
  if (usage.country && named[1] === null) assumed.push('country-unknown');
  return { zone, assumed };
}

interface Dated {
  readonly year: number;
  readonly assumed: Assumption | null;
}

/** The year of an ISO instant, within the years the factor set knows; the set's own year where none is given. */
function yearOf(startedAt: string | null | undefined, set: FactorSet): Dated {
  const own = Number(set.id.slice(0, 4)) || 2026;
  if (typeof startedAt !== 'string' || startedAt === '') return { year: own, assumed: null };
  const year = Number(startedAt.slice(0, 4));
  if (!(year >= 2000 && year <= 9999)) return { year: own, assumed: 'date-unusable' };
  const known = Math.min(2026, Math.max(2022, year));
  return { year: known, assumed: known === year ? null : 'year-unknown' };
}
