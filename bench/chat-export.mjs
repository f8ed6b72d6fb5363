// A ChatGPT export as large as a bench wants.
import { open } from 'node:fs/promises';

const turnsPerConversation = 12;
const [questionWords, answerWords] = [40, 260];

/** Writes an export of about so many bytes, a conversation at a time; returns how many exchanges it holds. */
export async function writeExport(path, wanted) {
  const file = await open(path, 'w');
  const words = wordSource();
  let [bytes, exchanges] = [0, 0];
  await file.write('[');
  for (let number = 0; bytes < wanted; number += 1) {
    const text = `${number === 0 ? '' : ','}${JSON.stringify(conversation(number, words))}`;
    bytes += (await file.write(text)).bytesWritten;
    exchanges += turnsPerConversation;
  }
  await file.write(']');
  await file.close();
  return exchanges;
}

function conversation(number, words) {
  const id = `conversation-${number}`;
  const mapping = { root: { id: 'root', message: null, parent: null, children: [] } };
  let parent = 'root';
  for (let turn = 0; turn < 2 * turnsPerConversation; turn += 1) {
    const isAnswer = turn % 2 === 1;
    const node = `${id}-${turn}`;
    mapping[parent].children.push(node);
    mapping[node] = {
      id: node,
      parent,
      children: [],
      message: {
        id: node,
        author: { role: isAnswer ? 'assistant' : 'user', name: null, metadata: {} },
        create_time: 1_790_000_000 + number * 600 + turn * 20,
        update_time: null,
        content: { content_type: 'text', parts: [words(isAnswer ? answerWords : questionWords)] },
        status: 'finished_successfully',
        end_turn: true,
        weight: 1,
        metadata: isAnswer
          ? { model_slug: 'gpt-5', request_id: node, message_type: 'next', citations: [], content_references: [] }
          : { attachments: [] },
        recipient: 'all',
        channel: null,
      },
    };
    parent = node;
  }
  return {
    title: words(4),
    create_time: 1_790_000_000,
    update_time: 1_790_009_000,
    mapping,
    moderation_results: [],
    current_node: parent,
    conversation_id: id,
    id,
    default_model_slug: 'gpt-5',
  };
}

/** Words of English, Korean and code, the frequent ones often and always the same for one run: as texts are. */
function wordSource() {
  const syllables = [
    'ra',
    'ti',
    'on',
    'en',
    'er',
    'gy',
    'mo',
    'del',
    'lo',
    'ca',
    'ing',
    'st',
    'per',
    'con',
    'ver',
    'sa',
  ];
  const common =
    'the of and to a in is that it for as with on be this are or by from at which not an have can we 그리고 이 것은 수 있어요 하는 때문에 const return = => {} ( ) ;'.split(
      ' ',
    );
  let seed = 1;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const made = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => syllables[Math.floor(random() * 16)]).join(''),
  );
  const word = () =>
    random() < 0.55 ? common[Math.floor(random() ** 2 * common.length)] : made[Math.floor(random() ** 3 * made.length)];
  return (count) => Array.from({ length: count }, (_, at) => `${word()}${at % 14 === 13 ? '.\n' : ''}`).join(' ');
}
