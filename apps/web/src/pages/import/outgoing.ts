import { modelOf, truncated, type TimePrecision, type UsageEvent } from '@promptprint/usage-formats';

/** What a person chose to hand over. */
export interface Choice {
  /** Days in UTC, both inclusive; null is open. */
  from: string | null;
  to: string | null;
  precision: TimePrecision;
  /** Names of models, as the file writes them, that stay here. */
  dropped: ReadonlySet<string | null>;
}

/** What the preview needs of an event: enough to choose it and to find it in the log. */
export interface Candidate {
  /** Milliseconds since 1970; null where the file does not say. */
  at: number | null;
  source: string;
  model: string | null;
  input: number | null;
  output: number | null;
  bytes: number;
}

type Chosen = Pick<Candidate, 'at' | 'model'>;

export function isChosen({ at, model }: Chosen, { from, to, dropped }: Choice): boolean {
  if (dropped.has(model)) return false;
  if (from === null && to === null) return true;
  if (at === null) return false;
  const day = new Date(at).toISOString().slice(0, 10);
  return (from === null || day >= from) && (to === null || day <= to);
}

/** Of a line as it was put aside: what is not known is not there. */
export function candidateOf(event: Partial<UsageEvent>, bytes: number): Candidate {
  const at = Date.parse(event.startedAt ?? '');
  return {
    at: Number.isNaN(at) ? null : at,
    source: event.sourceKind ?? 'canonical',
    model: modelOf({
      modelRawRequest: event.modelRawRequest ?? null,
      modelRawResponse: event.modelRawResponse ?? null,
    }),
    input: event.inputTokens ?? null,
    output: event.outputTokens ?? null,
    bytes,
  };
}

export interface Compared {
  fresh: number;
  seen: number;
  look: number;
}

/** An entry of the log, as far as it tells whether a candidate is the same use. */
export type Known = Omit<Candidate, 'bytes'>;

const precisions: readonly TimePrecision[] = ['exact', 'hour', 'day'];

/**
 * Which candidates the log already holds: the same source, model and counts at the same time. At a time cut in another
 * way it is the same use, too, but the server would find it changed and keep what it has.
 */
export function compared(
  candidates: readonly Candidate[],
  known: readonly Known[],
  precision: TimePrecision,
): Compared {
  const left = new Map<string, number>();
  for (const entry of known) {
    const key = keyOf(entry, entry.at);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const take = (key: string): boolean => {
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count > 0;
  };
  const result: Compared = { fresh: 0, seen: 0, look: 0 };
  const unseen = candidates.filter((candidate) => !take(keyOf(candidate, cut(candidate.at, precision))));
  result.seen = candidates.length - unseen.length;
  for (const candidate of unseen) {
    const isThere = precisions.some((other) => other !== precision && take(keyOf(candidate, cut(candidate.at, other))));
    if (isThere) result.look += 1;
    else result.fresh += 1;
  }
  return result;
}

const cut = (at: number | null, precision: TimePrecision): number | null =>
  at === null ? null : truncated(at, precision);

function keyOf({ source, model, input, output }: Omit<Known, 'at'>, at: number | null): string {
  return JSON.stringify([source, model, input, output, at]);
}
