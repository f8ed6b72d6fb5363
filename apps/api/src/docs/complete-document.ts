import type { OpenAPIObject } from '@nestjs/swagger';
import { isAccessRule, type AccessRule } from '../http/access.js';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const problemSchema = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'instance', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string', description: 'Never changes; the list stands in the docs.' },
    requestId: { type: 'string', format: 'uuid' },
    errors: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        required: ['pointer', 'code'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' } },
      },
    },
  },
};

/** Adds to every operation what holds for all of them: who may call it, and the problems it can answer. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (operation) complete(operation, path);
    }
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema },
  };
  return document;
}

function complete(operation: Operation, path: string): void {
  const declared: unknown = Object.entries(operation).find(([key]) => key === 'x-access')?.[1];
  const access: AccessRule = isAccessRule(declared) ? declared : 'public';
  operation.security = securityOf(access);
  for (const status of statusesOf(operation, path, access)) {
    operation.responses[status] ??= {
      description: descriptions[status] ?? 'Problem',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
}

const descriptions: Readonly<Record<string, string>> = {
  400: 'The request is not valid',
  401: 'No or bad credentials',
  403: 'Not allowed',
  404: 'Nothing here, or nothing the caller may see',
  409: 'Does not fit what is already there',
  413: 'Too large',
  415: 'This form of data is not supported',
  429: 'Too many requests',
  503: 'Not available at the moment',
};

function statusesOf(operation: Operation, path: string, access: AccessRule): string[] {
  return [
    '400',
    ...(access === 'public' ? [] : ['401', '403']),
    ...(path.includes('{') ? ['404'] : []),
    ...(operation.requestBody ? ['413', '415'] : []),
    '429',
    '503',
  ];
}

function securityOf(access: AccessRule): Operation['security'] {
  if (access === 'public') return [];
  return 'session' in access ? [{ session: [] }] : [{ session: [] }, { key: [access.scope] }];
}
