import { attached } from './chat-estimate.js';
import type { Message } from './chat-message.js';
import { encodingOf } from './model-hints.js';
import { addMeasure, nothingMeasured, type TextMeasure, type TextMeter } from './text-measure.js';

/** What has been said on the path from the root of the conversation. */
export interface Path {
  text: TextMeasure;
  messages: number;
  attachedTokens: number;
  contextTokens: number;
}

/** A message in its tree, with its texts counted and gone. */
export interface Turn {
  message: Omit<Message, 'said'>;
  parent: Turn | null;
  /** The nearest message above that says something. */
  previous: Turn | null;
  /** The nearest answer above. */
  answerBefore: Turn | null;
  /** The nearest message of the person above, or itself. */
  asker: Turn | null;
  /** The first answer or tool message below the asker on this path. */
  branch: Turn | null;
  said: TextMeasure;
  call: TextMeasure;
  thought: TextMeasure;
  /** An answer with nothing in it: the model was not called for it. */
  isPlaceholder: boolean;
  before: Path;
  after: Path;
}

/** A message and the one it answers. */
export interface ChatNode {
  id: string;
  parentId: string | null;
  message: Message;
}

/** Every message of every branch, parents first. */
export async function turnsOf(nodes: readonly ChatNode[], model: string | null, meter: TextMeter): Promise<Turn[]> {
  const turns: Turn[] = [];
  const byId = new Map<string, Turn>();
  for (const { node, parentId } of parentsFirst(nodes)) {
    node.message.id ??= node.id;
    const turn = await measured(node.message, model, meter);
    place(turn, parentId === null ? null : (byId.get(parentId) ?? null));
    byId.set(node.id, turn);
    turns.push(turn);
  }
  return turns;
}

interface Placed {
  node: ChatNode;
  parentId: string | null;
}

/** Follows the parents, not the lists of children; orphans and rings start anew where nothing else reaches them. */
function parentsFirst(all: readonly ChatNode[]): Placed[] {
  const nodes = new Map(all.map((node) => [node.id, node]));
  const children = new Map<string, string[]>();
  const roots: string[] = [];
  for (const [id, { parentId }] of nodes) {
    if (parentId === null || parentId === id || !nodes.has(parentId)) roots.push(id);
    else {
      const siblings = children.get(parentId);
      if (siblings === undefined) children.set(parentId, [id]);
      else siblings.push(id);
    }
  }
  const placed = new Map<string, Placed>();
  walk(roots, nodes, children, placed);
  for (const id of nodes.keys()) if (!placed.has(id)) walk([id], nodes, children, placed);
  return [...placed.values()];
}

function walk(
  roots: readonly string[],
  nodes: ReadonlyMap<string, ChatNode>,
  children: ReadonlyMap<string, string[]>,
  placed: Map<string, Placed>,
): void {
  const waiting = roots.map((id) => ({ id, parentId: null as string | null })).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = nodes.get(next.id);
    if (node === undefined || placed.has(next.id)) continue;
    placed.set(next.id, { node, parentId: next.parentId });
    for (const id of (children.get(next.id) ?? []).toReversed()) waiting.push({ id, parentId: next.id });
  }
}

async function measured({ said, ...message }: Message, model: string | null, meter: TextMeter): Promise<Turn> {
  const parts = { said: nothingMeasured(), call: nothingMeasured(), thought: nothingMeasured() };
  const encoding = encodingOf(message.model ?? model, message.createdMs);
  for (const { text, as, isCode } of said) addMeasure(parts[as], await meter.measure(text, encoding, isCode));
  const isPlaceholder =
    message.role === 'assistant' && said.every(({ text }) => text.trim() === '') && message.pictures.length === 0;
  const start: Path = { text: nothingMeasured(), messages: 0, attachedTokens: 0, contextTokens: 0 };
  const links = { parent: null, previous: null, answerBefore: null, asker: null, branch: null };
  return { message, ...parts, ...links, isPlaceholder, before: start, after: start };
}

function place(turn: Turn, parent: Turn | null): void {
  const { role } = turn.message;
  turn.parent = parent;
  turn.previous =
    parent !== null && (parent.message.role === 'silent' || parent.isPlaceholder) ? parent.previous : parent;
  turn.answerBefore = parent?.message.role === 'assistant' ? parent : (parent?.answerBefore ?? null);
  turn.asker = role === 'user' ? turn : (parent?.asker ?? null);
  const isAnswer = role === 'assistant' || role === 'tool';
  turn.branch = role === 'user' ? null : (parent?.branch ?? (isAnswer ? turn : null));
  turn.before = parent?.after ?? turn.before;
  turn.after = pathAfter(turn);
}

function pathAfter({ before, message, said, call, isPlaceholder }: Turn): Path {
  if (message.role === 'silent' || message.isForgotten || isPlaceholder) return before;
  if (message.role === 'context') return { ...before, contextTokens: before.contextTokens + said.tokens };
  const text = { ...before.text };
  addMeasure(text, said);
  addMeasure(text, call);
  const attachedTokens = before.attachedTokens + (message.role === 'user' ? attached(attachmentsOf(message)).mid : 0);
  return { text, messages: before.messages + 1, attachedTokens, contextTokens: before.contextTokens };
}

export function attachmentsOf({ pictures, textFileBytes, otherFiles }: Turn['message']): {
  images: number;
  imagePixels: number;
  unsizedImages: number;
  textFileBytes: number;
  otherFiles: number;
} {
  const sized = pictures.filter(({ pixels }) => pixels !== null);
  const imagePixels = sized.reduce((sum, { pixels }) => sum + (pixels ?? 0), 0);
  return {
    images: pictures.length,
    imagePixels,
    unsizedImages: pictures.length - sized.length,
    textFileBytes,
    otherFiles,
  };
}
