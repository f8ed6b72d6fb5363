import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';

/** Stands in every message of a generated export: wherever else it turns up, text has leaked. */
export const markOfText = 'quokka-marmalade';

export interface ChatExportWish {
  conversations: number;
  /** Questions, each with its answer. */
  turns?: number;
  /** Words of an answer; a question has a fifth of them. */
  words?: number;
  model?: string;
}

/** A ChatGPT export as people get it: one zip, `conversations.json` in it, and files nobody asked for beside it. */
export function chatExport(wish: ChatExportWish): Buffer {
  const conversations = Array.from({ length: wish.conversations }, (_, at) => conversation(at, wish));
  return Buffer.from(
    zipSync({
      'conversations.json': strToU8(`[${conversations.join(',\n')}]`),
      'user.json': strToU8(JSON.stringify({ email: 'someone@example.com' })),
      'chat.html': strToU8(`<html>${markOfText}</html>`),
    }),
  );
}

/** Writes an export of about so many bytes of JSON, without holding it; answers how many exchanges it holds. */
export async function writeChatExport(
  path: string,
  bytes: number,
  wish: Omit<ChatExportWish, 'conversations'> = {},
): Promise<number> {
  const file = createWriteStream(path);
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    file.write(chunk);
  });
  const member = new ZipDeflate('conversations.json', { level: 1 });
  zip.add(member);
  const turns = wish.turns ?? 4;
  let written = 0;
  let count = 0;
  member.push(strToU8('['));
  for (; written < bytes; count += 1) {
    const text = `${count > 0 ? ',\n' : ''}${conversation(count, { ...wish, turns })}`;
    written += text.length;
    member.push(strToU8(text));
    if (file.writableNeedDrain) await once(file, 'drain');
  }
  member.push(strToU8(']'), true);
  zip.end();
  file.end();
  await once(file, 'finish');
  return count * turns;
}

const firstSeconds = Date.UTC(2026, 0, 5, 9) / 1000;

function conversation(
  at: number,
  { turns = 2, words = 120, model = 'gpt-5' }: Omit<ChatExportWish, 'conversations'>,
): string {
  const started = firstSeconds + at * 1200;
  const mapping: Record<string, object> = { root: { id: 'root', message: null, parent: null, children: ['q0'] } };
  for (let turn = 0; turn < turns; turn += 1) {
    const [question, answer] = [`q${turn}`, `a${turn}`];
    const time = started + turn * 90;
    mapping[question] = node(
      question,
      turn === 0 ? 'root' : `a${turn - 1}`,
      [answer],
      message('user', time, Math.ceil(words / 5), at * 64 + turn),
    );
    const next = turn + 1 < turns ? [`q${turn + 1}`] : [];
    mapping[answer] = node(answer, question, next, {
      ...message('assistant', time + 12, words, -at * 64 - turn),
      metadata: { model_slug: model },
    });
  }
  return JSON.stringify({
    title: `${markOfText} ${at}`,
    create_time: started,
    update_time: started + turns * 90,
    mapping,
    current_node: `a${turns - 1}`,
    conversation_id: `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`,
    default_model_slug: model,
  });
}

function node(id: string, parent: string, children: string[], body: object): object {
  return { id, parent, children, message: { id, ...body } };
}

function message(role: 'user' | 'assistant', time: number, words: number, seed: number): object {
  return {
    author: { role },
    create_time: time,
    content: { content_type: 'text', parts: [`${markOfText} ${prose(words, seed)}`] },
    status: 'finished_successfully',
    weight: 1,
    metadata: {},
    recipient: 'all',
  };
}

const vocabulary =
  'the of kettle harbour and amber slow to ledger in a granite is window that river measured it quiet for lantern as paper'.split(
    ' ',
  );

function prose(words: number, seed: number): string {
  let state = seed + 1;
  const chosen: string[] = [];
  for (let at = 0; at < words; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // Some words are new each time: names, numbers, slips.
    chosen.push(at % 24 === 0 ? state.toString(36) : (vocabulary[state % vocabulary.length] ?? ''));
  }
  return chosen.join(' ');
}
