import type { Grade } from '@promptprint/kernel';

/** What had to be assumed to estimate a use; the words stand in the explanation's phrases. */
export const assumptions = [
  'count-unusable',
  'cached-beyond-input',
  'reasoning-beyond-output',
  'parts-beyond-total',
  'beyond-one-request',
  'pixels-without-images',
  'images-not-counted',
  'size-of-images',
  'steps-of-images',
  'tokens-of-images',
  'prompt-of-images',
  'images-in-chat',
  'frames-of-film',
  'steps-of-film',
  'length-of-film',
  'length-of-sound',
  'sound-from-characters',
  'tokens-from-sound',
  'tokens-from-characters',
  'length-of-text',
  'region-unknown',
  'country-unknown',
  'before-model',
  'date-unusable',
  'year-unknown',
  'hardware-unknown',
  'latency-unusable',
  'carbon-by-location',
  'reported-unusable',
  'tokens-from-spend',
  'price-from-size',
  'currency-unknown',
  'turns-from-minutes',
  'upper-end-by-price',
] as const;
export type Assumption = (typeof assumptions)[number];

/** What a use says that cannot be true; an estimate made all the same is worth less. */
const contradictions: ReadonlySet<Assumption> = new Set<Assumption>([
  'count-unusable',
  'cached-beyond-input',
  'reasoning-beyond-output',
  'parts-beyond-total',
  'beyond-one-request',
  'pixels-without-images',
  'region-unknown',
  'country-unknown',
  'before-model',
  'date-unusable',
  'year-unknown',
  'latency-unusable',
  'reported-unusable',
  'currency-unknown',
]);

const next: Readonly<Record<Grade, Grade>> = { A: 'B', B: 'C', C: 'D', D: 'E', E: 'E' };

/** The grade with one step taken off where what was said contradicts itself. */
export function gradeWith(grade: Grade, made: readonly Assumption[]): Grade {
  return made.some((one) => contradictions.has(one)) ? next[grade] : grade;
}

export function worst(a: Grade, b: Grade): Grade {
  return a > b ? a : b;
}

/** The usual case, without an array of its own. */
export const nothingAssumed: readonly Assumption[] = Object.freeze([]);
