import type { EventLedger } from '@promptprint/emissions';
import type { StoredEvent } from './stored-event.js';

/** Where the sums of an event belong. */
interface SumKey {
  side: 'before' | 'after';
  factorSet: string;
  classKey: string;
  grade: string;
}

/** A row of usage_restated_class under the names of its columns; whole numbers as text, for they can pass 2^53. */
export interface SumGroup {
  side: string;
  factor_set: string;
  class_key: string;
  grade: string;
  events: string;
  q: number;
  i: number;
  v: readonly number[];
  counts: Readonly<Record<string, string | null>>;
}

type Figure = Exclude<keyof EventLedger, 'q' | 'i'>;
type Told =
  | 'requests'
  | 'inputTokens'
  | 'inputCacheReadTokens'
  | 'inputCacheWriteTokens'
  | 'outputTokens'
  | 'outputReasoningTokens';

const told: Readonly<Record<Told, string>> = {
  requests: 'requests',
  inputTokens: 'input_tokens',
  inputCacheReadTokens: 'input_cache_read_tokens',
  inputCacheWriteTokens: 'input_cache_write_tokens',
  outputTokens: 'output_tokens',
  outputReasoningTokens: 'output_reasoning_tokens',
};

const reckoned: Readonly<Record<Figure, string>> = {
  energyNwh: 'energy_nwh',
  carbonUseNg: 'carbon_use_ng',
  carbonEmbodiedNg: 'carbon_embodied_ng',
  carbonMarketNg: 'carbon_market_ng',
  waterOnsiteNl: 'water_onsite_nl',
  waterOffsiteNl: 'water_offsite_nl',
};

/** What an event was found to emit: as stored, or as computed again. */
type Figures = Readonly<Record<Figure, string | number | null>> & { q: number; i: number; v: ArrayLike<number> };

interface Sum {
  key: SumKey;
  events: bigint;
  counts: Map<string, bigint | null>;
  q: number;
  i: number;
  v: Float64Array;
}

/** Sums of events by side, class and grade, added in the order of the events: the same events always give the same bits. */
export class RestatedSums {
  readonly #sums = new Map<string, Sum>();

  add(key: SumKey, event: Pick<StoredEvent, Told>, figures: Figures): void {
    const sum = this.#sumFor(key, figures.v.length);
    sum.events += 1n;
    for (const [name, column] of entriesOf(told)) count(sum, column, event[name]);
    for (const [name, column] of entriesOf(reckoned)) count(sum, column, figures[name]);
    sum.q += figures.q;
    sum.i += figures.i;
    for (let slot = 0; slot < sum.v.length; slot += 1) sum.v[slot] = (sum.v[slot] ?? 0) + (figures.v[slot] ?? 0);
  }

  groups(): SumGroup[] {
    return [...this.#sums.values()].map(({ key, events, counts, q, i, v }) => ({
      side: key.side,
      factor_set: key.factorSet,
      class_key: key.classKey,
      grade: key.grade,
      events: events.toString(),
      q,
      i,
      v: [...v],
      counts: Object.fromEntries([...counts].map(([column, sum]) => [column, sum === null ? null : sum.toString()])),
    }));
  }

  #sumFor(key: SumKey, slots: number): Sum {
    const name = `${key.side} ${key.factorSet} ${key.classKey} ${key.grade}`;
    const known = this.#sums.get(name);
    if (known) return known;
    const sum = { key, events: 0n, counts: new Map(), q: 0, i: 0, v: new Float64Array(slots) };
    this.#sums.set(name, sum);
    return sum;
  }
}

const entriesOf = <Name extends string>(names: Readonly<Record<Name, string>>) =>
  Object.entries(names) as [Name, string][];

/** Null while no event says anything, as in the roll-ups. */
function count({ counts }: Sum, column: string, value: string | number | null): void {
  const before = counts.get(column) ?? null;
  counts.set(column, value === null ? before : (before ?? 0n) + BigInt(value));
}
