import { DomainError } from '@promptprint/kernel';
import type { ByteText } from './event-key.js';
import { windowOf, type OverlapWindow } from './overlap.js';
import type { Inserted } from './ingest.store.js';
import type { UsageRow } from './usage-row.js';

/** What became of one event: stored now, stored before, stored before with other content, or not storable at all. */
export type Outcome = 'recorded' | 'duplicate' | 'conflict' | 'refused';

/** Rows of one account that arrived together. */
export interface Append {
  accountId: string;
  importId: string | null;
  rows: readonly UsageRow[];
  /** The source of each event of the same part that was not taken. */
  refused: readonly number[];
  /** Whether other sources of the account may tell of the same tokens. */
  mayOverlap: boolean;
}

/** All of an append, or a part of it when the database refused the whole. */
export interface Piece {
  append: Append;
  /** Place of the first row within the append. */
  from: number;
  rows: readonly UsageRow[];
  refused: readonly number[];
}

/** The fate of a piece: an outcome for each of its rows, or the reason why none was taken. */
export interface Written {
  piece: Piece;
  outcomes: Outcome[] | DomainError;
}

export interface ImportCount {
  accountId: string;
  importId: string;
  seen: number;
  recorded: number;
  duplicates: number;
  conflicts: number;
  refused: number;
  /** Microseconds since 1970; null when nothing was recorded. */
  firstAt: number | null;
  lastAt: number | null;
}

export const wholePiece = (append: Append): Piece => ({ append, from: 0, rows: append.rows, refused: append.refused });

/** Two halves of a batch, by pieces while there are several; null for a single row. */
export function halved(pieces: readonly Piece[]): [Piece[], Piece[]] | null {
  if (pieces.length > 1) {
    const middle = Math.ceil(pieces.length / 2);
    return [pieces.slice(0, middle), pieces.slice(middle)];
  }
  const [piece] = pieces;
  if (!piece || piece.rows.length < 2) return null;
  const middle = Math.ceil(piece.rows.length / 2);
  return [
    [{ ...piece, rows: piece.rows.slice(0, middle) }],
    [{ ...piece, from: piece.from + middle, rows: piece.rows.slice(middle), refused: [] }],
  ];
}

/** The rows of all pieces with each key once: PostgreSQL is asked about a key, not about its repetitions. */
export class Batch {
  readonly rows: UsageRow[] = [];
  /** By key alone: it is made under the account's own secret, so two accounts cannot share one. */
  readonly #firsts = new Map<ByteText, UsageRow>();

  constructor(private readonly pieces: readonly Piece[]) {
    for (const { rows } of pieces) {
      for (const row of rows) {
        if (this.#firsts.has(row.dedupeKey)) continue;
        this.#firsts.set(row.dedupeKey, row);
        this.rows.push(row);
      }
    }
  }

  /** Tells every piece what the database said about its rows. */
  outcomes({ twins, erased }: Inserted): Written[] {
    const known = new Map(twins.map(({ dedupeKey, isSame }) => [dedupeKey, isSame]));
    return this.pieces.map((piece) => ({
      piece,
      outcomes: erased.has(piece.append.accountId)
        ? new DomainError('not-found', 'not-found')
        : piece.rows.map((row) => this.#outcome(row, known)),
    }));
  }

  #outcome(row: UsageRow, known: ReadonlyMap<string, boolean>): Outcome {
    const first = this.#firsts.get(row.dedupeKey);
    const isStoredTheSame = known.get(row.dedupeKey);
    if (first === row) return isStoredTheSame === undefined ? 'recorded' : isStoredTheSame ? 'duplicate' : 'conflict';
    const isLikeFirst = first?.fingerprint === row.fingerprint;
    return isLikeFirst && isStoredTheSame !== false ? 'duplicate' : 'conflict';
  }
}

/** What each import gains by a batch; several parts of one import are one sum. */
export function importCountsOf(written: readonly Written[]): ImportCount[] {
  const counts = new Map<string, ImportCount>();
  for (const { piece, outcomes } of written) {
    const { importId, accountId } = piece.append;
    if (importId === null || outcomes instanceof DomainError) continue;
    const count = counts.get(importId) ?? { ...nothing, accountId, importId };
    counts.set(importId, count);
    count.seen += piece.refused.length;
    count.refused += piece.refused.length;
    for (const [at, outcome] of outcomes.entries()) {
      count.seen += 1;
      count[counterOf[outcome]] += 1;
      if (outcome === 'recorded') widen(count, piece.rows[at]?.occurredAt ?? 0);
    }
  }
  return [...counts.values()];
}

/** The UTC days of what was recorded, for each account whose sources may overlap. */
export function overlapWindows(written: readonly Written[]): Map<string, OverlapWindow> {
  const instants = new Map<string, number[]>();
  for (const { piece, outcomes } of written) {
    if (!piece.append.mayOverlap || outcomes instanceof DomainError) continue;
    const { accountId } = piece.append;
    const own = instants.get(accountId) ?? [];
    instants.set(accountId, own);
    for (const [at, outcome] of outcomes.entries())
      if (outcome === 'recorded') own.push((piece.rows[at]?.occurredAt ?? 0) / 1_000);
  }
  return new Map(
    [...instants].flatMap(([accountId, own]) => {
      const window = windowOf(own);
      return window ? [[accountId, window] as const] : [];
    }),
  );
}

const nothing = { seen: 0, recorded: 0, duplicates: 0, conflicts: 0, refused: 0, firstAt: null, lastAt: null };

export const counterOf = {
  recorded: 'recorded',
  duplicate: 'duplicates',
  conflict: 'conflicts',
  refused: 'refused',
} as const satisfies Record<Outcome, keyof ImportCount>;

function widen(count: ImportCount, time: number): void {
  count.firstAt = Math.min(count.firstAt ?? time, time);
  count.lastAt = Math.max(count.lastAt ?? time, time);
}
