import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Database, type Tx } from '@promptprint/platform';
import { lockCalendars } from './calendar.store.js';
import {
  type OverlapCell,
  type OverlapChoice,
  type OverlapPair,
  overlapPairs,
  type OverlapWindow,
  pairKey,
  pairsAmong,
  shadowedCells,
} from './overlap.js';
import { type GuessedDays, habitPairs, habitPairsAmong, isReplaced } from './habit.js';
import { listKinds, moveShadows, readCells, readChoices, readGuessed, saveChoice } from './overlap.store.js';
import { RestatementReset } from './restatement-reset.service.js';
import { settleRollUps } from './rollup.store.js';

/** Two sources that told of the same model on the same day, and which of them counts. */
export interface Overlap extends OverlapPair {
  choice: OverlapChoice;
  /** First and last UTC day on which both told of a model. */
  from: string;
  to: string;
  days: number;
  /** Of the days and models both told of. */
  finerTokens: number | null;
  coarserTokens: number | null;
  /** Of an export and the habit it replaces; null otherwise, as tokens are there. */
  finerRequests: number | null;
  coarserRequests: number | null;
  /** Entries of the finer and of the coarser source that are not counted because another source counts in their place. */
  finerSetAside: number;
  coarserSetAside: number;
}

/** Tokens that arrive by several ways count once (rule 10 of the usage sources). */
@Injectable()
export class OverlapService {
  constructor(
    private readonly database: Database,
    private readonly restatements: RestatementReset,
    private readonly clock: Clock,
  ) {}

  /** Decides anew which source counts on the days of the window; null for all days. Doing it again changes nothing. */
  settle(accountId: string, window: OverlapWindow | null): Promise<void> {
    return this.database.forAccount(accountId, (tx) => this.settleIn(tx, accountId, window));
  }

  async list(accountId: string): Promise<Overlap[]> {
    return this.database.forAccount(accountId, async (tx) => {
      const { cells, guessed, pairs, choiceOf } = await this.survey(tx, accountId, null);
      return [...pairs.flatMap((pair) => overlapOf(pair, cells, choiceOf(pair))), ...guessed.map(overlapOfHabit)];
    });
  }

  /** The person's word on two sources: which of them counts, or both. */
  async choose(accountId: string, { finer, coarser }: OverlapPair, choice: OverlapChoice): Promise<void> {
    if (![...overlapPairs, ...habitPairs].some((pair) => pair.finer === finer && pair.coarser === coarser))
      throw new DomainError('not-found', 'not-found');
    const now = this.clock.now();
    await this.database.forAccount(accountId, async (tx) => {
      // The whole log is gone over.
      await tx.query(`SET LOCAL statement_timeout = '120s'`);
      await lockCalendars(tx, [accountId]);
      await saveChoice(tx, accountId, { finer, coarser, choice, now });
      await this.settleIn(tx, accountId, null);
    });
  }

  private async settleIn(tx: Tx, accountId: string, given: OverlapWindow | null): Promise<void> {
    const [isThere] = await lockCalendars(tx, [accountId]);
    if (isThere === undefined) return;
    const { cells, pairs, sources, guessed, window, choiceOf } = await this.survey(tx, accountId, given);
    const aside = shadowedCells(cells, pairs, choiceOf).map(({ day, model, kind, by }) => ({
      day,
      model,
      sourceNo: sources.get(kind) ?? 0,
      by: sources.get(by) ?? 0,
    }));
    const habits = guessed.filter(isReplaced).map(({ finer, coarser, provider, from, to }) => ({
      sourceNo: sources.get(coarser) ?? 0,
      provider,
      from,
      to,
      by: sources.get(finer) ?? 0,
    }));
    const touched = await moveShadows(tx, accountId, { cells: aside, habits, window });
    if (touched.length === 0) return;
    await this.restatements.between(tx, accountId, daysOf(touched));
    await settleRollUps(tx, accountId, touched);
  }

  private async survey(tx: Tx, accountId: string, given: OverlapWindow | null) {
    const sources = await listKinds(tx, accountId);
    const choices = new Map((await readChoices(tx, accountId)).map((pair) => [pairKey(pair), pair.choice]));
    const choiceOf = (pair: OverlapPair) => choices.get(pairKey(pair)) ?? 'automatic';
    const guessed = await guessedDays(tx, accountId, { sources, choiceOf });
    // The days between two parts of an export are its days too.
    const window = guessed.length > 0 ? null : given;
    const pairs = pairsAmong(new Set(sources.keys()));
    const known = new Set(pairs.flatMap(({ finer, coarser }) => [finer, coarser]));
    const involved = new Map([...sources].filter(([kind]) => known.has(kind)));
    const cells = pairs.length === 0 ? [] : await readCells(tx, accountId, { sources: involved, window });
    return { sources, pairs, cells, guessed, window, choiceOf };
  }
}

async function guessedDays(
  tx: Tx,
  accountId: string,
  { sources, choiceOf }: { sources: ReadonlyMap<string, number>; choiceOf: (pair: OverlapPair) => OverlapChoice },
): Promise<GuessedDays[]> {
  const all: GuessedDays[] = [];
  for (const pair of habitPairsAmong(new Set(sources.keys()))) {
    const [habit, file] = [sources.get(pair.coarser) ?? 0, sources.get(pair.finer) ?? 0];
    const guessed = await readGuessed(tx, accountId, { habit, file, provider: pair.provider });
    if (guessed) all.push({ ...pair, ...guessed, choice: choiceOf(pair) });
  }
  return all;
}

function overlapOfHabit({ provider: _provider, ...guessed }: GuessedDays): Overlap {
  return { ...guessed, finerTokens: null, coarserTokens: null, finerSetAside: 0 };
}

function daysOf(touched: readonly { day: string }[]): { from: string; to: string } {
  const days = touched.map(({ day }) => day).toSorted();
  return { from: days[0] ?? '', to: days.at(-1) ?? '' };
}

/** None where the two never told of the same model on the same day. */
function overlapOf({ finer, coarser }: OverlapPair, cells: readonly OverlapCell[], choice: OverlapChoice): Overlap[] {
  const [finerPlaces, coarserPlaces] = [cellsOf(finer, cells), cellsOf(coarser, cells)];
  const both = [...coarserPlaces.keys()].filter((place) => finerPlaces.has(place));
  const days = both.map((place) => coarserPlaces.get(place)?.day ?? '').toSorted();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return [];
  const sum = (places: ReadonlyMap<string, OverlapCell>, count: 'tokens' | 'aside') =>
    both.reduce((all, place) => all + (places.get(place)?.[count] ?? 0), 0);
  return [
    {
      finer,
      coarser,
      choice,
      from,
      to,
      days: new Set(days).size,
      finerTokens: sum(finerPlaces, 'tokens'),
      coarserTokens: sum(coarserPlaces, 'tokens'),
      finerRequests: null,
      coarserRequests: null,
      finerSetAside: sum(finerPlaces, 'aside'),
      coarserSetAside: sum(coarserPlaces, 'aside'),
    },
  ];
}

/** What one source told, by day and model. */
function cellsOf(kind: string, cells: readonly OverlapCell[]): Map<string, OverlapCell> {
  return new Map(
    cells.filter((cell) => cell.kind === kind).map((cell) => [JSON.stringify([cell.day, cell.model]), cell]),
  );
}
