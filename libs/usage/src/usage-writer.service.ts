import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Config, Database, Log, sqlState, type Tx } from '@promptprint/platform';
import { arrivalsOf, conflictsOf } from './arrivals.js';
import { countArrivals } from './arrivals.store.js';
import { keepConflicts } from './conflict.store.js';
import { countInImports, lockOpenImports } from './import-count.store.js';
import { insertRows } from './ingest.store.js';
import { OverlapNews } from './overlap-news.service.js';
import {
  type Append,
  Batch,
  halved,
  importCountsOf,
  overlapWindows,
  type Outcome,
  type Piece,
  wholePiece,
  type Written,
} from './write-batch.js';

const mostRowsInBatch = 20_000;
const mostRowsWaiting = 60_000;
const mostAttempts = 4;

interface Waiting {
  append: Append;
  resolve(outcomes: Outcome[]): void;
  reject(error: Error): void;
}

interface Shard {
  waiting: Waiting[];
  running: Promise<void> | null;
}

/**
 * Gathers what arrives while the previous batch is being written. One writer per slice of accounts: two connections
 * that add to the same roll-up rows would wait for each other. Whoever appends hears back after COMMIT.
 */
@Injectable()
export class UsageWriter implements BeforeApplicationShutdown {
  readonly #shards: Shard[];
  #rowsWaiting = 0;
  #lastStamp = 0;

  constructor(
    config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly overlaps: OverlapNews,
    private readonly log: Log,
  ) {
    // One connection stays free for the dictionaries.
    const count = Math.min(8, Math.max(1, config.ingestPoolSize - 1));
    this.#shards = Array.from({ length: count }, () => ({ waiting: [], running: null }));
  }

  /** Answers the outcome of each row, in their order, after they are safely stored. */
  append(append: Append): Promise<Outcome[]> {
    const { rows, accountId } = append;
    if (this.#rowsWaiting > 0 && this.#rowsWaiting + rows.length > mostRowsWaiting)
      return Promise.reject(new DomainError('unavailable', 'ingest-busy', { retryAfterSeconds: 1 }));
    this.#rowsWaiting += rows.length;
    const shard = this.shardOf(accountId);
    const outcomes = new Promise<Outcome[]>((resolve, reject) => shard.waiting.push({ append, resolve, reject }));
    shard.running ??= this.run(shard);
    return outcomes.finally(() => (this.#rowsWaiting -= rows.length));
  }

  /** What was taken in is written before the pool closes. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#shards.flatMap(({ running }) => running ?? []));
  }

  private shardOf(accountId: string): Shard {
    // The last digits of a version 7 id are random.
    const slice = Number.parseInt(accountId.slice(-6), 16) % this.#shards.length;
    const shard = this.#shards[slice];
    if (!shard) throw new Error(`not an account id: ${accountId}`);
    return shard;
  }

  private async run(shard: Shard): Promise<void> {
    // What arrives in the same turn of the event loop shares the first batch.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (shard.waiting.length > 0) {
      const taken = takeBatch(shard.waiting);
      const written = await this.write(taken.map(({ append }) => wholePiece(append)));
      for (const { append, resolve, reject } of taken) {
        const answer = join(append, written);
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      }
    }
    shard.running = null;
  }

  /** A row the database refuses would take the whole batch with it: halves are tried until it stands alone. */
  private async write(pieces: readonly Piece[]): Promise<Fate[]> {
    try {
      return await this.commit(pieces, null);
    } catch (error) {
      const isRefused = /^2[23]/.test(sqlState(error) ?? '');
      if (isRefused) this.log.error('usage-rows-refused', { err: error, pieces: pieces.length });
      const halves = isRefused ? halved(pieces) : null;
      if (halves) return [...(await this.write(halves[0])), ...(await this.write(halves[1]))];
      const [piece] = pieces;
      if (isRefused && piece && pieces.length === 1) return [await this.refuse(piece)];
      const failure = error instanceof Error ? error : new Error(String(error));
      return pieces.map((each) => ({ piece: each, outcomes: failure }));
    }
  }

  /** The one row is left out, but counted. */
  private async refuse(piece: Piece): Promise<Fate> {
    const empty = { ...piece, rows: [], refused: [...piece.refused, ...piece.rows.map(({ sourceNo }) => sourceNo)] };
    await this.commit([empty], null);
    return { piece, outcomes: piece.rows.map(() => 'refused') };
  }

  /** An unanswered COMMIT is repeated under the same stamp: rows that carry it were stored by this very batch. */
  private async commit(
    pieces: readonly Piece[],
    repeated: { stamp: number; attempt: number } | null,
  ): Promise<Written[]> {
    const { stamp, attempt } = repeated ?? { stamp: this.nextStamp(), attempt: 1 };
    try {
      return await this.database.forIngest(async (tx) => {
        const written = await writePieces(tx, pieces, stamp);
        for (const [accountId, window] of overlapWindows(written)) await this.overlaps.publish(tx, accountId, window);
        return written;
      });
    } catch (error) {
      const isUnknown = error instanceof DomainError && error.code === 'commit-outcome-unknown';
      if (!isUnknown || attempt === mostAttempts) throw error;
      return this.commit(pieces, { stamp, attempt: attempt + 1 });
    }
  }

  private nextStamp(): number {
    const now = this.clock.now().getTime() * 1000 + Math.floor(Math.random() * 1000);
    return (this.#lastStamp = Math.max(this.#lastStamp + 1, now));
  }
}

type Fate = { piece: Piece; outcomes: Outcome[] | Error };

function takeBatch(waiting: Waiting[]): Waiting[] {
  let rows = 0;
  let count = 0;
  for (const { append } of waiting) {
    if (count > 0 && rows + append.rows.length > mostRowsInBatch) break;
    rows += append.rows.length;
    count += 1;
  }
  return waiting.splice(0, count);
}

async function writePieces(tx: Tx, pieces: readonly Piece[], stamp: number): Promise<Written[]> {
  const wanted = pieces.flatMap(({ append }) => append.importId ?? []);
  const open = await lockOpenImports(tx, wanted);
  const isTaken = ({ append }: Piece) => append.importId === null || open.has(append.importId);
  const batch = new Batch(pieces.filter(isTaken));
  const written = batch.outcomes(
    batch.rows.length > 0 ? await insertRows(tx, batch.rows, stamp) : { twins: [], erased: new Set() },
  );
  await countInImports(tx, importCountsOf(written), stamp);
  await keepConflicts(tx, conflictsOf(written), stamp);
  await countArrivals(tx, arrivalsOf(written), stamp);
  const closed = pieces.filter((piece) => !isTaken(piece));
  return [...written, ...closed.map((piece) => ({ piece, outcomes: new DomainError('conflict', 'import-not-open') }))];
}

/** The outcomes of all pieces of an append, in the order of its rows. */
function join(append: Append, fates: readonly Fate[]): Outcome[] | Error {
  const own = fates.filter(({ piece }) => piece.append === append).toSorted((a, b) => a.piece.from - b.piece.from);
  const outcomes: Outcome[] = [];
  for (const fate of own) {
    if (fate.outcomes instanceof Error) return fate.outcomes;
    outcomes.push(...fate.outcomes);
  }
  return outcomes.length === append.rows.length ? outcomes : new Error('a batch was written without an answer');
}
