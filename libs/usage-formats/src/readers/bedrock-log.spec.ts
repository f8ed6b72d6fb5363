import { describe, expect, it } from '@jest/globals';
import { bedrockCall, bedrockCloudWatch, bedrockLog } from '../../test/bedrock-sample.js';
import { file, gzip, lines, notes, read, skips } from '../../test/reading.js';

describe('the invocation log of Bedrock', () => {
  it('adds what the cache held to the input, and says where the request ran', async () => {
    const { events, report } = await read([lines('log.json', [bedrockCall('r-1', { inferenceRegion: 'us-west-2' })])]);
    expect(events).toMatchObject([
      {
        id: 'bedrock_log|r-1',
        sourceKind: 'bedrock_log',
        startedAt: '2026-10-02T14:21:50.000Z',
        requests: 1,
        operation: 'chat',
        provider: 'aws.bedrock',
        modelRawRequest: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
        inputTokens: 1000,
        inputCacheReadTokens: 700,
        inputCacheWriteTokens: 200,
        outputTokens: 40,
        outputReasoningTokens: null,
        tokenGrade: 'A',
        region: 'us-west-2',
        isStream: true,
      },
    ]);
    expect(report).toMatchObject({ format: 'bedrock_log', requests: 1, skipped: [] });
  });

  it('knows what hides a model, what failed and what was embedded', async () => {
    const { events, report } = await read([lines('log.json', bedrockLog())]);
    expect(
      events.map(({ operation, modelRawRequest, region, tokenGrade }) => [
        operation,
        modelRawRequest,
        region,
        tokenGrade,
      ]),
    ).toEqual([
      ['chat', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'us-west-2', 'A'],
      ['chat', 'arn:aws:bedrock:us-east-1::application-inference-profile/a1b2c3d4e5f6', 'us-east-1', 'A'],
      ['chat', 'arn:aws:bedrock:eu-central-1::inference-profile/eu.amazon.nova-pro-v1:0', 'eu-central-1', 'B'],
      ['embeddings', 'amazon.titan-embed-text-v2:0', 'us-east-1', 'A'],
    ]);
    expect(events[1]).toMatchObject({ inputTokens: 100, inputCacheReadTokens: null });
    expect(skips(report)).toEqual({ 'failed-call': 1 });
    expect(notes(report)).toEqual({ 'model-hidden': 1 });
  });

  it('is the same packed, as an array, and as CloudWatch gives it', async () => {
    const whole = await read([lines('log.json', bedrockLog())]);
    for (const other of [
      gzip('20261002T1421.json.gz', bedrockLog()),
      gzip('no-name', bedrockLog()),
      file('log.json', bedrockLog()),
      file('watch.json', bedrockCloudWatch()),
    ])
      expect((await read([other])).events).toEqual(whole.events);
    expect((await read([lines('a', bedrockLog()), gzip('b', bedrockLog())])).report).toMatchObject({
      requests: 4,
      duplicates: 4,
    });
  });

  it('keeps nothing of texts, persons and account numbers', async () => {
    const { events, report } = await read([lines('log.json', bedrockLog())]);
    expect(JSON.stringify([events, report])).not.toMatch(/QX7|123456789012/);
  });

  it('counts pictures that have no tokens, and a call that failed after it had answered', async () => {
    const none = {
      inputTokenCount: undefined,
      cacheReadInputTokenCount: undefined,
      cacheWriteInputTokenCount: undefined,
    };
    const { events } = await read([
      lines('log.json', [
        bedrockCall('a', { modelId: 'amazon.nova-canvas-v1:0', output: {} }, none),
        bedrockCall('b', { errorCode: 'ModelStreamErrorException' }),
      ]),
    ]);
    expect(events).toMatchObject([
      { operation: 'image_generation', inputTokens: null, outputTokens: null },
      { inputTokens: 1000, outputTokens: 40 },
    ]);
  });

  it('refuses what is no count, no time or no request, and reads on', async () => {
    const { report } = await read([
      lines('log.json', [
        bedrockCall('a', {}, { inputTokenCount: -1 }),
        bedrockCall('b', { timestamp: 'yesterday' }),
        bedrockCall('c', { timestamp: undefined }),
        bedrockCall('', {}),
        bedrockCall(
          'd',
          { output: {} },
          { inputTokenCount: 0, cacheReadInputTokenCount: 0, cacheWriteInputTokenCount: 0 },
        ),
        bedrockCall('e'),
      ]),
    ]);
    expect(report.requests).toBe(1);
    expect(skips(report)).toEqual({
      'invalid-number': 1,
      'invalid-time': 1,
      'missing-time': 1,
      'invalid-name': 1,
      'no-usage': 1,
    });
  });
});
