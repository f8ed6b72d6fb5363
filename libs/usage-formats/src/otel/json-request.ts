import { eventNames, metricNames } from './gen-ai-names.js';
import { JsonScan, type Span } from './json-scan.js';
import { keepValue } from './keep-value.js';
import { isBlob, Kept, mostAttributes, mostBlobBytes, mostRecords, mostValueBytes } from './kept.js';
import { slotOfBytes } from './key-table.js';
import {
  blankRecord,
  clearRecord,
  isNothing,
  temporalities,
  type OtelPoint,
  type OtelSink,
  type Signal,
  type Temporality,
} from './record.js';

/** An escape takes six bytes at most. */
const longestEscape = 6;

/** Under which names the records of each signal stand. */
export const jsonNames = {
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
  metrics: ['resourceMetrics', 'scopeMetrics', 'metrics'],
} as const satisfies Record<Signal, readonly [string, string, string]>;

/** What a reading of a request could not take. */
export interface Untaken {
  /** Records beyond the most that are read. */
  beyond: number;
  /** Records of other signals. */
  foreign: number;
}

/**
 * Reads an Export…ServiceRequest in OTLP/JSON. As in protobuf, only attributes of the allow-list are made into values;
 * texts of people are stepped over.
 */
export function readJsonRequest(request: Uint8Array, signal: Signal, sink: OtelSink): Untaken {
  return new JsonRequest(request, signal, sink).read();
}

class JsonRequest {
  private readonly scan: JsonScan;
  private readonly resource = new Kept();
  private readonly attributes = new Kept();
  private readonly record = blankRecord(this.resource, this.attributes);
  private seen = 0;
  private foreign = 0;

  constructor(
    request: Uint8Array,
    private readonly signal: Signal,
    private readonly sink: OtelSink,
  ) {
    this.scan = new JsonScan(request);
  }

  read(): Untaken {
    const { scan } = this;
    const [own] = jsonNames[this.signal];
    const others = Object.values(jsonNames).filter(([name]) => name !== own);
    scan.object((key) => {
      const other = others.find(([name]) => scan.is(key, name));
      if (scan.is(key, own)) scan.array(() => this.readResource());
      else if (other === undefined) scan.skip();
      else scan.array(() => this.within(other[1], () => this.within(other[2], () => this.pass())));
    });
    scan.end();
    return { beyond: Math.max(0, this.seen - mostRecords), foreign: this.foreign };
  }

  /** Calls for every element of the array under this name, and steps over all else of the object. */
  private within(name: string, take: () => void): void {
    const { scan } = this;
    scan.object((key) => (scan.is(key, name) ? scan.array(take) : scan.skip()));
  }

  private pass(): void {
    this.foreign += 1;
    this.scan.skip();
  }

  /** The resource may stand behind what it belongs to. */
  private readResource(): void {
    const { scan, resource } = this;
    const [, scopes, records] = jsonNames[this.signal];
    const readScopes = () => scan.array(() => this.within(records, this.readOne));
    const waiting: number[] = [];
    let isKnown = false;
    resource.clear();
    scan.object((key) => {
      if (scan.is(key, 'resource')) {
        isKnown = true;
        scan.object((inner) => (scan.is(inner, 'attributes') ? this.readAttributes(resource) : scan.skip()));
      } else if (!scan.is(key, scopes)) scan.skip();
      else if (isKnown) readScopes();
      else {
        waiting.push(scan.at);
        scan.skip();
      }
    });
    const end = scan.at;
    for (const at of waiting) {
      scan.at = at;
      readScopes();
    }
    scan.at = end;
  }

  private readonly readOne = (): void => {
    if (this.signal === 'metrics') return this.readMetric();
    this.seen += 1;
    if (this.seen > mostRecords) return this.scan.skip();
    const { record, attributes } = this;
    clearRecord(record);
    attributes.clear();
    let observedNs = 0;
    this.scan.object((key) => {
      if (this.scan.is(key, 'observedTimeUnixNano')) observedNs = this.readNs();
      else this.readField(key);
    });
    if (record.startNs === 0) record.startNs = observedNs;
    this.sink.record(record);
  };

  private readField(key: Span): void {
    const { scan, record } = this;
    if (scan.is(key, 'attributes')) this.readAttributes(this.attributes);
    else if (scan.is(key, 'traceId')) record.traceId = this.readId(16);
    else if (scan.is(key, 'spanId')) record.spanId = this.readId(8);
    else if (scan.is(key, 'parentSpanId')) record.parentId = this.readId(8);
    else if (scan.is(key, 'startTimeUnixNano') || scan.is(key, 'timeUnixNano')) record.startNs = this.readNs();
    else if (scan.is(key, 'endTimeUnixNano')) record.endNs = this.readNs();
    else if (scan.is(key, 'eventName')) record.eventName ??= this.readKnown(eventNames);
    else if (scan.is(key, 'body')) scan.object((inner) => this.readBody(inner));
    else scan.skip();
  }

  /** A body is looked at only for being the name of an event that is looked for. */
  private readBody(key: Span): void {
    if (this.scan.is(key, 'stringValue')) this.record.eventName ??= this.readKnown(eventNames);
    else this.scan.skip();
  }

  private readMetric(): void {
    const { scan } = this;
    const from = scan.at;
    let metric: string | null = null;
    scan.object((key) => {
      if (scan.is(key, 'name')) metric = this.readKnown(metricNames);
      else scan.skip();
    });
    if (metric === null) {
      this.seen += 1;
      return;
    }
    const name: string = metric;
    scan.at = from;
    scan.object((key) => {
      if (scan.is(key, 'sum')) this.readPoints(name, 'sum');
      else if (scan.is(key, 'histogram') || scan.is(key, 'exponentialHistogram')) this.readPoints(name, 'histogram');
      else scan.skip();
    });
  }

  private readPoints(metric: string, form: 'sum' | 'histogram'): void {
    const { scan } = this;
    const from = scan.at;
    let temporality: Temporality = null;
    scan.object((key) => {
      if (scan.is(key, 'aggregationTemporality')) temporality = temporalityOf(scan.scalar());
      else scan.skip();
    });
    scan.at = from;
    this.within('dataPoints', () => {
      this.seen += 1;
      if (this.seen > mostRecords) scan.skip();
      else this.readPoint({ metric, temporality, form });
    });
  }

  private readPoint({
    metric,
    temporality,
    form,
  }: {
    metric: string;
    temporality: Temporality;
    form: 'sum' | 'histogram';
  }): void {
    const { scan, resource, attributes } = this;
    const point: OtelPoint = {
      resource,
      attributes,
      metric,
      temporality,
      startNs: 0,
      timeNs: 0,
      value: null,
      count: null,
    };
    const isSum = form === 'sum';
    attributes.clear();
    scan.object((key) => {
      if (scan.is(key, 'attributes')) this.readAttributes(attributes);
      else if (scan.is(key, 'startTimeUnixNano')) point.startNs = this.readNs();
      else if (scan.is(key, 'timeUnixNano')) point.timeNs = this.readNs();
      else if (isSum && (scan.is(key, 'asInt') || scan.is(key, 'asDouble'))) point.value = numberOf(scan.scalar());
      else if (!isSum && scan.is(key, 'sum')) point.value = numberOf(scan.scalar());
      else if (!isSum && scan.is(key, 'count')) point.count = numberOf(scan.scalar());
      else scan.skip();
    });
    this.sink.point(point);
  }

  private readAttributes(kept: Kept): void {
    const { scan } = this;
    let left = mostAttributes;
    scan.array(() => {
      left -= 1;
      if (left < 0) scan.skip();
      else this.readAttribute(kept);
    });
  }

  private readAttribute(kept: Kept): void {
    const { scan } = this;
    let slot = -1;
    let value = -1;
    scan.object((key) => {
      if (scan.is(key, 'key') && scan.isString()) {
        const name = scan.string();
        slot = slotOfBytes(scan.bytes, name.from, name.to);
        return;
      }
      if (scan.is(key, 'value')) value = scan.at;
      scan.skip();
    });
    if (slot === -1 || value === -1) return;
    const end = scan.at;
    scan.at = value;
    scan.object((key) => this.readValue(key, slot, kept));
    scan.at = end;
  }

  private readValue(key: Span, slot: number, kept: Kept): void {
    const { scan } = this;
    if (scan.is(key, 'stringValue') && scan.isString()) {
      const span = scan.string();
      const most = isBlob[slot] === true ? mostBlobBytes : mostValueBytes;
      if (span.to - span.from <= most * (span.isEscaped ? longestEscape : 1)) keepValue(kept, slot, scan.text(span));
    } else if (scan.is(key, 'intValue') || scan.is(key, 'doubleValue')) {
      const number = numberOf(scan.scalar());
      if (number !== null) keepValue(kept, slot, number);
    } else if (scan.is(key, 'boolValue')) keepValue(kept, slot, scan.scalar() === 'true');
    else scan.skip();
  }

  private readNs(): number {
    const number = numberOf(this.scan.scalar());
    return number !== null && number > 0 ? number : 0;
  }

  /** An id of another length, or of zeros, is none. */
  private readId(bytes: number): string {
    const { scan } = this;
    if (!scan.isString()) {
      scan.skip();
      return '';
    }
    const span = scan.string();
    if (span.to - span.from !== 2 * bytes) return '';
    const id = scan.text({ ...span, isEscaped: false }).toLowerCase();
    return /^[0-9a-f]+$/.test(id) && !isNothing(id) ? id : '';
  }

  /** The text that begins here where it is one of these names; it is not copied otherwise. */
  private readKnown(names: readonly string[]): string | null {
    const { scan } = this;
    if (!scan.isString()) {
      scan.skip();
      return null;
    }
    const span = scan.string();
    return names.find((name) => scan.is(span, name)) ?? null;
  }
}

/** 64-bit integers travel as texts or as numbers. */
function numberOf(text: string): number | null {
  return /^-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?$/.test(text) ? Number(text) : null;
}

function temporalityOf(text: string): Temporality {
  if (/^[0-2]$/.test(text)) return temporalities[Number(text)] ?? null;
  if (text === 'AGGREGATION_TEMPORALITY_DELTA') return 'delta';
  return text === 'AGGREGATION_TEMPORALITY_CUMULATIVE' ? 'cumulative' : null;
}
