import type { FactorSet } from './factor-set.js';
import type { ResolvedModel } from './model-names.js';
import { modelByKey } from './model-registry.js';

/** What a use asked of a model. */
export type Medium = 'text' | 'image' | 'video' | 'transcription' | 'speech' | 'embedding';

const byOperation: ReadonlyMap<string, Medium> = new Map([
  ['image_generation', 'image'],
  ['video_generation', 'video'],
  ['transcription', 'transcription'],
  ['speech', 'speech'],
  ['embeddings', 'embedding'],
  ['rerank', 'embedding'],
]);

/** What an operation asks for; null where it asks for text or says nothing. */
export function mediumNamed(operation: string | null | undefined): Medium | null {
  return operation ? (byOperation.get(operation) ?? null) : null;
}

const byModality: readonly (readonly [RegExp, Medium])[] = [
  [/^image generation/, 'image'],
  [/^video generation/, 'video'],
  [/^speech to text/, 'transcription'],
];

/** Services that only draw, film, listen or speak, by the names they go by; for models the register does not hold. */
const byName: readonly (readonly [RegExp, Medium])[] = [
  [/^(dall-e|imagen|flux|stable-diffusion|sdxl|midjourney|ideogram|recraft|seedream|firefly)/, 'image'],
  [/^(sora|veo|kling|runway|hailuo|seedance|wan\d)/, 'video'],
  [/whisper|transcribe|scribe/, 'transcription'],
  [/^(tts|eleven)|[-_]tts\b/, 'speech'],
];

/** What a model is made for. */
export function mediumOf(model: ResolvedModel, set: FactorSet): Medium {
  if (model.key === 'embedding') return 'embedding';
  const row = modelByKey(model.key, set);
  const told = byModality.find(([pattern]) => pattern.test(row?.modality ?? ''))?.[1];
  if (told || model.match === 'exact') return told ?? 'text';
  const name = model.name.slice(0, 256).toLowerCase();
  const bare = name.slice(name.lastIndexOf('/') + 1);
  return byName.find(([pattern]) => pattern.test(bare))?.[1] ?? 'text';
}
