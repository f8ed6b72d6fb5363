import { type ByteText, hexOf } from './event-key.js';

/** An event as it is stored: dimensions, raw counts as seen, and its figures in whole nano-units. */
export interface UsageRow {
  accountId: string;
  memberId: string | null;
  importId: string | null;
  /** Microseconds since 1970. */
  occurredAt: number;
  endedAt: number | null;
  fingerprint: ByteText;
  requests: number | null;
  modelCalls: number | null;
  inputTokens: number | null;
  inputCacheReadTokens: number | null;
  inputCacheWriteTokens: number | null;
  outputTokens: number | null;
  outputReasoningTokens: number | null;
  energyNwh: number;
  carbonUseNg: number;
  carbonEmbodiedNg: number;
  carbonMarketNg: number | null;
  waterOnsiteNl: number;
  waterOffsiteNl: number;
  q: number;
  i: number;
  classNo: number;
  sourceNo: number;
  isBatch: boolean | null;
  servedFromCache: boolean | null;
  grade: string;
  tokenGrade: string | null;
  tier: string;
  granularity: string;
  operation: string | null;
  provider: string | null;
  hostProvider: string | null;
  modelRequest: string | null;
  modelResponse: string | null;
  region: string | null;
  country: string | null;
  serviceTier: string | null;
  dedupeKey: ByteText;
  replaces: ByteText | null;
  v: readonly number[];
  details: string | null;
}

export type ColumnKind =
  | 'uuid'
  | 'timestamptz'
  | 'int8'
  | 'int8-bytes'
  | 'int4'
  | 'int2'
  | 'float8'
  | 'float8[]'
  | 'bool'
  | 'text'
  | 'bytea'
  | 'jsonb';
export type ColumnValue = string | number | boolean | readonly number[] | null;

export interface Column {
  name: string;
  kind: ColumnKind;
  of(row: UsageRow): ColumnValue;
}

const column = (name: string, kind: ColumnKind, of: (row: UsageRow) => ColumnValue): Column => ({ name, kind, of });

/** The columns a new event fills in, in the order of the staging table. */
export const columns: readonly Column[] = [
  column('account_id', 'uuid', (row) => row.accountId),
  column('member_id', 'uuid', (row) => row.memberId),
  column('import_id', 'uuid', (row) => row.importId),
  column('occurred_at', 'timestamptz', (row) => row.occurredAt),
  column('ended_at', 'timestamptz', (row) => row.endedAt),
  column('fingerprint', 'int8-bytes', (row) => row.fingerprint),
  column('requests', 'int8', (row) => row.requests),
  column('model_calls', 'int8', (row) => row.modelCalls),
  column('input_tokens', 'int8', (row) => row.inputTokens),
  column('input_cache_read_tokens', 'int8', (row) => row.inputCacheReadTokens),
  column('input_cache_write_tokens', 'int8', (row) => row.inputCacheWriteTokens),
  column('output_tokens', 'int8', (row) => row.outputTokens),
  column('output_reasoning_tokens', 'int8', (row) => row.outputReasoningTokens),
  column('energy_nwh', 'int8', (row) => row.energyNwh),
  column('carbon_use_ng', 'int8', (row) => row.carbonUseNg),
  column('carbon_embodied_ng', 'int8', (row) => row.carbonEmbodiedNg),
  column('carbon_market_ng', 'int8', (row) => row.carbonMarketNg),
  column('water_onsite_nl', 'int8', (row) => row.waterOnsiteNl),
  column('water_offsite_nl', 'int8', (row) => row.waterOffsiteNl),
  column('q', 'float8', (row) => row.q),
  column('i', 'float8', (row) => row.i),
  column('class_no', 'int4', (row) => row.classNo),
  column('source_no', 'int2', (row) => row.sourceNo),
  column('is_batch', 'bool', (row) => row.isBatch),
  column('served_from_cache', 'bool', (row) => row.servedFromCache),
  column('grade', 'text', (row) => row.grade),
  column('token_grade', 'text', (row) => row.tokenGrade),
  column('tier', 'text', (row) => row.tier),
  column('granularity', 'text', (row) => row.granularity),
  column('operation', 'text', (row) => row.operation),
  column('provider', 'text', (row) => row.provider),
  column('host_provider', 'text', (row) => row.hostProvider),
  column('model_request', 'text', (row) => row.modelRequest),
  column('model_response', 'text', (row) => row.modelResponse),
  column('region', 'text', (row) => row.region),
  column('country', 'text', (row) => row.country),
  column('service_tier', 'text', (row) => row.serviceTier),
  column('dedupe_key', 'bytea', (row) => row.dedupeKey),
  column('replaces', 'bytea', (row) => row.replaces),
  column('v', 'float8[]', (row) => row.v),
  column('details', 'jsonb', (row) => row.details),
];

export const columnNames = columns.map(({ name }) => name).join(', ');

/** The SQL type of a column, for reading rows out of JSON. */
export const sqlType = (kind: ColumnKind): string => (kind === 'int8-bytes' ? 'int8' : kind);

/** A row as JSON that PostgreSQL reads into the same columns. */
export function rowJson(row: UsageRow): Record<string, unknown> {
  return Object.fromEntries(columns.map(({ name, kind, of }) => [name, jsonValue(kind, of(row))]));
}

function jsonValue(kind: ColumnKind, value: ColumnValue): unknown {
  if (value === null) return null;
  if (kind === 'timestamptz') return microsecondsText(Number(value));
  if (typeof value !== 'string') return value;
  if (kind === 'bytea') return `\\x${hexOf(value)}`;
  if (kind === 'int8-bytes') return Buffer.from(value, 'latin1').readBigInt64BE(0).toString();
  return kind === 'jsonb' ? JSON.parse(value) : value;
}

/** ISO 8601 to the microsecond, which a Date cannot hold. */
export function microsecondsText(microseconds: number): string {
  const ms = Math.floor(microseconds / 1000);
  const rest = String(microseconds - ms * 1000).padStart(3, '0');
  return new Date(ms).toISOString().replace('Z', `${rest}Z`);
}
