import { said, secret } from './reading.js';

type Json = Record<string, unknown>;

const root = '00000000-0000-4000-8000-000000000000';
const at = (minute: number): string => new Date(Date.UTC(2026, 8, 3, 8, minute)).toISOString();

function message(uuid: string, sender: string, more: Json): Json {
  return {
    uuid,
    sender,
    text: '',
    content: [],
    created_at: at(0),
    updated_at: at(0),
    attachments: [],
    files: [],
    ...more,
  };
}

const searched = message('a2', 'assistant', {
  created_at: at(4),
  content: [
    {
      type: 'thinking',
      thinking: said('thinking'),
      start_timestamp: at(3),
      stop_timestamp: at(4),
      summaries: [{ summary: said('s') }],
    },
    { type: 'tool_use', name: 'web_search', input: { query: said('query') } },
    { type: 'tool_result', name: 'web_search', content: [{ type: 'text', text: said('result') }] },
    { type: 'text', text: said('found') },
    { type: 'token_budget' },
  ],
});

/** Text and content both filled, content only, text only, a blank answer, thinking, a tool call, a file. */
export function claudeConversation(uuid = 'claude-conv'): Json {
  return {
    uuid,
    name: said('name'),
    summary: said('summary'),
    created_at: at(0),
    updated_at: at(59),
    account: { uuid: 'account-1' },
    chat_messages: [
      message('h1', 'human', {
        text: said('question'),
        content: [{ type: 'text', text: said('question') }],
        created_at: at(1),
        attachments: [
          {
            file_name: `${secret}.txt`,
            file_size: 90,
            file_type: 'text/plain',
            extracted_content: said('inside of a file'),
          },
        ],
        files: [{ file_name: `${secret}.png` }],
      }),
      message('a1', 'assistant', {
        text: said('answer'),
        content: [{ type: 'text', text: said('answer') }],
        created_at: at(2),
      }),
      message('h2', 'human', { text: said('more'), created_at: at(3) }),
      searched,
      message('h3', 'human', { text: said('hello?'), created_at: at(5) }),
      message('a3', 'assistant', { text: '', content: [{ type: 'text', text: '' }], created_at: at(6) }),
      message('a4', 'assistant', { text: said('only text'), created_at: at(7) }),
    ],
  };
}

/** Newer exports say which message a message answers: an answer made again is a branch of its own. */
export function claudeBranches(uuid = 'claude-tree'): Json {
  const json = claudeConversation(uuid);
  json['chat_messages'] = [
    message('t1', 'human', { text: said('question'), created_at: at(1), parent_message_uuid: root }),
    message('t2', 'assistant', { text: said('answer'), created_at: at(2), parent_message_uuid: 't1' }),
    message('t3', 'assistant', { text: said('again'), created_at: at(3), parent_message_uuid: 't1' }),
    message('t4', 'human', { text: said('and then'), created_at: at(4), parent_message_uuid: 't3' }),
    message('t5', 'assistant', { text: said('then'), created_at: at(5), parent_message_uuid: 't4' }),
  ];
  return json;
}

export const claudeSideFiles = {
  'users.json': [{ uuid: 'account-1', full_name: secret, email_address: `${secret}@example.com` }],
  'projects.json': [{ uuid: 'p', name: said('project'), docs: [{ content: said('doc') }] }],
  'memories.json': [{ conversations_memory: said('memory') }],
};
