import { currentFactorSet, type FactorSet } from './factor-set.js';
import type { Zone } from './grid.js';
import type { DataCentre, Host } from './hosts.js';
import type { Model } from './models.js';
import type { Source } from './sources.js';

/** Every model of a factor set, with its size, source and grade. */
export function models(set: FactorSet = currentFactorSet): readonly Model[] {
  return set.models;
}

/** Every grid of a factor set, gCO2e and litres per kWh. */
export function grids(set: FactorSet = currentFactorSet): readonly Zone[] {
  return [...set.zones.values()];
}

/** Every data-centre operator of a factor set: PUE and on-site water. */
export function dataCentres(set: FactorSet = currentFactorSet): readonly DataCentre[] {
  return set.dataCentres;
}

/** Every host of a factor set: who serves models where, and how. */
export function hosts(set: FactorSet = currentFactorSet): readonly Host[] {
  return [...set.hosts.values()];
}

/** Every source a factor of the set names. */
export function sources(set: FactorSet = currentFactorSet): readonly Source[] {
  return [...set.sources.values()];
}
