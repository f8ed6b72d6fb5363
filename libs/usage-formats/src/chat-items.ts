import type { Exchange } from './chat-exchange.js';
import type { Turn } from './chat-tree.js';
import type { UsageEvent } from './event.js';
import type { SharedReading } from './format.js';
import { isPlausible } from './instant.js';
import type { ReadItem, Where } from './item.js';
import { fingerprint, shortId } from './seen-ids.js';

export interface ChatFormat {
  /** Stands before the exchange's own key in its id. */
  prefix: string;
  conversation: string;
  /** When the conversation began and was last changed, for exchanges without a time of their own. */
  fallbackMs: readonly number[];
  eventOf(exchange: Exchange, startedMs: number): UsageEvent;
}

/** One item for each exchange of a conversation, and what should be said about it. */
export function exchangeItems(
  { turns, exchanges }: { turns: readonly Turn[]; exchanges: readonly Exchange[] },
  where: Where,
  reading: SharedReading,
  format: ChatFormat,
): ReadItem[] {
  const items: ReadItem[] = exchanges.map((exchange) => itemOf(exchange, where, reading, format));
  if (items.length === 0) items.push({ kind: 'skip', reason: 'no-usage', where });
  if (turns.some(({ message }) => message.isUnknownType)) items.push({ kind: 'note', code: 'unknown-content', where });
  return items;
}

function itemOf(exchange: Exchange, where: Where, { seen, now }: SharedReading, format: ChatFormat): ReadItem {
  const id = shortId(`${format.prefix}|${exchange.key}`);
  const time = timeOf(exchange, format.fallbackMs, now);
  if (time === null) return { kind: 'skip', reason: 'invalid-time', where };
  if (!seen.add(id)) return { kind: 'duplicate', where };
  const event = format.eventOf(exchange, time.ms);
  return {
    kind: 'event',
    event: { ...event, id, timeConfidence: time.confidence, sessionKey: fingerprint(format.conversation) },
  };
}

function timeOf(
  { startedMs }: Exchange,
  fallbackMs: readonly number[],
  now: number,
): { ms: number; confidence: UsageEvent['timeConfidence'] } | null {
  if (startedMs !== null && isPlausible(startedMs, now)) return { ms: startedMs, confidence: 'exact' };
  const ms = fallbackMs.find((each) => isPlausible(each, now));
  return ms === undefined ? null : { ms, confidence: 'conversation' };
}
