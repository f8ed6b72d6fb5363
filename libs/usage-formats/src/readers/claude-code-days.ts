import { heldDraft, type DraftOrReason } from '../bucket-draft.js';
import { bucketSpan, type BucketSpan } from '../bucket-span.js';
import type { SharedReading } from '../format.js';
import { reportedMs } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import { asList, asRecord, type JsonRecord } from '../json-text.js';
import { limits } from '../limits.js';
import { anthropicRow } from './anthropic-row.js';

const dayMs = 86_400_000;
const mostDays = 400;

/** What one person did with Claude Code in one day, as `usage_report/claude_code` tells it. */
export function isClaudeCodeDay(json: JsonRecord): boolean {
  return typeof json['date'] === 'string' && asRecord(json['actor']) !== null && Array.isArray(json['model_breakdown']);
}

/** One draft for each model. Who it was stays in the key, as a fingerprint. */
export function personDay(entry: JsonRecord): DraftOrReason[] {
  const startMs = reportedMs(entry['date']);
  if (startMs === null) return ['invalid-time'];
  const { actor, customer_type, subscription_type, terminal_type, organization_id } = entry;
  return asList(entry['model_breakdown']).map((each) => {
    const model = asRecord(each);
    if (model === null) return 'not-an-object';
    const { input, output, cache_read, cache_creation } = asRecord(model['tokens']) ?? {};
    return anthropicRow({
      report: 'claude-code',
      span: bucketSpan(startMs, startMs + dayMs),
      counts: {
        uncached_input_tokens: input,
        output_tokens: output,
        cache_read_input_tokens: cache_read,
        cache_creation_input_tokens: cache_creation,
      },
      group: {
        actor,
        customer_type,
        subscription_type,
        terminal_type,
        organization_id,
        model: model['model'],
        product: 'claude_code',
      },
    });
  });
}

interface KeyedDay {
  day: string;
  draft: DraftOrReason;
  where: Where;
  telling: string;
}

/**
 * Days of Claude Code. What ran under an API key stands in the usage report of the organisation, too: it counts only for
 * days of which the files hold no such report, and is then said to stand on a bill. Subscriptions stand in no other report.
 */
export class KeyedDays {
  private readonly waiting: KeyedDay[] = [];
  private readonly covered = new Set<string>();

  constructor(private readonly reading: SharedReading) {}

  take(
    entry: JsonRecord,
    drafts: readonly DraftOrReason[],
    { where, telling }: { where: Where; telling: string },
  ): ReadItem[] {
    const { reading } = this;
    if (entry['customer_type'] !== 'api')
      return drafts.flatMap((draft) => heldDraft(draft, { reading, where, telling }));
    if (this.waiting.length + drafts.length > limits.calls) return [{ kind: 'skip', reason: 'too-large', where }];
    const day = String(entry['date']).slice(0, 10);
    for (const draft of drafts) this.waiting.push({ day, draft, where, telling });
    return [];
  }

  /** A usage report tells of these days. */
  cover(span: BucketSpan | null): void {
    if (span === null) return;
    const startMs = Date.parse(span.startedAt);
    const endMs = span.endedAt === null ? startMs + 1 : Date.parse(span.endedAt);
    for (let ms = startMs; ms < Math.min(endMs, startMs + mostDays * dayMs); ms += dayMs)
      this.covered.add(new Date(ms).toISOString().slice(0, 10));
  }

  *finish(): Generator<ReadItem[]> {
    for (const { day, draft, where, telling } of this.waiting) {
      if (draft === null) continue;
      if (typeof draft !== 'string' && this.covered.has(day)) yield [{ kind: 'duplicate', where }];
      else yield this.counted(draft, { where, telling });
    }
    this.waiting.length = 0;
  }

  private counted(draft: DraftOrReason, place: { where: Where; telling: string }): ReadItem[] {
    const items = heldDraft(draft, { reading: this.reading, ...place });
    const isRefused = items.some(({ kind }) => kind === 'skip' || kind === 'duplicate');
    return isRefused ? items : [...items, { kind: 'note', code: 'own-key', where: place.where }];
  }
}
