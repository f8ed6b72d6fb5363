import type { UsageEvent } from '../event.js';
import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import type { ReadItem, SkipReason, Where } from '../item.js';
import type { JsonRecord } from '../json-text.js';
import type { SeriesState } from '../otel/metric-points.js';
import type { OtelReading } from '../otel/otel-reading.js';
import { readOtlpJson, signalsIn } from '../otel/otlp-request.js';
import { otlpSources, otlpVersion } from '../otel/source-kinds.js';

export const otlpFormat: UsageFormat<'otlp'> = {
  id: 'otlp',
  version: otlpVersion,
  record: 'use',
  tokenGrades: ['A', 'B'],
  mayHoldText: false,
  dedupeKey: 'trace and span; of log records the response or request, else all that is kept of them and their time',
  alsoSources: otlpSources,
  recognises: (json) => signalsIn(json).length > 0,
  create: (reading) => new OtlpFiles(reading),
};

const encoder = new TextEncoder();

/** Export requests as a collector writes them into files, one to a line. */
class OtlpFiles implements RecordReader {
  private readonly states = new Map<string, SeriesState>();
  /** Programs that tell of single uses; their counters tell the same again. */
  private readonly programs = new Set<string | null>();
  private readonly counters: { event: UsageEvent; where: Where }[] = [];

  constructor(private readonly reading: SharedReading) {}

  take(json: JsonRecord, text: string, where: Where): ReadItem[] {
    const bytes = encoder.encode(text);
    return signalsIn(json).flatMap((signal) => {
      const { reading, beyond } = readOtlpJson(bytes, signal, this.reading.now);
      const uses = reading.uses();
      if (signal === 'metrics') this.keepCounters(reading, where);
      for (const { clientApp } of uses) this.programs.add(clientApp);
      const skips = [...reading.refused].flatMap(([reason, count]) => times(count, skip(reason, where)));
      const notes: ReadItem[] = times(reading.rebuilt, { kind: 'note', code: 'input-made-inclusive', where });
      return [
        ...uses.map((event) => this.once(event, where)),
        ...skips,
        ...notes,
        ...times(beyond, skip('too-large', where)),
      ];
    });
  }

  *finish(): Generator<ReadItem[]> {
    yield this.counters
      .filter(({ event }) => !this.programs.has(event.clientApp))
      .map(({ event, where }) => this.once(event, where));
  }

  private keepCounters(reading: OtelReading, where: Where): void {
    const { events, states } = reading.points.advance(this.states);
    for (const [series, state] of states) this.states.set(series, state);
    for (const event of events) this.counters.push({ event, where });
  }

  private once(event: UsageEvent, where: Where): ReadItem {
    const isNew = this.reading.seen.add(`${event.sourceKind}|${event.id ?? ''}`);
    return isNew ? { kind: 'event', event } : { kind: 'duplicate', where };
  }
}

const skip = (reason: SkipReason, where: Where): ReadItem => ({ kind: 'skip', reason, where });
const times = (count: number, item: ReadItem): ReadItem[] => Array.from({ length: count }, () => item);
