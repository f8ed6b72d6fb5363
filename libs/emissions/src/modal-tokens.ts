import type { Assumption } from './assumptions.js';
import { factorIn, type FactorSet } from './factor-set.js';
import { exp } from './functions.js';
import { pictureTokens } from './model-facts.js';
import type { ResolvedModel } from './model-names.js';
import { usable, type TokenDoubt, type TokenReading } from './tokens.js';
import type { TokenCounts } from './text-energy.js';
import type { ModalityTokens, UsageInput } from './usage-input.js';

/** Adds to a reading what encoding attached pictures takes: a fifth of their input tokens (section 4). */
export function withEncoder(reading: TokenReading, usage: UsageInput, set: FactorSet): TokenReading {
  const { modality } = usage;
  if (!modality) return reading;
  const told = usable(modality.inputImageTokens) ?? 0;
  const input = reading.counts.uncached + reading.counts.cached;
  const pictures = Math.min(told, reading.counts.uncached);
  const assumed = arePartsBeyond(modality, input, reading.counts.generated) ? (['parts-beyond-total'] as const) : [];
  const all = assumed.length > 0 ? { ...reading, assumed: [...reading.assumed, ...assumed] } : reading;
  if (pictures === 0) return all;
  const { mid, sigma } = factorIn(set.factors, 'image_encoder');
  const at = (counts: TokenCounts, step: number) => ({ ...counts, encoded: pictures * mid * exp(step * sigma) });
  const doubt: TokenDoubt = { up: at(reading.counts, 1), down: at(reading.counts, -1), steps: 1, isShared: true };
  const doubts = reading.doubts.map(({ up, down, ...rest }) => ({ ...rest, up: at(up, 0), down: at(down, 0) }));
  return { ...all, counts: at(reading.counts, 0), doubts: [...doubts, doubt] };
}

/** More tokens by kind than in all; a thousandth is rounding. */
export function arePartsBeyond(modality: ModalityTokens, input: number, output: number): boolean {
  const sum = (counts: readonly (number | null | undefined)[]) =>
    counts.reduce<number>((all, one) => all + (usable(one) ?? 0), 0);
  const { inputTextTokens, inputImageTokens, inputAudioTokens, inputVideoTokens } = modality;
  const { outputTextTokens, outputImageTokens, outputAudioTokens, outputVideoTokens } = modality;
  const isInputBeyond = sum([inputTextTokens, inputImageTokens, inputAudioTokens, inputVideoTokens]) > input * 1.001;
  return (
    isInputBeyond || sum([outputTextTokens, outputImageTokens, outputAudioTokens, outputVideoTokens]) > output * 1.001
  );
}

/** Pictures a model writes token by token, where their number is known and their tokens are not. */
export function readPictureTokens(usage: UsageInput, model: ResolvedModel, set: FactorSet): TokenReading | null {
  const factor = pictureTokens(model, usage.quality, set);
  if (factor === null) return null;
  const counted = usable(usage.units?.images);
  const images = counted || Math.max(1, usable(usage.requests) ?? 1);
  const each = factorIn(set.factors, factor);
  const made = usable(usage.modality?.outputImageTokens) || null;
  const input = usable(usage.inputTokens) ?? 0;
  const counts = (step: number): TokenCounts => ({
    uncached: input,
    cached: 0,
    generated: made ?? images * each.mid * exp(step * each.sigma),
    calls: images,
    encoded: 0,
  });
  const assumed: Assumption[] = made === null ? ['tokens-of-images'] : [];
  if (!counted) assumed.push('images-not-counted');
  const isSure = made !== null || each.sigma === 0;
  return {
    counts: counts(0),
    doubts: isSure ? [] : [{ up: counts(1), down: counts(-1), steps: 1, isShared: true }],
    events: images,
    assumed,
  };
}

/** Speech a model hears and speaks as tokens, where only its length is known: half of it heard, half of it spoken. */
export function readSpokenTokens(usage: UsageInput, set: FactorSet): TokenReading | null {
  const seconds = usable(usage.units?.audioSeconds);
  if (!seconds || hasTokens(usage)) return null;
  const heard = factorIn(set.factors, 'audio_tokens_in');
  const spoken = factorIn(set.factors, 'audio_tokens_out');
  const counts = (step: number): TokenCounts => ({
    uncached: (seconds / 2) * heard.mid * exp(step * heard.sigma),
    cached: 0,
    generated: (seconds / 2) * spoken.mid * exp(step * spoken.sigma),
    calls: Math.max(1, usable(usage.requests) ?? 1),
    encoded: 0,
  });
  const doubt: TokenDoubt = { up: counts(1), down: counts(-1), steps: 1, isShared: true };
  return { counts: counts(0), doubts: [doubt], events: 1, assumed: ['tokens-from-sound'] };
}

export function hasTokens({ inputTokens, outputTokens }: UsageInput): boolean {
  return (inputTokens ?? null) !== null || (outputTokens ?? null) !== null;
}
