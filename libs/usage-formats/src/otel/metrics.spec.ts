import { describe, expect, it } from '@jest/globals';
import { attributesOf, metricsOf, nanos, type Attributes } from '../../test/otlp-sample.js';
import { jsonOf, wireOf, type Json } from '../../test/otlp-wire.js';
import { now } from '../../test/reading.js';
import { decodeEvent } from '../decode-event.js';
import { eventJson } from '../event.js';
import type { SeriesState } from './metric-points.js';
import { readOtlpJson, readOtlpWire } from './otlp-request.js';

/** A server that is told again and again, in either encoding. */
class Told {
  states = new Map<string, SeriesState>();

  tell(request: Json) {
    const points = [readOtlpJson(jsonOf(request), 'metrics', now), readOtlpWire(wireOf(request), 'metrics', now)].map(
      ({ reading }) => reading.points,
    );
    const [json, wire] = points.map((each) => each.advance(this.states));
    expect(wire).toEqual(json);
    expect(points[0]?.series().toSorted()).toEqual([...new Set(points[1]?.series())].toSorted());
    for (const [series, state] of json?.states ?? []) this.states.set(series, state);
    for (const event of json?.events ?? [])
      expect(decodeEvent(eventJson(event), 0, { now, needsTime: true })).toEqual(event);
    return json?.events ?? [];
  }
}

const delta = 1;
const cumulative = 2;
const model = { 'gen_ai.request.model': 'gpt-5', 'gen_ai.provider.name': 'openai' };

const point = (type: string, more: Json, attributes: Attributes = model): Json => ({
  startTimeUnixNano: nanos(0),
  timeUnixNano: nanos(60_000),
  attributes: attributesOf({ ...attributes, 'gen_ai.token.type': type }),
  ...more,
});

const usage = (aggregationTemporality: number, dataPoints: Json[]): Json =>
  metricsOf([{ name: 'gen_ai.client.token.usage', histogram: { aggregationTemporality, dataPoints } }]);

describe('a histogram of tokens', () => {
  it('with deltas: the sum is the tokens, the count the requests', () => {
    const request = usage(delta, [point('input', { sum: 900, count: '3' }), point('output', { sum: 120, count: '3' })]);
    const told = new Told();
    const events = told.tell(request);
    expect(events).toMatchObject([
      {
        sourceKind: 'otlp_metrics',
        granularity: 'hour',
        startedAt: '2026-11-02T08:00:00.000Z',
        endedAt: '2026-11-02T08:01:00.000Z',
        requests: 3,
        inputTokens: 900,
        outputTokens: 120,
        modelRawRequest: 'gpt-5',
        tokenGrade: 'B',
      },
    ]);
    expect(told.tell(request).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('with running totals: what it grew by since it was last told, once', () => {
    const told = new Told();
    const at = (minutes: number, sum: number, count: number, startTimeUnixNano = nanos(0)) =>
      told.tell(
        usage(cumulative, [
          point('input', { sum, count: String(count), startTimeUnixNano, timeUnixNano: nanos(minutes * 60_000) }),
        ]),
      );
    expect(at(1, 900, 3)).toMatchObject([{ inputTokens: 900, requests: 3 }]);
    expect(at(2, 1_000, 4)).toMatchObject([{ inputTokens: 100, requests: 1, startedAt: '2026-11-02T08:01:00.000Z' }]);
    expect(at(2, 1_000, 4)).toEqual([]);
    expect(at(1, 900, 3)).toEqual([]);
    expect(at(3, 1_000, 4)).toEqual([]);
    expect(at(4, 50, 1, nanos(200_000))).toMatchObject([
      { inputTokens: 50, requests: 1, startedAt: '2026-11-02T08:03:20.000Z' },
    ]);
  });

  it('keeps series apart by model, and by program', () => {
    const two = [
      point('input', { sum: 5, count: '1' }),
      point('input', { sum: 7, count: '1' }, { ...model, 'gen_ai.request.model': 'gpt-5-mini' }),
    ];
    expect(new Told().tell(usage(cumulative, two)).map(({ inputTokens }) => inputTokens)).toEqual([5, 7]);
  });

  it('says when a counter does not say what its numbers mean', () => {
    const { reading } = readOtlpJson(jsonOf(usage(0, [point('input', { sum: 5, count: '1' })])), 'metrics', now);
    expect(reading.points.advance(new Map()).events).toEqual([]);
    expect([...reading.hints]).toEqual(['no-temporality']);
  });

  it('refuses a point that is no count, and no other', () => {
    const { reading } = readOtlpJson(
      jsonOf(usage(delta, [point('input', { sum: 1.5, count: '1' }), point('output', { sum: 5, count: '1' })])),
      'metrics',
      now,
    );
    expect(Object.fromEntries(reading.refused)).toEqual({ 'invalid-number': 1 });
    expect(reading.points.advance(new Map()).events).toMatchObject([{ inputTokens: null, outputTokens: 5 }]);
  });
});

describe('counters of coding tools', () => {
  const tokens = (name: string, values: Record<string, number>): Json =>
    metricsOf(
      [
        {
          name,
          sum: {
            aggregationTemporality: delta,
            isMonotonic: true,
            dataPoints: Object.entries(values).map(([type, asInt]) => ({
              startTimeUnixNano: nanos(0),
              timeUnixNano: nanos(60_000),
              asInt: String(asInt),
              attributes: attributesOf({ type, model: 'claude-opus-4-5' }),
            })),
          },
        },
      ],
      { 'service.name': 'claude-code' },
    );

  it('Claude Code: cached tokens stand beside the input', () => {
    const request = tokens('claude_code.token.usage', { input: 12, output: 340, cacheRead: 5_600, cacheCreation: 780 });
    expect(new Told().tell(request)).toMatchObject([
      {
        sourceKind: 'claude_code_metrics',
        provider: 'anthropic',
        inputTokens: 6_392,
        inputCacheReadTokens: 5_600,
        inputCacheWriteTokens: 780,
        outputTokens: 340,
        requests: null,
      },
    ]);
  });

  it('Gemini CLI: thoughts stand beside the output', () => {
    const request = tokens('gemini_cli.token.usage', { input: 90, output: 8, thought: 20, cache: 40, tool: 7 });
    expect(new Told().tell(request)).toMatchObject([
      { inputTokens: 97, inputCacheReadTokens: 40, outputTokens: 28, outputReasoningTokens: 20 },
    ]);
  });

  it('are told by the conventions, too, which is left out', () => {
    const { resourceMetrics } = usage(delta, [point('input', { sum: 5, count: '1' })]);
    const { resourceMetrics: own } = tokens('claude_code.token.usage', { input: 5 });
    const [gemini] = resourceMetrics as Json[];
    const told = { ...gemini, resource: { attributes: attributesOf({ 'service.name': 'gemini-cli' }) } };
    expect(new Told().tell({ resourceMetrics: [told, ...(own as Json[])] })).toHaveLength(1);
  });

  it('other metrics are none', () => {
    expect(new Told().tell(tokens('claude_code.cost.usage', { input: 12 }))).toEqual([]);
  });
});
