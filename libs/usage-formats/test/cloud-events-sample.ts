import { second } from './logs-sample.js';
import { secret } from './reading.js';

type Json = Record<string, unknown>;

export function cloudEvent(id: string, data: Json, more: Json = {}): Json {
  return {
    specversion: '1.0',
    id,
    source: '/gateway/eu',
    type: 'ai.usage.v1',
    time: second(0),
    datacontenttype: 'application/json',
    data,
    ...more,
  };
}

/** Under the product's own names, and under those of OpenTelemetry with a text beside them. */
export function cloudEvents(): Json[] {
  return [
    cloudEvent('1', { provider: 'openai', model: 'gpt-5', inputTokens: 1200, cacheReadTokens: 200, outputTokens: 300 }),
    cloudEvent('2', {
      'gen_ai.provider.name': 'anthropic',
      'gen_ai.request.model': 'claude-sonnet-4-5',
      'gen_ai.usage.input_tokens': 900,
      'gen_ai.usage.cache_read.input_tokens': 500,
      'gen_ai.usage.output_tokens': 30,
      'gen_ai.prompt.0.content': secret,
    }),
  ];
}
