import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import { epochMs, isoMs } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import { asRecord, asText, type JsonRecord } from '../json-text.js';
import { Kept } from '../otel/kept.js';
import { keepNamed } from '../otel/keep-value.js';
import type { OtelRecord } from '../otel/record.js';
import { digestOf, requestIdOf } from '../otel/tool-use.js';
import { genAiUse } from '../otel/use.js';
import { fingerprint } from '../seen-ids.js';

export const copilotCliFormat: UsageFormat<'copilot_cli'> = {
  id: 'copilot_cli',
  version: '1',
  record: 'line',
  tokenGrades: ['A'],
  mayHoldText: true,
  dedupeKey: 'trace and span; of inference logs the response, else all that is kept of them and their time',
  recognises: isCopilotLine,
  create: (reading) => new CopilotLogs(reading),
};

const kinds: ReadonlySet<unknown> = new Set(['span', 'log', 'metric']);

/** What the file exporter of Copilot CLI writes: spans, logs and metrics with their attributes in one flat object. */
function isCopilotLine(json: JsonRecord): boolean {
  if (asRecord(json['attributes']) === null) return json['type'] === 'metric' && json['dataPoints'] !== undefined;
  return kinds.has(json['type']) || (json['spanId'] !== undefined && json['startTime'] !== undefined);
}

interface Held {
  item: ReadItem;
  names: readonly string[];
  where: Where;
}

/** Chat spans count; logs count where no span tells of the same response or belongs to the same trace. */
class CopilotLogs implements RecordReader {
  private readonly kept = new Kept();
  private readonly nothing = new Kept();
  private readonly logs: Held[] = [];
  private readonly told = new Set<string>();

  constructor(private readonly reading: SharedReading) {}

  take(json: JsonRecord, _text: string, where: Where): ReadItem[] {
    const record = this.recordOf(json);
    const use = genAiUse(record, {
      sourceKind: 'copilot_cli',
      version: copilotCliFormat.version,
      now: this.reading.now,
    });
    if (use === null) return [];
    if ('fault' in use) return [{ kind: 'skip', reason: use.fault, where }];
    const { event, isRebuilt } = use;
    const response = requestIdOf(record.attributes);
    const names = [
      response === null ? '' : `response|${response}`,
      record.traceId === '' ? '' : `trace|${record.traceId}`,
    ];
    const own = record.spanId === '' ? response : `${record.traceId}${record.spanId}`;
    event.id = own ?? fingerprint(digestOf(record));
    event.clientApp = 'copilot-cli';
    // The house that sells it, not one that runs a model.
    if (event.provider === 'github') event.provider = null;
    const item: ReadItem = { kind: 'event', event };
    if (isLog(json)) {
      this.logs.push({ item, names, where });
      return [];
    }
    for (const name of names) if (name !== '') this.told.add(name);
    const notes: ReadItem[] = isRebuilt ? [{ kind: 'note', code: 'input-made-inclusive', where }] : [];
    return [this.once(item, event.id, where), ...notes];
  }

  *finish(): Generator<ReadItem[]> {
    for (const { item, names, where } of this.logs) {
      const isTold = names.some((name) => this.told.has(name));
      const id = item.kind === 'event' ? (item.event.id ?? '') : '';
      yield [isTold ? { kind: 'duplicate', where } : this.once(item, id, where)];
    }
  }

  private once(item: ReadItem, id: string, where: Where): ReadItem {
    return this.reading.seen.add(`copilot_cli|${id}`) ? item : { kind: 'duplicate', where };
  }

  private recordOf(json: JsonRecord): OtelRecord {
    const { kept } = this;
    kept.clear();
    for (const [key, value] of Object.entries(asRecord(json['attributes']) ?? {})) keepNamed(kept, key, value);
    const context = asRecord(json['spanContext']) ?? {};
    return {
      resource: this.nothing,
      attributes: kept,
      traceId: shortText(json['traceId'] ?? context['traceId']),
      spanId: shortText(json['spanId'] ?? context['spanId']),
      parentId: '',
      startNs: nanoseconds(json['startTime'] ?? json['hrTime'] ?? json['timestamp'] ?? json['time']),
      endNs: nanoseconds(json['endTime']),
      eventName: null,
    };
  }
}

/** A log record has no beginning and end. */
function isLog(json: JsonRecord): boolean {
  return json['type'] === 'log' || (json['type'] !== 'span' && json['startTime'] === undefined);
}

function shortText(value: unknown): string {
  const text = asText(value) ?? '';
  return text.length <= 64 ? text.toLowerCase() : '';
}

/** `[seconds, nanoseconds]`, a number of any unit, or a text. */
function nanoseconds(value: unknown): number {
  if (Array.isArray(value)) {
    const [seconds, rest] = value as unknown[];
    return typeof seconds === 'number' && typeof rest === 'number' ? seconds * 1e9 + rest : 0;
  }
  const ms = typeof value === 'string' ? isoMs(value) : typeof value === 'number' ? epochMs(value) : null;
  return ms === null ? 0 : ms * 1e6;
}
