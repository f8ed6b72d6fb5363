import { asRecord, parseText, type JsonRecord } from '../json-text.js';
import { knownSum, loggedCounts } from '../log-reading.js';
import { slotOf, type Kept } from './kept.js';

const read: Readonly<Record<number, (json: JsonRecord, kept: Kept) => void>> = {
  [slotOf('genkit:output')]: genkit,
  [slotOf('gcp.vertex.agent.llm_response')]: adk,
  [slotOf('ai.response.providerMetadata')]: vercelAnthropic,
};

/** Takes the counts out of the JSON some instrumentations write into one attribute; nothing else of it is kept. */
export function blobUsage(text: string, slot: number, kept: Kept): void {
  const json = asRecord(parseText(text).value);
  if (json !== null) read[slot]?.(json, kept);
}

/** Thoughts are beside the output where the total says so. */
function genkit(json: JsonRecord, kept: Kept): void {
  const usage = asRecord(json['usage']);
  const names = ['inputTokens', 'outputTokens', 'thoughtsTokens', 'cachedContentTokens', 'totalTokens'] as const;
  const counts = usage && loggedCounts(usage, names);
  if (!counts) return;
  const { inputTokens, outputTokens, thoughtsTokens, cachedContentTokens, totalTokens } = counts;
  const isBeside = totalTokens !== null && totalTokens === knownSum(inputTokens, outputTokens, thoughtsTokens);
  tell(kept, {
    'gen_ai.usage.input_tokens': inputTokens,
    'gen_ai.usage.output_tokens': isBeside ? knownSum(outputTokens, thoughtsTokens) : outputTokens,
    'gen_ai.usage.reasoning.output_tokens': thoughtsTokens,
    'gen_ai.usage.cache_read.input_tokens': cachedContentTokens,
  });
}

/** As the Gemini API tells: thoughts beside the candidates, what tools brought beside the prompt. */
function adk(json: JsonRecord, kept: Kept): void {
  const usage = asRecord(json['usage_metadata']);
  const names = [
    'prompt_token_count',
    'tool_use_prompt_token_count',
    'candidates_token_count',
    'thoughts_token_count',
    'cached_content_token_count',
  ] as const;
  const counts = usage && loggedCounts(usage, names);
  if (!counts) return;
  tell(kept, {
    'gen_ai.operation.name': 'generate_content',
    'gen_ai.usage.input_tokens': knownSum(counts.prompt_token_count, counts.tool_use_prompt_token_count),
    'gen_ai.usage.output_tokens': knownSum(counts.candidates_token_count, counts.thoughts_token_count),
    'gen_ai.usage.reasoning.output_tokens': counts.thoughts_token_count,
    'gen_ai.usage.cache_read.input_tokens': counts.cached_content_token_count,
  });
}

function vercelAnthropic(json: JsonRecord, kept: Kept): void {
  const anthropic = asRecord(json['anthropic']);
  const usage = asRecord(anthropic?.['usage']) ?? {};
  const counts = loggedCounts(usage, ['cache_creation_input_tokens', 'cache_read_input_tokens'] as const);
  const written = loggedCounts(anthropic ?? {}, ['cacheCreationInputTokens'] as const);
  tell(kept, {
    'gen_ai.usage.cache_creation.input_tokens':
      counts?.cache_creation_input_tokens ?? written?.cacheCreationInputTokens ?? null,
    'gen_ai.usage.cache_read.input_tokens': counts?.cache_read_input_tokens ?? null,
  });
}

function tell(kept: Kept, values: Readonly<Record<string, number | string | null>>): void {
  for (const [key, value] of Object.entries(values)) if (value !== null) kept.set(slotOf(key), value);
}
