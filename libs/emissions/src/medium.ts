import { hasTokens, readPictureTokens } from './modal-tokens.js';
import { factsFor } from './model-facts.js';
import { embeddingWork, imageWork, soundWork, videoWork } from './media-work.js';
import { mediumNamed } from './medium-named.js';
import { meteredWork } from './metered-work.js';
import type { Work } from './parts-law.js';
import type { Profile } from './profile.js';
import { usable } from './tokens.js';
import type { UsageInput } from './usage-input.js';

/** Work whose energy is not that of a text model's tokens; null where it is. */
export function workOf(usage: UsageInput, profile: Profile): Work | null {
  const metered = meteredWork(usage, profile.set);
  if (metered) return metered;
  const medium = mediumNamed(usage.operation) ?? profile.medium;
  if (medium === 'text') return null;
  const { model, set } = profile;
  if (medium === 'embedding') return embeddingWork(usage, factsFor(model, 'text', set));
  if (medium === 'image') return ofImages(usage, profile);
  if (medium === 'video') return videoWork(usage, factsFor(model, 'video', set));
  // A voice model that reports both sides in tokens is a text model to the estimator.
  if (usable(usage.inputTokens) !== null && usable(usage.outputTokens)) return null;
  return soundWork(usage, factsFor(model, 'text', set), medium);
}

function ofImages(usage: UsageInput, { model, set }: Profile): Work | null {
  if (readPictureTokens(usage, model, set)) return null;
  const work = imageWork(usage, factsFor(model, 'image', set));
  return hasTokens(usage) ? { ...work, assumed: [...work.assumed, 'prompt-of-images'] } : work;
}

/** Pictures that came with a chat answer: their own work beside the text, by the prior of a service (section 4). */
export function picturesBeside(usage: UsageInput, { model, set }: Profile): Work | null {
  const images = usable(usage.units?.images) || null;
  const hasPictures = images !== null || usable(usage.units?.imagePixels);
  if (!hasPictures || readPictureTokens(usage, model, set)) return null;
  const { units, ...rest } = usage;
  const work = imageWork(
    { ...rest, units: { images, imagePixels: units?.imagePixels } },
    factsFor({ ...model, key: '' }, 'image', set),
  );
  return { ...work, assumed: [...work.assumed, 'images-in-chat'] };
}
