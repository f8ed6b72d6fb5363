import { type Metric, unitOfMetric } from '@promptprint/emissions';
import type { Grade, Interval } from '@promptprint/kernel';
import type { FigureAnswer, FiguresAnswer } from './figures.dto.js';

/** What stands behind a set of figures. */
export interface Evidence {
  grade: Grade;
  factorSet: string;
}

type Figures = Readonly<Record<Metric, Interval | null>>;

export function figureAnswer(
  metric: Metric,
  { low, mid, high }: Interval,
  { grade, factorSet }: Evidence,
): FigureAnswer {
  return { low, mid, high, unit: unitOfMetric[metric], grade, factorSet };
}

export function figuresAnswer(figures: Figures, evidence: Evidence): FiguresAnswer {
  const shown = (metric: Metric) => figureAnswer(metric, figures[metric] ?? nothing, evidence);
  return {
    energy: shown('energy'),
    carbon: shown('carbon'),
    carbonUse: shown('carbonUse'),
    carbonEmbodied: shown('carbonEmbodied'),
    carbonMarket: figures.carbonMarket === null ? null : shown('carbonMarket'),
    water: shown('water'),
    waterOnsite: shown('waterOnsite'),
    waterOffsite: shown('waterOffsite'),
  };
}

const nothing: Interval = { low: 0, mid: 0, high: 0 };
