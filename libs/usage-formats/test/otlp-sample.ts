import type { Json } from './otlp-wire.js';
import { said } from './reading.js';

const epochMs = Date.UTC(2026, 10, 2, 8);

/** Nanoseconds of so many milliseconds after the start of the samples. */
export const nanos = (ms: number): string => `${epochMs + ms}000000`;
export const traceId = '5b8efff798038103d269b633813fc60c';
export const spanId = (number: number): string => `eee19b7ec3c1b${(number + 0x100).toString(16).padStart(3, '0')}`;

export type Attributes = Record<string, string | number | boolean | Json>;

export function attributesOf(attributes: Attributes): Json[] {
  return Object.entries(attributes).map(([key, value]) => {
    if (typeof value === 'string') return { key, value: { stringValue: value } };
    if (typeof value === 'boolean') return { key, value: { boolValue: value } };
    if (typeof value !== 'number') return { key, value };
    return { key, value: Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value } };
  });
}

/** A span of the given number, a minute after the one before. */
export function span(number: number, attributes: Attributes, more: Json = {}): Json {
  return {
    traceId,
    spanId: spanId(number),
    name: said('span'),
    startTimeUnixNano: nanos(number * 60_000),
    endTimeUnixNano: nanos(number * 60_000 + 1_500),
    attributes: attributesOf({
      ...attributes,
      'gen_ai.input.messages': said('prompt'),
      'gen_ai.output.messages': said('answer'),
    }),
    events: [{ name: said('event'), attributes: attributesOf({ 'gen_ai.prompt': said('prompt') }) }],
    ...more,
  };
}

export const chatAttributes: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'anthropic',
  'gen_ai.request.model': 'claude-sonnet-4-5',
  'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
  'gen_ai.usage.input_tokens': 1_200,
  'gen_ai.usage.output_tokens': 300,
};

export const tracesOf = (spans: readonly Json[], resource: Attributes = { 'service.name': 'my-app' }): Json => ({
  resourceSpans: [{ resource: { attributes: attributesOf(resource) }, scopeSpans: [{ scope: {}, spans }] }],
});

export const logsOf = (logRecords: readonly Json[], resource: Attributes = { 'service.name': 'my-app' }): Json => ({
  resourceLogs: [{ resource: { attributes: attributesOf(resource) }, scopeLogs: [{ scope: {}, logRecords }] }],
});

export const metricsOf = (metrics: readonly Json[], resource: Attributes = { 'service.name': 'my-app' }): Json => ({
  resourceMetrics: [{ resource: { attributes: attributesOf(resource) }, scopeMetrics: [{ scope: {}, metrics }] }],
});

export function log(number: number, attributes: Attributes, more: Json = {}): Json {
  return {
    timeUnixNano: nanos(number * 60_000),
    body: { stringValue: said('body') },
    attributes: attributesOf({ ...attributes, prompt: said('prompt') }),
    ...more,
  };
}

/** Claude Code writes its numbers as texts. */
export const claudeCodeRequest = (number: number, more: Attributes = {}): Json =>
  log(
    number,
    {
      'event.name': 'api_request',
      'event.sequence': number,
      'session.id': said('session'),
      model: 'claude-opus-4-5-20251101',
      input_tokens: '12',
      output_tokens: '340',
      cache_read_tokens: '5600',
      cache_creation_tokens: '780',
      cost_usd: '0.0213',
      duration_ms: '4200',
      speed: 'fast',
      ...more,
    },
    { body: { stringValue: 'claude_code.api_request' } },
  );

export const codexResponse = (number: number, more: Attributes = {}): Json =>
  log(number, {
    'event.name': 'codex.sse_event',
    'event.kind': 'response.completed',
    'conversation.id': said('session'),
    model: 'gpt-5-codex',
    input_token_count: 900,
    cached_token_count: 400,
    output_token_count: 120,
    reasoning_token_count: 64,
    tool_token_count: 1_020,
    ...more,
  });

export const geminiResponse = (number: number, more: Attributes = {}): Json =>
  log(number, {
    'event.name': 'gemini_cli.api_response',
    'session.id': said('session'),
    model: 'gemini-2.5-pro',
    input_token_count: 2_000,
    cached_content_token_count: 1_500,
    output_token_count: 100,
    thoughts_token_count: 450,
    tool_token_count: 30,
    duration_ms: 2_100,
    ...more,
  });

/** The file of a collector: spans of a program, log events of three tools, one request to a line. */
export function collectorLines(): Json[] {
  return [
    tracesOf([
      span(0, { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.usage.input_tokens': 1_200 }),
      span(1, chatAttributes, { parentSpanId: spanId(0) }),
      span(2, { 'http.request.method': 'POST' }),
    ]),
    logsOf([claudeCodeRequest(3), claudeCodeRequest(4)], { 'service.name': 'claude-code' }),
    logsOf([codexResponse(5)], { 'service.name': 'codex_cli_rs' }),
    logsOf([geminiResponse(6)], { 'service.name': 'gemini-cli' }),
  ];
}

/** As Copilot CLI's file exporter writes: flat attributes, times in seconds and nanoseconds. */
export function copilotLines(): Json[] {
  const second = Math.floor(epochMs / 1000);
  const attributes = {
    ...chatAttributes,
    'gen_ai.provider.name': 'github',
    'gen_ai.conversation.id': said('session'),
    'gen_ai.response.id': 'resp-1',
    'gen_ai.input.messages': said('prompt'),
  };
  const at = { startTime: [second, 5_000_000], endTime: [second + 2, 0] };
  return [
    { type: 'span', name: said('span'), traceId, spanId: spanId(1), attributes, ...at },
    {
      type: 'span',
      name: 'invoke_agent',
      traceId,
      spanId: spanId(0),
      ...at,
      attributes: { ...attributes, 'gen_ai.operation.name': 'invoke_agent' },
    },
    {
      type: 'log',
      hrTime: [second + 2, 1],
      attributes: { ...attributes, 'event.name': 'gen_ai.client.inference.operation.details' },
    },
    { type: 'log', hrTime: [second + 9, 1], attributes: { ...attributes, 'gen_ai.response.id': 'resp-2' } },
    { type: 'metric', name: 'gen_ai.client.token.usage', dataPoints: [{ value: 1_200 }] },
  ];
}
