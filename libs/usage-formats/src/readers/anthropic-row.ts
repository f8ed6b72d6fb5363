import { bucketKey, type DraftOrReason } from '../bucket-draft.js';
import type { BucketSpan } from '../bucket-span.js';
import { asRecord, asText, type JsonRecord } from '../json-text.js';
import { knownSum, loggedCount, loggedCounts } from '../log-reading.js';
import { nameOrNull } from '../name.js';

/** What every event of these reports says of where it comes from. */
export const anthropicSource = { sourceKind: 'anthropic_usage', parserVersion: '1' } as const;

/** Counts of one row, and everything it is grouped by. */
export interface AnthropicRow {
  /** Which report it is of: their groups mean different things. */
  report: 'usage' | 'messages' | 'table' | 'claude-code';
  span: BucketSpan;
  counts: JsonRecord;
  group: JsonRecord;
}

const counted = [
  'uncached_input_tokens',
  'cache_read_input_tokens',
  'cache_creation_input_tokens',
  'output_tokens',
  'requests',
] as const;
const written = ['ephemeral_5m_input_tokens', 'ephemeral_1h_input_tokens'] as const;
/** Groups say so where no place is known, or any may be. */
const noPlace = new Set(['not_available', 'global']);
/** The products of Anthropic whose use a report tells apart. */
const products: ReadonlyMap<string, string> = new Map([
  ['chat', 'claude-chat'],
  ['claude_code', 'claude-code'],
  ['cowork', 'claude-cowork'],
  ['chat_cowork_unified', 'claude-chat'],
  ['office_agent', 'claude-office'],
  ['claude_in_chrome', 'claude-in-chrome'],
  ['claude_design', 'claude-design'],
  ['claude_tag', 'claude-tag'],
]);

/**
 * One row as an event: input is what was neither read from nor written to the cache, and both of these. Rows of teams
 * overlap, so a person in two teams would count twice. Code that ran in a sandbox has calls, but no model and no tokens.
 */
export function anthropicRow({ report, span, counts: json, group }: AnthropicRow): DraftOrReason {
  const counts = loggedCounts(json, counted);
  const cache = loggedCounts(asRecord(json['cache_creation']) ?? {}, written);
  const searches = loggedCount(asRecord(json['server_tool_use'])?.['web_search_requests']);
  if (counts === undefined || cache === undefined || searches === undefined) return 'invalid-number';
  const cacheWrite = knownSum(...Object.values(cache)) ?? counts.cache_creation_input_tokens;
  const input = knownSum(counts.uncached_input_tokens, counts.cache_read_input_tokens, cacheWrite);
  if (!input && !counts.output_tokens && !searches) return counts.requests ? 'other-service' : null;
  if (nameOrNull(group['rbac_group_id']) !== null) return 'overlapping-groups';
  const { key, ...time } = span;
  return {
    key: bucketKey(anthropicSource.sourceKind, [report, key, ...groupedBy(group)]),
    facts: {
      ...time,
      ...anthropicSource,
      ...placeAndTier(group),
      requests: counts.requests,
      operation: 'chat',
      provider: 'anthropic',
      modelRawResponse: nameOrNull(group['model']),
      inputTokens: input,
      inputCacheReadTokens: counts.cache_read_input_tokens,
      inputCacheWriteTokens: cacheWrite,
      outputTokens: counts.output_tokens,
      units: searches ? { searches } : null,
      tokenGrade: 'B',
      clientApp: products.get(asText(group['product']) ?? '') ?? null,
    },
    isRebuilt: false,
  };
}

/** Whatever a report is grouped by, today or later, tells its rows apart. */
function groupedBy(group: JsonRecord): string[] {
  return Object.entries(group)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .toSorted((a, b) => (a < b ? -1 : 1));
}

function placeAndTier(group: JsonRecord): JsonRecord {
  const region = nameOrNull(group['inference_geo']);
  const tier = nameOrNull(group['service_tier']);
  return {
    region: region === null || noPlace.has(region) ? null : region,
    serviceTier: group['speed'] === 'fast' ? 'fast' : tier,
    isBatch: tier === null ? null : tier === 'batch',
  };
}
