import { attachmentsOf, type Turn } from './chat-tree.js';
import type { Features } from './event.js';
import { isThinkingModel } from './model-hints.js';
import { addMeasure, nothingMeasured, type TextMeasure } from './text-measure.js';

/** A question and everything computed to answer it, once. */
export interface Exchange {
  /** Unique within its conversation. */
  key: string;
  model: string | null;
  startedMs: number | null;
  modelCalls: number;
  images: number;
  imagePixels: number;
  features: Features;
}

export interface Conversation {
  /** The model it was started with. */
  model: string | null;
  /** It ran by itself for a while. */
  isAgent: boolean;
}

/** More tool messages than this in one exchange is an agent at work. */
const agentToolMessages = 20;

/** Every branch counts: regenerated and edited answers were computed, too. */
export function exchangesOf(turns: readonly Turn[], conversation: Conversation): Exchange[] {
  return [...grouped(turns).values()]
    .filter((members) => members.some(isWork))
    .map((members) => exchangeOf(members, conversation));
}

/**
 * Answers and tool messages by the exchange they name; where none is named, by the branch below the person's message.
 * A message without a name follows the one it answers.
 */
function grouped(turns: readonly Turn[]): Map<Turn | string, Turn[]> {
  const namedIn = new Map<Turn, string>();
  for (const { message, branch } of turns)
    if (branch !== null && message.exchange !== null && !namedIn.has(branch)) namedIn.set(branch, message.exchange);
  const keys = new Map<Turn, Turn | string>();
  const groups = new Map<Turn | string, Turn[]>();
  for (const turn of turns) {
    if (turn.branch === null) continue;
    const inherited = turn.parent === null || turn.parent.branch === null ? undefined : keys.get(turn.parent);
    const key = turn.message.exchange ?? inherited ?? namedIn.get(turn.branch) ?? turn.branch;
    keys.set(turn, key);
    if (turn.message.role !== 'assistant' && turn.message.role !== 'tool') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [turn]);
    else group.push(turn);
  }
  return groups;
}

function isWork({ message, isPlaceholder }: Turn): boolean {
  return message.role === 'tool' || !isPlaceholder || message.reasoningSeconds !== null;
}

function exchangeOf(members: readonly Turn[], conversation: Conversation): Exchange {
  const answers = members.filter(({ message }) => message.role === 'assistant');
  const tools = members.filter(({ message }) => message.role === 'tool');
  const first = answers[0] ?? members[0];
  const model = answers.findLast(({ message }) => message.model !== null)?.message.model ?? conversation.model;
  const asked = first?.asker?.message.createdMs ?? null;
  const made = tools.map(({ message }) => attachmentsOf(message));
  return {
    key: members.find(({ message }) => message.exchange !== null)?.message.exchange ?? first?.message.id ?? '',
    model,
    startedMs: answers.find(({ message }) => message.createdMs !== null)?.message.createdMs ?? asked,
    modelCalls: 1 + answeredTools(answers).size,
    images: made.reduce((sum, { images }) => sum + images, 0),
    imagePixels: made.reduce((sum, { imagePixels }) => sum + imagePixels, 0),
    features: featuresOf(members, model, conversation.isAgent),
  };
}

/** Tool rounds: the tool messages that a further answer follows. */
function answeredTools(answers: readonly Turn[]): Set<Turn> {
  const tools = new Set<Turn>();
  for (const { isPlaceholder, previous } of answers)
    if (!isPlaceholder && previous?.message.role === 'tool') tools.add(previous);
  return tools;
}

function featuresOf(members: readonly Turn[], model: string | null, isAgent: boolean): Features {
  const [first] = members;
  const asker = first?.asker ?? null;
  const before = asker?.before ?? first?.before;
  const text = nothingMeasured();
  if (before !== undefined) addMeasure(text, before.text);
  for (const turn of asker === null ? members : [asker, ...members])
    for (const part of [turn.said, turn.call]) addMeasure(text, part);
  const answers = members.filter(({ message }) => message.role === 'assistant');
  const tools = members.filter(({ message }) => message.role === 'tool');
  return compactFeatures({
    userTokens: asker?.message.isForgotten === true ? 0 : asker?.said.tokens,
    answerTokens: sum(answers, ({ said }) => said.tokens),
    callTokens: sum(answers, ({ call }) => call.tokens),
    toolResultTokens: sum(tools, ({ said }) => said.tokens),
    thoughtTokens: sum(answers, ({ thought }) => thought.tokens),
    contextTokens: before?.contextTokens,
    historyTokens: before?.text.tokens,
    historyMessages: before?.messages,
    historyAttachedTokens: Math.round(before?.attachedTokens ?? 0),
    messages: (asker === null ? 0 : 1) + members.filter(({ isPlaceholder }) => !isPlaceholder).length,
    gapSeconds: gapSeconds(asker),
    reasoningSeconds: Math.max(0, ...answers.map(({ message }) => message.reasoningSeconds ?? 0)),
    thinking: isThinkingModel(model) || answers.some(({ thought }) => thought.tokens > 0) ? 1 : 0,
    effort: effortOf(answers, model),
    ...(asker === null ? {} : attachmentsOf(asker.message)),
    searches: tools.filter(({ message }) => message.isSearch).length,
    toolMessages: tools.length,
    ...scriptShares(text),
    interrupted: members.some(({ message }) => message.isInterrupted) ? 1 : 0,
    agentRun: isAgent || tools.length > agentToolMessages || model === 'research' ? 1 : 0,
  });
}

/** Seconds since the last answer on this path: what a cache may still hold depends on it. */
function gapSeconds(asker: Turn | null): number | undefined {
  const askedMs = asker?.message.createdMs;
  const answeredMs = asker?.answerBefore?.message.createdMs;
  if (askedMs == null || answeredMs == null) return undefined;
  return Math.max(0, Math.round((askedMs - answeredMs) / 1000));
}

function effortOf(answers: readonly Turn[], model: string | null): number {
  const effort = answers.findLast(({ message }) => message.effort !== null)?.message.effort;
  return effort ?? (model !== null && /-(high|pro)$/.test(model) ? 3 : 0);
}

function sum(turns: readonly Turn[], of: (turn: Turn) => number): number {
  return turns.reduce((total, turn) => total + of(turn), 0);
}

/** How much of a text is of which script, and code. */
export function scriptShares(text: TextMeasure): Features {
  const all = text.latin + text.hangul + text.han + text.kana + text.other;
  if (all === 0) return {};
  const share = (part: number): number => Math.round((1000 * Math.min(part, all)) / all) / 1000;
  return {
    latinShare: share(text.latin),
    hangulShare: share(text.hangul),
    hanShare: share(text.han),
    kanaShare: share(text.kana),
    otherShare: share(text.other),
    codeShare: share(text.code),
  };
}

/** A missing feature is zero; only a gap of no seconds says something. */
export function compactFeatures(features: Features): Features {
  return Object.fromEntries(
    Object.entries(features).filter(([name, value]) => value !== undefined && (value !== 0 || name === 'gapSeconds')),
  );
}
