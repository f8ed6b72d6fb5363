import { DomainError } from '@promptprint/kernel';
import type { UsageRow } from './usage-row.js';
import { counterOf, type Outcome, type Written } from './write-batch.js';

/** What became of what one source told: `received` is the sum of the others. */
export interface Arrivals {
  received: number;
  recorded: number;
  duplicates: number;
  conflicts: number;
  refused: number;
}

export interface SourceArrivals extends Arrivals {
  accountId: string;
  sourceNo: number;
}

const nothing: Arrivals = { received: 0, recorded: 0, duplicates: 0, conflicts: 0, refused: 0 };

/** What each source of each account gains by a batch, in the order of their keys. */
export function arrivalsOf(written: readonly Written[]): SourceArrivals[] {
  const all = new Map<string, SourceArrivals>();
  for (const { piece, outcomes } of written) {
    if (outcomes instanceof DomainError) continue;
    const { accountId } = piece.append;
    const count = (sourceNo: number, outcome: Outcome): void => {
      const key = `${accountId} ${sourceNo}`;
      const sum = all.get(key) ?? { ...nothing, accountId, sourceNo };
      all.set(key, sum);
      sum.received += 1;
      sum[counterOf[outcome]] += 1;
    };
    for (const sourceNo of piece.refused) count(sourceNo, 'refused');
    for (const [at, { sourceNo }] of piece.rows.entries()) count(sourceNo, outcomes[at] ?? 'refused');
  }
  return [...all.values()].toSorted((a, b) =>
    a.accountId === b.accountId ? a.sourceNo - b.sourceNo : a.accountId < b.accountId ? -1 : 1,
  );
}

/** Rows that came under the key of another event and say something else; of several under one key the last. */
export function conflictsOf(written: readonly Written[]): UsageRow[] {
  const byKey = new Map<string, UsageRow>();
  for (const { piece, outcomes } of written) {
    if (outcomes instanceof DomainError) continue;
    for (const [at, row] of piece.rows.entries()) if (outcomes[at] === 'conflict') byKey.set(row.dedupeKey, row);
  }
  return [...byKey.values()];
}

/** Of conflicts that turned out to be none, what each source's turned out to be. */
export function arrivalsOfSolved(
  solved: readonly { row: Pick<UsageRow, 'sourceNo'>; outcome: 'recorded' | 'duplicate' }[],
): { sourceNo: number; recorded: number; duplicates: number }[] {
  const all = new Map<number, { sourceNo: number; recorded: number; duplicates: number }>();
  for (const { row, outcome } of solved) {
    const sum = all.get(row.sourceNo) ?? { sourceNo: row.sourceNo, recorded: 0, duplicates: 0 };
    all.set(row.sourceNo, sum);
    sum[counterOf[outcome]] += 1;
  }
  return [...all.values()];
}
