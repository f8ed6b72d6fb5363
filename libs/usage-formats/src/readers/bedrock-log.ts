import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import { isoMs, isoText } from '../instant.js';
import type { Operation } from '../event.js';
import type { ReadItem, SkipReason, Where } from '../item.js';
import { asRecord, asText, parseText, type JsonRecord } from '../json-text.js';
import { checked, knownSum, loggedCounts } from '../log-reading.js';
import { idOrNull, nameOrNull } from '../name.js';
import { shortId } from '../seen-ids.js';

export const bedrockLogFormat: UsageFormat<'bedrock_log'> = {
  id: 'bedrock_log',
  version: '1',
  record: 'use',
  tokenGrades: ['A', 'B'],
  mayHoldText: true,
  dedupeKey: 'request, as Bedrock names it',
  recognises: (json) => invocationOf(json) !== null,
  create: (reading): RecordReader => ({ take: (json, _text, where) => itemsOf(json, where, reading) }),
};

const schema = 'ModelInvocationLog';
/** Kinds of ARN behind which any model may stand. */
const opaque =
  /:(application-inference-profile|provisioned-model|custom-model-deployment|imported-model|prompt-router)\//;
const accountNumber = /^(arn:[a-z-]+:[a-z]+:[a-z0-9-]*:)\d{12}:/;
const claude = /anthropic|claude/i;
const operations: readonly (readonly [pattern: RegExp, operation: Operation])[] = [
  [/embed/i, 'embeddings'],
  [/rerank/i, 'rerank'],
  [/image|canvas|stability|stable-diffusion/i, 'image_generation'],
  [/reel|luma|video/i, 'video_generation'],
];

/** A line of the log, or an event of CloudWatch whose message is one. */
function invocationOf(json: JsonRecord): JsonRecord | null {
  if (json['schemaType'] === schema) return json;
  const message = asText(json['message']);
  if (message === null || !message.includes(schema)) return null;
  const inner = asRecord(parseText(message).value);
  return inner?.['schemaType'] === schema ? inner : null;
}

function itemsOf(json: JsonRecord, where: Where, { seen, now }: SharedReading): ReadItem[] {
  const invocation = invocationOf(json) ?? {};
  const facts = factsOf(invocation);
  if (typeof facts === 'string') return [{ kind: 'skip', reason: facts, where }];
  const item = checked(facts, where, now);
  if (item.kind !== 'event') return [item];
  if (!seen.add(facts.id)) return [{ kind: 'duplicate', where }];
  return opaque.test(item.event.modelRawRequest ?? '') ? [item, { kind: 'note', code: 'model-hidden', where }] : [item];
}

/** Bodies hold what was asked and answered and are not looked at. The region is the one the request was passed on to. */
function factsOf(invocation: JsonRecord): (JsonRecord & { id: string }) | SkipReason {
  const operation = asText(invocation['operation']) ?? '';
  const model = nameOrNull(invocation['modelId'])?.replace(accountNumber, '$1:') ?? null;
  const tokens = tokensOf(invocation, { operation, model: model ?? '' });
  if (tokens === 'invalid') return 'invalid-number';
  const kind = operations.find(([pattern]) => pattern.test(model ?? ''))?.[1] ?? 'chat';
  const hasFailed = invocation['errorCode'] !== undefined && invocation['errorCode'] !== null;
  if (hasFailed && !tokens.outputTokens) return 'failed-call';
  const isCounted = Boolean(tokens.inputTokens) || Boolean(tokens.outputTokens);
  if (!isCounted && (kind === 'chat' || kind === 'embeddings')) return 'no-usage';
  const startMs = isoMs(asText(invocation['timestamp']) ?? '');
  if (startMs === null) return invocation['timestamp'] === undefined ? 'missing-time' : 'invalid-time';
  const id = idOrNull(invocation['requestId']);
  if (id === null) return 'invalid-name';
  return {
    id: shortId(`bedrock_log|${id}`),
    sourceKind: bedrockLogFormat.id,
    parserVersion: bedrockLogFormat.version,
    startedAt: isoText(startMs),
    requests: 1,
    operation: kind,
    provider: 'aws.bedrock',
    modelRawRequest: model,
    ...(isCounted ? tokens : { tokenGrade: 'A' }),
    region: nameOrNull(invocation['inferenceRegion'] ?? invocation['region']),
    isStream: operation === '' ? null : operation.endsWith('Stream'),
  };
}

interface Tokens {
  inputTokens: number | null;
  inputCacheReadTokens: number | null;
  inputCacheWriteTokens: number | null;
  outputTokens: number | null;
  tokenGrade: 'A' | 'B';
}

/**
 * The log counts what was read from and written to the cache apart from the input: so do the Converse API and Claude's
 * own counts. Of other models called without Converse nobody says so; their counts are taken alike, and less sure.
 */
function tokensOf(
  invocation: JsonRecord,
  { operation, model }: { operation: string; model: string },
): Tokens | 'invalid' {
  const input = loggedCounts(asRecord(invocation['input']) ?? {}, [
    'inputTokenCount',
    'cacheReadInputTokenCount',
    'cacheWriteInputTokenCount',
  ]);
  const output = loggedCounts(asRecord(invocation['output']) ?? {}, ['outputTokenCount']);
  if (input === undefined || output === undefined) return 'invalid';
  const { cacheReadInputTokenCount: read, cacheWriteInputTokenCount: written } = input;
  const isSure = !knownSum(read, written) || claude.test(model) || operation.startsWith('Converse');
  return {
    inputTokens: knownSum(input.inputTokenCount, read, written),
    inputCacheReadTokens: read,
    inputCacheWriteTokens: written,
    outputTokens: output.outputTokenCount,
    tokenGrade: isSure ? 'A' : 'B',
  };
}
