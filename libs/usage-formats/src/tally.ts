import type { Grade } from '@promptprint/kernel';
import { modelOf, tokenGrades, type UsageEvent } from './event.js';
import { formatVersions, type FormatId } from './formats.js';
import { knownSum } from './log-reading.js';
import type { NoteCode, ReadItem, SkipReason } from './item.js';
import type { ReadModel, ReadReport } from './reading.js';

const sums = [
  ['requests', 'requests'],
  ['inputTokens', 'inputTokens'],
  ['cacheReadTokens', 'inputCacheReadTokens'],
  ['cacheWriteTokens', 'inputCacheWriteTokens'],
  ['outputTokens', 'outputTokens'],
  ['reasoningTokens', 'outputReasoningTokens'],
] as const;

/** Adds up what a reading finds. */
export class Tally {
  events = 0;
  private readonly models = new Map<string | null, ReadModel>();
  private readonly skipped = new Map<SkipReason, number>();
  private readonly notes = new Map<NoteCode, number>();
  private duplicates = 0;
  private from: string | null = null;
  private to: string | null = null;

  add(item: ReadItem): void {
    if (item.kind === 'event') this.addEvent(item.event);
    else if (item.kind === 'duplicate') this.duplicates += 1;
    else if (item.kind === 'skip') this.skipped.set(item.reason, (this.skipped.get(item.reason) ?? 0) + 1);
    else this.notes.set(item.code, (this.notes.get(item.code) ?? 0) + 1);
  }

  report(formats: ReadonlyMap<FormatId, number>): ReadReport {
    const models = [...this.models.values()].toSorted((a, b) => (b.requests ?? 0) - (a.requests ?? 0));
    const [format, ...others] = formats.keys();
    return {
      format: others.length > 0 ? 'mixed' : (format ?? null),
      version: format === undefined || others.length > 0 ? null : formatVersions[format],
      requests: models.length === 0 ? 0 : knownSum(...models.map(({ requests }) => requests)),
      models: models.map((model) => ({ ...model })),
      duplicates: this.duplicates,
      skipped: [...this.skipped].map(([reason, count]) => ({ reason, count })),
      notes: [...this.notes].map(([code, count]) => ({ code, count })),
      period: this.from === null || this.to === null ? null : { from: this.from, to: this.to },
    };
  }

  private addEvent(event: UsageEvent): void {
    this.events += 1;
    const name = modelOf(event);
    const model = this.models.get(name) ?? blankModel(name);
    this.models.set(name, model);
    for (const [sum, field] of sums) {
      const count = event[field];
      if (count !== null) model[sum] = (model[sum] ?? 0) + count;
    }
    model.grade = weaker(model.grade, event.tokenGrade);
    const day = event.startedAt?.slice(0, 10) ?? null;
    if (day === null) return;
    if (this.from === null || day < this.from) this.from = day;
    if (this.to === null || day > this.to) this.to = day;
  }
}

function blankModel(model: string | null): ReadModel {
  return {
    model,
    requests: null,
    inputTokens: null,
    cacheReadTokens: null,
    cacheWriteTokens: null,
    outputTokens: null,
    reasoningTokens: null,
    grade: null,
  };
}

function weaker(a: Grade | null, b: Grade | null): Grade | null {
  if (a === null || b === null) return a ?? b;
  return tokenGrades.indexOf(a) > tokenGrades.indexOf(b) ? a : b;
}
