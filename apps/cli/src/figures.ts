import { metrics, type Metric, unitOfMetric } from '@promptprint/emissions';
import type { Figure, Grade, Interval } from '@promptprint/kernel';

/** What stands behind a set of figures. */
export interface Evidence {
  readonly grade: Grade;
  readonly factorSet: string;
}

export type Intervals = Readonly<Record<Metric, Interval | null>>;

/** Every metric with its unit, grade and factor set, as the API answers them; null where an operator publishes no factor. */
export function figuresJson(intervals: Intervals, evidence: Evidence): Record<Metric, Figure | null> {
  const entries = metrics.map((metric): [Metric, Figure | null] => {
    const interval = intervals[metric];
    return [metric, interval && figureJson(metric, interval, evidence)];
  });
  return Object.fromEntries(entries) as Record<Metric, Figure | null>;
}

function figureJson(metric: Metric, { low, mid, high }: Interval, { grade, factorSet }: Evidence): Figure {
  return { low, mid, high, unit: unitOfMetric[metric], grade, factorSet };
}

/** The weaker of two grades: a sum is no better known than its weakest part. */
export function weaker(one: Grade | null, other: Grade): Grade {
  return one !== null && one > other ? one : other;
}
