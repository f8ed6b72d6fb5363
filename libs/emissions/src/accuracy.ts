import { exp } from './functions.js';
import { z95 } from './lognormal.js';
import type { Prediction } from './prediction.js';

/** What the median error of every kind should stay below, in log10 (section 14.3). */
export const errorBar = 0.15;

/** How well predictions met a group of measurements. */
export interface Accuracy {
  readonly rows: number;
  /** Median of |log10(predicted / published)|. */
  readonly medianAbsLog10Error: number | null;
  /** Share of published figures inside the 90 % interval. */
  readonly coverage90: number | null;
  /** Median of p95 / p5. */
  readonly medianWidth: number | null;
}

export interface AccuracyByKind extends Accuracy {
  readonly kind: string;
  readonly grade: string;
}

type Judged = Pick<Prediction, 'error' | 'sigma'>;

export function accuracy(predictions: readonly Judged[]): Accuracy {
  const inside = predictions.filter(({ error, sigma }) => Math.abs(error) <= z95 * sigma).length;
  return {
    rows: predictions.length,
    medianAbsLog10Error: median(predictions.map(({ error }) => Math.abs(error) / Math.LN10)),
    coverage90: predictions.length > 0 ? inside / predictions.length : null,
    medianWidth: median(predictions.map(({ sigma }) => exp(2 * z95 * sigma))),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** By kind, grades A to C together. */
export function byKind(predictions: readonly Prediction[]): AccuracyByKind[] {
  const groups = new Map<string, Prediction[]>();
  for (const prediction of predictions) {
    const key = `${prediction.kind}|${isGood(prediction) ? 'A-C' : prediction.grade}`;
    groups.set(key, [...(groups.get(key) ?? []), prediction]);
  }
  return [...groups].map(([key, group]) => {
    const [kind = '', grade = ''] = key.split('|');
    return { kind, grade, ...accuracy(group) };
  });
}

export function isGood({ grade }: Pick<Prediction, 'grade'>): boolean {
  return grade <= 'C';
}

/**
 * Each row as if its model had never been seen: its middle moved by the median error of the other models of its kind. Close
 * to the plain figures where the method was not fitted to single models; far from them where it was.
 */
export function leaveOneModelOut(predictions: readonly Prediction[]): Prediction[] {
  return predictions.map((prediction) => {
    const others = predictions.filter(
      ({ kind, model, grade }) =>
        kind === prediction.kind && model !== prediction.model && isGood({ grade }) === isGood(prediction),
    );
    return { ...prediction, error: prediction.error - (median(others.map(({ error }) => error)) ?? 0) };
  });
}
