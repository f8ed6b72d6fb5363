import { said, secret } from './reading.js';

type Json = Record<string, unknown>;

/** 1 October 2026, 09:00 UTC, in the seconds of the export. */
export const october = Date.UTC(2026, 9, 1, 9) / 1000;

interface NodeOptions {
  at?: number | null;
  content?: Json;
  author?: Json;
  metadata?: Json;
  more?: Json;
}

export class ChatgptConversation {
  readonly mapping: Record<string, Json> = {};

  constructor(
    readonly id: string,
    private readonly more: Json = {},
  ) {
    this.node('root', null, null);
  }

  node(id: string, parent: string | null, message: Json | null): string {
    this.mapping[id] = { id, parent, message, children: [] };
    (this.mapping[parent ?? '']?.['children'] as string[] | undefined)?.push(id);
    return id;
  }

  /** `role` and the text said, as in `user: hello`. */
  say(
    id: string,
    parent: string,
    spoken: string,
    { at = null, content, author, metadata, more }: NodeOptions = {},
  ): string {
    const [role = ''] = spoken.split(': ', 1);
    const text = spoken.slice(role.length + 2);
    return this.node(id, parent, {
      id,
      author: { role, name: null, metadata: {}, ...author },
      create_time: at === null ? null : october + at,
      content: content ?? { content_type: 'text', parts: [text] },
      status: 'finished_successfully',
      end_turn: true,
      weight: 1,
      recipient: 'all',
      channel: null,
      metadata: { ...metadata },
      ...more,
    });
  }

  json(): Json {
    return {
      title: said('title'),
      create_time: october,
      update_time: october + 5000,
      mapping: this.mapping,
      moderation_results: [],
      current_node: Object.keys(this.mapping).at(-1),
      conversation_id: this.id,
      id: this.id,
      gizmo_id: null,
      default_model_slug: 'gpt-5',
      is_archived: false,
      ...this.more,
    };
  }
}

const model = (slug: string): Json => ({ model_slug: slug });

/** A question, its answer made twice, the question put differently, a tool round, a picture, hidden nodes. */
export function branchedConversation(id = 'conv-branched'): Json {
  const chat = new ChatgptConversation(id);
  chat.say('sys', 'root', 'system: ', {
    metadata: { ...model('gpt-3.5'), is_visually_hidden_from_conversation: true },
  });
  chat.say('ctx', 'sys', 'user: ', {
    content: {
      content_type: 'user_editable_context',
      user_profile: said('profile'),
      user_instructions: said('instructions'),
    },
    metadata: {
      is_visually_hidden_from_conversation: true,
      user_context_message_data: { about_user_message: said('profile') },
    },
  });
  chat.say('q1', 'ctx', `user: ${said('first question')}`, { at: 10 });
  chat.say('a1', 'q1', `assistant: ${said('first answer')}`, { at: 12, metadata: model('gpt-5') });
  chat.say('a1b', 'q1', `assistant: ${said('the answer once more')}`, { at: 40, metadata: model('gpt-5') });
  chat.say('q1b', 'ctx', `user: ${said('first question, put differently')}`, { at: 60 });
  chat.say('a1c', 'q1b', `assistant: ${said('answer to that')}`, { at: 63, metadata: model('gpt-5') });
  chat.say('q2', 'a1c', `user: ${said('and search for it')}`, { at: 100 });
  chat.say('call', 'q2', 'assistant: ', {
    at: 101,
    content: { content_type: 'code', language: 'unknown', text: `search("${said('query')}")` },
    metadata: model('gpt-5'),
    more: { recipient: 'web' },
  });
  chat.say('tool', 'call', `tool: ${said('search results')}`, { at: 102, author: { name: 'web' } });
  chat.say('a2', 'tool', `assistant: ${said('what was found')}`, { at: 104, metadata: model('gpt-5') });
  chat.say('q3', 'a2', 'user: ', {
    at: 200,
    content: {
      content_type: 'multimodal_text',
      parts: [
        {
          content_type: 'image_asset_pointer',
          asset_pointer: `file-service://${secret}`,
          width: 512,
          height: 512,
          size_bytes: 9,
        },
        said('what is this'),
      ],
    },
    metadata: { attachments: [{ id: 'f1', name: `${secret}.png`, mime_type: 'image/png', size: 9 }] },
  });
  chat.say('a3', 'q3', `assistant: ${said('a picture')}`, { at: 203, metadata: model('gpt-4o') });
  return chat.json();
}

/** As Korean exports show it: the recap says it in words, the number stands beside. */
export function thinkingConversation(id = 'conv-thinking'): Json {
  const chat = new ChatgptConversation(id);
  const exchange = { turn_exchange_id: 'turn-1' };
  chat.say('q', 'root', `user: ${said('천천히 생각해 주세요')}`, { at: 10 });
  chat.say('t', 'q', 'assistant: ', {
    at: 12,
    content: {
      content_type: 'thoughts',
      thoughts: [{ summary: said('요약'), content: said('생각'), chunks: [said('생각')] }],
    },
    metadata: { ...model('gpt-5-thinking'), ...exchange, reasoning_status: 'is_reasoning' },
  });
  chat.say('r', 't', 'assistant: ', {
    at: 20,
    content: { content_type: 'reasoning_recap', content: '8s 동안 생각함' },
    metadata: {
      ...model('gpt-5-thinking'),
      ...exchange,
      finished_duration_sec: 8,
      reasoning_status: 'reasoning_ended',
    },
  });
  chat.say('a', 'r', `assistant: ${said('답')}`, { at: 21, metadata: { ...model('gpt-5-thinking'), ...exchange } });
  return chat.json();
}

/** Questions and answers, one after the other. */
export function plainConversation(
  id: string,
  turns: number,
  words: (turn: number) => string = (turn) => said(`turn ${turn}`),
): Json {
  const chat = new ChatgptConversation(id);
  let parent = 'root';
  for (let turn = 0; turn < turns; turn += 1) {
    parent = chat.say(`${id}-q${turn}`, parent, `user: ${words(turn)}`, { at: turn * 60 });
    parent = chat.say(`${id}-a${turn}`, parent, `assistant: ${words(turn)}`, {
      at: turn * 60 + 5,
      metadata: model('gpt-5'),
    });
  }
  return chat.json();
}

/** What else lies in an export; none of it may be opened. */
export const chatgptSideFiles = {
  'user.json': { email: `${secret}@example.com` },
  'user_settings.json': { name: secret },
  'message_feedback.json': [{ content: said('feedback') }],
  'shared_conversations.json': [
    { id: 'shared', title: said('shared'), conversation_id: 'conv-branched', is_anonymous: true },
  ],
  'chat.html': `<html><script>var jsonData = ${JSON.stringify([branchedConversation()])}</script></html>`,
  [`dalle-generations/${secret}.png`]: new Uint8Array([137, 80, 78, 71]),
};
