import { chatEvent } from '../chat-event.js';
import { exchangesOf, type Exchange } from '../chat-exchange.js';
import { exchangeItems } from '../chat-items.js';
import { turnsOf } from '../chat-tree.js';
import { claudeNodes } from './claude-message.js';
import type { UsageEvent } from '../event.js';
import type { SharedReading, UsageFormat } from '../format.js';
import { isoMs } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import { asNumber, asText, type JsonRecord } from '../json-text.js';
import { claudeFamily } from '../model-hints.js';
import { nameOrNull } from '../name.js';

export const claudeChatFormat: UsageFormat<'claude_export'> = {
  id: 'claude_export',
  version: '1',
  record: 'conversation',
  tokenGrades: ['D'],
  mayHoldText: true,
  dedupeKey: 'message that answers',
  recognises: isConversation,
  create: (reading) => ({ take: (json, _text, where) => itemsOf(json, where, reading) }),
};

function isConversation(json: JsonRecord): boolean {
  if (Array.isArray(json['chat_messages'])) return true;
  return json['uuid'] !== undefined && json['name'] !== undefined && json['account'] !== undefined;
}

/** One item for each answer of a Claude.ai conversation. */
async function itemsOf(json: JsonRecord, where: Where, reading: SharedReading): Promise<ReadItem[]> {
  const messages = json['chat_messages'];
  if (!Array.isArray(messages)) return [{ kind: 'skip', reason: 'no-messages', where }];
  const conversation =
    nameOrNull(json['uuid']) ?? `unnamed-${nameOrNull(json['created_at']) ?? asNumber(json['created_at']) ?? 0}`;
  // The export does not name its model, but for a few that do so for the whole conversation.
  const model = nameOrNull(json['model']);
  const turns = await turnsOf(claudeNodes(messages, conversation), model, reading.meter);
  const exchanges = exchangesOf(turns, { model, isAgent: false });
  return exchangeItems({ turns, exchanges }, where, reading, {
    prefix: 'claude',
    conversation,
    fallbackMs: [json['created_at'], json['updated_at']].map((time) => isoMs(asText(time) ?? '') ?? 0),
    eventOf,
  });
}

function eventOf({ features, model, modelCalls }: Exchange, startedMs: number): UsageEvent {
  const event = chatEvent({
    sourceKind: claudeChatFormat.id,
    product: 'claude',
    family: claudeFamily(model, startedMs),
    features,
    startedMs,
  });
  event.parserVersion = claudeChatFormat.version;
  event.modelCalls = modelCalls;
  event.provider = 'anthropic';
  event.modelRawResponse = model;
  event.clientApp = 'claude-web';
  if ((features.searches ?? 0) > 0) event.units = { searches: features.searches ?? 0 };
  return event;
}
