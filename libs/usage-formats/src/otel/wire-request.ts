import { DomainError } from '@promptprint/kernel';
import { blobUsage } from './blobs.js';
import { eventNames, metricNames } from './gen-ai-names.js';
import { isBlob, Kept, mostAttributes, mostBlobBytes, mostRecords, mostValueBytes, type KeptValue } from './kept.js';
import { isText, slotOfBytes } from './key-table.js';
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
import { malformed, WireReader } from './wire.js';

const varint = (field: number) => field * 8;
const fixed64 = (field: number) => field * 8 + 1;
const bytes = (field: number) => field * 8 + 2;

/**
 * Reads an Export…ServiceRequest in protobuf. Only attributes of the allow-list are made into values; texts of people
 * are stepped over byte by byte. Answers how many records there were beyond the most that are read.
 */
export function readWireRequest(request: Uint8Array, signal: Signal, sink: OtelSink): number {
  return new WireRequest(request, signal, sink).read();
}

class WireRequest {
  private readonly reader: WireReader;
  private readonly resource = new Kept();
  private readonly attributes = new Kept();
  private readonly record = blankRecord(this.resource, this.attributes);
  private seen = 0;

  constructor(
    private readonly request: Uint8Array,
    private readonly signal: Signal,
    private readonly sink: OtelSink,
  ) {
    this.reader = new WireReader(request);
  }

  read(): number {
    this.each(this.request.length, bytes(1), (end) => this.readResource(end));
    return Math.max(0, this.seen - mostRecords);
  }

  /** Calls for every field with this tag, and steps over all others. */
  private each(end: number, wanted: number, take: (end: number) => void): void {
    const { reader } = this;
    while (reader.at < end) {
      const tag = reader.tag(end);
      if (tag !== wanted) {
        reader.skip(tag, end);
        continue;
      }
      const to = reader.endOfBytes(end);
      take(to);
      if (reader.at !== to) throw malformed();
    }
  }

  /** What is broken inside its own bounds takes nothing beside it along. */
  private bounded(end: number, read: (end: number) => void, broken: () => void): void {
    try {
      read(end);
      if (this.reader.at !== end) throw malformed();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      broken();
      this.reader.at = end;
    }
  }

  /** The resource may stand behind what it belongs to. */
  private readResource(end: number): void {
    const { reader } = this;
    const from = reader.at;
    this.resource.clear();
    this.each(end, bytes(1), (to) => this.each(to, bytes(1), this.attributeReader(this.resource)));
    reader.at = from;
    const readOne = (last: number) => this.bounded(last, this.readOne, this.unreadable);
    this.each(end, bytes(2), (to) => this.each(to, bytes(2), readOne));
  }

  private readonly unreadable = (): void => this.sink.unreadable();

  private readonly readOne = (end: number): void => {
    if (this.signal === 'metrics') return this.readMetric(end);
    this.seen += 1;
    if (this.seen > mostRecords) {
      this.reader.at = end;
      return;
    }
    const { record } = this;
    clearRecord(record);
    this.attributes.clear();
    if (this.signal === 'traces') this.readSpan(end);
    else this.readLog(end);
    this.sink.record(record);
  };

  private readSpan(end: number): void {
    const { reader, record } = this;
    const attribute = this.attributeReader(this.attributes);
    while (reader.at < end) {
      const tag = reader.tag(end);
      if (tag === bytes(9)) attribute(reader.endOfBytes(end));
      else if (tag === bytes(1)) record.traceId = this.readId(16, end);
      else if (tag === bytes(2)) record.spanId = this.readId(8, end);
      else if (tag === bytes(4)) record.parentId = this.readId(8, end);
      else if (tag === fixed64(7)) record.startNs = reader.fixed64(end);
      else if (tag === fixed64(8)) record.endNs = reader.fixed64(end);
      else reader.skip(tag, end);
    }
  }

  private readLog(end: number): void {
    const { reader, record } = this;
    const attribute = this.attributeReader(this.attributes);
    let observedNs = 0;
    while (reader.at < end) {
      const tag = reader.tag(end);
      if (tag === bytes(6)) attribute(reader.endOfBytes(end));
      else if (tag === fixed64(1)) record.startNs = reader.fixed64(end);
      else if (tag === fixed64(11)) observedNs = reader.fixed64(end);
      else if (tag === bytes(9)) record.traceId = this.readId(16, end);
      else if (tag === bytes(10)) record.spanId = this.readId(8, end);
      else if (tag === bytes(5)) this.readBody(reader.endOfBytes(end));
      else if (tag === bytes(12)) this.readEventName(reader.endOfBytes(end));
      else reader.skip(tag, end);
    }
    if (record.startNs === 0) record.startNs = observedNs;
  }

  /** A body is looked at only for being the name of an event that is looked for. */
  private readBody(end: number): void {
    const { reader } = this;
    while (reader.at < end) {
      const tag = reader.tag(end);
      if (tag === bytes(1)) this.readEventName(reader.endOfBytes(end));
      else reader.skip(tag, end);
    }
  }

  private readEventName(end: number): void {
    const { reader, record } = this;
    record.eventName ??= this.known(eventNames, end);
    reader.at = end;
  }

  private readMetric(end: number): void {
    const { reader } = this;
    const from = reader.at;
    let metric: string | null = null;
    this.each(end, bytes(1), (to) => {
      metric = this.known(metricNames, to);
      reader.at = to;
    });
    if (metric === null) {
      this.seen += 1;
      return;
    }
    const name: string = metric;
    reader.at = from;
    while (reader.at < end) {
      const tag = reader.tag(end);
      // A sum, a histogram, an exponential histogram: where the attributes of their points stand.
      if (tag === bytes(7)) this.readPoints(reader.endOfBytes(end), { metric: name, attributes: 7 });
      else if (tag === bytes(9)) this.readPoints(reader.endOfBytes(end), { metric: name, attributes: 9 });
      else if (tag === bytes(10)) this.readPoints(reader.endOfBytes(end), { metric: name, attributes: 1 });
      else reader.skip(tag, end);
    }
  }

  private readPoints(end: number, form: { metric: string; attributes: number }): void {
    const { reader } = this;
    const from = reader.at;
    let temporality: Temporality = null;
    while (reader.at < end) {
      const tag = reader.tag(end);
      if (tag === varint(2)) temporality = temporalities[reader.varint(end)] ?? null;
      else reader.skip(tag, end);
    }
    reader.at = from;
    this.each(end, bytes(1), (to) => {
      this.seen += 1;
      if (this.seen > mostRecords) reader.at = to;
      else this.readPoint(to, { ...form, temporality });
    });
  }

  private readPoint(end: number, form: { metric: string; attributes: number; temporality: Temporality }): void {
    const { reader, resource, attributes } = this;
    const { metric, temporality } = form;
    const isSum = form.attributes === 7;
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
    attributes.clear();
    const attribute = this.attributeReader(attributes);
    while (reader.at < end) {
      const tag = reader.tag(end);
      if (tag === bytes(form.attributes)) attribute(reader.endOfBytes(end));
      else if (tag === fixed64(2)) point.startNs = reader.fixed64(end);
      else if (tag === fixed64(3)) point.timeNs = reader.fixed64(end);
      else if (tag === fixed64(4) && isSum) point.value = reader.double(end);
      else if (tag === fixed64(6) && isSum) point.value = reader.signedFixed64(end);
      else if (tag === fixed64(4)) point.count = reader.fixed64(end);
      else if (tag === fixed64(5) && !isSum) point.value = reader.double(end);
      else reader.skip(tag, end);
    }
    this.sink.point(point);
  }

  /** Reads one KeyValue into `kept`, or past it. */
  private attributeReader(kept: Kept): (end: number) => void {
    const { reader } = this;
    let left = mostAttributes;
    return (end) => {
      left -= 1;
      if (left < 0) {
        reader.at = end;
        return;
      }
      let slot = -1;
      let from = end;
      let to = end;
      while (reader.at < end) {
        const tag = reader.tag(end);
        if (tag === bytes(1)) {
          const keyEnd = reader.endOfBytes(end);
          slot = slotOfBytes(reader.bytes, reader.at, keyEnd);
          reader.at = keyEnd;
        } else if (tag === bytes(2)) {
          to = reader.endOfBytes(end);
          from = reader.at;
          reader.at = to;
        } else reader.skip(tag, end);
      }
      if (slot === -1) return;
      reader.at = from;
      this.readValue(to, slot, kept);
      reader.at = end;
    };
  }

  private readValue(end: number, slot: number, kept: Kept): void {
    const { reader } = this;
    let value: KeptValue | undefined;
    while (reader.at < end) {
      const tag = reader.tag(end);
      if (tag === bytes(1)) {
        const to = reader.endOfBytes(end);
        value = this.readText(to, slot, kept);
        reader.at = to;
      } else if (tag === varint(3)) value = reader.varint(end);
      else if (tag === fixed64(4)) value = reader.double(end);
      else if (tag === varint(2)) value = reader.varint(end) !== 0;
      else reader.skip(tag, end);
    }
    if (value !== undefined && isBlob[slot] !== true) kept.set(slot, value);
  }

  private readText(end: number, slot: number, kept: Kept): string | undefined {
    const { reader } = this;
    const length = end - reader.at;
    if (isBlob[slot] === true) {
      if (length <= mostBlobBytes) blobUsage(reader.text(reader.at, end), slot, kept);
      return undefined;
    }
    return length <= mostValueBytes ? reader.text(reader.at, end) : undefined;
  }

  /** An id of another length, or of zeros, is none. */
  private readId(length: number, end: number): string {
    const { reader } = this;
    const to = reader.endOfBytes(end);
    const from = reader.at;
    reader.at = to;
    if (to - from !== length) return '';
    const id = reader.hex(from, to);
    return isNothing(id) ? '' : id;
  }

  /** The text up to here where it is one of these names; it is not copied otherwise. */
  private known(names: readonly string[], end: number): string | null {
    const { reader } = this;
    return names.find((name) => isText(name, reader.bytes, reader.at, end)) ?? null;
  }
}
