import type { Operation } from '../event.js';
import { asRecord, asText, type JsonRecord } from '../json-text.js';
import { nameOrNull } from '../name.js';

/** Providers as LiteLLM names them, where OpenTelemetry has another name; other names say who passes requests on. */
const providers: ReadonlyMap<string, string> = new Map([
  ['openai', 'openai'],
  ['text-completion-openai', 'openai'],
  ['anthropic', 'anthropic'],
  ['azure', 'azure.ai.openai'],
  ['azure_text', 'azure.ai.openai'],
  ['azure_ai', 'azure.ai.inference'],
  ['bedrock', 'aws.bedrock'],
  ['bedrock_converse', 'aws.bedrock'],
  ['vertex_ai', 'gcp.vertex_ai'],
  ['vertex_ai_beta', 'gcp.vertex_ai'],
  ['gemini', 'gcp.gemini'],
  ['mistral', 'mistral_ai'],
  ['deepseek', 'deepseek'],
  ['xai', 'x_ai'],
  ['groq', 'groq'],
  ['perplexity', 'perplexity'],
  ['cohere', 'cohere'],
  ['cohere_chat', 'cohere'],
  ['moonshot', 'moonshot_ai'],
]);
/** What a call type holds, the most telling first; null for what is no use of a model. */
const operations: readonly (readonly [part: string, operation: Operation | null])[] = [
  ['moderation', null],
  ['embedding', 'embeddings'],
  ['image', 'image_generation'],
  ['speech', 'speech'],
  ['transcription', 'transcription'],
  ['video', 'video_generation'],
  ['rerank', 'rerank'],
  ['text_completion', 'text_completion'],
];
const host = /^https?:\/\/(?:[^@/?#\s]*@)?([A-Za-z0-9_.:[\]-]{1,255})(?:[/?#]|$)/;
/** Hosts that say where they are. */
const regions: readonly RegExp[] = [
  /^bedrock-runtime(?:-fips)?\.([a-z0-9-]{4,32})\.amazonaws\.com/,
  /^([a-z0-9-]{4,32})-aiplatform\.googleapis\.com/,
  /^([a-z0-9]{4,32})\.api\.cognitive\.microsoft\.com/,
];

export function litellmOperation(callType: string): Operation | null {
  const [, operation] = operations.find(([part]) => callType.includes(part)) ?? ['', 'chat' as const];
  return operation;
}

/** Who ran the call and where, as far as its provider and the host it was sent to say. */
export function litellmHost(call: JsonRecord): JsonRecord {
  const name = nameOrNull(call['custom_llm_provider']);
  const provider = providers.get(name ?? '') ?? null;
  const base = asText(call['api_base']) ?? asText(asRecord(call['hidden_params'])?.['api_base']) ?? '';
  const address = host.exec(base.slice(0, 1000))?.[1] ?? null;
  const [region = null] = regions.flatMap((pattern) => pattern.exec(address ?? '')?.slice(1) ?? []);
  return { provider, hostProvider: provider === null ? name : null, serverAddress: address, region };
}
