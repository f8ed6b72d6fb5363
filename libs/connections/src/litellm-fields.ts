type Json = Readonly<Record<string, unknown>>;

/** What is kept of a nested object: these fields of it, and nothing else. */
type Kept = { readonly [field: string]: true | Kept };

const tokenDetails: Kept = {
  cached_tokens: true,
  cache_creation_tokens: true,
  cache_write_tokens: true,
  audio_tokens: true,
  image_tokens: true,
  reasoning_tokens: true,
};

/** Counts, times, names of models, where it ran. Whoever asked, what was asked and what was answered is not on the list. */
const kept: Kept = {
  id: true,
  request_id: true,
  trace_id: true,
  session_id: true,
  call_type: true,
  status: true,
  cache_hit: true,
  stream: true,
  startTime: true,
  endTime: true,
  completionStartTime: true,
  model: true,
  model_group: true,
  custom_llm_provider: true,
  api_base: true,
  prompt_tokens: true,
  completion_tokens: true,
  total_tokens: true,
  spend: true,
  response_cost: true,
  hidden_params: { api_base: true },
  metadata: {
    status: true,
    usage_object: {
      prompt_tokens: true,
      completion_tokens: true,
      cache_read_input_tokens: true,
      cache_creation_input_tokens: true,
      prompt_tokens_details: tokenDetails,
      completion_tokens_details: tokenDetails,
    },
  },
};

const longestText = 1_000;

/** A call of LiteLLM reduced to the fields that count; anything else is dropped before it is looked at. */
export function litellmFields(call: unknown): Json {
  return fieldsOf(call, kept) ?? {};
}

function fieldsOf(value: unknown, wanted: Kept): Json | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const found = new Map(Object.entries(value));
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([field, rule]) => {
      const told = rule === true ? plain(found.get(field)) : fieldsOf(found.get(field), rule);
      return told === undefined || (rule !== true && told === null) ? [] : [[field, told]];
    }),
  );
}

/** A long text is none of the names and numbers on the list. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.length <= longestText ? value : undefined;
  return value === null || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
