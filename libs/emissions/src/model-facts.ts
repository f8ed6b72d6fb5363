import type { Grade } from '@promptprint/kernel';
import type { FactorSet } from './factor-set.js';
import type { Spread } from './lognormal.js';
import { modelByKey } from './model-registry.js';
import type { ResolvedModel } from './model-names.js';

/** What pictures, films, sound and vectors need of a model. */
export interface ModelFacts {
  readonly set: FactorSet;
  /** Billions of parameters; null where nothing is known of the model that made it. */
  readonly activeB: Spread | null;
  readonly isDisclosed: boolean;
  /** Steps of diffusion its makers recommend; null where unknown. */
  readonly steps: number | null;
  readonly source: string;
  readonly grade: Grade;
}

/** The facts of a resolved model for a medium; the size of a text model says nothing about who draws or films. */
export function factsFor(model: ResolvedModel, medium: 'image' | 'video' | 'text', set: FactorSet): ModelFacts {
  const row = modelByKey(model.key, set);
  const makes = medium === 'text' || (row !== null && row.modality.startsWith(`${medium} generation`));
  const isSized = medium === 'text' || model.key.startsWith('size:') || (makes && row !== null && row.activeB !== null);
  const steps = Number(/\((\d+) steps\)/.exec(row?.modality ?? '')?.[1] ?? 0);
  return {
    set,
    activeB: isSized ? model.activeB : null,
    isDisclosed: isSized && model.isDisclosed,
    steps: steps > 0 ? steps : null,
    source: model.source,
    grade: model.grade,
  };
}

/** Models that draw by writing picture tokens, and the model whose size they share where their own is not known. */
const drawsAs: ReadonlyMap<string, string> = new Map([
  ['gpt-image-1', 'gpt-4o'],
  ['gpt-image-2', 'gpt-5'],
]);

/** Tokens of one picture, by factor row; null for models that do not draw with tokens. */
export function pictureTokens(model: ResolvedModel, quality: string | null | undefined, set: FactorSet): string | null {
  if (drawsAs.has(model.key))
    return quality === 'low' || quality === 'medium' || quality === 'high'
      ? `image_tokens_${quality}`
      : 'image_tokens_unknown';
  const row = modelByKey(model.key, set);
  return row !== null && /text.*image generation/.test(row.modality) ? 'image_tokens_gemini' : null;
}

/** The model with the size of the one it draws as. */
export function asDrawn(model: ResolvedModel, set: FactorSet): ResolvedModel {
  const host = modelByKey(drawsAs.get(model.key) ?? '', set);
  if (!host?.activeB || !host.sparsity) return model;
  return {
    ...model,
    activeB: host.activeB,
    sparsity: host.sparsity,
    isDisclosed: false,
    source: host.source,
    grade: 'E',
  };
}
