import { anchorEffect, currentFactorSet, type Anchor, type FactorSet } from '@promptprint/emissions';
import { rangeAnswer, sourceAnswer, spreadAnswer } from '../footprint/explanation-answer.js';
import type { AnchorAnswer, FactorSetAnswer, WholeFactorSetAnswer } from './factor-sets.dto.js';

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
    anchors: set.anchors.map((anchor) => anchorAnswer(anchor, set)),
    sources: [...set.sources.values()].map(sourceAnswer),
  });
}

function anchorAnswer(anchor: Anchor, set: FactorSet): AnchorAnswer {
  const { id, date, provider, model, counts, boundary, wh, grade, source } = anchor;
  const { before, after } = anchorEffect(anchor, set);
  return {
    id,
    date,
    provider,
    model,
    tokens: { uncached: counts.uncached, cached: counts.cached, output: counts.generated },
    wattHours: wh,
    boundary,
    before: rangeAnswer(before),
    after: rangeAnswer(after),
    grade,
    source,
  };
}
