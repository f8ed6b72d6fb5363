import { said, secret } from './reading.js';

type Json = Record<string, unknown>;

/** A row of the spend log; metadata is JSON in a text. */
export function spendLog(id: string, more: Json = {}, usage: Json = {}): Json {
  return {
    request_id: id,
    call_type: 'acompletion',
    api_key: secret,
    spend: 0.0125,
    total_tokens: 1300,
    prompt_tokens: 1000,
    completion_tokens: 300,
    startTime: '2026-10-02 09:20:46.847371',
    endTime: '2026-10-02 09:20:51.000000',
    completionStartTime: '2026-10-02 09:20:47.100000',
    model: 'gpt-5-2025-08-07',
    model_id: 'deployment-1',
    model_group: 'fast-model',
    custom_llm_provider: 'openai',
    api_base: 'https://api.openai.com/v1/',
    user: `${secret}@example.com`,
    metadata: JSON.stringify({
      user_api_key_alias: secret,
      status: 'success',
      usage_object: {
        prompt_tokens: 1000,
        completion_tokens: 300,
        total_tokens: 1300,
        prompt_tokens_details: { cached_tokens: 400, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 120 },
        ...usage,
      },
    }),
    cache_hit: 'None',
    cache_key: 'Cache OFF',
    request_tags: [secret],
    team_id: secret,
    end_user: secret,
    session_id: 'session-1',
    status: 'success',
    messages: [{ role: 'user', content: said('prompt') }],
    response: { choices: [{ message: { content: said('answer') } }] },
    proxy_server_request: { body: said('body') },
    ...more,
  };
}

/** Several providers, a call out of the cache, one that failed, and what is counted in no tokens. */
export function spendLogs(): Json[] {
  return [
    spendLog('chatcmpl-1'),
    spendLog('msg_2', {
      model: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      custom_llm_provider: 'bedrock',
      api_base: 'https://bedrock-runtime.eu-central-1.amazonaws.com/model/x/converse',
      cache_hit: 'False',
    }),
    spendLog('chatcmpl-3', { cache_hit: 'True', spend: 0 }),
    spendLog('chatcmpl-4', { status: 'failure', prompt_tokens: 0, completion_tokens: 0, metadata: '{}' }),
    spendLog('emb-5', {
      call_type: 'aembedding',
      completion_tokens: 0,
      metadata: '{}',
      model: 'text-embedding-3-small',
    }),
    spendLog('img-6', {
      call_type: 'aimage_generation',
      prompt_tokens: 0,
      completion_tokens: 0,
      metadata: '{}',
      model: 'dall-e-3',
    }),
    spendLog('mod-7', { call_type: 'amoderation', prompt_tokens: 20, completion_tokens: 0 }),
  ];
}

/** What a callback is given of one call. */
export function loggingPayload(id: string, more: Json = {}): Json {
  return {
    id,
    trace_id: 'trace-1',
    call_type: 'acompletion',
    stream: true,
    response_cost: 0.0125,
    status: 'success',
    custom_llm_provider: 'together_ai',
    total_tokens: 1300,
    prompt_tokens: 1000,
    completion_tokens: 300,
    startTime: 1_790_932_846.847,
    endTime: 1_790_932_851,
    completionStartTime: 1_790_932_847.1,
    model_map_information: { model_map_key: 'x', model_map_value: null },
    model: 'deepseek-ai/DeepSeek-R1',
    model_group: null,
    hidden_params: { api_base: 'https://api.together.xyz/v1' },
    metadata: { user_api_key_alias: secret, usage_object: { completion_tokens_details: { reasoning_tokens: 200 } } },
    cache_hit: null,
    end_user: secret,
    messages: said('prompt'),
    response: said('answer'),
    ...more,
  };
}

const columns = [
  'request_id',
  'call_type',
  'spend',
  'total_tokens',
  'prompt_tokens',
  'completion_tokens',
  'startTime',
  'endTime',
  'model',
  'model_group',
  'custom_llm_provider',
  'api_base',
  'user',
  'metadata',
  'cache_hit',
  'status',
  'messages',
];

export function spendTable(rows: readonly Json[], header = columns): string {
  const cell = (value: unknown): string => {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    return `"${text.replaceAll('"', '""')}"`;
  };
  return [header.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(',')), ''].join('\n');
}

export const lowerColumns = columns.map((name) => name.toLowerCase());
