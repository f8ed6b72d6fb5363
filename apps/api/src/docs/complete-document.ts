import type { OpenAPIObject } from '@nestjs/swagger';
import { isAccessRule, type AccessRule } from '../http/access.js';
import { describeOtlp, statusSchema } from './otlp-document.js';
import { alsoAnswersKey } from '../http/also-answers.js';

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
      if (!operation) continue;
      complete(operation, { method, path });
      if (path.startsWith('/otlp/')) describeOtlp(operation, path);
    }
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema, RpcStatus: statusSchema },
  };
  orderEnums(document);
  return document;
}

/** The compiler lists the members of a union in the order it met them, which differs between machines. */
function orderEnums(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'enum' && Array.isArray(value)) value.sort((a, b) => String(a).localeCompare(String(b), 'en'));
    else orderEnums(value);
  }
}

interface Place {
  method: (typeof methods)[number];
  path: string;
}

function complete(operation: Operation, place: Place): void {
  const declared: unknown = Object.entries(operation).find(([key]) => key === 'x-access')?.[1];
  const access: AccessRule = isAccessRule(declared) ? declared : 'public';
  operation.security = securityOf(access);
  const own: unknown = Object.entries(operation).find(([key]) => key === alsoAnswersKey)?.[1];
  Reflect.deleteProperty(operation, alsoAnswersKey);
  for (const status of [...statusesOf(place, access), ...(Array.isArray(own) ? own.map(String) : [])]) {
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

/** A body may be sent to any route, wanted or not, and a page of another site may try any that changes something. */
function statusesOf({ method, path }: Place, access: AccessRule): string[] {
  const changes = method !== 'get';
  return [
    '400',
    ...(access === 'public' ? [] : ['401']),
    ...(access === 'public' && !changes ? [] : ['403']),
    ...(path.includes('{') ? ['404'] : []),
    ...(changes ? ['413'] : []),
    '415',
    '429',
    '503',
  ];
}

function securityOf(access: AccessRule): Operation['security'] {
  if (access === 'public') return [];
  if ('key' in access) return [{ key: [] }];
  return 'session' in access ? [{ session: [] }] : [{ session: [] }, { key: [access.scope] }];
}
