import { asList, asRecord, type JsonRecord } from '../json-text.js';
import { blobUsage } from './blobs.js';
import { tokenMetrics, toolEvents } from './gen-ai-names.js';
import {
  isBlob,
  Kept,
  mostAttributes,
  mostBlobBytes,
  mostRecords,
  mostValueBytes,
  slotOf,
  type KeptValue,
} from './kept.js';
import { isNothing, type OtelRecord, type OtelSink, type Signal, type Temporality } from './record.js';

const encoder = new TextEncoder();
const temporalities: readonly Temporality[] = [null, 'delta', 'cumulative'];
const hexId = /^[0-9a-f]+$/i;

/** What an Export…ServiceRequest of each signal holds, under the names of OTLP/JSON. */
export const jsonNames = {
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
  metrics: ['resourceMetrics', 'scopeMetrics', 'metrics'],
} as const satisfies Record<Signal, readonly string[]>;

/** Reads an Export…ServiceRequest in OTLP/JSON, after the parse; answers how many records there were beyond the most that are read. */
export function readJsonRequest(json: JsonRecord, signal: Signal, sink: OtelSink): number {
  return new JsonRequest(signal, sink).read(json);
}

/** Spans, log records or metrics of a request, without looking at them. */
export function countRecords(json: JsonRecord, signal: Signal): number {
  let count = 0;
  each(json, jsonNames[signal], () => (count += 1));
  return count;
}

function each(json: JsonRecord, names: readonly string[], take: (json: JsonRecord) => void): void {
  const [name = '', ...deeper] = names;
  for (const item of asList(json[name])) {
    const inner = asRecord(item) ?? {};
    if (deeper.length === 0) take(inner);
    else each(inner, deeper, take);
  }
}

class JsonRequest {
  private readonly resource = new Kept();
  private readonly attributes = new Kept();
  private readonly record: OtelRecord = {
    resource: this.resource,
    attributes: this.attributes,
    traceId: '',
    spanId: '',
    parentId: '',
    startNs: 0,
    endNs: 0,
    eventName: null,
  };
  private seen = 0;

  constructor(
    private readonly signal: Signal,
    private readonly sink: OtelSink,
  ) {}

  read(json: JsonRecord): number {
    const [resources, ...deeper] = jsonNames[this.signal];
    each(json, [resources], (whole) => {
      this.resource.clear();
      keep(asRecord(whole['resource'])?.['attributes'], this.resource);
      each(whole, deeper, (one) => (this.signal === 'metrics' ? this.readMetric(one) : this.readOne(one)));
    });
    return Math.max(0, this.seen - mostRecords);
  }

  private readOne(json: JsonRecord): void {
    this.seen += 1;
    if (this.seen > mostRecords) return;
    const { record, attributes } = this;
    attributes.clear();
    keep(json['attributes'], attributes);
    record.traceId = idOf(json['traceId'], 16);
    record.spanId = idOf(json['spanId'], 8);
    record.parentId = idOf(json['parentSpanId'], 8);
    record.startNs = nanoseconds(json['startTimeUnixNano'] ?? json['timeUnixNano']);
    if (record.startNs === 0) record.startNs = nanoseconds(json['observedTimeUnixNano']);
    record.endNs = nanoseconds(json['endTimeUnixNano']);
    record.eventName = eventName(json['eventName']) ?? eventName(asRecord(json['body'])?.['stringValue']);
    this.sink.record(record);
  }

  private readMetric(json: JsonRecord): void {
    const metric = json['name'];
    if (typeof metric !== 'string' || !Object.hasOwn(tokenMetrics, metric)) {
      this.seen += 1;
      return;
    }
    const data = asRecord(json['sum'] ?? json['histogram'] ?? json['exponentialHistogram']);
    const temporality = temporalityOf(data?.['aggregationTemporality']);
    for (const item of asList(data?.['dataPoints'])) {
      this.seen += 1;
      const point = asRecord(item);
      if (this.seen <= mostRecords && point !== null) this.readPoint(point, { metric, temporality });
    }
  }

  private readPoint(json: JsonRecord, { metric, temporality }: { metric: string; temporality: Temporality }): void {
    const { resource, attributes } = this;
    attributes.clear();
    keep(json['attributes'], attributes);
    this.sink.point({
      resource,
      attributes,
      metric,
      temporality,
      startNs: nanoseconds(json['startTimeUnixNano']),
      timeNs: nanoseconds(json['timeUnixNano']),
      value: numberOf(json['sum'] ?? json['asInt'] ?? json['asDouble']),
      count: json['count'] === undefined ? null : numberOf(json['count']),
    });
  }
}

function keep(list: unknown, kept: Kept): void {
  for (const item of asList(list).slice(0, mostAttributes)) {
    const attribute = asRecord(item);
    const slot = typeof attribute?.['key'] === 'string' ? slotOf(attribute['key']) : -1;
    if (slot === -1) continue;
    const value = valueOf(asRecord(attribute?.['value']));
    if (value !== undefined) keepValue(kept, slot, value);
  }
}

/** Keeps a value of the allow-list, if it is short enough; of JSON with usage in it only the counts. */
export function keepValue(kept: Kept, slot: number, value: KeptValue): void {
  if (isBlob[slot] === true) {
    if (typeof value === 'string' && isWithin(value, mostBlobBytes)) blobUsage(value, slot, kept);
  } else if (typeof value !== 'string' || isWithin(value, mostValueBytes)) kept.set(slot, value);
}

function isWithin(text: string, most: number): boolean {
  return text.length <= most && (text.length * 3 <= most || encoder.encode(text).length <= most);
}

function valueOf(value: JsonRecord | null): KeptValue | undefined {
  if (value === null) return undefined;
  const { stringValue, intValue, doubleValue, boolValue } = value;
  if (typeof stringValue === 'string') return stringValue;
  if (typeof boolValue === 'boolean') return boolValue;
  return numberOf(intValue ?? doubleValue) ?? undefined;
}

/** A number, or the text of one: 64-bit integers travel as either. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? Number(value) : null;
}

function nanoseconds(value: unknown): number {
  const number = numberOf(value);
  return number !== null && number > 0 ? number : 0;
}

/** An id of another length, or of zeros, is none. */
function idOf(value: unknown, bytes: number): string {
  if (typeof value !== 'string' || value.length !== 2 * bytes || !hexId.test(value) || isNothing(value)) return '';
  return value.toLowerCase();
}

function eventName(value: unknown): string | null {
  return typeof value === 'string' && Object.hasOwn(toolEvents, value) ? value : null;
}

function temporalityOf(value: unknown): Temporality {
  if (typeof value === 'number') return temporalities[value] ?? null;
  if (value === 'AGGREGATION_TEMPORALITY_DELTA') return 'delta';
  return value === 'AGGREGATION_TEMPORALITY_CUMULATIVE' ? 'cumulative' : null;
}
