import { describe, expect, it } from '@jest/globals';
import {
  chatAttributes,
  claudeCodeRequest,
  codexResponse,
  geminiResponse,
  log,
  logsOf,
  spanId,
  traceId,
  type Attributes,
} from '../../test/otlp-sample.js';
import { jsonOf, wireOf, type Json } from '../../test/otlp-wire.js';
import { now, secret } from '../../test/reading.js';
import { decodeEvent } from '../decode-event.js';
import { eventJson, type UsageEvent } from '../event.js';
import { readOtlpJson, readOtlpWire } from './otlp-request.js';

function read(records: readonly Json[], resource: Attributes = { 'service.name': 'my-app' }): UsageEvent[] {
  const request = logsOf(records, resource);
  const events = readOtlpJson(jsonOf(request), 'logs', now).reading.uses();
  expect(readOtlpWire(wireOf(request), 'logs', now).reading.uses()).toEqual(events);
  expect(JSON.stringify(events)).not.toContain(secret);
  for (const event of events) expect(decodeEvent(eventJson(event), 0, { now, needsTime: true })).toEqual(event);
  return events;
}

const claudeCode = { 'service.name': 'claude-code' };

describe('log events of coding tools', () => {
  it('Claude Code: numbers as texts, cached tokens beside the input', () => {
    expect(read([claudeCodeRequest(1)], claudeCode)).toMatchObject([
      {
        sourceKind: 'claude_code_otlp',
        startedAt: '2026-11-02T08:01:00.000Z',
        operation: 'chat',
        provider: 'anthropic',
        modelRawResponse: 'claude-opus-4-5-20251101',
        inputTokens: 6_392,
        inputCacheReadTokens: 5_600,
        inputCacheWriteTokens: 780,
        outputTokens: 340,
        cost: 0.0213,
        currency: 'USD',
        durationMs: 4_200,
        serviceTier: 'fast',
        clientApp: 'claude-code',
      },
    ]);
  });

  it('Codex: inclusive, and its count of tools is no part of it', () => {
    const delta = codexResponse(2, { 'event.kind': 'response.output_text.delta' });
    expect(read([codexResponse(1), delta], { 'service.name': 'codex_cli_rs' })).toMatchObject([
      {
        sourceKind: 'codex_otlp',
        provider: 'openai',
        inputTokens: 900,
        inputCacheReadTokens: 400,
        outputTokens: 120,
        outputReasoningTokens: 64,
      },
    ]);
  });

  it('Gemini CLI: what tools brought is input, thoughts are output; its second telling is left out', () => {
    const again = log(1, { ...chatAttributes, 'event.name': 'gen_ai.client.inference.operation.details' });
    expect(read([geminiResponse(1), again], { 'service.name': 'gemini-cli' })).toMatchObject([
      {
        sourceKind: 'gemini_cli_otlp',
        provider: 'gcp.gemini',
        inputTokens: 2_030,
        inputCacheReadTokens: 1_500,
        outputTokens: 550,
        outputReasoningTokens: 450,
      },
    ]);
  });

  it('are known by the body, by the name of the event, or by its attribute', () => {
    const bare = { model: 'claude-opus-4-5', input_tokens: 1, output_tokens: 2 };
    const found = read([
      log(1, bare, { body: { stringValue: 'claude_code.api_request' } }),
      log(2, bare, { eventName: 'claude_code.api_request' }),
      log(3, { ...bare, 'event.name': 'claude_code.api_request' }),
      log(4, { ...bare, 'event.name': 'api_request' }),
      log(5, bare),
    ]);
    expect(found.map(({ sourceKind }) => sourceKind)).toEqual(Array.from({ length: 3 }, () => 'claude_code_otlp'));
    expect(read([log(4, { ...bare, 'event.name': 'api_request' })], claudeCode)).toHaveLength(1);
  });

  it('other events of the tools are no use', () => {
    expect(
      read(
        [claudeCodeRequest(1, { 'event.name': 'api_error' })].map((each) => ({ ...each, body: undefined })),
        claudeCode,
      ),
    ).toEqual([]);
  });
});

describe('log events by the conventions', () => {
  it('are uses of their own source, for spans may tell the same', () => {
    const [event] = read([
      log(1, { ...chatAttributes, 'gen_ai.response.id': 'resp-1' }, { traceId, spanId: spanId(1) }),
    ]);
    expect(event).toMatchObject({ sourceKind: 'otlp_logs', id: 'resp-1', inputTokens: 1_200, outputTokens: 300 });
  });
});

describe('the id of a log event', () => {
  it('is the request where one is named', () => {
    expect(read([claudeCodeRequest(1, { request_id: 'req_1' })], claudeCode)[0]?.id).toBe('req_1');
  });

  it('is otherwise made of its time, what is kept of it and whose it is, and of nothing else', () => {
    const idOf = (record: Json, resource: Attributes = claudeCode) => read([record], resource)[0]?.id;
    const own = idOf(claudeCodeRequest(1));
    expect(idOf({ ...claudeCodeRequest(1), severityText: 'INFO' })).toBe(own);
    const others = [
      idOf(claudeCodeRequest(2)),
      idOf(claudeCodeRequest(1, { 'event.sequence': 9 })),
      idOf(claudeCodeRequest(1, { output_tokens: '341' })),
      idOf(claudeCodeRequest(1), { ...claudeCode, 'service.instance.id': 'another' }),
    ];
    expect(new Set([own, ...others]).size).toBe(5);
  });

  it('takes the time the record was seen, or the one it names, where it has none of its own', () => {
    const observed = read(
      [{ ...claudeCodeRequest(1), timeUnixNano: '0', observedTimeUnixNano: '1793606400000000000' }],
      claudeCode,
    );
    expect(observed[0]?.startedAt).toBe('2026-11-02T08:00:00.000Z');
    const named = read(
      [{ ...claudeCodeRequest(1, { 'event.timestamp': '2026-11-02T09:00:00Z' }), timeUnixNano: '0' }],
      claudeCode,
    );
    expect(named[0]?.startedAt).toBe('2026-11-02T09:00:00.000Z');
  });
});
