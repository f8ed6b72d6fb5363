import { columnFields, guessColumns } from './columns.js';
import { asRecord, type JsonRecord } from './json-text.js';
import { tableRow } from './table-row.js';

/** The source of events that arrive as CloudEvents, on the wire and in files. */
export const cloudEventSource = 'cloudevents';

export type CloudEventFault = 'not-an-object' | 'unknown-type' | 'invalid-name';

const otelName = /^gen_ai\./;
const longestName = 120;

/** Whether this is a CloudEvent, of whichever type. */
export function isCloudEvent(json: JsonRecord): boolean {
  return typeof json['specversion'] === 'string' && json['source'] !== undefined && json['type'] !== undefined;
}

/**
 * The usage event in a CloudEvent 1.0 of the type `ai.usage.v1`, not decoded yet, or why it is none. (source, id) names
 * the use; `data` holds the fields of the canonical event, under its own names or those of OpenTelemetry.
 */
export function cloudEventUsage(item: unknown): JsonRecord | CloudEventFault {
  const event = asRecord(item);
  if (event === null) return 'not-an-object';
  const { specversion, type, id, source, time, subject } = event;
  if (specversion !== '1.0' || type !== 'ai.usage.v1') return 'unknown-type';
  if (!isName(id) || !isName(source)) return 'invalid-name';
  const data = asRecord(event['data']);
  if (data === null) return 'not-an-object';
  return {
    ...(time === undefined ? {} : { startedAt: time }),
    ...(typeof subject === 'string' ? { projectTag: subject } : {}),
    ...underOwnNames(data),
    sourceKind: cloudEventSource,
    id: `${source.length}:${source}${id}`,
  };
}

/** Together they are one id of at most 256 characters. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longestName;
}

/** OpenTelemetry's names are read like the columns of a table; what nobody knows among them is left alone. */
function underOwnNames(data: JsonRecord): JsonRecord {
  const names = Object.keys(data);
  if (names.length > columnFields.length * 2 || !names.some((name) => otelName.test(name))) return data;
  const cells = names.map((name) => cellOf(data[name]));
  const row = tableRow(cells, guessColumns(names));
  return row === null || typeof row === 'string' ? data : row.json;
}

function cellOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.length <= 300 ? value : '';
}
