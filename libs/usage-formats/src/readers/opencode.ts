import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import { epochMs, isoText } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import { asNumber, asRecord, type JsonRecord } from '../json-text.js';
import { checked, knownSum, loggedCount, loggedCounts } from '../log-reading.js';
import { nameOrNull } from '../name.js';
import { fingerprint, shortId } from '../seen-ids.js';

export const opencodeFormat: UsageFormat<'opencode'> = {
  id: 'opencode',
  version: '1',
  record: 'use',
  tokenGrades: ['A'],
  mayHoldText: true,
  dedupeKey: 'message; without an id its session and time',
  recognises: isOpencodeRecord,
  create: (reading): RecordReader => ({ take: (json, _text, where) => itemsOf(json, where, reading) }),
};

/** Providers as opencode names them, where OpenTelemetry has another name; other names say who passes requests on. */
const providers: ReadonlyMap<string, string> = new Map([
  ['anthropic', 'anthropic'],
  ['openai', 'openai'],
  ['google', 'gcp.gemini'],
  ['google-vertex', 'gcp.vertex_ai'],
  ['google-vertex-anthropic', 'gcp.vertex_ai'],
  ['amazon-bedrock', 'aws.bedrock'],
  ['azure', 'azure.ai.openai'],
  ['mistral', 'mistral_ai'],
  ['xai', 'x_ai'],
  ['groq', 'groq'],
  ['deepseek', 'deepseek'],
  ['perplexity', 'perplexity'],
  ['cohere', 'cohere'],
  ['moonshotai', 'moonshot_ai'],
]);
/** Its own gateway does not say where a request ran. */
const ownGateway = 'opencode';

/** A message of its store, what belongs to one, or a session as `opencode export` writes it. */
function isOpencodeRecord(json: JsonRecord): boolean {
  if (exported(json) !== null) return true;
  const isPart = typeof json['messageID'] === 'string';
  const time = asRecord(json['time']);
  if (typeof json['sessionID'] === 'string' && (isPart || time !== null)) return true;
  if (json['role'] === 'assistant' && typeof json['modelID'] === 'string') return asRecord(json['tokens']) !== null;
  return typeof json['projectID'] === 'string' && time !== null && json['directory'] !== undefined;
}

function itemsOf(json: JsonRecord, where: Where, reading: SharedReading): ReadItem[] {
  const messages = exported(json) ?? [json];
  return messages.flatMap((message) =>
    // Questions, parts of messages and sessions tell of no use that an answer does not tell of.
    message['role'] === 'assistant' && message['messageID'] === undefined ? [itemOf(message, where, reading)] : [],
  );
}

function exported(json: JsonRecord): JsonRecord[] | null {
  if (asRecord(json['info']) === null || !Array.isArray(json['messages'])) return null;
  return json['messages'].map((message) => asRecord(asRecord(message)?.['info'])).filter((info) => info !== null);
}

function itemOf(message: JsonRecord, where: Where, { seen, now }: SharedReading): ReadItem {
  const tokens = tokensOf(asRecord(message['tokens']) ?? {});
  if (tokens === 'invalid') return { kind: 'skip', reason: 'invalid-number', where };
  // An answer that failed, or is still on its way, has zeros for counts.
  if (!tokens.inputTokens && !tokens.outputTokens) return { kind: 'skip', reason: 'no-usage', where };
  const time = asRecord(message['time']) ?? {};
  const startedMs = epochMs(asNumber(time['created']) ?? 0);
  if (startedMs === null) return { kind: 'skip', reason: 'missing-time', where };
  const session = nameOrNull(message['sessionID']);
  const id = nameOrNull(message['id']) ?? fingerprint(JSON.stringify([session, startedMs, tokens]));
  const event = {
    id: shortId(`opencode|${id}`),
    sourceKind: opencodeFormat.id,
    parserVersion: opencodeFormat.version,
    startedAt: isoText(startedMs),
    requests: 1,
    operation: 'chat',
    ...placeOf(nameOrNull(message['providerID'])),
    modelRawRequest: nameOrNull(message['modelID']),
    ...tokens,
    tokenGrade: 'A',
    durationMs: durationOf(startedMs, epochMs(asNumber(time['completed']) ?? 0)),
    ...costOf(asNumber(message['cost'])),
    clientApp: 'opencode',
    sessionKey: session === null ? null : fingerprint(session),
  };
  const item = checked(event, where, now);
  return item.kind !== 'event' || seen.add(event.id) ? item : { kind: 'duplicate', where };
}

interface Tokens {
  inputTokens: number | null;
  inputCacheReadTokens: number | null;
  inputCacheWriteTokens: number | null;
  outputTokens: number | null;
  outputReasoningTokens: number | null;
}

/**
 * Input stands apart from what was read from and written to the cache. So does reasoning from the output, but not in every
 * version: where there is a total it says which.
 */
function tokensOf(json: JsonRecord): Tokens | 'invalid' {
  const counts = loggedCounts(json, ['input', 'output', 'reasoning', 'total']);
  const cache = loggedCounts(asRecord(json['cache']) ?? {}, ['read', 'write']);
  if (counts === undefined || cache === undefined) return 'invalid';
  const input = knownSum(counts.input, cache.read, cache.write);
  const isInside = counts.total === knownSum(input, counts.output) && (counts.reasoning ?? 0) <= (counts.output ?? 0);
  return {
    inputTokens: input,
    inputCacheReadTokens: cache.read,
    inputCacheWriteTokens: cache.write,
    outputTokens: isInside ? counts.output : knownSum(counts.output, counts.reasoning),
    outputReasoningTokens: counts.reasoning,
  };
}

function placeOf(name: string | null): { provider: string | null; hostProvider: string | null } {
  const provider = providers.get(name ?? '') ?? null;
  return { provider, hostProvider: provider === null && name !== ownGateway ? name : null };
}

function durationOf(startedMs: number, endedMs: number | null): number | null {
  return endedMs === null ? null : (loggedCount(endedMs - startedMs) ?? null);
}

/** Zero is also what it writes where a subscription pays. */
function costOf(cost: number | null): { cost: number | null; currency: string | null } {
  const isKnown = cost !== null && cost > 0 && cost <= Number.MAX_SAFE_INTEGER;
  return { cost: isKnown ? cost : null, currency: isKnown ? 'USD' : null };
}
