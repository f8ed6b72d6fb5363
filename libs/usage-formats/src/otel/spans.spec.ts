import { describe, expect, it } from '@jest/globals';
import { chatAttributes, span, spanId, traceId, tracesOf, type Attributes } from '../../test/otlp-sample.js';
import { jsonOf, wireOf, type Json } from '../../test/otlp-wire.js';
import { now, said, secret } from '../../test/reading.js';
import { decodeEvent } from '../decode-event.js';
import { eventJson, type UsageEvent } from '../event.js';
import { readOtlpJson, readOtlpWire } from './otlp-request.js';

/** Read in both encodings, which must agree. */
function read(request: Json) {
  const [json, wire] = [readOtlpJson(jsonOf(request), 'traces', now), readOtlpWire(wireOf(request), 'traces', now)];
  const events = json.reading.uses();
  expect(wire.reading.uses()).toEqual(events);
  expect([...wire.reading.refused]).toEqual([...json.reading.refused]);
  expect(JSON.stringify(events)).not.toContain(secret);
  for (const event of events) expect(decodeEvent(eventJson(event), 0, { now, needsTime: true })).toEqual(event);
  return { events, refused: Object.fromEntries(json.reading.refused), rebuilt: json.reading.rebuilt, ...json };
}

function one(attributes: Attributes, resource?: Attributes): UsageEvent {
  const { events } = read(tracesOf([span(1, attributes)], resource));
  expect(events).toHaveLength(1);
  return events[0] as UsageEvent;
}

const counts = (event: UsageEvent) => [
  event.inputTokens,
  event.inputCacheReadTokens,
  event.inputCacheWriteTokens,
  event.outputTokens,
  event.outputReasoningTokens,
];

describe('an inference span', () => {
  it('is one request with its counts, its time, its model and nothing of a text', () => {
    const place = { 'server.address': 'api.anthropic.com', 'gen_ai.conversation.id': said('session') };
    const resource = { 'service.name': 'my-app', 'cloud.region': 'us-east-1' };
    expect(one({ ...chatAttributes, ...place, 'gen_ai.request.stream': true }, resource)).toMatchObject({
      id: `${traceId}${spanId(1)}`,
      sourceKind: 'otlp',
      granularity: 'request',
      startedAt: '2026-11-02T08:01:00.000Z',
      endedAt: '2026-11-02T08:01:01.500Z',
      requests: 1,
      operation: 'chat',
      provider: 'anthropic',
      modelRawRequest: 'claude-sonnet-4-5',
      modelRawResponse: 'claude-sonnet-4-5-20250929',
      inputTokens: 1_200,
      outputTokens: 300,
      inputCacheReadTokens: null,
      tokenGrade: 'A',
      region: null,
      serverAddress: 'api.anthropic.com',
      clientApp: 'my-app',
      isStream: true,
      durationMs: 1_500,
    });
  });

  it.each<[string, Attributes, (number | null)[]]>([
    [
      'the conventions of today',
      {
        'gen_ai.usage.input_tokens': 900,
        'gen_ai.usage.cache_read.input_tokens': 500,
        'gen_ai.usage.cache_creation.input_tokens': 100,
        'gen_ai.usage.output_tokens': 80,
        'gen_ai.usage.reasoning.output_tokens': 30,
      },
      [900, 500, 100, 80, 30],
    ],
    [
      'older conventions',
      { 'gen_ai.system': 'OpenAI', 'gen_ai.usage.prompt_tokens': 90, 'gen_ai.usage.completion_tokens': 8 },
      [90, null, null, 8, null],
    ],
    [
      'OpenInference',
      {
        'openinference.span.kind': 'LLM',
        'llm.token_count.prompt': 90,
        'llm.token_count.completion': 8,
        'llm.token_count.prompt_details.cache_read': 40,
        'llm.token_count.prompt_details.cache_write': 10,
        'llm.token_count.completion_details.reasoning': 5,
      },
      [90, 40, 10, 8, 5],
    ],
    [
      'OpenLLMetry',
      {
        'llm.request.type': 'chat',
        'llm.usage.prompt_tokens': 90,
        'llm.usage.completion_tokens': 8,
        'gen_ai.usage.cache_read_input_tokens': 40,
      },
      [90, 40, null, 8, null],
    ],
    [
      'the Vercel AI SDK, with texts for numbers and Anthropic beside them',
      {
        'ai.operationId': 'ai.streamText.doStream',
        'ai.usage.inputTokens': 90,
        'ai.usage.outputTokens': '8',
        'ai.usage.cachedInputTokens': '40',
        'ai.response.providerMetadata': JSON.stringify({
          anthropic: { usage: { cache_creation_input_tokens: 12 }, text: said('metadata') },
        }),
      },
      [90, 40, 12, 8, null],
    ],
    [
      'genkit, thoughts beside the output as the total shows',
      {
        'genkit:metadata:subtype': 'model',
        'genkit:name': 'googleai/gemini-2.5-flash',
        'genkit:output': JSON.stringify({
          message: said('answer'),
          usage: { inputTokens: 90, outputTokens: 8, thoughtsTokens: 20, totalTokens: 118 },
        }),
      },
      [90, null, null, 28, 20],
    ],
    [
      'ADK',
      {
        'gcp.vertex.agent.llm_response': JSON.stringify({
          content: said('answer'),
          usage_metadata: {
            prompt_token_count: 90,
            tool_use_prompt_token_count: 7,
            candidates_token_count: 8,
            thoughts_token_count: 20,
            cached_content_token_count: 40,
          },
        }),
      },
      [97, 40, null, 28, 20],
    ],
  ])('is read by %s', (_, attributes, expected) => {
    expect(counts(one(attributes))).toEqual(expected);
  });

  it('takes the first name of a count that is there', () => {
    const both = { 'llm.usage.prompt_tokens': 7, 'gen_ai.usage.prompt_tokens': 8, 'gen_ai.usage.input_tokens': 9 };
    expect(one({ ...both }).inputTokens).toBe(9);
  });

  it('adds what the sender counted beside its totals, and says so', () => {
    const { events, rebuilt } = read(
      tracesOf([
        span(1, {
          'gen_ai.usage.input_tokens': 12,
          'gen_ai.usage.cache_read.input_tokens': 5_600,
          'gen_ai.usage.cache_creation.input_tokens': 780,
          'gen_ai.usage.output_tokens': 40,
          'gen_ai.usage.reasoning.output_tokens': 100,
        }),
      ]),
    );
    expect(counts(events[0] as UsageEvent)).toEqual([6_392, 5_600, 780, 140, 100]);
    expect(rebuilt).toBe(1);
  });

  it('names the provider alike, however it is written', () => {
    const named = (name: string) => one({ ...chatAttributes, 'gen_ai.provider.name': name }).provider;
    expect(['OpenAI', 'openai.responses', 'google.generative-ai', 'gcp.gemini'].map(named)).toEqual([
      'openai',
      'openai',
      'google',
      'gcp.gemini',
    ]);
  });

  it('ran in the region it names, and in that of its program only where that is how the provider works', () => {
    const resource = { 'service.name': 'my-app', 'cloud.region': 'us-east-1' };
    const of = (more: Attributes) => one({ ...chatAttributes, ...more }, resource).region;
    expect(of({})).toBeNull();
    expect(of({ 'gen_ai.provider.name': 'aws.bedrock' })).toBe('us-east-1');
    expect(of({ 'aws.region': 'eu-west-1' })).toBe('eu-west-1');
  });

  it('keeps no value of more than a kibibyte, and no server that is none', () => {
    const event = one({
      ...chatAttributes,
      'gen_ai.response.model': said('x'.repeat(1_100)),
      'server.address': said('https://a/b'),
    });
    expect(event.modelRawResponse).toBeNull();
    expect(event.serverAddress).toBeNull();
  });
});

describe('what is no inference', () => {
  it.each([
    ['an agent', { 'gen_ai.operation.name': 'invoke_agent' }],
    ['a new agent', { 'gen_ai.operation.name': 'create_agent' }],
    ['a workflow', { 'gen_ai.operation.name': 'invoke_workflow' }],
    ['a step of an agent', { 'gen_ai.operation.name': 'agent_step' }],
    ['a tool', { 'gen_ai.operation.name': 'execute_tool' }],
    ['an agent of OpenInference', { 'openinference.span.kind': 'AGENT' }],
    ['the run of an agent that does not say what it did', { 'gen_ai.agent.name': 'helper' }],
    ['a reranker of OpenInference', { 'openinference.span.kind': 'RERANKER' }],
    ['a prompt of OpenInference', { 'openinference.span.kind': 'PROMPT' }],
    ['a chain of OpenInference', { 'openinference.span.kind': 'CHAIN' }],
    ['a call of the Vercel AI SDK around its requests', { 'ai.operationId': 'ai.generateText' }],
    ['a flow of genkit', { 'genkit:metadata:subtype': 'flow' }],
  ])('%s repeats what it called', (_, attributes) => {
    const { events, refused } = read(tracesOf([span(1, { ...attributes, 'gen_ai.usage.input_tokens': 5 })]));
    expect([events, refused]).toEqual([[], {}]);
  });

  it('a span without usage is accepted and ignored, with or without ids', () => {
    const { events, refused } = read(
      tracesOf([span(1, { 'http.request.method': 'GET' }), span(2, {}, { spanId: '' }), span(3, chatAttributes)]),
    );
    expect(events).toHaveLength(1);
    expect(refused).toEqual({});
  });

  it('spans of a tool that tells its requests in log events are left to those, and said so', () => {
    const { events, reading } = read(tracesOf([span(1, chatAttributes)], { 'service.name': 'codex_cli_rs' }));
    expect(events).toEqual([]);
    expect([...reading.hints]).toEqual(['tool-tells-in-logs']);
  });
});

describe('spans inside spans', () => {
  it('count once: the agent and the wrapper around a request do not', () => {
    const { events } = read(
      tracesOf([
        span(1, { ...chatAttributes, 'gen_ai.operation.name': 'invoke_agent' }),
        span(2, chatAttributes, { parentSpanId: spanId(1) }),
        span(3, {}, { parentSpanId: spanId(2) }),
        span(4, chatAttributes, { parentSpanId: spanId(3) }),
        span(5, chatAttributes, { parentSpanId: spanId(1) }),
      ]),
    );
    expect(events.map(({ id }) => id)).toEqual([4, 5].map((number) => `${traceId}${spanId(number)}`));
  });

  it('that name each other as parents come to an end', () => {
    const { events } = read(
      tracesOf([
        span(1, chatAttributes, { parentSpanId: spanId(2) }),
        span(2, {}, { parentSpanId: spanId(1) }),
        span(3, chatAttributes, { parentSpanId: spanId(3) }),
      ]),
    );
    expect(events).toHaveLength(2);
  });
});

describe('a bad span', () => {
  it.each<[string, Attributes, Json, string]>([
    ['a negative count', { 'gen_ai.usage.input_tokens': -1 }, {}, 'invalid-number'],
    ['half a token', { 'gen_ai.usage.input_tokens': 1.5 }, {}, 'invalid-number'],
    [
      'a count beyond exactness',
      { 'gen_ai.usage.output_tokens': { intValue: '9223372036854775807' } },
      {},
      'invalid-number',
    ],
    ['a text for a count', { 'gen_ai.usage.input_tokens': 'many' }, {}, 'invalid-number'],
    ['no id', {}, { spanId: '0000000000000000' }, 'invalid-value'],
    ['no time', {}, { startTimeUnixNano: '0', endTimeUnixNano: '0' }, 'missing-time'],
    ['a time in 1999', {}, { startTimeUnixNano: '930000000000000000', endTimeUnixNano: '0' }, 'time-out-of-range'],
    ['a time of the week after next', {}, { startTimeUnixNano: '1796500000000000000' }, 'time-out-of-range'],
  ])('with %s is refused alone', (_, attributes, more, reason) => {
    const { events, refused } = read(
      tracesOf([span(1, { ...chatAttributes, ...attributes }, more), span(2, chatAttributes)]),
    );
    expect(events).toHaveLength(1);
    expect(refused).toEqual({ [reason]: 1 });
  });
});

describe('a request with too much in it', () => {
  it('is read up to ten thousand spans, and says how many stood behind', () => {
    const many = tracesOf(Array.from({ length: 10_003 }, (_, at) => span(at % 3_000, at < 5 ? chatAttributes : {})));
    const { events, beyond } = read(many);
    expect([events.length, beyond]).toEqual([5, 3]);
  });

  it('looks at 128 attributes of a span and no more', () => {
    const noise = Object.fromEntries(Array.from({ length: 128 }, (_, at) => [`noise.${at}`, at]));
    const { events } = read(
      tracesOf([span(1, { ...noise, ...chatAttributes }), span(2, { ...chatAttributes, ...noise })]),
    );
    expect(events).toHaveLength(1);
  });
});
