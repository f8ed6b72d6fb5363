import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@promptprint/kernel';
import { arrivalsOf, conflictsOf } from './arrivals.js';
import type { UsageRow } from './usage-row.js';
import { type Outcome, wholePiece, type Written } from './write-batch.js';

const row = (dedupeKey: string, sourceNo: number, energyNwh = 0) => ({ dedupeKey, sourceNo, energyNwh }) as UsageRow;
const written = (
  accountId: string,
  rows: UsageRow[],
  outcomes: Outcome[] | DomainError,
  refused: number[] = [],
): Written => ({
  piece: wholePiece({ accountId, importId: null, rows, refused, mayOverlap: false }),
  outcomes,
});

describe('what arrived', () => {
  it('is counted for each account and source, in the order of their keys', () => {
    const all = arrivalsOf([
      written('b', [row('x', 2), row('y', 1)], ['recorded', 'conflict'], [1]),
      written('a', [row('z', 7)], ['duplicate']),
      written('b', [row('w', 2)], ['refused']),
    ]);
    expect(all).toEqual([
      { accountId: 'a', sourceNo: 7, received: 1, recorded: 0, duplicates: 1, conflicts: 0, refused: 0 },
      { accountId: 'b', sourceNo: 1, received: 2, recorded: 0, duplicates: 0, conflicts: 1, refused: 1 },
      { accountId: 'b', sourceNo: 2, received: 2, recorded: 1, duplicates: 0, conflicts: 0, refused: 1 },
    ]);
  });

  it('is not counted where nothing was taken', () => {
    const gone = new DomainError('not-found', 'not-found');
    expect(arrivalsOf([written('a', [row('x', 1)], gone, [1])])).toEqual([]);
    expect(conflictsOf([written('a', [row('x', 1)], gone)])).toEqual([]);
  });

  it('in conflict is kept once for each key, as it came last', () => {
    const rows = [row('x', 1, 10), row('x', 1, 20), row('y', 1, 30)];
    expect(conflictsOf([written('a', rows, ['conflict', 'conflict', 'recorded'])])).toEqual([row('x', 1, 20)]);
  });
});
