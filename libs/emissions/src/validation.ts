import { accuracy, byKind, isGood, leaveOneModelOut, type Accuracy, type AccuracyByKind } from './accuracy.js';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import { exp } from './functions.js';
import { z95 } from './lognormal.js';
import { readMeasurement, type Measurement, type MeasurementRow, type SkipReason } from './measurement-row.js';
import { predict, type Prediction } from './prediction.js';

export type { Accuracy, AccuracyByKind } from './accuracy.js';

interface ByGrade {
  readonly 'A-C': Accuracy;
  readonly D: Accuracy;
}

/** A point of the plot of predicted against published, in Wh. */
export interface ValidationPoint {
  readonly id: string;
  readonly kind: string;
  readonly grade: string;
  readonly published: number;
  readonly predicted: { readonly low: number; readonly mid: number; readonly high: number };
}

export interface ValidationReport {
  readonly factorSet: string;
  /** Each row with what its publisher says of it: tokens, model, boundary, hardware, batch size. */
  readonly summary: ByGrade;
  readonly kinds: readonly AccuracyByKind[];
  /** Grades A to C by whether the size of the model is published or only assumed. */
  readonly byModel: { readonly disclosed: Accuracy; readonly closed: Accuracy };
  /** The same rows, each moved by what the other models of its kind err in the middle. */
  readonly leaveOneModelOut: { readonly summary: ByGrade; readonly kinds: readonly AccuracyByKind[] };
  /** The same rows without the batch size, as for a user of a service. */
  readonly batchUnknown: { readonly summary: ByGrade; readonly kinds: readonly AccuracyByKind[] };
  readonly points: readonly ValidationPoint[];
  readonly skipped: readonly { readonly reason: SkipReason; readonly count: number }[];
}

/** Predicts published measurements, each with its own boundary, tokens and model, and reports how near it came. */
export function validateMeasurements(
  rows: Iterable<MeasurementRow>,
  set: FactorSet = currentFactorSet,
): ValidationReport {
  const skipped = new Map<SkipReason, number>();
  const measurements: Measurement[] = [];
  for (const row of rows) {
    const read = readMeasurement(row);
    if (typeof read === 'string') skipped.set(read, (skipped.get(read) ?? 0) + 1);
    else measurements.push(read);
  }
  const told = measurements.map((measurement) => predict(measurement, set));
  const blind = measurements.map((measurement) => predict({ ...measurement, batch: null }, set));
  const unseen = leaveOneModelOut(told);
  const good = told.filter(isGood);
  const summary = byGrade(told);
  return {
    factorSet: set.id,
    summary,
    kinds: byKind(told),
    byModel: {
      disclosed: accuracy(good.filter(({ isDisclosed }) => isDisclosed)),
      closed: accuracy(good.filter(({ isDisclosed }) => !isDisclosed)),
    },
    leaveOneModelOut: { summary: byGrade(unseen), kinds: byKind(unseen) },
    batchUnknown: { summary: byGrade(blind), kinds: byKind(blind) },
    points: told.map(pointOf),
    skipped: [...skipped].map(([reason, count]) => ({ reason, count })),
  };
}

function byGrade(predictions: readonly Prediction[]): ByGrade {
  return {
    'A-C': accuracy(predictions.filter(isGood)),
    D: accuracy(predictions.filter(({ grade }) => grade === 'D')),
  };
}

function pointOf({ id, kind, grade, publishedWh, predictedWh, sigma }: Prediction): ValidationPoint {
  const reach = exp(z95 * sigma);
  const predicted = { low: predictedWh / reach, mid: predictedWh, high: predictedWh * reach };
  return { id, kind, grade, published: publishedWh, predicted };
}
