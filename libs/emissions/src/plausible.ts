import type { Assumption } from './assumptions.js';
import type { Measured } from './measured.js';
import { isReportUnusable } from './metered-work.js';
import { arePartsBeyond, hasTokens } from './modal-tokens.js';
import type { Profile } from './profile.js';
import { middleOf, usable } from './tokens.js';
import type { TokenCount, UsageInput } from './usage-input.js';

/** Everything that had to be assumed of a use: what its measuring said, and what cannot be true about it. */
export function assumedBy(usage: UsageInput, profile: Profile, { assumed }: Measured): readonly Assumption[] {
  const more: Assumption[] = [];
  doubtTokens(usage, more);
  const { units } = usage;
  if (units && usable(units.imagePixels) && !usable(units.images)) more.push('pixels-without-images');
  if (hasUnusableCount(usage)) more.push('count-unusable');
  if (isBeyondOneRequest(usage)) more.push('beyond-one-request');
  if (profile.releaseDate !== null && isBefore(usage.startedAt, profile.releaseDate)) more.push('before-model');
  if (isReportUnusable(usage)) more.push('reported-unusable');
  if ((usage.cost ?? null) !== null && !hasTokens(usage) && !isCurrencyKnown(usage)) more.push('currency-unknown');
  if (more.length === 0 && profile.assumed.length === 0) return assumed;
  if (more.length === 0 && assumed.length === 0) return profile.assumed;
  return [...new Set([...assumed, ...more, ...profile.assumed])];
}

/** Tokens that cannot be parts of their whole: told whether the energy rests on them or not. */
function doubtTokens(usage: UsageInput, told: Assumption[]): void {
  const input = middleOf(usage.inputTokens);
  const output = middleOf(usage.outputTokens);
  const cached = middleOf(usage.inputCacheReadTokens) ?? 0;
  const reasoning = middleOf(usage.outputReasoningTokens) ?? 0;
  const isExclusive = input !== null && cached > input;
  const isApart = output !== null && reasoning > output;
  if (isExclusive) told.push('cached-beyond-input');
  if (isApart) told.push('reasoning-beyond-output');
  const written = middleOf(usage.inputCacheWriteTokens) ?? 0;
  const isWriteBeyond = input !== null && written > (isExclusive ? input : input - cached);
  const whole = {
    input: input === null ? Infinity : input + (isExclusive ? cached : 0),
    output: output === null ? Infinity : output + (isApart ? reasoning : 0),
  };
  if (isWriteBeyond || (usage.modality && arePartsBeyond(usage.modality, whole.input, whole.output)))
    told.push('parts-beyond-total');
}

/** What no single request holds; rows that sum requests say how many, or are aggregates by their granularity. */
const mostInOne = { tokens: 10_000_000, images: 10_000, seconds: 200_000, characters: 100_000_000 };

function isBeyondOneRequest({
  granularity,
  requests,
  modelCalls,
  inputTokens,
  outputTokens,
  units,
}: UsageInput): boolean {
  const calls = Math.max(1, requests ?? 1, modelCalls ?? 1);
  if (granularity === 'hour' || granularity === 'day' || granularity === 'month') return false;
  const isMore = (count: TokenCount | undefined, most: number) => typeof count === 'number' && count > most * calls;
  if (isMore(inputTokens, mostInOne.tokens) || isMore(outputTokens, mostInOne.tokens)) return true;
  if (!units) return false;
  return (
    isMore(units.images, mostInOne.images) ||
    isMore(units.audioSeconds, mostInOne.seconds) ||
    isMore(units.videoSeconds, mostInOne.seconds) ||
    isMore(units.characters, mostInOne.characters)
  );
}

/** Dates are ISO text of any precision, so text order is the order of time, as far as both say it. */
function isBefore(startedAt: string | null | undefined, releaseDate: string): boolean {
  if (typeof startedAt !== 'string' || !/^\d{4}/.test(startedAt)) return false;
  return startedAt.slice(0, releaseDate.length) < releaseDate.slice(0, startedAt.length);
}

function isCurrencyKnown({ currency }: UsageInput): boolean {
  return !currency || currency.toUpperCase() === 'USD';
}

function hasUnusableCount(usage: UsageInput): boolean {
  return (
    isUnusable(usage.inputTokens) ||
    isUnusable(usage.outputTokens) ||
    isUnusable(usage.inputCacheReadTokens) ||
    isUnusable(usage.inputCacheWriteTokens) ||
    isUnusable(usage.outputReasoningTokens) ||
    isUnusable(usage.requests) ||
    isUnusable(usage.modelCalls) ||
    isUnusable(usage.steps) ||
    isUnusable(usage.frames) ||
    isUnusable(usage.width) ||
    isUnusable(usage.height) ||
    isUnusable(usage.minutes) ||
    isUnusable(usage.cost) ||
    (usage.units ? Object.values(usage.units).some(isUnusable) : false) ||
    (usage.modality ? Object.values(usage.modality).some(isUnusable) : false)
  );
}

/** Less than nothing, without end, not a number, or a range upside down. */
function isUnusable(count: TokenCount | undefined): boolean {
  if (typeof count === 'number') return !(count >= 0 && count <= Number.MAX_SAFE_INTEGER);
  if (typeof count !== 'object' || count === null) return false;
  return (
    isUnusable(count.low) ||
    isUnusable(count.mid) ||
    isUnusable(count.high) ||
    count.low > count.mid ||
    count.mid > count.high
  );
}
