import { currentFactorSet, type FactorSet } from '@promptprint/emissions';
import { rangeAnswer, sourceAnswer, spreadAnswer } from '../footprint/explanation-answer.js';
import type { FactorSetAnswer, WholeFactorSetAnswer } from './factor-sets.dto.js';

export function factorSetAnswer({
  id,
  since,
  factors,
  models,
  zones,
  dataCentres,
  sources,
}: FactorSet): FactorSetAnswer {
  return {
    id,
    since,
    isCurrent: id === currentFactorSet.id,
    factorCount: factors.size,
    modelCount: models.length,
    gridCount: zones.size,
    dataCentreCount: dataCentres.length,
    sourceCount: sources.size,
  };
}

export function wholeFactorSetAnswer(set: FactorSet): WholeFactorSetAnswer {
  return Object.assign(factorSetAnswer(set), {
    factors: [...set.factors.values()].map(({ id, scope, unit, grade, source, ...value }) => ({
      id,
      scope,
      value: rangeAnswer(value),
      unit,
      grade,
      source,
    })),
    grids: [...set.zones.values()].map(({ id, kind, name, country, year, gramsPerKwh, waterPerKwh, source }) => ({
      id,
      kind,
      name,
      country,
      year,
      gramsPerKwh: spreadAnswer(gramsPerKwh),
      waterPerKwh,
      source,
    })),
    dataCentres: set.dataCentres.map(({ id, country, year, pue, waterOnsite, marketGramsPerKwh, source }) => ({
      id,
      country,
      year,
      pue: spreadAnswer(pue),
      waterOnsite: spreadAnswer(waterOnsite),
      marketGramsPerKwh,
      source,
    })),
    anchors: set.anchors.map(({ id, date, provider, model, wh, boundary, grade, source }) => ({
      id,
      date,
      provider,
      model,
      wattHours: wh,
      boundary,
      grade,
      source,
    })),
    sources: [...set.sources.values()].map(sourceAnswer),
  });
}
