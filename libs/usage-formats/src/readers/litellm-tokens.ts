import { asRecord, type JsonRecord } from '../json-text.js';
import { loggedCounts } from '../log-reading.js';

interface Tokens {
  inputTokens: number | null;
  inputCacheReadTokens: number | null;
  inputCacheWriteTokens: number | null;
  outputTokens: number | null;
  outputReasoningTokens: number | null;
  modality: JsonRecord | null;
  isRebuilt: boolean;
}

const whole = ['prompt_tokens', 'completion_tokens'] as const;
const cached = ['cache_read_input_tokens', 'cache_creation_input_tokens'] as const;
const ofPrompt = [
  'cached_tokens',
  'cache_creation_tokens',
  'cache_write_tokens',
  'audio_tokens',
  'image_tokens',
] as const;
const ofCompletion = ['reasoning_tokens', 'audio_tokens', 'image_tokens'] as const;

/**
 * Tokens of a call, their parts from the usage it keeps beside them. The prompt holds what was cached, unless it is
 * smaller than that: then a provider's own counts were passed through.
 */
export function litellmTokens(call: JsonRecord, usage: JsonRecord): Tokens | 'invalid' {
  const counts = loggedCounts(call, whole);
  const said = loggedCounts(usage, [...whole, ...cached]);
  const prompt = loggedCounts(asRecord(usage['prompt_tokens_details']) ?? {}, ofPrompt);
  const completion = loggedCounts(asRecord(usage['completion_tokens_details']) ?? {}, ofCompletion);
  if (counts === undefined || said === undefined || prompt === undefined || completion === undefined) return 'invalid';
  const read = said.cache_read_input_tokens ?? prompt.cached_tokens;
  const written = said.cache_creation_input_tokens ?? prompt.cache_creation_tokens ?? prompt.cache_write_tokens;
  const input = counts.prompt_tokens ?? said.prompt_tokens;
  const parts = (read ?? 0) + (written ?? 0);
  const isRebuilt = input !== null && input < parts;
  return {
    inputTokens: isRebuilt ? input + parts : input,
    inputCacheReadTokens: read,
    inputCacheWriteTokens: written,
    outputTokens: counts.completion_tokens ?? said.completion_tokens,
    outputReasoningTokens: completion.reasoning_tokens,
    modality: modalityOf({
      inputAudioTokens: prompt.audio_tokens,
      inputImageTokens: prompt.image_tokens,
      outputAudioTokens: completion.audio_tokens,
      outputImageTokens: completion.image_tokens,
    }),
    isRebuilt,
  };
}

function modalityOf(parts: Readonly<Record<string, number | null>>): JsonRecord | null {
  const there = Object.entries(parts).filter(([, count]) => Boolean(count));
  return there.length === 0 ? null : Object.fromEntries(there);
}
