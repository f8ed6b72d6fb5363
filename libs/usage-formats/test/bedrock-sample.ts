import { said, secret } from './reading.js';

type Json = Record<string, unknown>;

export function bedrockCall(id: string, more: Json = {}, input: Json = {}): Json {
  return {
    schemaType: 'ModelInvocationLog',
    schemaVersion: '1.0',
    timestamp: '2026-10-02T14:21:50Z',
    accountId: '123456789012',
    identity: { arn: `arn:aws:sts::123456789012:assumed-role/${secret}/session` },
    region: 'us-east-1',
    requestId: id,
    operation: 'ConverseStream',
    modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    input: {
      inputContentType: 'application/json',
      inputBodyJson: { messages: [{ role: 'user', content: [{ text: said('prompt') }] }] },
      inputTokenCount: 100,
      cacheReadInputTokenCount: 700,
      cacheWriteInputTokenCount: 200,
      ...input,
    },
    output: {
      outputContentType: 'application/json',
      outputBodyJson: { output: { message: { content: [{ text: said('answer') }] } } },
      outputTokenCount: 40,
    },
    requestMetadata: { team: secret },
    ...more,
  };
}

export const bedrockProfile = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6';

/** A call that was passed on to another region, one behind a profile, ARNs, one that failed, embeddings. */
export function bedrockLog(): Json[] {
  const uncached = { cacheReadInputTokenCount: undefined, cacheWriteInputTokenCount: undefined };
  return [
    bedrockCall('r-1', { inferenceRegion: 'us-west-2' }),
    bedrockCall('r-2', { modelId: bedrockProfile, operation: 'InvokeModel' }, uncached),
    bedrockCall('r-3', {
      modelId: 'arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-pro-v1:0',
      region: 'eu-central-1',
      operation: 'InvokeModel',
    }),
    bedrockCall('r-4', { errorCode: 'ThrottlingException', output: {} }, { ...uncached, inputTokenCount: 0 }),
    bedrockCall('r-5', { modelId: 'amazon.titan-embed-text-v2:0', operation: 'InvokeModel', output: {} }, uncached),
  ];
}

/** The log as CloudWatch gives it. */
export function bedrockCloudWatch(): Json {
  const events = bedrockLog().map((call) => ({
    logStreamName: 'aws/bedrock/modelinvocations',
    timestamp: 1_790_950_910_000,
    message: JSON.stringify(call),
    eventId: secret,
  }));
  return { events, searchedLogStreams: [] };
}
