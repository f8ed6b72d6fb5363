import { describe, expect, it } from '@jest/globals';
import { litellmFields } from './litellm-fields.js';

describe('a call of LiteLLM', () => {
  it('keeps counts, times and models, and nothing of what was asked and answered', () => {
    const call = {
      id: 'chatcmpl-1',
      call_type: 'acompletion',
      model: 'gpt-5',
      prompt_tokens: 10,
      startTime: 1.5,
      cache_hit: null,
      hidden_params: { api_base: 'https://api.openai.com', additional_headers: 'SECRET' },
      metadata: {
        user_api_key_alias: 'SECRET',
        usage_object: { prompt_tokens: 10, prompt_tokens_details: { cached_tokens: 4, text: 'SECRET' } },
      },
      end_user: 'SECRET',
      messages: [{ role: 'user', content: 'SECRET' }],
      response: 'SECRET',
      proxy_server_request: { body: 'SECRET' },
    };
    expect(litellmFields(call)).toEqual({
      id: 'chatcmpl-1',
      call_type: 'acompletion',
      model: 'gpt-5',
      prompt_tokens: 10,
      startTime: 1.5,
      cache_hit: null,
      hidden_params: { api_base: 'https://api.openai.com' },
      metadata: { usage_object: { prompt_tokens: 10, prompt_tokens_details: { cached_tokens: 4 } } },
    });
  });

  it('takes no text, list or object where a name or a number belongs', () => {
    const hostile = { model: 'x'.repeat(1_001), id: { toString: 'SECRET' }, status: ['SECRET'], metadata: 'SECRET' };
    expect(litellmFields(hostile)).toEqual({});
    for (const nothing of [null, 'text', 4, [{ id: 'a' }]]) expect(litellmFields(nothing)).toEqual({});
  });
});
