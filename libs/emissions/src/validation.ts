import { currentFactorSet, factorIn, textCoefficients, type FactorSet } from './factor-set.js';
import { z95, type Spread } from './lognormal.js';
import { imageJoules, imageSpread, videoJoules, videoSpread } from './media-energy.js';
import { readMeasurement, type Measurement, type MeasurementRow, type SkipReason } from './measurement-row.js';
import { resolveModel } from './model-names.js';
import { precisions } from './models.js';
import { servingClasses } from './serving.js';
import { productsWithin, type TextSpreads, type TokenCounts } from './text-energy.js';
import { textLaw } from './text-law.js';

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

export interface ValidationReport {
  readonly factorSet: string;
  /** Batch size unknown to the estimator, as for a user of a service. */
  readonly summary: { readonly 'A-C': Accuracy; readonly D: Accuracy };
  readonly kinds: readonly (Accuracy & { readonly kind: string; readonly grade: string })[];
  /** The same rows with the batch size their publishers state. */
  readonly servingKnown: { readonly 'A-C': Accuracy; readonly D: Accuracy };
  readonly skipped: readonly { readonly reason: SkipReason; readonly count: number }[];
}

interface Prediction {
  readonly kind: string;
  readonly grade: string;
  /** ln(predicted / published). */
  readonly error: number;
  readonly sigma: number;
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
  const blind = measurements.map((measurement) => predict({ ...measurement, batch: null }, set));
  const told = measurements.map((measurement) => predict(measurement, set));
  return {
    factorSet: set.id,
    summary: byGrade(blind),
    kinds: byKind(blind),
    servingKnown: byGrade(told),
    skipped: [...skipped].map(([reason, count]) => ({ reason, count })),
  };
}

function byGrade(predictions: readonly Prediction[]): ValidationReport['summary'] {
  return {
    'A-C': accuracy(predictions.filter(({ grade }) => grade <= 'C')),
    D: accuracy(predictions.filter(({ grade }) => grade === 'D')),
  };
}

function byKind(predictions: readonly Prediction[]): ValidationReport['kinds'] {
  const groups = new Map<string, Prediction[]>();
  for (const prediction of predictions) {
    const key = `${prediction.kind}|${prediction.grade <= 'C' ? 'A-C' : prediction.grade}`;
    groups.set(key, [...(groups.get(key) ?? []), prediction]);
  }
  return [...groups].map(([key, group]) => {
    const [kind = '', grade = ''] = key.split('|');
    return { kind, grade, ...accuracy(group) };
  });
}

function accuracy(predictions: readonly Prediction[]): Accuracy {
  const inside = predictions.filter(({ error, sigma }) => Math.abs(error) <= z95 * sigma).length;
  return {
    rows: predictions.length,
    medianAbsLog10Error: median(predictions.map(({ error }) => Math.abs(error) / Math.LN10)),
    coverage90: predictions.length > 0 ? inside / predictions.length : null,
    medianWidth: median(predictions.map(({ sigma }) => Math.exp(2 * z95 * sigma))),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function predict(measurement: Measurement, set: FactorSet): Prediction {
  const { mu, variance } = measurement.task === 'text' ? predictText(measurement, set) : predictMedia(measurement, set);
  return {
    kind: measurement.kind,
    grade: measurement.grade,
    error: mu - Math.log(measurement.wh),
    sigma: Math.sqrt(variance),
  };
}

/** How benchmarks run vLLM: at a batch of their choosing on their own machines, whose efficiency the fit of section 3.1 holds. */
const benchmark = { B: { mid: 64, sigma: 1.1 }, phi: { mid: 1, sigma: 0 } };

function spreadsFor(measurement: Measurement, set: FactorSet): TextSpreads {
  const row = (id: string): Spread => factorIn(set.factors, id);
  const resolved = resolveModel(measurement.model, measurement.provider, set);
  const { activeB, totalB, serving, batch, boundary } = measurement;
  const { b, q } = precisions[measurement.precision ?? (activeB === null ? resolved.precision : 'unknown')];
  const { B, phi } = serving === 'benchmark-batched' ? benchmark : servingClasses[serving];
  const ids = ['f_a', 'f_c', 'f_s', 'f_k', 'c_pre', 'rho', 'r', 'chi_host', 'iota_idle', 'PUE'] as const;
  const fixed = Object.fromEntries(ids.map((id) => [id, row(id)])) as Record<(typeof ids)[number], Spread>;
  return {
    ...fixed,
    b,
    q,
    phi,
    B: batch === null ? B : { mid: batch, sigma: 0 },
    h: row(hardwareId(measurement.hardware)),
    P_a: activeB === null ? resolved.activeB : { mid: activeB, sigma: 0 },
    S: activeB === null ? resolved.sparsity : { mid: Math.max(1, (totalB ?? activeB) / activeB), sigma: 0 },
    iota_idle: boundary === 'B2' || boundary === 'B3' ? row('iota_idle') : { mid: 1, sigma: 0 },
  };
}

function hardwareId(hardware: string | null): string {
  const name = /GB200|B200|H200|H100|H800|A100/.exec(hardware ?? '')?.[0];
  if (!name || /\bor\b|assumed/.test(hardware ?? '')) return 'h:2025';
  return name === 'H800' ? 'h:H100' : `h:${name}`;
}

function predictText(measurement: Measurement, set: FactorSet): { mu: number; variance: number } {
  const coefficients = textCoefficients(set.factors);
  const spreads = spreadsFor(measurement, set);
  const { boundary, uncached, cached, effort } = measurement;
  const thought = effort ? factorIn(set.factors, `reasoning_${effort}`) : null;
  const counts: TokenCounts = {
    uncached: uncached ?? 0,
    cached: cached ?? 0,
    generated: (measurement.output ?? 0) + (thought?.mid ?? 0),
    calls: 1,
  };
  const { law } = textLaw({ coefficients, spreads, counts, boundary });
  if (!thought) return { mu: law.mu, variance: law.s ** 2 };
  const moved = [1, -1].map(
    (step) =>
      textLaw({
        coefficients,
        spreads,
        boundary,
        counts: { ...counts, generated: (measurement.output ?? 0) + thought.mid * Math.exp(step * thought.sigma) },
      }).law.mu,
  );
  const [up = law.mu, down = law.mu] = moved;
  const curvature = up + down - 2 * law.mu;
  return { mu: law.mu + curvature / 2, variance: law.s ** 2 + ((up - down) / 2) ** 2 + curvature ** 2 / 2 };
}

function predictMedia(
  { task, steps, activeB, pixels, images, boundary, hardware }: Measurement,
  set: FactorSet,
): { mu: number; variance: number } {
  const row = (id: string): Spread => factorIn(set.factors, id);
  const [work, size, extent] = [steps ?? 1, activeB ?? 1, pixels ?? 1];
  const joules = task === 'image' ? imageJoules(work, size, extent) * images : videoJoules(work, size, extent);
  const outer = productsWithin(boundary)
    .filter((id) => id === 'chi_host' || id === 'iota_idle' || id === 'PUE')
    .map((id) => row(id));
  const factors = [
    task === 'image' ? imageSpread : videoSpread,
    ...outer,
    ...(hardware ? [row(hardwareId(hardware))] : []),
  ];
  return {
    mu: Math.log(joules / 3600) + factors.reduce((sum, { mid }) => sum + Math.log(mid), 0),
    variance: factors.reduce((sum, { sigma }) => sum + sigma ** 2, 0),
  };
}
