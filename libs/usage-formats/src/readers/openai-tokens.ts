import type { ModalityField } from '../event.js';
import { knownSum } from '../log-reading.js';

/** Token counts of a result, as the usage API and its tables name them. */
export const openaiTokenNames = [
  'input_tokens',
  'output_tokens',
  'input_cached_tokens',
  'input_cache_write_tokens',
  'input_uncached_tokens',
  'input_text_tokens',
  'input_audio_tokens',
  'input_image_tokens',
  'input_cached_text_tokens',
  'input_cached_audio_tokens',
  'input_cached_image_tokens',
  'output_text_tokens',
  'output_audio_tokens',
  'output_image_tokens',
] as const;
export type OpenaiTokens = Readonly<Record<(typeof openaiTokenNames)[number], number | null>>;

interface Whole {
  tokens: number | null;
  modality: Partial<Record<ModalityField, number>>;
  isRebuilt: boolean;
}

interface Parts {
  text: number | null;
  audio: number | null;
  image: number | null;
}

/**
 * The input with all its modalities. Answers of today count every token of the input; older ones counted text only and
 * named audio beside it, which shows where the total is that of the text, or where no part but audio is named at all.
 */
export function openaiInput(counts: OpenaiTokens): Whole {
  const parts: Parts = {
    text: knownSum(counts.input_text_tokens, counts.input_cached_text_tokens),
    audio: knownSum(counts.input_audio_tokens, counts.input_cached_audio_tokens),
    image: knownSum(counts.input_image_tokens, counts.input_cached_image_tokens),
  };
  const { input_tokens: input, input_text_tokens: text, input_cache_write_tokens: written } = counts;
  const total = input ?? knownSum(counts.input_uncached_tokens, counts.input_cached_tokens, written);
  const texts = [text, parts.text, knownSum(parts.text, written)];
  const isTextOnly = text === null ? isOlder(counts) : texts.includes(total);
  const { tokens, isRebuilt } = whole(total, parts, isTextOnly);
  return {
    tokens,
    isRebuilt,
    modality: named(parts, tokens, ['inputTextTokens', 'inputAudioTokens', 'inputImageTokens']),
  };
}

export function openaiOutput(counts: OpenaiTokens): Whole {
  const parts: Parts = {
    text: counts.output_text_tokens,
    audio: counts.output_audio_tokens,
    image: counts.output_image_tokens,
  };
  const isTextOnly = parts.text === null ? isOlder(counts) : parts.text === counts.output_tokens;
  const { tokens, isRebuilt } = whole(counts.output_tokens, parts, isTextOnly);
  return {
    tokens,
    isRebuilt,
    modality: named(parts, tokens, ['outputTextTokens', 'outputAudioTokens', 'outputImageTokens']),
  };
}

function isOlder({ input_uncached_tokens: uncached, input_text_tokens: text, output_text_tokens: said }: OpenaiTokens) {
  return uncached === null && text === null && said === null;
}

function whole(total: number | null, { audio, image }: Parts, isTextOnly: boolean): Omit<Whole, 'modality'> {
  const others = knownSum(audio, image);
  if (!others || !isTextOnly) return { tokens: total, isRebuilt: false };
  return { tokens: knownSum(total, others), isRebuilt: true };
}

/** Only where there is more than text, and the parts fit into the whole. */
function named(
  { text, audio, image }: Parts,
  total: number | null,
  [textField, audioField, imageField]: readonly [ModalityField, ModalityField, ModalityField],
): Whole['modality'] {
  const others = knownSum(audio, image);
  if (!others || total === null || others + (text ?? 0) > total) return {};
  return {
    ...(text === null ? {} : { [textField]: text }),
    ...(audio ? { [audioField]: audio } : {}),
    ...(image ? { [imageField]: image } : {}),
  };
}
