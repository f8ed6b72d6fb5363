import { chatEvent } from '../chat-event.js';
import { exchangesOf, type Exchange } from '../chat-exchange.js';
import { exchangeItems } from '../chat-items.js';
import { blankMessage } from '../chat-message.js';
import { turnsOf, type ChatNode } from '../chat-tree.js';
import { readMessage } from './chatgpt-message.js';
import type { UsageEvent } from '../event.js';
import type { SharedReading, UsageFormat } from '../format.js';
import type { ReadItem, Where } from '../item.js';
import { asNumber, asRecord, asText, type JsonRecord } from '../json-text.js';
import { nameOrNull } from '../name.js';

export const chatgptFormat: UsageFormat<'chatgpt_export'> = {
  id: 'chatgpt_export',
  version: '1',
  record: 'conversation',
  tokenGrades: ['D'],
  mayHoldText: true,
  dedupeKey: 'conversation and its exchange, which the messages name or the first answer stands for',
  recognises: isConversation,
  create: (reading) => ({ take: (json, _text, where) => itemsOf(json, where, reading) }),
};

function isConversation(json: JsonRecord): boolean {
  if (json['inserted_at'] !== undefined) return false;
  if (asRecord(json['mapping']) !== null) return true;
  return json['title'] !== undefined && json['create_time'] !== undefined && json['update_time'] !== undefined;
}

/** One item for each exchange of a ChatGPT conversation. */
async function itemsOf(json: JsonRecord, where: Where, reading: SharedReading): Promise<ReadItem[]> {
  const mapping = asRecord(json['mapping']);
  if (mapping === null) return [{ kind: 'skip', reason: 'no-messages', where }];
  const model = nameOrNull(json['default_model_slug']);
  const turns = await turnsOf(nodesOf(mapping), model, reading.meter);
  const exchanges = exchangesOf(turns, { model, isAgent: asNumber(json['async_status']) !== null });
  const conversation = conversationKey(json);
  return exchangeItems({ turns, exchanges }, where, reading, {
    prefix: `chatgpt|${conversation}`,
    conversation,
    fallbackMs: [asNumber(json['create_time']), asNumber(json['update_time'])].map((seconds) =>
      Math.round((seconds ?? 0) * 1000),
    ),
    eventOf,
  });
}

/** The conversation's name in every export of it. */
function conversationKey(json: JsonRecord): string {
  return (
    nameOrNull(json['conversation_id']) ?? nameOrNull(json['id']) ?? `unnamed-${asNumber(json['create_time']) ?? 0}`
  );
}

function nodesOf(mapping: JsonRecord): ChatNode[] {
  const nodes: ChatNode[] = [];
  for (const [id, value] of Object.entries(mapping)) {
    const node = asRecord(value);
    if (node === null) continue;
    const json = asRecord(node['message']);
    nodes.push({
      id,
      parentId: asText(node['parent']),
      message: json === null ? blankMessage(null, 'silent') : readMessage(json),
    });
  }
  return nodes;
}

function eventOf(exchange: Exchange, startedMs: number): UsageEvent {
  const { features, images, imagePixels } = exchange;
  const event = chatEvent({ sourceKind: chatgptFormat.id, product: 'chatgpt', family: 'openai', features, startedMs });
  event.parserVersion = chatgptFormat.version;
  event.modelCalls = exchange.modelCalls;
  event.provider = 'openai';
  event.modelRawResponse = exchange.model;
  event.clientApp = 'chatgpt-web';
  const searches = features.searches ?? 0;
  if (images > 0 || searches > 0)
    event.units = {
      ...(images > 0 ? { images } : {}),
      ...(imagePixels > 0 ? { imagePixels } : {}),
      ...(searches > 0 ? { searches } : {}),
    };
  return event;
}
