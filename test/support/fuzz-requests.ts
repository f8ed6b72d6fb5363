import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { OpenApiDocument, Operation, Parameter, Schema } from './fuzz-document.js';
import { hostile, nearValid, valid } from './fuzz-values.js';

export type Kind = 'valid' | 'near-valid' | 'hostile' | 'raw';

export interface FuzzRequest {
  kind: Kind;
  operation: string;
  method: Operation['method'];
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer;
}

/** Real ids and tokens of the person the requests are made for, by path parameter; asked anew for each request. */
export type Known = (parameter: string) => readonly string[];

/** One request to one operation: mostly right, a little wrong, entirely wrong, or wrong below JSON. */
export function requestTo(
  operation: Operation,
  document: OpenApiDocument,
  known: Known = () => [],
): fc.Arbitrary<FuzzRequest> {
  const of = (kind: Kind): fc.Arbitrary<FuzzRequest> => {
    const body = kind === 'raw' ? rawBody(operation) : bodyOf(operation, document, kind);
    return fc
      .record({ url: urlOf(operation, document, { kind, known }), headers: headersOf(operation, document, kind), body })
      .map(({ url, headers, body: { payload, headers: own = {} } }) => ({
        kind,
        operation: operation.name,
        method: operation.method,
        url,
        headers: { ...headers, ...own },
        ...(payload === undefined ? {} : { payload }),
      }));
  };
  return fc.oneof(
    { weight: 4, arbitrary: of('valid') },
    { weight: 4, arbitrary: of('near-valid') },
    { weight: 2, arbitrary: of('hostile') },
    { weight: 2, arbitrary: of('raw') },
  );
}

interface Body {
  payload?: string | Buffer;
  headers?: Record<string, string>;
}

const json = 'application/json';
const none: fc.Arbitrary<Body> = fc.constant({});

function bodyOf(operation: Operation, document: OpenApiDocument, kind: Kind): fc.Arbitrary<Body> {
  const content = Object.entries(operation.requestBody?.content ?? {});
  if (content.length === 0) return kind === 'hostile' ? fc.oneof(none, hostile.map(asJson)) : none;
  return fc.oneof(...content.map(([type, { schema = {} }]) => contentOf(type, schema, document, kind)));
}

function contentOf(type: string, schema: Schema, document: OpenApiDocument, kind: Kind): fc.Arbitrary<Body> {
  if (type.startsWith('multipart/')) return multipart();
  if (type.includes('json') && !type.includes('ndjson')) {
    const value =
      kind === 'hostile' ? hostile : kind === 'near-valid' ? nearValid(schema, document) : valid(schema, document);
    return value.map((each) => ({ payload: stringified(each), headers: { 'content-type': type } }));
  }
  if (type.includes('ndjson')) {
    const line = fc.oneof(valid(schema.items ?? schema, document), hostile);
    return fc
      .array(line, { maxLength: 5 })
      .map((lines) => ({ payload: lines.map(stringified).join('\n'), headers: { 'content-type': type } }));
  }
  return fc
    .uint8Array({ maxLength: 300 })
    .map((bytes) => ({ payload: Buffer.from(bytes), headers: { 'content-type': type } }));
}

const asJson = (value: unknown): Body => ({ payload: stringified(value), headers: { 'content-type': json } });

/** As it would stand in an address; objects without a prototype have no text of their own. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : stringified(value));

/** `JSON.stringify` that survives what it cannot write. */
function stringified(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

const samples: readonly string[] = [
  '{"model":"gpt-5","inputTokens":300,"outputTokens":400,"startedAt":"2026-11-01T10:00:00Z"}\n',
  '[{"id":"c1","conversation_id":"c1","create_time":1760000000,"mapping":{},"current_node":"x"}]',
  '{"type":"assistant","timestamp":"2026-11-01T10:00:00Z","sessionId":"s","message":{"id":"m","model":"claude-sonnet-4-5","usage":{"input_tokens":1,"output_tokens":2}}}\n',
  'model,startedAt,inputTokens,outputTokens\ngpt-5,2026-11-01T10:00:00Z,1,2\n',
  '[[[[',
  '{"mapping":{"__proto__":{"parent":"__proto__"}}}',
  'PK\u0003\u0004 not a zip',
  '',
];

function multipart(): fc.Arbitrary<Body> {
  const content = fc.oneof(
    fc.constantFrom(...samples).map(Buffer.from),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  );
  const name = fc.constantFrom(
    'usage.ndjson',
    '../../x.json',
    'a\u0000b.json',
    '한글.json',
    '"; filename="y',
    '',
    'user.json',
    'deep/folder/x.zip',
  );
  return fc
    .tuple(fc.array(fc.tuple(name, content), { maxLength: 3 }), fc.constantFrom('file', 'files', 'x'), fc.boolean())
    .map(([files, field, isCut]) => {
      const boundary = 'pp-fuzz-boundary';
      const parts = files.flatMap(([filename, bytes]) => [
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${filename}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
        ),
        bytes,
        Buffer.from('\r\n'),
      ]);
      const payload = Buffer.concat([...parts, Buffer.from(isCut ? `--${boundary}` : `--${boundary}--\r\n`)]);
      return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
    });
}

/** Cases below JSON: the generator itself cannot hold them as values. */
const rawPayloads: readonly Body[] = [
  { payload: '['.repeat(100_000) },
  { payload: `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}` },
  { payload: `{"events":${'['.repeat(65)}${']'.repeat(65)}}` },
  { payload: '{"events":[],"events":[{}]}' },
  { payload: '{"email":"a@example.com","email":"b@example.com","password":"x"}' },
  { payload: '{"__proto__":{"isAdmin":true},"events":[]}' },
  { payload: '{"constructor":{"prototype":{"isAdmin":true}}}' },
  { payload: '{"events":[{"__proto__":{"model":"gpt-5"}}]}' },
  { payload: '{"inputTokens":1e999}' },
  { payload: '{"events":[{"inputTokens":-1e999,"outputTokens":1E400}]}' },
  { payload: '{"a":' },
  { payload: '{"a":1}}' },
  { payload: '{a:1}' },
  { payload: 'NaN' },
  { payload: 'null' },
  { payload: '"text"' },
  { payload: '' },
  { payload: ' \n\t ' },
  { payload: '\uFEFF{"events":[]}' },
  { payload: Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]) },
  { payload: Buffer.from('\uFEFF{"events":[]}', 'utf16le') },
  { payload: '{"events":[{"model":"\\ud800"}]}' },
  { payload: '{"events":[{"model":"a\\u0000b"}]}' },
  { payload: '{"events":[]}', headers: { 'content-type': 'application/json; charset=utf-16' } },
  { payload: '{"events":[]}', headers: { 'content-type': 'text/plain' } },
  { payload: '{"events":[]}', headers: { 'content-type': 'application/xml' } },
  { payload: '{"events":[]}', headers: { 'content-type': '' } },
  { payload: '{"events":[]}', headers: { 'content-type': 'application/json;;;=' } },
  { payload: '{"events":[]}', headers: { 'content-encoding': 'gzip' } },
  { payload: '{"events":[]}', headers: { 'content-encoding': 'br' } },
  { payload: gzipSync(Buffer.alloc(1 << 22)), headers: { 'content-encoding': 'gzip' } },
  { payload: gzipSync('{"events":[]}').subarray(0, 12), headers: { 'content-encoding': 'gzip' } },
  { payload: `{"x":"${'y'.repeat(3 << 20)}"}` },
  { payload: `[${'0,'.repeat(300_000)}0]` },
  { payload: `{${Array.from({ length: 5_000 }, (_, n) => `"k${n}":${n}`).join(',')}}` },
  { payload: '{"events":[]}\n{"events":[]}', headers: { 'content-type': 'application/x-ndjson' } },
  { payload: `${'{"model":"x"}\n'.repeat(3)}{bad\n`, headers: { 'content-type': 'application/x-ndjson' } },
  { payload: '--x\r\n', headers: { 'content-type': 'multipart/form-data' } },
  {
    payload: '--x\r\nContent-Disposition: form-data\r\n\r\n',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  },
  {
    payload:
      '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","startTimeUnixNano":"1793606400000000000","attributes":[{"key":"gen_ai.usage.input_tokens","value":{"intValue":"5"}}]}]}]}]}',
  },
  {
    payload:
      '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":1.793e18,"eventName":"claude_code.api_request","attributes":[{"value":{"stringValue":"7"},"key":"input_tokens"},{"key":1},[],null]}]}]}]}',
  },
  {
    payload:
      '{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"gen_ai.client.token.usage","sum":{"aggregationTemporality":2,"dataPoints":[{"timeUnixNano":"1793606400000000000","asInt":"-5","attributes":[{"key":"type","value":{"stringValue":"input"}}]}]}}]}]}]}',
  },
  { payload: Buffer.from([0x0a, 0x04, 0x12, 0x02, 0x12, 0x00]), headers: { 'content-type': 'application/x-protobuf' } },
  { payload: Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]), headers: { 'content-type': 'application/x-protobuf' } },
];

function rawBody(operation: Operation): fc.Arbitrary<Body> {
  const declared = Object.keys(operation.requestBody?.content ?? {})[0] ?? json;
  return fc.constantFrom(...rawPayloads).map(({ payload, headers }) => ({
    ...(payload === undefined ? {} : { payload }),
    headers: { 'content-type': declared, ...headers },
  }));
}

interface UrlLook {
  kind: Kind;
  known: Known;
}

const hostileSegments = [
  '%00',
  '%ff',
  '..%2f..%2fetc',
  '%2e%2e',
  "'",
  '%F0%9F%98%80',
  '-1',
  '0',
  'undefined',
  '[object%20Object]',
  'a'.repeat(3_000),
  '%',
  '%zz',
  '__proto__',
  'constructor',
];
const hostileQueries = [
  'x=1',
  '__proto__=1',
  'limit=1&limit=2',
  'limit[a]=1',
  'limit=-1',
  'limit=1e9',
  'limit=NaN',
  'limit=',
  'cursor=%00',
  'cursor=eyJ9',
  'from=2026-02-30',
  'from=&to=',
  'groupBy=constructor',
  '%=%',
  '&&&',
  `x=${'y'.repeat(5_000)}`,
];

function urlOf(operation: Operation, document: OpenApiDocument, { kind, known }: UrlLook): fc.Arbitrary<string> {
  const parameters = operation.parameters ?? [];
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const isBad = kind === 'hostile' || kind === 'raw';
  const segment = (parameter: Parameter): fc.Arbitrary<string> => {
    const good = parameterText(parameter, document).map(encode);
    const real = fc.tuple(fc.nat(), good).map(([pick, otherwise]) => {
      const ids = known(parameter.name);
      return ids.length > 0 ? encode(ids[pick % ids.length] ?? '') : otherwise;
    });
    const usable = fc.oneof({ weight: 2, arbitrary: real }, { weight: 1, arbitrary: good });
    return isBad ? fc.oneof(usable, fc.constantFrom(...hostileSegments)) : usable;
  };
  const path = fc.record(Object.fromEntries(inPath.map((parameter) => [parameter.name, segment(parameter)])));
  return fc.tuple(path, queryOf(inQuery, document, kind)).map(([segments, query]) => {
    const filled = Object.entries(segments).reduce(
      (url, [name, value]) => url.replace(`{${name}}`, value || '-'),
      operation.path,
    );
    return query ? `${filled}?${query}` : filled;
  });
}

function queryOf(parameters: readonly Parameter[], document: OpenApiDocument, kind: Kind): fc.Arbitrary<string> {
  const model = parameters.map((parameter) => {
    const good = parameterText(parameter, document);
    const value =
      kind === 'near-valid'
        ? fc.oneof({ weight: 3, arbitrary: good }, { weight: 1, arbitrary: hostile.map(asText) })
        : good;
    return (parameter.required ? value : fc.option(value, { freq: 2, nil: undefined })).map(
      (text) => [parameter.name, text] as const,
    );
  });
  const made = fc.tuple(...model).map((pairs) =>
    pairs
      .filter(([, text]) => text !== undefined)
      .map(([name, text]) => `${encode(name)}=${encode(String(text).slice(0, 2_000))}`)
      .join('&'),
  );
  return kind === 'hostile' ? fc.oneof(made, fc.constantFrom(...hostileQueries)) : made;
}

function parameterText(parameter: Parameter, document: OpenApiDocument): fc.Arbitrary<string> {
  const schema =
    parameter.example === undefined ? (parameter.schema ?? {}) : { ...parameter.schema, example: parameter.example };
  return valid(schema, document).map((value) => (Array.isArray(value) ? value.map(String).join(',') : String(value)));
}

const hostileHeaders: readonly Record<string, string>[] = [
  {},
  {},
  { 'accept-language': 'ko' },
  { 'accept-language': `${'a,'.repeat(3_000)}ko;q=9e99` },
  { accept: 'text/html' },
  { accept: 'application/xml' },
  { 'x-request-id': 'x'.repeat(5_000) },
  { 'x-forwarded-for': '1.2.3.4, 5.6.7.8' },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'k'.repeat(1_000) },
  { origin: 'https://evil.example' },
  { 'if-none-match': '"x"' },
  { range: 'bytes=0-1' },
  { authorization: 'Bearer x' },
  { authorization: 'Bearer pp_live_a_b' },
  { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
  { authorization: 'Basic Og==' },
  { authorization: 'Bearer' },
];

function headersOf(operation: Operation, document: OpenApiDocument, kind: Kind): fc.Arbitrary<Record<string, string>> {
  const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'header' && parameter.required);
  const own = fc.record(
    Object.fromEntries(
      declared.map((parameter) => [parameter.name.toLowerCase(), parameterText(parameter, document).map(encode)]),
    ),
  );
  if (kind === 'valid') return own.map((headers) => ({ ...headers }));
  return fc.tuple(own, fc.constantFrom(...hostileHeaders)).map(([headers, extra]) => ({ ...headers, ...extra }));
}

/** `encodeURIComponent` that survives lone surrogates. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
