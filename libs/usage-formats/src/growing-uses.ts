import type { UsageEvent } from './event.js';
import type { ReadItem, Where } from './item.js';
import { limits } from './limits.js';
import type { SeenIds } from './seen-ids.js';

/** One telling of a bucket's group: usually one use, several where a report has equal rows. */
interface Telling {
  name: string;
  uses: { event: UsageEvent; where: Where }[];
}

interface Choice {
  best: Telling;
  others: Telling | undefined;
}

/** Groups told at a time once too many are held. */
const toldAtOnce = 1000;

/**
 * Buckets whose counts may still grow, such as that of today. Told several times, in whatever order, the fullest telling
 * of a group counts, and the others are duplicates. Rows of one telling that look alike are uses of their own.
 */
export class GrowingUses {
  private readonly groups = new Map<string, Telling>();
  private readonly lesser = new Map<string, Telling>();
  private held = 0;

  constructor(private readonly seen: SeenIds) {}

  /** `key` names bucket and group and is the beginning of the ids, `telling` the table or answer that tells of it. */
  hold(key: string, telling: string, use: { event: UsageEvent; where: Where }): ReadItem[] {
    if (this.seen.has(key)) return [{ kind: 'duplicate', where: use.where }];
    const known = this.groups.get(key);
    this.held += 1;
    if (known?.name === telling) known.uses.push(use);
    else {
      this.groups.set(key, { name: telling, uses: [use] });
      if (known !== undefined) return this.settle(key, known);
    }
    return this.held < limits.growingUses ? [] : [...this.told(toldAtOnce)].flat();
  }

  /** What is held, the oldest groups first, with its ids; whoever repeats it from now on repeats it. */
  *told(most = Infinity): Generator<ReadItem[]> {
    let left = most;
    for (const [key, telling] of this.groups) {
      if (left === 0) return;
      left -= 1;
      const { best, others } = this.forget(key, telling);
      this.seen.add(key);
      yield [
        ...best.uses.map(({ event }, number): ReadItem => ({
          kind: 'event',
          event: { ...event, id: `${key}|${number}` },
        })),
        ...repeated(others),
      ];
    }
  }

  private forget(key: string, telling: Telling): Choice {
    const choice = fuller(telling, this.lesser.get(key));
    this.groups.delete(key);
    this.lesser.delete(key);
    this.held -= choice.best.uses.length + (choice.others?.uses.length ?? 0);
    return choice;
  }

  /** Two tellings are complete once a third begins. */
  private settle(key: string, ended: Telling): ReadItem[] {
    const { best, others } = fuller(ended, this.lesser.get(key));
    this.lesser.set(key, best);
    this.held -= others?.uses.length ?? 0;
    return repeated(others);
  }
}

function fuller(later: Telling, earlier: Telling | undefined): Choice {
  if (earlier === undefined) return { best: later, others: undefined };
  return amountOf(later) > amountOf(earlier) ? { best: later, others: earlier } : { best: earlier, others: later };
}

function repeated(telling: Telling | undefined): ReadItem[] {
  return (telling?.uses ?? []).map(({ where }) => ({ kind: 'duplicate', where }));
}

function amountOf({ uses }: Telling): number {
  return uses.reduce(
    (sum, { event: { requests, inputTokens, outputTokens, units } }) =>
      sum +
      (requests ?? 0) +
      (inputTokens ?? 0) +
      (outputTokens ?? 0) +
      Object.values(units ?? {}).reduce((all, unit) => all + unit, 0),
    0,
  );
}
