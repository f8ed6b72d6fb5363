import type { Precision } from './models.js';
import type { EnergyBoundary } from './text-energy.js';

/** A row of a table of published measurements: cells by column name, as text. */
export type MeasurementRow = Readonly<Record<string, string | undefined>>;

/** How a measured service was run, as far as a row says. */
export type MeasuredServing =
  'hyperscale' | 'provider-mid' | 'self-hosted' | 'unbatched' | 'benchmark-batched' | 'benchmark-tuned';

/** A row that can be predicted. */
export interface Measurement {
  readonly id: string;
  readonly kind: string;
  readonly grade: string;
  readonly task: 'text' | 'image' | 'video';
  readonly provider: string;
  readonly model: string;
  /** Wh as published. */
  readonly wh: number;
  /** Billions of parameters; null where the row names no size. */
  readonly activeB: number | null;
  readonly totalB: number | null;
  readonly precision: Precision | null;
  readonly uncached: number | null;
  readonly cached: number | null;
  readonly output: number | null;
  readonly effort: 'low' | 'medium' | 'high' | null;
  readonly images: number;
  readonly steps: number | null;
  /** Megapixels of a picture, or width × height × frames / 1e6 of a film. */
  readonly pixels: number | null;
  readonly batch: number | null;
  readonly hardware: string | null;
  readonly serving: MeasuredServing;
  readonly boundary: EnergyBoundary;
  /** Energy at the power that was reserved, not at the power that was drawn. */
  readonly isProvisioned: boolean;
  /** A service's own figure for a usual chat turn, its tokens unpublished. */
  readonly isTypicalTurn: boolean;
}

export type SkipReason = 'training' | 'no-energy' | 'no-model-size' | 'no-work';

/** Reads a row, or says why it cannot be predicted; cells that are not numbers count as empty. */
export function readMeasurement(row: MeasurementRow): Measurement | SkipReason {
  const cell = (name: string) => String(row[name] ?? '').trim();
  const number = (name: string) => positive(cell(name));
  const kind = cell('kind') || 'unnamed';
  if (kind === 'training') return 'training';
  const task =
    /image/.test(kind) || (number('images') !== null && !/text-to-text/.test(cell('task')))
      ? 'image'
      : /video/.test(kind)
        ? 'video'
        : 'text';
  const wh = energyOf(row);
  if (wh === null) return 'no-energy';
  const activeB = number('active_params_b');
  const shorter = positive(/lengths are about (\d+)% shorter/.exec(row['notes'] ?? '')?.[1] ?? '') ?? 0;
  const tokens = (name: string) => scaled(count(cell(name)), 1 - Math.min(shorter, 50) / 100);
  const measurement: Measurement = {
    id: cell('id'),
    kind,
    grade: /^[A-E]$/.test(cell('quality_grade')) ? cell('quality_grade') : 'E',
    task,
    provider: cell('provider'),
    model: cell('model'),
    wh,
    activeB,
    totalB: number('total_params_b') ?? activeB,
    precision: precisionNamed(cell('precision')),
    uncached: tokens('input_tokens'),
    cached: tokens('cached_tokens'),
    output: tokens('output_tokens'),
    effort: effortNamed(cell('reasoning')),
    images: number('images') ?? 1,
    steps: number('steps'),
    pixels: number('megapixels_or_frames'),
    batch: number('batch'),
    hardware: cell('hardware') || null,
    serving: servingNamed(cell('serving'), cell('boundary')),
    boundary: boundaryNamed(cell('boundary')),
    isProvisioned: /provisioned/.test(cell('boundary')),
    isTypicalTurn: kind === 'vendor' && /chat prompt/.test(cell('task')) && number('output_tokens') === null,
  };
  return unpredictable(measurement) ?? measurement;
}

function unpredictable({
  task,
  activeB,
  provider,
  steps,
  pixels,
  output,
  uncached,
  effort,
  model,
  isTypicalTurn,
}: Measurement): SkipReason | null {
  if (activeB === null && (task !== 'text' || provider === 'open-weight' || model === '')) return 'no-model-size';
  if (task !== 'text') return steps !== null && pixels !== null ? null : 'no-work';
  const hasWork = isTypicalTurn || (output ?? 0) > 0 || (uncached ?? 0) > 0 || effort !== null;
  return hasWork ? null : 'no-work';
}

/** Some publishers state lengths their runs did not quite reach. */
function scaled(value: number | null, by: number): number | null {
  return value === null ? null : value * by;
}

function positive(text: string): number | null {
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value > 0 ? value : null;
}

function count(text: string): number | null {
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/** Published Wh: the middle, else the geometric middle of a range. Carbon alone is no energy: its grid is another assumption. */
function energyOf(row: MeasurementRow): number | null {
  const [low, mid, high] = ['wh_low', 'wh_mid', 'wh_high'].map((name) => positive(String(row[name] ?? '').trim()));
  if (mid) return mid;
  return low && high ? Math.sqrt(low * high) : null;
}

function precisionNamed(text: string): Precision | null {
  const name = text.toLowerCase();
  if (/^(bf16|fp16|float16|bfloat16)$/.test(name)) return 'bf16';
  if (/^(fp8|int8)$/.test(name)) return 'fp8';
  return /^(mxfp4|nvfp4|fp4|int4)$/.test(name) ? 'mxfp4' : null;
}

function effortNamed(text: string): Measurement['effort'] {
  const name = text.toLowerCase();
  if (name === 'low' || name === 'medium' || name === 'high') return name;
  return name === 'y' || name === 'yes' || name === 'true' ? 'medium' : null;
}

function servingNamed(text: string, boundary: string): MeasuredServing {
  // Throughput at provisioned power comes from contests in which each engine is tuned to its best.
  if (text === 'benchmark-batched' && /provisioned/.test(boundary)) return 'benchmark-tuned';
  if (text === 'benchmark-batched' || text === 'unbatched' || text === 'self-hosted' || text === 'provider-mid')
    return text;
  return 'hyperscale';
}

/** What the published figure contains, from the words of the row. */
function boundaryNamed(text: string): EnergyBoundary {
  const name = text.toLowerCase();
  if (/pue|facility|idle|undisclosed|lca/.test(name) || name === '') return 'B3';
  if (/server|cpu|host/.test(name)) return 'B1';
  return /gpu|accelerator/.test(name) ? 'B0' : 'B3';
}
