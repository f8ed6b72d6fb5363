import { describe, expect, it } from '@jest/globals';
import { cloudEvent, cloudEvents } from '../../test/cloud-events-sample.js';
import { file, lines, read, skips } from '../../test/reading.js';

describe('CloudEvents in files', () => {
  it('hold usage events, under their own names or those of OpenTelemetry', async () => {
    const { events, report } = await read([file('batch.json', cloudEvents())]);
    expect(events).toMatchObject([
      {
        id: '11:/gateway/eu1',
        sourceKind: 'cloudevents',
        startedAt: '2026-10-02T10:00:00.000Z',
        requests: 1,
        modelRawRequest: 'gpt-5',
        inputTokens: 1200,
        inputCacheReadTokens: 200,
        outputTokens: 300,
        tokenGrade: 'A',
      },
      {
        provider: 'anthropic',
        modelRawRequest: 'claude-sonnet-4-5',
        inputTokens: 900,
        inputCacheReadTokens: 500,
        outputTokens: 30,
      },
    ]);
    expect(report).toMatchObject({ format: 'cloudevents', version: '1', requests: 2 });
    expect(JSON.stringify(events)).not.toContain('QX7');
  });

  it('may be one, a batch, or one to a line', async () => {
    const { events } = await read([file('batch.json', cloudEvents())]);
    expect((await read([lines('events.ndjson', cloudEvents())])).events).toEqual(events);
    expect((await read([file('one.json', cloudEvents()[0] ?? {})])).events).toEqual(events.slice(0, 1));
  });

  it('count once for each source and id, and take who used it from the subject', async () => {
    const data = { model: 'gpt-5', inputTokens: 1, outputTokens: 1 };
    const { events, report } = await read([
      lines('events.ndjson', [
        cloudEvent('1', data, { subject: 'project-1' }),
        cloudEvent('1', data),
        cloudEvent('1', data, { source: '/gateway/us' }),
      ]),
    ]);
    expect(events.map(({ projectTag }) => projectTag)).toEqual(['project-1', null]);
    expect(report.duplicates).toBe(1);
  });

  it('are left out with a reason where they are of another kind, or wrong', async () => {
    const data = { model: 'gpt-5', inputTokens: 1, outputTokens: 1 };
    const { report } = await read([
      lines('events.ndjson', [
        cloudEvent('1', data, { type: 'prompt' }),
        cloudEvent('2', data, { specversion: '0.3' }),
        cloudEvent('', data),
        cloudEvent('3', data, { source: 7 }),
        cloudEvent('4', data, { data: 'text' }),
        cloudEvent('5', { ...data, inputTokens: -1 }),
        cloudEvent('6', { ...data, prompt: 'text' }),
        cloudEvent('7', data, { time: undefined }),
        cloudEvent('8', data),
      ]),
    ]);
    expect(report.requests).toBe(1);
    expect(skips(report)).toEqual({
      'unknown-type': 2,
      'invalid-name': 2,
      'not-an-object': 1,
      'invalid-number': 1,
      'unknown-field': 1,
      'missing-time': 1,
    });
  });
});
