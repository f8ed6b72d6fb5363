import type { Grade } from '@promptprint/kernel';
import type { FactorSet } from './factor-set.js';
import { hypot } from './functions.js';
import { hostNamed } from './hosts.js';
import { mixtureOf, type Spread } from './lognormal.js';
import {
  appOfVendor,
  families,
  ownAliases,
  respellings,
  routerNames,
  suffixes,
  vendorPatterns,
} from './model-aliases.js';
import { stripHost } from './model-hosts.js';
import { lookup, type Registry, registryOf } from './model-registry.js';
import type { Model, Precision } from './models.js';

export type ModelMatch = 'exact' | 'alias' | 'family' | 'router' | 'opaque' | 'unknown';

/** Which rung of the ladder found the model; the words stand in the explanation's phrases. */
export const matchReasons = [
  'registry',
  'own-alias',
  'host-name',
  'stripped-name',
  'size-in-name',
  'family',
  'app-default',
  'router',
  'opaque-deployment',
  'made-by-tool',
  'vendor-only',
  'nothing-known',
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** What the estimator knows of a model after resolving its name. */
export interface ResolvedModel {
  /** Short and stable: a model id, or the rule that stands for it; never the raw name. */
  readonly key: string;
  readonly id: string | null;
  readonly name: string;
  readonly match: ModelMatch;
  readonly why: MatchReason;
  readonly vendor: string | null;
  /** Host and region the name itself tells: a Bedrock ARN, a Vertex path, a router's prefix. */
  readonly host: string | null;
  readonly region: string | null;
  /** Billions of parameters at work per token. */
  readonly activeB: Spread;
  readonly sparsity: Spread;
  readonly precision: Precision;
  readonly isDisclosed: boolean;
  readonly isOpenWeight: boolean;
  readonly isApp: boolean;
  readonly isThinking: boolean;
  readonly members: readonly string[];
  readonly source: string;
  readonly grade: Grade;
}

const remembered = new WeakMap<FactorSet, Map<string, ResolvedModel>>();
const rememberedNames = 5_000;

/** Resolves a model's name as seen in a log, by the ladder: own table, host rules, registry, stripped, family, router, unknown. */
export function resolveModel(
  raw: string | null | undefined,
  provider: string | null | undefined,
  set: FactorSet,
): ResolvedModel {
  const resolved = remembered.get(set) ?? new Map<string, ResolvedModel>();
  remembered.set(set, resolved);
  const key = `${provider ?? ''}|${raw ?? ''}`;
  const known = resolved.get(key);
  if (known) return known;
  if (resolved.size >= rememberedNames) resolved.clear();
  const found = climb(raw, provider, registryOf(set));
  resolved.set(key, found);
  return found;
}

function climb(raw: string | null | undefined, provider: string | null | undefined, registry: Registry): ResolvedModel {
  const told = vendorOf(provider);
  const name = (raw ?? '').slice(0, 256).trim().toLowerCase();
  if (name === '') return withoutName(told, registry);
  if (name === '<synthetic>')
    return { ...unknown(told, registry), match: 'opaque', why: 'made-by-tool', key: 'synthetic', name: raw ?? '' };
  if (routerNames.has(name)) return { ...router(told, registry), name: raw ?? '' };
  const direct = registry.byName.get(name);
  if (direct) return found(direct, direct.id.toLowerCase() === name ? 'exact' : 'alias', 'registry');
  const own = ownAliases.get(name);
  const aliased = own && registry.byName.get(own.toLowerCase());
  if (aliased)
    return {
      ...found(aliased, 'alias', 'own-alias'),
      isThinking: /thinking|-t-/.test(name) || aliased.reasoning === 'y',
    };
  const { bare, host, region, vendor, isOpaque } = stripHost(name);
  const place = { host, region };
  const maker = vendor ?? told;
  if (isOpaque)
    // A cloud's deployment may hold any maker's model, not only the cloud's own.
    return { ...unknown(vendor, registry), ...place, match: 'opaque', why: 'opaque-deployment', name: raw ?? '' };
  if (routerNames.has(bare)) return { ...router(maker, registry), ...place, name: raw ?? '' };
  const here = bare === name ? null : lookup(bare, registry);
  if (here && !isAppModel(here)) {
    const isThinking = here.reasoning === 'y' || name.endsWith(':thinking');
    return { ...found(here, 'alias', 'host-name'), ...place, isThinking };
  }
  return { ...looser(bare, maker, registry), ...place, name: raw ?? '' };
}

/** The rungs below a known name: without dates and suffixes, by the size it states, by its family, by its vendor. */
function looser(name: string, vendor: string | null, registry: Registry): ResolvedModel {
  const isThinking = /thinking|reasoning|-t-/.test(name) && !/non-(thinking|reasoning)/.test(name);
  for (const candidate of shorter(name, vendor)) {
    const model = lookup(candidate, registry);
    // What is left of "claude-v2" is the name of an app; the model behind it is another.
    if (model && !isAppModel(model))
      return { ...found(model, 'alias', 'stripped-name'), isThinking: isThinking || model.reasoning === 'y' };
  }
  const maker = vendorPatterns.find(([pattern]) => pattern.test(name))?.[1] ?? vendor;
  if (/embed|rerank|\be5\b|\bbge\b/.test(name)) return embedding(maker, registry);
  return sized(name, maker, registry) ?? family(name, maker, registry) ?? unknown(maker, registry);
}

/** The name, then ever shorter forms of it, with the spellings hosts and tools use for the same words. */
function* shorter(name: string, vendor: string | null): Generator<string> {
  let rest = name;
  for (let turn = 0; turn < 8; turn += 1) {
    yield rest;
    for (const [pattern, spelling] of respellings) {
      const other = rest.replace(pattern, spelling);
      if (other !== rest) yield other;
    }
    if (vendor) yield `${vendor}-${rest}`;
    const next = rest.replace(':', '-').replace(suffixes, '');
    if (next === rest) return;
    rest = next;
  }
}

function found(model: Model, match: ModelMatch, why: MatchReason): ResolvedModel {
  return {
    key: model.id,
    id: model.id,
    name: model.id,
    match,
    why,
    vendor: model.provider,
    host: null,
    region: null,
    activeB: model.activeB ?? imageOrVideo,
    sparsity: model.sparsity ?? dense,
    precision: model.precision,
    isDisclosed: model.isDisclosed,
    isOpenWeight: model.isOpenWeight,
    isApp: isAppModel(model),
    isThinking: model.reasoning === 'y',
    members: [],
    source: model.source,
    grade: model.grade,
  };
}

function isAppModel({ id }: Model): boolean {
  return id.endsWith('-app');
}

/** Closed makers of pictures and films publish no size: 10 billion parameters, 3 to 40 (expert prior). */
const imageOrVideo: Spread = { mid: 10, sigma: 0.79 };
const dense: Spread = { mid: 1, sigma: 0 };
/** Added to the spread of a mixture because the model in question is not one of its members. */
const strangerSigma = 0.35;

function mixed(
  members: readonly Model[],
  rest: Pick<ResolvedModel, 'key' | 'name' | 'match' | 'why' | 'vendor' | 'grade'>,
): ResolvedModel {
  const activeB = mixtureOf(members.flatMap((model) => model.activeB ?? []));
  const sparsity = mixtureOf(members.flatMap((model) => model.sparsity ?? []));
  const isOpenWeight = members.every((model) => model.isOpenWeight);
  return {
    ...rest,
    id: null,
    host: null,
    region: null,
    activeB: { mid: activeB.mid, sigma: hypot(activeB.sigma, strangerSigma) },
    sparsity: { mid: sparsity.mid, sigma: sparsity.sigma },
    precision: 'unknown',
    isDisclosed: false,
    isOpenWeight,
    isApp: false,
    isThinking: members.every((model) => model.reasoning === 'y'),
    members: members.map((model) => model.id),
    source: members[0]?.source ?? 'expert-prior',
  };
}

/** A name that states its size ("qwen2.5-7b", "30b-a3b") tells more than its family. */
function sized(name: string, vendor: string | null, registry: Registry): ResolvedModel | null {
  const size = /(?:^|[-_:.\s])(?:(\d+)x)?(\d+(?:\.\d+)?)b(?:[-_]a(\d+(?:\.\d+)?)b)?(?=$|[-_:.\s])/.exec(name);
  if (!size) return null;
  const [, experts, stated, active] = size;
  const total = rounded(Number(stated) * (experts ? Number(experts) * 0.9 : 1));
  const activeB = rounded(active ? Number(active) : experts ? Number(stated) * 1.8 : total);
  if (!(total > 0 && activeB > 0 && total < 1e5)) return null;
  return {
    ...unknown(vendor, registry),
    key: `size:${activeB}/${total}`,
    match: 'family',
    why: 'size-in-name',
    vendor,
    activeB: { mid: activeB, sigma: 0.1 },
    sparsity: { mid: Math.max(1, total / activeB), sigma: 0 },
    isOpenWeight: true,
    grade: 'D',
  };
}

/** Two digits of a stated size are enough, and keep the number of keys small. */
function rounded(size: number): number {
  return Number(size.toPrecision(2));
}

/** Models that embed or rank text are small: 0.6 billion parameters, 0.05 to 7 (expert prior). */
function embedding(vendor: string | null, registry: Registry): ResolvedModel {
  return {
    ...unknown(vendor, registry),
    key: 'embedding',
    match: 'family',
    why: 'family',
    vendor,
    activeB: { mid: 0.6, sigma: 1.5 },
    sparsity: dense,
    source: 'expert-prior',
  };
}

function family(name: string, vendor: string | null, registry: Registry): ResolvedModel | null {
  const [slug, pattern] = families.find(([, candidate]) => candidate.test(name)) ?? [];
  if (!pattern) return null;
  const members = registry.text.filter((model) => pattern.test(model.id.toLowerCase()));
  if (members.length === 0) return null;
  return mixed(members, {
    key: `family:${slug}`,
    name,
    match: 'family',
    why: 'family',
    vendor: members[0]?.provider ?? vendor,
    grade: 'E',
  });
}

function router(vendor: string | null, registry: Registry): ResolvedModel {
  const app = registry.byName.get(appOfVendor.get(vendor ?? '') ?? '');
  if (app) return { ...found(app, 'router', 'router'), isApp: false };
  const members = registry.text.filter(
    (model) => !model.isOpenWeight && (vendor === null || model.provider === vendor),
  );
  const pool = members.length > 0 ? members : registry.text.filter((model) => !model.isOpenWeight);
  return mixed(pool, {
    key: `router:${members.length > 0 ? (vendor ?? 'any') : 'any'}`,
    name: '',
    match: 'router',
    why: 'router',
    vendor,
    grade: 'E',
  });
}

function withoutName(vendor: string | null, registry: Registry): ResolvedModel {
  const app = registry.byName.get(appOfVendor.get(vendor ?? '') ?? '');
  return app ? found(app, 'router', 'app-default') : unknown(vendor, registry);
}

function unknown(vendor: string | null, registry: Registry): ResolvedModel {
  const own = registry.text.filter((model) => model.provider === vendor);
  const members = own.length > 0 ? own : registry.text;
  const why = own.length > 0 ? 'vendor-only' : 'nothing-known';
  return {
    ...mixed(members, {
      key: `unknown:${own.length > 0 ? (vendor ?? 'any') : 'any'}`,
      name: '',
      match: 'unknown',
      why,
      vendor,
      grade: 'E',
    }),
    members: [],
  };
}

/** The vendor a provider's name stands for, where provider and vendor are the same house. */
function vendorOf(provider: string | null | undefined): string | null {
  const host = hostNamed(provider);
  return host === 'azure-openai' ? 'openai' : host;
}
