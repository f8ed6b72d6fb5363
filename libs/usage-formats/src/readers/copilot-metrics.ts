import { heldDraft, type DraftOrReason } from '../bucket-draft.js';
import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import type { ReadItem, Where } from '../item.js';
import { asNumber, asRecord, type JsonRecord } from '../json-text.js';
import { limits } from '../limits.js';
import { copilotDay, copilotLevels, copilotSource, type CopilotLevel } from './copilot-day.js';

export const copilotMetricsFormat: UsageFormat<'copilot_metrics'> = {
  id: copilotSource.sourceKind,
  version: copilotSource.parserVersion,
  record: 'use',
  tokenGrades: ['B', 'E'],
  mayHoldText: false,
  dedupeKey: 'day, enterprise, organisation, person, client or feature, and model; the fullest telling',
  recognises: (json) => isRow(json) || isReport(json),
  create: (reading) => new CopilotReports(reading),
};

const told = [
  'totals_by_cli',
  'totals_by_copilot_app',
  'totals_by_feature',
  'totals_by_model_feature',
  'user_initiated_interaction_count',
];

/** A report of 1 or 28 days of an organisation or enterprise; its days stand in it. */
function isReport(json: JsonRecord): boolean {
  return Array.isArray(json['day_totals']) && json['report_start_day'] !== undefined;
}

/** A day of a person, or of everybody. */
function isRow(json: JsonRecord): boolean {
  return typeof json['day'] === 'string' && told.some((field) => json[field] !== undefined);
}

interface Waiting {
  draft: DraftOrReason;
  where: Where;
  telling: string;
}

/**
 * Rows of all reports by day and by whose they are. The same questions stand in the rows of persons, of their organisation
 * and of its enterprise: of each day the rows that tell most count, and those of the others are duplicates.
 */
class CopilotReports implements RecordReader {
  private isEmpty = true;
  private readonly days = new Map<string, Map<CopilotLevel, Waiting[]>>();
  private held = 0;

  constructor(private readonly reading: SharedReading) {}

  startFile(): void {
    this.isEmpty = true;
  }

  take(json: JsonRecord, _text: string, where: Where): ReadItem[] {
    const rows: readonly unknown[] = isReport(json) ? (json['day_totals'] as unknown[]) : [json];
    return rows.flatMap((row, place) => this.takeRow(asRecord(row), json, { where, place }));
  }

  endFile(where: Where): ReadItem[] {
    return this.isEmpty ? [{ kind: 'skip', reason: 'no-usage', where }] : [];
  }

  *finish(): Generator<ReadItem[]> {
    for (const levels of this.days.values()) {
      const fullest = fullestOf(levels);
      for (const [level, waiting] of levels)
        for (const { draft, where, telling } of waiting)
          yield level === fullest || typeof draft === 'string'
            ? heldDraft(draft, { reading: this.reading, where, telling })
            : [{ kind: 'duplicate', where }];
    }
    this.days.clear();
    this.held = 0;
  }

  private takeRow(row: JsonRecord | null, report: JsonRecord, at: { where: Where; place: number }): ReadItem[] {
    const { where, place } = at;
    if (row === null) return [{ kind: 'skip', reason: 'not-an-object', where }];
    const { enterprise_id, organization_id } = report;
    const day = copilotDay({ enterprise_id, organization_id, ...row });
    if (typeof day === 'string') return [{ kind: 'skip', reason: day, where }];
    const drafts = day.drafts.filter((draft) => draft !== null);
    this.held += drafts.length;
    if (this.held > limits.calls) return [{ kind: 'skip', reason: 'too-large', where }];
    if (drafts.length > 0) this.isEmpty = false;
    const telling = `${where.file} ${where.entry} ${where.record} ${place}`;
    const waiting = this.waitingFor(day.day, day.level);
    for (const draft of drafts) waiting.push({ draft, where, telling });
    return day.hasCompletions ? [{ kind: 'note', code: 'completions-left-out', where }] : [];
  }

  private waitingFor(day: string, level: CopilotLevel): Waiting[] {
    const levels = this.days.get(day) ?? new Map<CopilotLevel, Waiting[]>();
    this.days.set(day, levels);
    const waiting = levels.get(level) ?? [];
    levels.set(level, waiting);
    return waiting;
  }
}

/** Whoever's rows hold most tokens and questions, each told once; of equal ones those that tell more apart. */
function fullestOf(levels: ReadonlyMap<CopilotLevel, readonly Waiting[]>): CopilotLevel | undefined {
  const present = copilotLevels.filter((level) => levels.has(level));
  return present.toSorted((a, b) => amountOf(levels.get(b) ?? []) - amountOf(levels.get(a) ?? []))[0];
}

function amountOf(waiting: readonly Waiting[]): number {
  const largest = new Map<string, number>();
  for (const { draft } of waiting) {
    if (draft === null || typeof draft === 'string') continue;
    const { requests, inputTokens, outputTokens } = draft.facts;
    const amount = [requests, inputTokens, outputTokens].reduce<number>((sum, each) => sum + (asNumber(each) ?? 0), 0);
    largest.set(draft.key, Math.max(amount, largest.get(draft.key) ?? 0));
  }
  return [...largest.values()].reduce((sum, amount) => sum + amount, 0);
}
