import type { FactorSet } from './factor-set.js';
import { ownAliases } from './model-aliases.js';
import type { Model } from './models.js';

/** The models of a factor set by every name they are known under. */
export interface Registry {
  readonly byName: ReadonlyMap<string, Model>;
  /** Names without case and separators. */
  readonly bySqueezed: ReadonlyMap<string, Model>;
  readonly text: readonly Model[];
}

const registries = new WeakMap<FactorSet, Registry>();

/** The registry row a class key names; null for keys of families, routers and unknown models. */
export function modelByKey(key: string, set: FactorSet): Model | null {
  return registryOf(set).byName.get(key.toLowerCase()) ?? null;
}

/** The model of a bare lower-case name: by our own table, as it stands, or without separators and usual endings. */
export function lookup(name: string, registry: Registry): Model | null {
  const own = registry.byName.get((ownAliases.get(name) ?? name).toLowerCase());
  if (own) return own;
  const short = squeeze(name);
  for (const form of [short, `${short}instruct`, `meta${short}`, `meta${short}instruct`, `${short}it`]) {
    const model = registry.bySqueezed.get(form);
    if (model) return model;
  }
  return null;
}

/** The registry of a factor set, made once. */
export function registryOf(set: FactorSet): Registry {
  const known = registries.get(set);
  if (known) return known;
  const byName = new Map<string, Model>();
  const bySqueezed = new Map<string, Model>();
  for (const model of set.models)
    for (const name of [...model.aliases, model.id]) {
      byName.set(name.toLowerCase(), model);
      bySqueezed.set(squeeze(name), model);
      const bare = name.slice(name.indexOf('/') + 1);
      if (!bySqueezed.has(squeeze(bare))) bySqueezed.set(squeeze(bare), model);
    }
  for (const [alias, id] of ownAliases) {
    const model = byName.get(id.toLowerCase());
    if (model && !bySqueezed.has(squeeze(alias))) bySqueezed.set(squeeze(alias), model);
  }
  const text = set.models.filter(
    (model) => model.activeB && /text/.test(model.modality) && model.modality !== 'speech to text',
  );
  const registry = { byName, bySqueezed, text };
  registries.set(set, registry);
  return registry;
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
