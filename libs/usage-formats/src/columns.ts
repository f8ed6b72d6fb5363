/** What a column of a table can say of a use: fields of the canonical event, and two that are made into one of them. */
export const columnFields = [
  'id',
  'startedAt',
  'endedAt',
  'granularity',
  'requests',
  'modelCalls',
  'operation',
  'provider',
  'hostProvider',
  'modelRawRequest',
  'modelRawResponse',
  'inputTokens',
  'inputUncachedTokens',
  'inputCacheReadTokens',
  'inputCacheWriteTokens',
  'outputTokens',
  'outputReasoningTokens',
  'tokenGrade',
  'images',
  'imagePixels',
  'audioSeconds',
  'videoSeconds',
  'searches',
  'characters',
  'region',
  'country',
  'serverAddress',
  'serviceTier',
  'isBatch',
  'isStream',
  'servedFromCache',
  'durationMs',
  'ttftMs',
  'cost',
  'currency',
  'clientApp',
  'projectTag',
  'conversation',
  'sessionKey',
  'memberId',
  'sourceKind',
  'parserVersion',
  'timeConfidence',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** Which column holds what: its place in the header, from 0. */
export type ColumnMap = Partial<Record<ColumnField, number>>;

/**
 * Names of the same thing elsewhere: OpenTelemetry, the usage tables of providers and gateways, Korean headers; the
 * first that is there wins. Compared without case, spaces and punctuation. Names of people and projects are not read.
 */
const aliases: Partial<Record<ColumnField, readonly string[]>> = {
  id: ['request_id', 'generation_id', 'gen_ai.response.id', 'response_id', 'event_id', 'log_id'],
  startedAt: [
    'started_at',
    'start_time',
    'start_time_iso',
    'timestamp',
    'time',
    'occurred_at',
    'created_at',
    'created',
    'datetime',
    'date_time',
    'date',
    'day',
    '시각',
    '시간',
    '일시',
    '날짜',
    '시작',
  ],
  endedAt: ['ended_at', 'end_time', 'end_time_iso', 'completed_at', '종료'],
  requests: [
    'request_count',
    'num_requests',
    'num_model_requests',
    'number_of_requests',
    'calls',
    'requests_count',
    '요청',
    '요청 수',
    '횟수',
  ],
  operation: ['gen_ai.operation.name', 'call_type'],
  provider: ['gen_ai.provider.name', 'gen_ai.system', 'custom_llm_provider', 'llm.provider', '제공자', '공급자'],
  hostProvider: ['host_provider', 'provider_name'],
  modelRawRequest: [
    'model',
    'model_name',
    'model_id',
    'gen_ai.request.model',
    'ai_model',
    'llm.model_name',
    'request_model',
    'model_permaslug',
    '모델',
    '모델명',
  ],
  modelRawResponse: ['gen_ai.response.model', 'response_model'],
  inputTokens: [
    'gen_ai.usage.input_tokens',
    'native_tokens_prompt',
    'prompt_tokens',
    'gen_ai.usage.prompt_tokens',
    'llm.token_count.prompt',
    'tokens_prompt',
    'tokens_in',
    'input',
    'context_tokens',
    '입력 토큰',
    '입력 토큰 수',
    '입력',
  ],
  inputUncachedTokens: ['uncached_input_tokens', 'input_uncached_tokens', 'input (w/o cache write)'],
  inputCacheReadTokens: [
    'gen_ai.usage.cache_read.input_tokens',
    'cache_read_tokens',
    'cache_read_input_tokens',
    'cached_tokens',
    'cached_input_tokens',
    'input_cached_tokens',
    'native_tokens_cached',
    'tokens_cached',
    'llm.token_count.prompt_details.cache_read',
    'cache read',
    '캐시 토큰',
  ],
  inputCacheWriteTokens: [
    'gen_ai.usage.cache_creation.input_tokens',
    'cache_write_tokens',
    'cache_creation_input_tokens',
    'cache_creation_tokens',
    'input_cache_write_tokens',
    'llm.token_count.prompt_details.cache_write',
    'input (w/ cache write)',
  ],
  outputTokens: [
    'gen_ai.usage.output_tokens',
    'native_tokens_completion',
    'completion_tokens',
    'gen_ai.usage.completion_tokens',
    'llm.token_count.completion',
    'tokens_completion',
    'tokens_out',
    'output',
    'generated_tokens',
    '출력 토큰',
    '출력 토큰 수',
    '출력',
  ],
  outputReasoningTokens: [
    'gen_ai.usage.reasoning.output_tokens',
    'reasoning_tokens',
    'native_tokens_reasoning',
    'tokens_reasoning',
    'output_reasoning_tokens',
    'reasoning_output_tokens',
    'thinking_tokens',
    'llm.token_count.completion_details.reasoning',
    '추론 토큰',
  ],
  region: ['cloud.region', 'data_region', 'inference_geo', 'inference_region', '지역', '리전'],
  country: ['국가'],
  serverAddress: ['server.address'],
  serviceTier: ['service_tier', 'openai.response.service_tier'],
  isBatch: ['is_batch', 'batch'],
  isStream: ['is_stream', 'stream', 'gen_ai.request.stream', 'streamed'],
  servedFromCache: ['served_from_cache', 'cache_hit'],
  durationMs: ['duration_ms', 'generation_time_ms', 'latency_ms'],
  ttftMs: ['ttft_ms', 'time_to_first_token_ms'],
  cost: ['cost_usd', 'cost_total', 'spend', 'amount_value', '비용', '금액'],
  currency: ['amount_currency', '통화'],
  clientApp: ['client_app', 'service.name', 'app_name'],
  conversation: ['gen_ai.conversation.id', 'session.id', 'session_id', 'conversation_id'],
};

const fieldsByName: ReadonlyMap<string, { field: ColumnField; rank: number }> = new Map(
  columnFields.flatMap((field) =>
    [field, ...(aliases[field] ?? [])].map((name, rank): [string, { field: ColumnField; rank: number }] => [
      plainName(name),
      { field, rank },
    ]),
  ),
);

/** Finds the columns by their names; columns nobody knows are left alone. */
export function guessColumns(header: readonly string[]): ColumnMap {
  const map: ColumnMap = {};
  const ranks: Partial<Record<ColumnField, number>> = {};
  for (const [place, name] of header.entries()) {
    const known = fieldsByName.get(plainName(name));
    if (known === undefined || known.rank >= (ranks[known.field] ?? Infinity)) continue;
    map[known.field] = place;
    ranks[known.field] = known.rank;
  }
  return map;
}

const tellingFields = [
  'inputTokens',
  'inputUncachedTokens',
  'outputTokens',
  'requests',
  'images',
  'audioSeconds',
  'videoSeconds',
] as const;

/** Whether the columns tell of use at all: how much, and of what or when. */
export function tellsOfUse(map: ColumnMap): boolean {
  const hasAmount = tellingFields.some((field) => map[field] !== undefined);
  return (
    hasAmount &&
    (map.startedAt !== undefined || map.modelRawRequest !== undefined || map.modelRawResponse !== undefined)
  );
}

/** Letters and digits only, without case; a hostile name is cut before it is looked at. */
export function plainName(name: string): string {
  return name
    .slice(0, 120)
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
