import type { Interval } from '@promptprint/kernel';
import type { Features, TokenField } from './event.js';
import { familyFactors, type Family } from './model-hints.js';

/** What chat exports do not show, estimated: usage-sources §10. The symbols S, M, H, u, X, a, c, R are its own. */
export const chatEstimator = 'chat-visible/1';

export type ChatProduct = 'chatgpt' | 'claude' | 'other';

const systemPrompt: Record<ChatProduct, Interval> = {
  chatgpt: { low: 900, mid: 3300, high: 10_000 },
  claude: { low: 2200, mid: 8000, high: 25_000 },
  other: { low: 300, mid: 2000, high: 8000 },
};
const memories: Interval = { low: 0, mid: 300, high: 3000 };
const contextWindow: Interval = { low: 16_000, mid: 32_000, high: 196_000 };
const perSearch: Interval = { low: 1000, mid: 4000, high: 15_000 };
const perOtherFile: Interval = { low: 500, mid: 5000, high: 50_000 };
const perTextByte: Interval = { low: 0.025, mid: 0.125, high: 0.25 };
const perUnsizedImage: Interval = { low: 85, mid: 765, high: 1500 };
/** Files and pictures of earlier turns are read again, if they still fit. */
const attachedAgain: Interval = { low: 0.2, mid: 1, high: 3 };
const perMessage: Interval = { low: 3, mid: 4, high: 8 };
const tokensPerSecond: Interval = { low: 40, mid: 80, high: 160 };
const shareWithTools: Interval = { low: 0.2, mid: 0.5, high: 0.9 };
const reasoningByEffort = [1200, 400, 1200, 4000] as const;
const reasoningSpread = 5;
/** Agents and deep research do most of their work where the export does not look. */
const agentSpread = 3;
const minutes = 60;

export type ChatTokens = Record<Exclude<TokenField, 'inputCacheWriteTokens'>, Interval>;

/** Tokens of one exchange, read and written, seen and unseen; all whole numbers. */
export function chatTokens(features: Features, product: ChatProduct, family: Family): ChatTokens {
  const factor = factorOf(features, family);
  const prompt = plus(systemPrompt[product], shifted(memories, features.contextTokens ?? 0));
  const history = historyOf(features, factor);
  const framing = times(perMessage, (features.historyMessages ?? 0) + (features.messages ?? 0));
  const spoken = times(factor, features.userTokens ?? 0);
  const fresh = plus(spoken, plus(broughtIn(features, factor), framing));
  const input = widened(plus(plus(prompt, history), fresh), features);
  const read = cached(prompt, history, features.gapSeconds);
  const reasoning = reasoningOf(features, product, factor);
  const written = times(factor, (features.answerTokens ?? 0) + (features.callTokens ?? 0));
  return {
    inputTokens: whole(input),
    inputCacheReadTokens: whole(atMost(read, input)),
    outputTokens: whole(plus(written, reasoning)),
    outputReasoningTokens: whole(reasoning),
  };
}

/** The family's tokens for one counted token, by the mix of scripts and code. */
export function factorOf(features: Features, family: Family): Interval {
  const factors = familyFactors[family];
  // A character of Korean is about three times the tokens of a Latin one, so shares of characters are weighted.
  const hangul = (features.hangulShare ?? 0) / 1.72;
  const hanKana = ((features.hanShare ?? 0) + (features.kanaShare ?? 0)) / 1.2;
  const rest = ((features.latinShare ?? 0) + (features.otherShare ?? 0)) / 5;
  const code = Math.min(rest, (features.codeShare ?? 0) / 5);
  const sum = hangul + hanKana + rest;
  if (sum === 0) return factors.latin;
  const at = (end: keyof Interval): number =>
    (hangul * factors.korean[end] +
      hanKana * factors.hanKana[end] +
      code * factors.code[end] +
      (rest - code) * factors.latin[end]) /
    sum;
  return { low: at('low'), mid: at('mid'), high: at('high') };
}

/** Everything said before on this branch, as far as the window reaches. */
function historyOf(features: Features, factor: Interval): Interval {
  const told = times(factor, features.historyTokens ?? 0);
  // Where only the time between prompts says that they belong together, it may be none of it or much more.
  const text = features.historyGuessed === 1 ? shares(told, 0, 1, 3) : told;
  return atMost(plus(text, times(attachedAgain, features.historyAttachedTokens ?? 0)), contextWindow);
}

/** Attachments, pictures, tool results and searches of this exchange. */
function broughtIn(features: Features, factor: Interval): Interval {
  const searches = times(perSearch, features.searches ?? 0);
  const results = times(factor, features.toolResultTokens ?? 0);
  return plus(atLeast(searches, results), attached(features));
}

/** Tokens of the files and pictures a person attached. */
export function attached(features: Features): Interval {
  const pixels = features.imagePixels ?? 0;
  const sized = pixels > 0 ? Math.max(0, (features.images ?? 0) - (features.unsizedImages ?? 0)) : 0;
  const pictures = plus(
    even(85 * sized + (170 * pixels) / 512 ** 2),
    times(perUnsizedImage, features.unsizedImages ?? 0),
  );
  const files = plus(times(perTextByte, features.textFileBytes ?? 0), times(perOtherFile, features.otherFiles ?? 0));
  return plus(pictures, files);
}

/** The share of what was read before that the service still holds. */
function cached(prompt: Interval, history: Interval, gapSeconds: number | undefined): Interval {
  if (gapSeconds !== undefined && gapSeconds <= 5 * minutes) return shares(plus(prompt, history), 0.5, 0.9, 0.98);
  if (gapSeconds !== undefined && gapSeconds <= 60 * minutes) return shares(plus(prompt, history), 0, 0.4, 0.9);
  return shares(prompt, 0, 0.4, 0.9);
}

function shares(of: Interval, low: number, mid: number, high: number): Interval {
  return { low: of.low * low, mid: of.mid * mid, high: of.high * high };
}

function reasoningOf(features: Features, product: ChatProduct, factor: Interval): Interval {
  const guess = hiddenReasoning(features);
  // Claude exports the thinking itself, whole or shortened: never less than that was written.
  return product === 'claude' ? atLeast(guess, times(factor, features.thoughtTokens ?? 0)) : guess;
}

function hiddenReasoning(features: Features): Interval {
  const seconds = features.reasoningSeconds ?? 0;
  const spread = features.agentRun === 1 ? agentSpread : 1;
  if (seconds > 0) {
    const share = (features.toolMessages ?? 0) > 0 ? shareWithTools : even(1);
    const { low, mid, high } = scaled(times(tokensPerSecond, seconds), share);
    return { low, mid, high: high * spread };
  }
  if (features.thinking !== 1) return even(0);
  const mid = reasoningByEffort[features.effort === 1 || features.effort === 3 ? features.effort : 0];
  return { low: mid / reasoningSpread, mid, high: mid * reasoningSpread * spread };
}

/** Every call of a tool round reads the whole again, mostly from the cache: only the upper end says so. */
function widened(input: Interval, { toolMessages = 0, agentRun = 0 }: Features): Interval {
  return { ...input, high: input.high * (1 + toolMessages) * (agentRun === 1 ? agentSpread : 1) };
}

/** Sum of independent parts: their distances from the mid add up as squares. */
function plus(a: Interval, b: Interval): Interval {
  const mid = a.mid + b.mid;
  const low = mid - Math.hypot(a.mid - a.low, b.mid - b.low);
  return { low: Math.max(0, low), mid, high: mid + Math.hypot(a.high - a.mid, b.high - b.mid) };
}

/** Product of independent factors: their ratios to the mid multiply as squares of logarithms. */
function scaled(a: Interval, b: Interval): Interval {
  const mid = a.mid * b.mid;
  if (mid === 0) return even(0);
  const down = Math.hypot(Math.log(a.mid / a.low), Math.log(b.mid / b.low));
  return {
    low: mid * Math.exp(-down),
    mid,
    high: mid * Math.exp(Math.hypot(Math.log(a.high / a.mid), Math.log(b.high / b.mid))),
  };
}

function times(range: Interval, by: number): Interval {
  return { low: range.low * by, mid: range.mid * by, high: range.high * by };
}

function shifted(range: Interval, by: number): Interval {
  return { low: range.low + by, mid: range.mid + by, high: range.high + by };
}

function even(value: number): Interval {
  return { low: value, mid: value, high: value };
}

function atMost(a: Interval, b: Interval): Interval {
  return { low: Math.min(a.low, b.low), mid: Math.min(a.mid, b.mid), high: Math.min(a.high, b.high) };
}

function atLeast(a: Interval, b: Interval): Interval {
  return { low: Math.max(a.low, b.low), mid: Math.max(a.mid, b.mid), high: Math.max(a.high, b.high) };
}

function whole(range: Interval): Interval {
  return { low: Math.round(range.low), mid: Math.round(range.mid), high: Math.round(range.high) };
}
