import { factorIn, textCoefficients, type FactorSet } from './factor-set.js';
import { exp, log } from './functions.js';
import type { Spread } from './lognormal.js';
import { imageJoules, videoJoules } from './media-energy.js';
import type { Measurement } from './measurement-row.js';
import { resolveModel } from './model-names.js';
import { precisions } from './models.js';
import { servingClasses, type Serving } from './serving.js';
import { productsWithin, type TextSpreads, type TokenCounts } from './text-energy.js';
import { textLaw, type TextCase } from './text-law.js';

/** A published figure and what the method gives for it. */
export interface Prediction {
  readonly id: string;
  readonly kind: string;
  readonly grade: string;
  readonly model: string;
  /** The row names the size of its model, or it is published. */
  readonly isDisclosed: boolean;
  /** Wh as published, and the median predicted for the row's own boundary. */
  readonly publishedWh: number;
  readonly predictedWh: number;
  /** ln(predicted / published). */
  readonly error: number;
  readonly sigma: number;
}

/** Predicts one published measurement with its own boundary, tokens, model and serving. */
export function predict(measurement: Measurement, set: FactorSet): Prediction {
  const { mu, variance } = measurement.task === 'text' ? predictText(measurement, set) : predictMedia(measurement, set);
  const { id, kind, grade, model, provider, activeB, wh } = measurement;
  const isOwnSize = activeB !== null && kind !== 'bottom-up';
  return {
    id,
    kind,
    grade,
    model,
    isDisclosed: isOwnSize || resolveModel(model, provider, set).isDisclosed,
    publishedWh: wh,
    predictedWh: exp(mu),
    error: mu - log(wh),
    sigma: Math.sqrt(variance),
  };
}

/** How benchmarks run vLLM: at a batch of their choosing on their own machines, whose efficiency the fit of section 3.1 holds. */
const benchmark: Pick<Serving, 'B' | 'phi'> = { B: { mid: 64, sigma: 1.1 }, phi: { mid: 1, sigma: 0 } };
/** Benchmarks that choose the best engine, precision and layout serve as large providers do (section 3.2). */
const tuned: Pick<Serving, 'B' | 'phi'> = { B: benchmark.B, phi: servingClasses.hyperscale.phi };
const still = { mid: 1, sigma: 0 };

function spreadsFor(measurement: Measurement, set: FactorSet): TextSpreads {
  const row = (id: string): Spread => factorIn(set.factors, id);
  const resolved = resolveModel(measurement.model, measurement.provider, set);
  const { activeB, totalB, serving, batch, boundary, isProvisioned } = measurement;
  const { b, q } = precisions[measurement.precision ?? (activeB === null ? resolved.precision : 'unknown')];
  const isBenchmark = serving === 'benchmark-batched' || serving === 'benchmark-tuned';
  const { B, phi } =
    serving === 'benchmark-batched' ? benchmark : serving === 'benchmark-tuned' ? tuned : servingClasses[serving];
  const ids = ['f_a', 'f_c', 'f_s', 'f_k', 'c_pre', 'rho', 'r', 'chi_host', 'iota_idle', 'PUE'] as const;
  const fixed = Object.fromEntries(ids.map((id) => [id, row(id)])) as Record<(typeof ids)[number], Spread>;
  return {
    ...fixed,
    // The residual was found on these very machines, so it holds the spread of the coefficients already.
    ...(isBenchmark ? { f_a: still, f_c: still, f_s: still, f_k: still, r: row('r_benchmark') } : {}),
    b,
    q,
    phi,
    B: batch === null ? B : { mid: batch, sigma: 0 },
    h: row(hardwareId(measurement.hardware)),
    P_a: activeB === null ? resolved.activeB : { mid: activeB, sigma: 0 },
    S: activeB === null ? resolved.sparsity : { mid: Math.max(1, (totalB ?? activeB) / activeB), sigma: 0 },
    // A benchmark keeps its machines busy; where power was only reserved for them, that stands in the place of idling.
    iota_idle: isProvisioned
      ? row('provisioned_power')
      : !isBenchmark && (boundary === 'B2' || boundary === 'B3')
        ? row('iota_idle')
        : still,
  };
}

function hardwareId(hardware: string | null): string {
  if (/TPU/.test(hardware ?? '')) return 'h:tpu';
  const name = /GB200|B200|H200|H100|H800|A100/.exec(hardware ?? '')?.[0];
  if (!name || /\bor\b|assumed/.test(hardware ?? '')) return 'h:2025';
  return name === 'H800' ? 'h:H100' : `h:${name}`;
}

function predictText(measurement: Measurement, set: FactorSet): { mu: number; variance: number } {
  const coefficients = textCoefficients(set.factors);
  const spreads = spreadsFor(measurement, set);
  const { boundary, uncached, cached, effort, isTypicalTurn } = measurement;
  const mid = (id: string) => factorIn(set.factors, id).mid;
  const thought = effort ? factorIn(set.factors, `reasoning_${effort}`) : null;
  if (isTypicalTurn) return predictTurn({ coefficients, spreads, boundary }, mid, set);
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
        counts: { ...counts, generated: (measurement.output ?? 0) + thought.mid * exp(step * thought.sigma) },
      }).law.mu,
  );
  const [up = law.mu, down = law.mu] = moved;
  const curvature = up + down - 2 * law.mu;
  return { mu: law.mu + curvature / 2, variance: law.s ** 2 + ((up - down) / 2) ** 2 + curvature ** 2 / 2 };
}

/** A chat turn whose tokens nobody published: the defaults of section 6, with the bias all of them share. */
function predictTurn(
  given: Omit<TextCase, 'counts'>,
  mid: (id: string) => number,
  set: FactorSet,
): { mu: number; variance: number } {
  const generated = mid('turn_output');
  const counts = {
    uncached: generated * mid('uncached_per_output'),
    cached: generated * mid('cached_per_output'),
    generated,
    calls: 1,
  };
  const { law } = textLaw({ ...given, counts });
  return { mu: law.mu, variance: law.s ** 2 + factorIn(set.factors, 'token_bias').sigma ** 2 };
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
    { mid: 1, sigma: row(task === 'image' ? 'image_cost' : 'video_cost').sigma },
    ...outer,
    ...(hardware ? [row(hardwareId(hardware))] : []),
  ];
  return {
    mu: log(joules / 3600) + factors.reduce((sum, { mid }) => sum + log(mid), 0),
    variance: factors.reduce((sum, { sigma }) => sum + sigma ** 2, 0),
  };
}
