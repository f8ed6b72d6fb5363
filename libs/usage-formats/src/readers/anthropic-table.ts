import { heldDraft, type DraftOrReason } from '../bucket-draft.js';
import { bucketSpan } from '../bucket-span.js';
import type { SharedReading, TakeRow } from '../format.js';
import { reportedMs } from '../instant.js';
import type { JsonRecord } from '../json-text.js';
import { tableRecord } from '../table-record.js';
import { anthropicRow } from './anthropic-row.js';

const dayMs = 86_400_000;
const needed = ['usage_date_utc', 'usage_input_tokens_no_cache', 'usage_output_tokens'];
const bill = ['usage_date_utc', 'token_type', 'cost_usd'];

/** What takes the rows of the usage export of the Claude Console, one for each day, model, key and workspace. */
export function anthropicTable(header: readonly string[], reading: SharedReading): TakeRow | null {
  const names = header.map((name) => name.trim().toLowerCase());
  const isBill = bill.every((name) => names.includes(name));
  if (!isBill && !needed.every((name) => names.includes(name))) return null;
  return (cells, where) => {
    const row = tableRecord(names, cells);
    const draft = Object.keys(row).length === 0 ? null : isBill ? 'money-only' : (rowDraft(row) ?? 'no-usage');
    return heldDraft(draft, { reading, where, telling: `${where.file} ${where.entry}` });
  };
}

function rowDraft(row: JsonRecord): DraftOrReason {
  const startMs = reportedMs(row['usage_date_utc']);
  if (startMs === null) return row['usage_date_utc'] === undefined ? 'missing-time' : 'invalid-time';
  const { api_key, workspace, usage_type, context_window, inference_geo, speed, model_version, model } = row;
  return anthropicRow({
    report: 'table',
    span: bucketSpan(startMs, startMs + dayMs),
    counts: {
      uncached_input_tokens: row['usage_input_tokens_no_cache'],
      cache_read_input_tokens: row['usage_input_tokens_cache_read'],
      cache_creation_input_tokens: row['usage_input_tokens_cache_write'],
      cache_creation: {
        ephemeral_5m_input_tokens: row['usage_input_tokens_cache_write_5m'],
        ephemeral_1h_input_tokens: row['usage_input_tokens_cache_write_1h'],
      },
      output_tokens: row['usage_output_tokens'],
      server_tool_use: { web_search_requests: row['web_search_count'] },
    },
    group: {
      api_key,
      workspace,
      context_window,
      inference_geo,
      speed,
      service_tier: usage_type,
      model: model_version ?? model,
    },
  });
}
