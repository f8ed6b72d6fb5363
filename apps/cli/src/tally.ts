import { estimate, total } from '@promptprint/emissions';
import type { Grade } from '@promptprint/kernel';
import { modelOf, usageInput, type UsageEvent } from '@promptprint/usage-formats';
import { type Intervals, weaker } from './figures.js';
import { LedgerSum } from './ledger-sum.js';

export type Grouping = 'day' | 'model' | 'tool';

/** Counts of a group; what no event of it reported is null. */
export interface Counts {
  requests: number;
  inputTokens: number | null;
  cacheReadTokens: number | null;
  outputTokens: number | null;
  reasoningTokens: number | null;
}

export interface Group extends Counts {
  readonly key: string;
  readonly grade: Grade;
  readonly factorSet: string;
  readonly figures: Intervals;
}

interface Cell extends Counts, Record<Grouping, string> {
  grade: Grade;
  readonly ledger: LedgerSum;
}

/** Adds up events by day, model and tool; needs the memory of the groups, however many events there are. */
export class Tally {
  readonly #cells = new Map<string, Cell>();

  add(event: UsageEvent, day: string): void {
    const made = estimate(usageInput(event));
    const model = made.model.id ?? modelOf(event) ?? '';
    const key = JSON.stringify([day, model, event.sourceKind]);
    const cell = this.#cells.get(key) ?? {
      day,
      model,
      tool: event.sourceKind,
      grade: made.grade,
      ledger: new LedgerSum(),
      ...none,
    };
    this.#cells.set(key, cell);
    addCounts(cell, countsOf(event));
    cell.grade = weaker(cell.grade, made.grade);
    cell.ledger.add(made);
  }

  get isEmpty(): boolean {
    return this.#cells.size === 0;
  }

  /** Everything as one sum; its range knows what the groups share. */
  whole(): Group {
    return sumOf('', [...this.#cells.values()]);
  }

  /** One sum for each day, model or tool, in the order of their names. */
  by(grouping: Grouping): Group[] {
    const groups = new Map<string, Cell[]>();
    for (const cell of this.#cells.values()) groups.set(cell[grouping], [...(groups.get(cell[grouping]) ?? []), cell]);
    return [...groups].map(([key, cells]) => sumOf(key, cells)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }
}

const none: Counts = {
  requests: 0,
  inputTokens: null,
  cacheReadTokens: null,
  outputTokens: null,
  reasoningTokens: null,
};

function sumOf(key: string, cells: readonly Cell[]): Group {
  const counts = { ...none };
  let grade: Grade | null = null;
  for (const cell of cells) {
    addCounts(counts, cell);
    grade = weaker(grade, cell.grade);
  }
  const { figures, factorSet } = total(cells.flatMap(({ ledger }) => ledger.rows()));
  return { key, ...counts, grade: grade ?? 'E', factorSet, figures };
}

function countsOf({
  requests,
  inputTokens,
  inputCacheReadTokens,
  outputTokens,
  outputReasoningTokens,
}: UsageEvent): Counts {
  return {
    requests: requests ?? 0,
    inputTokens,
    cacheReadTokens: inputCacheReadTokens,
    outputTokens,
    reasoningTokens: outputReasoningTokens,
  };
}

function addCounts(into: Counts, more: Counts): void {
  into.requests += more.requests;
  for (const field of ['inputTokens', 'cacheReadTokens', 'outputTokens', 'reasoningTokens'] as const) {
    const value = more[field];
    if (value !== null) into[field] = (into[field] ?? 0) + value;
  }
}
