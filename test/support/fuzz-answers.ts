import { type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument, Operation } from './fuzz-document.js';

export interface Answer {
  statusCode: number;
  headers: Readonly<Record<string, unknown>>;
  body: string;
}

/** Why an answer breaks the contract, or null: no unexplained 5xx, no undocumented status, no body beside its schema. */
export class Contract {
  readonly #document: OpenApiDocument;
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  readonly #compiled = new Map<string, ValidateFunction | null>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
    this.#ajv.addSchema({ ...document, $id: 'openapi' });
  }

  breach(operation: Operation, answer: Answer): string | null {
    const { statusCode, headers, body } = answer;
    if (statusCode >= 500 && !(statusCode === 503 && headers['retry-after']))
      return `answered ${statusCode}: ${body.slice(0, 300)}`;
    const status = documentedStatus(operation, statusCode);
    if (status === null) return `answered ${statusCode}, which is not documented: ${body.slice(0, 200)}`;
    const header = headers['content-type'];
    const [type = ''] = typeof header === 'string' ? header.split(';') : [];
    const isDeclared = operation.responses[status]?.content?.[type] !== undefined;
    if (!type.includes('json') || type.includes('ndjson'))
      return statusCode >= 400 && body !== '' && !isDeclared
        ? `answered ${statusCode} as ${type}, not as a problem`
        : null;
    return this.#bodyBreach(operation, { status, type, body });
  }

  #bodyBreach(
    operation: Operation,
    { status, type, body }: { status: string; type: string; body: string },
  ): string | null {
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return `answered ${status} with a body that is not JSON: ${body.slice(0, 200)}`;
    }
    const validate = this.#validatorOf(operation, status, type);
    if (!validate || validate(value)) return null;
    return `answered ${status} with a body beside its schema: ${told(validate.errors?.[0])} in ${body.slice(0, 300)}`;
  }

  #validatorOf({ path, method, responses }: Operation, status: string, type: string): ValidateFunction | null {
    const key = `${method} ${path} ${status} ${type}`;
    const kept = this.#compiled.get(key);
    if (kept !== undefined) return kept;
    const shared = responses[status]?.$ref?.match(/^#\/components\/responses\/(.+)$/)?.[1];
    const content = shared ? this.#document.components?.responses?.[shared]?.content : responses[status]?.content;
    const pointer = shared
      ? ['components', 'responses', shared, 'content', type, 'schema']
      : ['paths', path, method.toLowerCase(), 'responses', status, 'content', type, 'schema'];
    const made = content?.[type]?.schema
      ? this.#ajv.compile({ $ref: `openapi#/${pointer.map(escaped).join('/')}` })
      : null;
    this.#compiled.set(key, made);
    return made;
  }
}

function documentedStatus({ responses }: Operation, statusCode: number): string | null {
  const exact = String(statusCode);
  return [exact, `${exact[0]}XX`, 'default'].find((status) => status in responses) ?? null;
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function told(error: ErrorObject | undefined): string {
  return error
    ? `${error.instancePath || '/'} ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`
    : 'unknown';
}
