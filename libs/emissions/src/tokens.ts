import type { Interval } from '@promptprint/kernel';
import { nothingAssumed, type Assumption } from './assumptions.js';
import { factorIn, type FactorSet } from './factor-set.js';
import { exp } from './functions.js';
import { z95 } from './lognormal.js';
import type { TokenCounts } from './text-energy.js';
import type { TokenCount, UsageInput } from './usage-input.js';

/** One thing not known about an event's tokens: the counts with it one step up and one step down. */
export interface TokenDoubt {
  readonly up: TokenCounts;
  readonly down: TokenCounts;
  /** How many standard deviations a step is. */
  readonly steps: number;
  /** Noise of the one event, or an error every event of the account shares. */
  readonly isShared: boolean;
}

/** Tokens as the energy model reads them, with everything that is not known about them. */
export interface TokenReading {
  readonly counts: TokenCounts;
  readonly doubts: readonly TokenDoubt[];
  /** Independent events behind this one: their noise averages out within it. */
  readonly events: number;
  readonly assumed: readonly Assumption[];
}

const none: readonly TokenDoubt[] = [];

/** Reads plain counts; null when a count is missing or a range, which `readDoubtfulTokens` understands. */
export function readPlainTokens(usage: UsageInput): TokenReading | null {
  const input = usable(usage.inputTokens);
  const output = usable(usage.outputTokens) ?? (isPromptOnly(usage) ? 0 : null);
  if (input === null || output === null) return null;
  const cacheRead = usage.inputCacheReadTokens ?? 0;
  if (typeof cacheRead !== 'number') return null;
  const cached = usable(cacheRead) ?? 0;
  const reasoning = middleOf(usage.outputReasoningTokens) ?? 0;
  const isExclusive = cached > input;
  const isApart = reasoning > output;
  const counts = {
    // Some sources count the cache beside the input, and thoughts beside the answer: the larger figure is meant.
    uncached: isExclusive ? input : input - cached,
    cached,
    generated: isApart ? output + reasoning : output,
    calls: callsOf(usage, isExclusive ? input + cached : input),
    encoded: 0,
  };
  return { counts, doubts: none, events: 1, assumed: nothingAssumed };
}

/** No text comes back from these; a missing output count means none. */
function isPromptOnly({ operation }: UsageInput): boolean {
  return operation === 'embeddings' || operation === 'rerank';
}

/** A usable count, or null: not a number, negative and infinite counts are not counts; less than a thousandth is none. */
export function usable(count: TokenCount | undefined): number | null {
  if (typeof count !== 'number' || !(count >= 0 && count <= Number.MAX_SAFE_INTEGER)) return null;
  return count < leastCount ? 0 : count;
}
/** Averages can be fractions; what lies below would only break the arithmetic. */
const leastCount = 1e-3;

/** A usable range with its ends in order, or null. */
export function rangeOf(count: TokenCount | undefined): Interval | null {
  if (typeof count !== 'object' || count === null) return null;
  const [low, mid, high] = [usable(count.low), usable(count.mid), usable(count.high)];
  if (low === null || mid === null || high === null) return null;
  return { low: Math.min(low, mid), mid, high: Math.max(mid, high) };
}

/** A usable count, or the middle of a usable range. */
export function middleOf(count: TokenCount | undefined): number | null {
  return usable(count) ?? rangeOf(count)?.mid ?? null;
}

/** Calls to a model behind a row: as stated, else as many usual requests as an aggregate's input would fill. */
function callsOf(usage: UsageInput, input: number): number {
  const stated = Math.max(usable(usage.requests) ?? 0, usable(usage.modelCalls) ?? 0);
  if (stated >= 1) return stated;
  const isAggregate = usage.granularity === 'hour' || usage.granularity === 'day' || usage.granularity === 'month';
  return isAggregate ? Math.max(1, input / usualRequestInput) : 1;
}
const usualRequestInput = 6_000;

interface Wanted {
  input: number;
  cachedShare: number;
  output: number;
}

/** Reads ranges and fills what is missing with the defaults of section 6, each with its doubt. */
export function readDoubtfulTokens(usage: UsageInput, isThinking: boolean, set: FactorSet): TokenReading {
  const ranges = {
    input: rangeOf(usage.inputTokens),
    cached: rangeOf(usage.inputCacheReadTokens),
    output: rangeOf(usage.outputTokens),
  };
  const known = {
    input: usable(usage.inputTokens) ?? ranges.input?.mid ?? null,
    output: usable(usage.outputTokens) ?? ranges.output?.mid ?? (isPromptOnly(usage) ? 0 : null),
  };
  const events = Math.max(1, usable(usage.requests) ?? 1);
  const defaults = defaultTokens(usage, known, isThinking, set);
  const cached = usable(usage.inputCacheReadTokens) ?? ranges.cached?.mid ?? null;
  const reasoning = middleOf(usage.outputReasoningTokens) ?? 0;
  const isExclusive = cached !== null && known.input !== null && cached > known.input;
  const isApart = known.output !== null && reasoning > known.output;
  const input = (known.input ?? defaults.uncached + defaults.cached) + (isExclusive ? cached : 0);
  const wanted: Wanted = {
    input,
    output: (known.output ?? defaults.output) + (isApart ? reasoning : 0),
    cachedShare: known.input === null && cached === null ? share(defaults.cached, input) : share(cached ?? 0, input),
  };
  const counts = (change: Partial<Wanted>) => countsOf({ ...wanted, ...change }, callsOf(usage, wanted.input));
  const doubts = [
    ...ofRange(ranges.input, (value) => counts({ input: value })),
    ...ofRange(ranges.cached, (value) => counts({ cachedShare: share(value, wanted.input) })),
    ...ofRange(ranges.output, (value) => counts({ output: value })),
    ...ofMissing(known, wanted, counts, set),
  ];
  return { counts: counts({}), doubts, events, assumed: nothingAssumed };
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}

function countsOf({ input, cachedShare, output }: Wanted, calls: number): TokenCounts {
  const cached = input * cachedShare;
  return { uncached: input - cached, cached, generated: output, calls, encoded: 0 };
}

/** A range from an estimate of hidden tokens is one unknown for the whole account: it does not average out. */
function ofRange(range: Interval | null, counts: (value: number) => TokenCounts): TokenDoubt[] {
  if (!range || range.high === range.low) return [];
  return [{ up: counts(range.high), down: counts(range.low), steps: z95, isShared: true }];
}

type Known = Readonly<Record<'input' | 'output', number | null>>;

/** A count nobody reported is noise of the event beside a bias of 0.35 that all of them share. */
function ofMissing(
  known: Known,
  wanted: Wanted,
  counts: (change: Partial<Wanted>) => TokenCounts,
  set: FactorSet,
): TokenDoubt[] {
  const missing = (['input', 'output'] as const).filter((field) => known[field] === null);
  if (missing.length === 0) return [];
  const sigma = {
    input: factorIn(set.factors, 'uncached_per_output').sigma,
    output: factorIn(set.factors, 'turn_output').sigma,
  };
  const stepped = (fields: readonly ('input' | 'output')[], step: number) =>
    counts(Object.fromEntries(fields.map((field) => [field, wanted[field] * exp(step)])));
  const bias = factorIn(set.factors, 'token_bias').sigma;
  return [
    ...missing.map((field) => ({
      up: stepped([field], sigma[field]),
      down: stepped([field], -sigma[field]),
      steps: 1,
      isShared: false,
    })),
    { up: stepped(missing, bias), down: stepped(missing, -bias), steps: 1, isShared: true },
  ];
}

interface DefaultTokens {
  uncached: number;
  cached: number;
  output: number;
}

/** Medians of section 6 for what was not reported: a chat turn, or a usual API request in an aggregate without counts. */
function defaultTokens(usage: UsageInput, known: Known, isThinking: boolean, set: FactorSet): DefaultTokens {
  const mid = (id: string) => factorIn(set.factors, id).mid;
  const requests = Math.max(1, usable(usage.requests) ?? 1);
  const thought = isThinking ? mid('reasoning_medium') : 0;
  const output = known.output ?? requests * (mid('turn_output') + thought);
  if (usage.granularity === 'hour' || usage.granularity === 'day' || usage.granularity === 'month')
    return { uncached: requests * mid('request_input'), cached: 0, output };
  const visible = output > 0 ? Math.max(output - requests * thought, output / 4) : requests * mid('turn_output');
  return { uncached: visible * mid('uncached_per_output'), cached: visible * mid('cached_per_output'), output };
}
