import type { UsageEvent } from '../event.js';
import type { SkipReason } from '../item.js';
import { fingerprint } from '../seen-ids.js';
import { MetricPoints } from './metric-points.js';
import type { OtelPoint, OtelRecord, OtelSink, Signal } from './record.js';
import { logSourceOf, otlpVersion } from './source-kinds.js';
import { SpanTree } from './span-tree.js';
import { digestOf, requestIdOf, requestOfTool, toolOf, toolUse } from './tool-use.js';
import { genAiUse, type Use } from './use.js';

/** What a sender should know although nothing of its request was refused. */
export type OtelHint = 'tool-tells-in-logs' | 'no-temporality';

/**
 * Takes the records of export requests of one signal and makes uses of them. Only inference is counted: agents,
 * workflows and tools repeat what they called.
 */
export class OtelReading implements OtelSink {
  readonly refused = new Map<SkipReason, number>();
  readonly hints = new Set<OtelHint>();
  readonly points: MetricPoints;
  /** Records looked at. */
  records = 0;
  rebuilt = 0;
  private withIds = 0;
  private readonly taken: UsageEvent[] = [];
  private readonly tree = new SpanTree();
  /** The span of each use; empty for log records. */
  private readonly spanIds: string[] = [];

  /** `now` in milliseconds since 1970. */
  constructor(
    private readonly signal: Signal,
    private readonly now: number,
  ) {
    this.points = new MetricPoints(now);
  }

  record(record: OtelRecord): void {
    this.records += 1;
    if (this.signal === 'traces') this.takeSpan(record);
    else this.takeLog(record);
  }

  point(point: OtelPoint): void {
    this.records += 1;
    const fault = this.points.add(point);
    if (fault === 'no-temporality') this.hints.add(fault);
    else if (fault !== null) this.refuse(fault);
  }

  unreadable(): void {
    this.records += 1;
    this.refuse('unreadable');
  }

  /** All uses of the requests, after the last record. */
  uses(): UsageEvent[] {
    if (this.tree.isFlat) return this.taken;
    const outer = this.tree.outerOf(new Set(this.spanIds));
    return outer.size === 0 ? this.taken : this.taken.filter((_, at) => !outer.has(this.spanIds[at] ?? ''));
  }

  /** How many records were refused. */
  refusedCount(): number {
    let count = 0;
    for (const each of this.refused.values()) count += each;
    return count;
  }

  /** After the last record: whether what was sent as spans are none. */
  isOfAnotherSignal(): boolean {
    return this.signal === 'traces' && this.records > 0 && this.withIds === 0;
  }

  private takeSpan(record: OtelRecord): void {
    const { traceId, spanId, parentId } = record;
    const hasId = traceId !== '' && spanId !== '';
    if (hasId) {
      this.withIds += 1;
      this.tree.add(spanId, parentId);
    }
    const use = genAiUse(record, { sourceKind: 'otlp', version: otlpVersion, now: this.now });
    if (use === null) return;
    if (toolOf(record.resource) !== null) this.hints.add('tool-tells-in-logs');
    else if (hasId) this.take(use, `${traceId}${spanId}`, spanId);
    else this.refuse('invalid-value');
  }

  private takeLog(record: OtelRecord): void {
    const tool = requestOfTool(record);
    const rules = { sourceKind: logSourceOf(tool), version: otlpVersion, now: this.now };
    // A tool that tells of its requests in its own words may tell of them by the conventions, too.
    if (tool === null && toolOf(record.resource) !== null) return;
    const use = tool === null ? genAiUse(record, rules) : toolUse(record, tool, rules);
    if (use !== null) this.take(use, requestIdOf(record.attributes) ?? fingerprint(digestOf(record)), '');
  }

  private take(use: NonNullable<Use>, id: string, spanId: string): void {
    if ('fault' in use) return this.refuse(use.fault);
    if (use.isRebuilt) this.rebuilt += 1;
    use.event.id = id;
    this.taken.push(use.event);
    this.spanIds.push(spanId);
  }

  private refuse(reason: SkipReason): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
  }
}
