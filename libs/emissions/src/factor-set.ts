import { DomainError } from '@promptprint/kernel';
import { anchorRows, type Anchor } from './anchors.js';
import { factorRows, type Factor } from './coefficients.js';
import { allZones, type Zone } from './grid.js';
import { allDataCentres, allHosts, type DataCentre, type Host } from './hosts.js';
import { allModels, type Model } from './models.js';
import { allSources, type Source } from './sources.js';
import type { TextCoefficients } from './text-energy.js';

/** Everything a figure is made from, under one name; never changed after it is published, only followed by another. */
export interface FactorSet {
  readonly id: string;
  /** Day from which it is used for new figures. */
  readonly since: string;
  readonly factors: ReadonlyMap<string, Factor>;
  readonly models: readonly Model[];
  /** Grids by lower-case id. */
  readonly zones: ReadonlyMap<string, Zone>;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly dataCentres: readonly DataCentre[];
  readonly sources: ReadonlyMap<string, Source>;
  /** Disclosures that correct the shared factors (section 7); none in 2026-11, which holds the priors alone. */
  readonly anchors: readonly Anchor[];
}

/** Factor set 2026-11. */
export const currentFactorSet: FactorSet = Object.freeze({
  id: '2026-11',
  since: '2026-11-01',
  factors: new Map(factorRows.map((row) => [row.id, row])),
  models: allModels,
  zones: new Map(allZones.map((zone) => [zone.id.toLowerCase(), zone])),
  hosts: new Map(allHosts.map((host) => [host.id, host])),
  dataCentres: allDataCentres,
  sources: new Map(allSources.map((source) => [source.id, source])),
  anchors: [],
});

/** Factor set 2026-11.1: the same factors, corrected by what providers disclose of their own services. */
export const anchoredFactorSet: FactorSet = reviseFactorSet(currentFactorSet, '2026-11.1', '2026-11-26', {
  anchors: anchorRows,
});

const published = new Map<string, FactorSet>([currentFactorSet, anchoredFactorSet].map((set) => [set.id, set]));

/** Every published factor set, the newest last. */
export function factorSets(): readonly FactorSet[] {
  return [...published.values()];
}

/** The factor set of that id. */
export function factorSetNamed(id: string): FactorSet {
  const set = published.get(id);
  if (!set) throw new DomainError('not-found', 'factor-set-not-found', { id });
  return set;
}

/** What a revision replaces; everything else stays as it was. */
export interface Revision {
  readonly factors?: readonly Factor[];
  readonly models?: readonly Model[];
  readonly zones?: readonly Zone[];
  readonly hosts?: readonly Host[];
  readonly anchors?: readonly Anchor[];
}

/** A new factor set beside an old one: changed rows replace the rows of the same id, new ones join. */
export function reviseFactorSet(base: FactorSet, id: string, since: string, revision: Revision): FactorSet {
  const models = new Map([...base.models, ...(revision.models ?? [])].map((model) => [model.id, model]));
  return Object.freeze({
    ...base,
    id,
    since,
    factors: joined(base.factors, revision.factors ?? []),
    models: [...models.values()],
    zones: new Map([
      ...base.zones,
      ...(revision.zones ?? []).map((zone): [string, Zone] => [zone.id.toLowerCase(), zone]),
    ]),
    hosts: joined(base.hosts, revision.hosts ?? []),
    anchors: [...base.anchors, ...(revision.anchors ?? [])],
  });
}

function joined<T extends { readonly id: string }>(
  base: ReadonlyMap<string, T>,
  changed: readonly T[],
): ReadonlyMap<string, T> {
  return new Map([...base, ...changed.map((row): [string, T] => [row.id, row])]);
}

/** A factor of the set; asking for one that is not there is a bug. */
export function factorIn(factors: ReadonlyMap<string, Factor>, id: string): Factor {
  const found = factors.get(id);
  if (!found) throw new Error(`no factor ${id}`);
  return found;
}

/** The fixed coefficients of text generation, in the shape the energy formula reads. */
export function textCoefficients(factors: ReadonlyMap<string, Factor>): TextCoefficients {
  const mid = (id: string) => factorIn(factors, id).mid;
  return {
    a: mid('a'),
    c: mid('c'),
    s: mid('s'),
    k: mid('k'),
    mu: mid('mu'),
    memory: mid('memory'),
    headroom: mid('memory_headroom'),
    contextScale: mid('context_scale'),
  };
}
