import { describe, expect, it } from '@jest/globals';
import { copilotLines, traceId } from '../../test/otlp-sample.js';
import { lines, read, secret, skips } from '../../test/reading.js';

describe('the file of Copilot CLI', () => {
  it('counts chat spans, and logs no span tells of', async () => {
    const { events, report } = await read([lines('copilot.jsonl', copilotLines())]);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      sourceKind: 'copilot_cli',
      startedAt: '2026-11-02T08:00:00.005Z',
      durationMs: 1_995,
      provider: null,
      modelRawResponse: 'claude-sonnet-4-5-20250929',
      inputTokens: 1_200,
      outputTokens: 300,
      clientApp: 'copilot-cli',
    });
    expect(events[1]?.id).toBe('resp-2');
    expect(report).toMatchObject({ format: 'copilot_cli', duplicates: 1, skipped: [] });
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it('leaves out a log of the same trace, also when it comes first and from another file', async () => {
    const [chat, , log] = copilotLines();
    const { 'gen_ai.response.id': _, ...attributes } = {
      ...(log?.['attributes'] as Record<string, unknown> | undefined),
    };
    const first = lines('a.jsonl', [{ ...log, traceId, attributes }]);
    const { events } = await read([first, lines('b.jsonl', [chat])]);
    expect(events).toHaveLength(1);
  });

  it('tells a span once, and skips one without a time', async () => {
    const [chat] = copilotLines();
    const { startTime: _start, endTime: _end, ...timeless } = chat ?? {};
    const { events, report } = await read([lines('a.jsonl', [chat, chat, { ...timeless, spanId: 'other' }])]);
    expect([events.length, report.duplicates]).toEqual([1, 1]);
    expect(skips(report)).toEqual({ 'missing-time': 1 });
  });
});
