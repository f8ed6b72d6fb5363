import { describe, expect, it } from '@jest/globals';
import {
  attributesOf,
  chatAttributes,
  claudeCodeRequest,
  collectorLines,
  logsOf,
  metricsOf,
  nanos,
  span,
  tracesOf,
} from '../../test/otlp-sample.js';
import { file, lines, notes, read, secret, skips, sum } from '../../test/reading.js';

const counter = (minutes: number, total: number, service: string) =>
  metricsOf(
    [
      {
        name: 'gen_ai.client.token.usage',
        sum: {
          aggregationTemporality: 2,
          dataPoints: [
            {
              startTimeUnixNano: nanos(0),
              timeUnixNano: nanos(minutes * 60_000),
              asInt: String(total),
              attributes: attributesOf({ 'gen_ai.token.type': 'input', 'gen_ai.request.model': 'gpt-5' }),
            },
          ],
        },
      },
    ],
    { 'service.name': service },
  );

describe('files of a collector', () => {
  it('hold the uses of programs and tools, each under its source, and nothing of a text', async () => {
    const { events, report } = await read([lines('telemetry.json', collectorLines())]);
    expect(events.map(({ sourceKind }) => sourceKind)).toEqual([
      'otlp',
      'claude_code_otlp',
      'claude_code_otlp',
      'codex_otlp',
      'gemini_cli_otlp',
    ]);
    expect(report).toMatchObject({ format: 'otlp', requests: 5, duplicates: 0, skipped: [] });
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it('that tell of the same again add nothing', async () => {
    const again = [...collectorLines(), ...collectorLines()];
    const { events, report } = await read([lines('a.json', again), lines('b.json', collectorLines())]);
    expect([events.length, report.duplicates]).toEqual([5, 10]);
  });

  it('may be one request laid out over many lines', async () => {
    const { events } = await read([file('a.json', JSON.stringify(tracesOf([span(1, chatAttributes)]), null, 2))]);
    expect(events).toHaveLength(1);
  });

  it('name what was skipped, and what was counted beside its total', async () => {
    const bare = { ...chatAttributes, 'gen_ai.usage.cache_read.input_tokens': 9_000 };
    const bad = { ...chatAttributes, 'gen_ai.usage.input_tokens': -5 };
    const { report } = await read([
      lines('a.json', [tracesOf([span(1, bare), span(2, bad), span(3, chatAttributes)])]),
    ]);
    expect(skips(report)).toEqual({ 'invalid-number': 1 });
    expect(notes(report)).toEqual({ 'input-made-inclusive': 1 });
  });

  it('with counters: the growth of each, unless its program tells of single requests', async () => {
    const { events } = await read([
      lines('a.json', [
        counter(1, 100, 'counts only'),
        counter(2, 250, 'counts only'),
        counter(1, 1_200, 'my-app'),
        tracesOf([span(1, chatAttributes)]),
        logsOf([claudeCodeRequest(1)], { 'service.name': 'claude-code' }),
      ]),
    ]);
    const counted = events.filter(({ sourceKind }) => sourceKind === 'otlp_metrics');
    expect(counted.map(({ inputTokens, clientApp }) => [inputTokens, clientApp])).toEqual([
      [100, 'counts only'],
      [150, 'counts only'],
    ]);
    expect(sum(events, 'inputTokens')).toBe(100 + 150 + 1_200 + 6_392);
  });
});
