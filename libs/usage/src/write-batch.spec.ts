import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@promptprint/kernel';
import type { UsageRow } from './usage-row.js';
import { type Append, Batch, halved, importCountsOf, wholePiece } from './write-batch.js';

const row = (dedupeKey: string, fingerprint = 'same', occurredAt = 5) =>
  ({ dedupeKey, fingerprint, occurredAt }) as UsageRow;
const append = (rows: UsageRow[], more: Partial<Append> = {}): Append => ({
  accountId: 'account',
  importId: 'import',
  rows,
  refused: [],
  mayOverlap: false,
  ...more,
});
const none: ReadonlySet<string> = new Set();

describe('a batch', () => {
  it('asks about each key once and answers for each of its repetitions', () => {
    const batch = new Batch([
      wholePiece(append([row('a'), row('b'), row('a')])),
      wholePiece(append([row('a', 'other'), row('c')])),
    ]);
    expect(batch.rows.map(({ dedupeKey }) => dedupeKey)).toEqual(['a', 'b', 'c']);
    const written = batch.outcomes({
      twins: [
        { accountId: 'account', dedupeKey: 'b', isSame: false },
        { accountId: 'account', dedupeKey: 'c', isSame: true },
      ],
      erased: none,
    });
    expect(written.map(({ outcomes }) => outcomes)).toEqual([
      ['recorded', 'conflict', 'duplicate'],
      ['conflict', 'duplicate'],
    ]);
  });

  it('takes a repetition of what contradicts the stored one for a contradiction, too', () => {
    const batch = new Batch([wholePiece(append([row('a'), row('a')]))]);
    const [written] = batch.outcomes({
      twins: [{ accountId: 'account', dedupeKey: 'a', isSame: false }],
      erased: none,
    });
    expect(written?.outcomes).toEqual(['conflict', 'conflict']);
  });

  it('answers not-found for an account that was erased meanwhile', () => {
    const batch = new Batch([wholePiece(append([row('a')]))]);
    const [written] = batch.outcomes({ twins: [], erased: new Set(['account']) });
    expect(written?.outcomes).toBeInstanceOf(DomainError);
  });
});

describe('a refused batch', () => {
  it('is halved by pieces, then by rows, until one row stands alone', () => {
    const pieces = [append([row('a'), row('b'), row('c')], { refused: [1, 1] }), append([row('d')])].map(wholePiece);
    expect(halved(pieces)).toEqual([[pieces[0]], [pieces[1]]]);
    const [left = [], right = []] = halved(pieces.slice(0, 1)) ?? [];
    expect([left[0]?.from, left[0]?.rows.length, left[0]?.refused]).toEqual([0, 2, [1, 1]]);
    expect([right[0]?.from, right[0]?.rows.length, right[0]?.refused]).toEqual([2, 1, []]);
    expect(halved(pieces.slice(1))).toBeNull();
  });
});

describe('the counts of an import', () => {
  it('are one sum over its parts, with the first and last use recorded', () => {
    const pieces = [
      append([row('a', 'x', 9), row('b', 'x', 3)], { refused: [1, 1, 2, 2] }),
      append([row('c', 'x', 1)]),
    ].map(wholePiece);
    const counts = importCountsOf([
      { piece: pieces[0] as (typeof pieces)[0], outcomes: ['recorded', 'recorded'] },
      { piece: pieces[1] as (typeof pieces)[0], outcomes: ['duplicate'] },
    ]);
    expect(counts).toEqual([
      {
        accountId: 'account',
        importId: 'import',
        seen: 7,
        recorded: 2,
        duplicates: 1,
        conflicts: 0,
        refused: 4,
        firstAt: 3,
        lastAt: 9,
      },
    ]);
  });
});
