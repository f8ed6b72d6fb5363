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
import { listKinds, moveShadows, readCells, readChoices, saveChoice } from './overlap.store.js';
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
  finerTokens: number;
  coarserTokens: number;
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
      const { cells, pairs, choiceOf } = await this.survey(tx, accountId, null);
      return pairs.flatMap((pair) => overlapOf(pair, cells, choiceOf(pair)));
    });
  }

  /** The person's word on two sources: which of them counts, or both. */
  async choose(accountId: string, { finer, coarser }: OverlapPair, choice: OverlapChoice): Promise<void> {
    if (!overlapPairs.some((pair) => pair.finer === finer && pair.coarser === coarser))
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

  private async settleIn(tx: Tx, accountId: string, window: OverlapWindow | null): Promise<void> {
    const [isThere] = await lockCalendars(tx, [accountId]);
    if (isThere === undefined) return;
    const { cells, pairs, sources, choiceOf } = await this.survey(tx, accountId, window);
    const aside = shadowedCells(cells, pairs, choiceOf).map(({ day, model, kind, by }) => ({
      day,
      model,
      sourceNo: sources.get(kind) ?? 0,
      by: sources.get(by) ?? 0,
    }));
    const touched = await moveShadows(tx, accountId, { cells: aside, window });
    if (touched.length === 0) return;
    await this.restatements.between(tx, accountId, daysOf(touched));
    await settleRollUps(tx, accountId, touched);
  }

  private async survey(tx: Tx, accountId: string, window: OverlapWindow | null) {
    const sources = await listKinds(tx, accountId);
    const pairs = pairsAmong(new Set(sources.keys()));
    const known = new Set(pairs.flatMap(({ finer, coarser }) => [finer, coarser]));
    const involved = new Map([...sources].filter(([kind]) => known.has(kind)));
    const cells = pairs.length === 0 ? [] : await readCells(tx, accountId, { sources: involved, window });
    const choices = new Map((await readChoices(tx, accountId)).map((pair) => [pairKey(pair), pair.choice]));
    return { sources, pairs, cells, choiceOf: (pair: OverlapPair) => choices.get(pairKey(pair)) ?? 'automatic' };
  }
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
