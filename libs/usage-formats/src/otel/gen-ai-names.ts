/**
 * Attributes of spans and log records, by what they say, in the order they are asked for: the first one present wins
 * (usage-sources, section 8.1). Old and new GenAI conventions, OpenInference, OpenLLMetry, the Vercel AI SDK, genkit, ADK.
 */
export const genAiNames = {
  operation: ['gen_ai.operation.name', 'openinference.span.kind', 'llm.request.type', 'ai.operationId'],
  agent: ['gen_ai.agent.name', 'agent_name'],
  genkitSubtype: ['genkit:metadata:subtype'],
  provider: ['gen_ai.provider.name', 'gen_ai.system', 'llm.provider', 'llm.system'],
  responseModel: ['gen_ai.response.model', 'llm.response.model_name', 'ai.response.model'],
  requestModel: ['gen_ai.request.model', 'ai.model.id', 'llm.model_name', 'genkit:name'],
  input: [
    'gen_ai.usage.input_tokens',
    'gen_ai.usage.prompt_tokens',
    'llm.token_count.prompt',
    'llm.usage.prompt_tokens',
    'ai.usage.inputTokens',
    'ai.usage.promptTokens',
    'ai.usage.tokens',
  ],
  output: [
    'gen_ai.usage.output_tokens',
    'gen_ai.usage.completion_tokens',
    'llm.token_count.completion',
    'llm.usage.completion_tokens',
    'ai.usage.outputTokens',
    'ai.usage.completionTokens',
  ],
  cacheRead: [
    'gen_ai.usage.cache_read.input_tokens',
    'gen_ai.usage.cache_read_input_tokens',
    'gen_ai.usage.cache_read_tokens',
    'gen_ai.usage.input_cached_tokens',
    'gen_ai.usage.details.cache_read_tokens',
    'llm.token_count.prompt_details.cache_read',
    'ai.usage.cachedInputTokens',
  ],
  cacheWrite: [
    'gen_ai.usage.cache_creation.input_tokens',
    'gen_ai.usage.cache_write.input_tokens',
    'gen_ai.usage.cache_creation_input_tokens',
    'gen_ai.usage.cache_write_tokens',
    'gen_ai.usage.input_cache_creation',
    'gen_ai.usage.details.cache_write_tokens',
    'llm.token_count.prompt_details.cache_write',
  ],
  reasoning: [
    'gen_ai.usage.reasoning.output_tokens',
    'gen_ai.usage.reasoning_tokens',
    'gen_ai.usage.details.reasoning_tokens',
    'llm.token_count.completion_details.reasoning',
    'ai.usage.reasoningTokens',
  ],
  inputAudio: ['llm.token_count.prompt_details.audio'],
  outputAudio: ['llm.token_count.completion_details.audio'],
  responseId: ['gen_ai.response.id', 'ai.response.id'],
  session: ['gen_ai.conversation.id', 'session.id'],
  server: ['server.address'],
  region: ['cloud.region', 'aws.region'],
  service: ['service.name'],
  tier: ['gen_ai.openai.response.service_tier', 'openai.response.service_tier'],
  isStream: ['gen_ai.request.stream', 'gen_ai.is_streaming', 'llm.is_streaming'],
  firstSeconds: ['gen_ai.response.time_to_first_chunk'],
  firstMs: ['ai.response.msToFirstChunk'],
  tokenType: ['gen_ai.token.type', 'type'],
} as const satisfies Record<string, readonly string[]>;

/** Attributes of the log events of coding tools, which use plain names that would say anything elsewhere. */
export const toolEventNames = {
  eventName: ['event.name'],
  eventKind: ['event.kind'],
  eventTime: ['event.timestamp'],
  model: ['model'],
  input: ['input_tokens', 'input_token_count'],
  output: ['output_tokens', 'output_token_count'],
  cacheRead: ['cache_read_tokens', 'cached_token_count', 'cached_content_token_count'],
  cacheWrite: ['cache_creation_tokens', 'cache_write_token_count'],
  reasoning: ['reasoning_token_count', 'thoughts_token_count'],
  toolInput: ['tool_token_count'],
  requestId: ['gen_ai.response.id', 'response.id', 'request_id'],
  session: ['session.id', 'conversation.id'],
  durationMs: ['duration_ms'],
  firstMs: ['ttft_ms'],
  costUsd: ['cost_usd'],
  speed: ['speed'],
} as const satisfies Record<string, readonly string[]>;

/** Tell two records without an id apart: hashed with the rest of the record, and dropped. */
export const tellingApart = [
  'event.sequence',
  'prompt.id',
  'prompt_id',
  'service.instance.id',
  'service.namespace',
  'service.version',
  'host.name',
] as const;

/** JSON in which usage stands beside text: the counts are taken out where it is read, the rest is dropped with it. */
export const blobNames = ['genkit:output', 'gcp.vertex.agent.llm_response', 'ai.response.providerMetadata'] as const;

/** Log events that tell of one request each, and the tool they are of. */
export const toolEvents = {
  'claude_code.api_request': 'claude_code',
  'codex.sse_event': 'codex',
  'codex.websocket_event': 'codex',
  'gemini_cli.api_response': 'gemini_cli',
} as const;
export const eventNames: readonly string[] = Object.keys(toolEvents);
export type ToolName = (typeof toolEvents)[keyof typeof toolEvents];

/** Tools that tell their usage in log events, by how their `service.name` begins. */
export const toolServices: readonly (readonly [RegExp, ToolName])[] = [
  [/^claude[-_]code/i, 'claude_code'],
  [/^codex/i, 'codex'],
  [/^gemini[-_]cli/i, 'gemini_cli'],
];

/** Counters of tokens, by metric name. */
export const tokenMetrics: Readonly<Record<string, ToolName | 'any'>> = {
  'gen_ai.client.token.usage': 'any',
  'gen_ai.client.inference.tokens': 'any',
  'claude_code.token.usage': 'claude_code',
  'gemini_cli.token.usage': 'gemini_cli',
};

export const metricNames: readonly string[] = Object.keys(tokenMetrics);

export const countedParts = ['input', 'output', 'cacheRead', 'cacheWrite', 'reasoning', 'toolInput'] as const;
export type CountedPart = (typeof countedParts)[number];

/** Which part a counter counts, by the value of its token type. */
export const tokenTypes: Readonly<Record<string, CountedPart>> = {
  input: 'input',
  output: 'output',
  completion: 'output',
  cacheRead: 'cacheRead',
  cache: 'cacheRead',
  cacheCreation: 'cacheWrite',
  thought: 'reasoning',
  tool: 'toolInput',
};

/** What is done by a span, by the name its instrumentation gives it. */
export const inferenceOperations = {
  chat: 'chat',
  llm: 'chat',
  generate: 'chat',
  responses: 'chat',
  message: 'chat',
  'ai.generatetext.dogenerate': 'chat',
  'ai.streamtext.dostream': 'chat',
  'ai.generateobject.dogenerate': 'chat',
  'ai.streamobject.dostream': 'chat',
  text_completion: 'text_completion',
  completion: 'text_completion',
  generate_content: 'generate_content',
  embeddings: 'embeddings',
  embedding: 'embeddings',
  'ai.embed.doembed': 'embeddings',
  'ai.embedmany.doembed': 'embeddings',
  image_generation: 'image_generation',
  speech: 'speech',
  transcription: 'transcription',
  video_generation: 'video_generation',
  rerank: 'rerank',
} as const;
