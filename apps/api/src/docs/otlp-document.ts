import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** Under which name the records of a request stand in OTLP/JSON, and under which an answer counts those it rejected. */
const names: Readonly<Record<string, readonly [string, string]>> = {
  '/otlp/v1/traces': ['resourceSpans', 'rejectedSpans'],
  '/otlp/v1/logs': ['resourceLogs', 'rejectedLogRecords'],
  '/otlp/v1/metrics': ['resourceMetrics', 'rejectedDataPoints'],
};

const binary = { schema: { type: 'string', format: 'binary' } };

export const statusSchema = {
  type: 'object' as const,
  description: 'google.rpc.Status',
  required: ['code', 'message', 'details'],
  properties: {
    code: { type: 'integer' },
    message: { type: 'string' },
    details: {
      type: 'array',
      items: {
        type: 'object',
        required: ['@type', 'reason', 'domain', 'metadata'],
        properties: {
          '@type': { type: 'string' },
          reason: { type: 'string', description: 'Never changes; the list stands in the docs.' },
          domain: { type: 'string' },
          metadata: { type: 'object', properties: { requestId: { type: 'string' } } },
        },
      },
    },
  },
};

/** Requests and answers of OTLP/HTTP are messages of opentelemetry-proto, in the encoding the sender chose. */
export function describeOtlp(operation: Operation, path: string): void {
  const [records = '', rejected = ''] = names[path] ?? [];
  operation.requestBody = {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', properties: { [records]: { type: 'array', items: { type: 'object' } } } },
      },
      'application/x-protobuf': binary,
    },
  };
  for (const status of Object.keys(operation.responses)) {
    const response = operation.responses[status];
    if (response === undefined || '$ref' in response) continue;
    const json = status === '200' ? answerSchema(rejected) : { $ref: '#/components/schemas/RpcStatus' };
    response.content = { 'application/json': { schema: json }, 'application/x-protobuf': binary };
  }
}

function answerSchema(rejected: string) {
  return {
    type: 'object' as const,
    properties: {
      partialSuccess: {
        type: 'object' as const,
        required: ['errorMessage'],
        properties: { [rejected]: { type: 'string' }, errorMessage: { type: 'string' } },
      },
    },
  };
}
