import { secret } from './reading.js';

type Json = Record<string, unknown>;

const columns = [
  'generation_id',
  'created_at',
  'cost_total',
  'byok_usage_inference',
  'tokens_prompt',
  'tokens_completion',
  'tokens_reasoning',
  'tokens_cached',
  'model_permaslug',
  'provider_name',
  'variant',
  'cancelled',
  'streamed',
  'user',
  'finish_reason_normalized',
  'generation_time_ms',
  'time_to_first_token_ms',
  'app_name',
  'api_key_name',
] as const;
export type OpenrouterRow = Partial<Record<(typeof columns)[number], string>>;

export function openrouterRow(id: string, more: OpenrouterRow = {}): OpenrouterRow {
  return {
    generation_id: id,
    created_at: '2026-10-02 18:54:30.040',
    cost_total: '0.0125',
    byok_usage_inference: '0',
    tokens_prompt: '1000',
    tokens_completion: '300',
    tokens_reasoning: '120',
    tokens_cached: '400',
    model_permaslug: 'anthropic/claude-4.5-sonnet-20250929',
    provider_name: 'Amazon Bedrock',
    variant: 'standard',
    cancelled: 'false',
    streamed: 'true',
    user: `${secret}@example.com`,
    finish_reason_normalized: 'stop',
    generation_time_ms: '5210',
    time_to_first_token_ms: '830.5',
    app_name: secret,
    api_key_name: secret,
    ...more,
  };
}

export function openrouterTable(rows: readonly OpenrouterRow[]): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

/** One of a free model, one under a key of the person's own, one that was cancelled before it ran. */
export const openrouterRows: readonly OpenrouterRow[] = [
  openrouterRow('gen-1'),
  openrouterRow('gen-2', { model_permaslug: 'deepseek/deepseek-r1:free', provider_name: 'Chutes', cost_total: '0' }),
  openrouterRow('gen-3', { byok_usage_inference: '0.002', tokens_reasoning: '0' }),
  openrouterRow('gen-4', {
    cancelled: 'true',
    tokens_prompt: '0',
    tokens_completion: '0',
    tokens_cached: '',
    tokens_reasoning: '',
  }),
];

export function openrouterActivity(more: Json = {}): Json {
  return {
    date: '2026-10-01',
    model: 'openai/gpt-4.1',
    model_permaslug: 'openai/gpt-4.1-2025-04-14',
    endpoint_id: '550e8400-e29b-41d4-a716-446655440000',
    provider_name: 'OpenAI',
    usage: 0.015,
    byok_usage_inference: 0,
    requests: 5,
    prompt_tokens: 50,
    completion_tokens: 125,
    reasoning_tokens: 25,
    ...more,
  };
}

export function openrouterGeneration(id: string, more: Json = {}): Json {
  return {
    id,
    upstream_id: 'chatcmpl-1',
    total_cost: 0.0125,
    usage: 0.0125,
    created_at: '2026-10-02T18:54:30.040Z',
    model: 'anthropic/claude-4.5-sonnet-20250929',
    router: 'openrouter/auto',
    origin: `https://${secret}.example.com`,
    streamed: true,
    cancelled: false,
    provider_name: 'Anthropic',
    latency: 900,
    generation_time: 5210,
    tokens_prompt: 800,
    tokens_completion: 250,
    native_tokens_prompt: 1000,
    native_tokens_completion: 300,
    native_tokens_reasoning: 120,
    native_tokens_cached: 400,
    native_tokens_completion_images: 0,
    is_byok: false,
    data_region: 'europe',
    service_tier: 'standard',
    response_cache_source_id: null,
    api_type: 'completions',
    external_user: secret,
    ...more,
  };
}

/** Answers of both kinds. */
export function openrouterAnswers(): Json[] {
  return [
    {
      data: [
        openrouterActivity(),
        openrouterActivity({ model_permaslug: 'x-ai/grok-4', endpoint_id: 'e2', byok_usage_inference: 0.01 }),
      ],
    },
    { data: openrouterGeneration('gen-1') },
    { data: openrouterGeneration('gen-9', { response_cache_source_id: 'gen-1', total_cost: 0 }) },
  ];
}
