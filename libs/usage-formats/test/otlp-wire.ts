/** Encodes export requests written as OTLP/JSON in protobuf, by the field numbers of opentelemetry-proto. */
export type Json = Record<string, unknown>;

const encoder = new TextEncoder();

export function wireOf(request: Json): Uint8Array<ArrayBuffer> {
  const spans = list(request['resourceSpans']).map((each) => message(1, resourceOf(each, 'scopeSpans', 'spans', span)));
  const logs = list(request['resourceLogs']).map((each) =>
    message(1, resourceOf(each, 'scopeLogs', 'logRecords', log)),
  );
  const metrics = list(request['resourceMetrics']).map((each) =>
    message(1, resourceOf(each, 'scopeMetrics', 'metrics', metric)),
  );
  return Uint8Array.from([...spans, ...logs, ...metrics].flat());
}

/** The same as its text in UTF-8. */
export const jsonOf = (request: Json): Uint8Array<ArrayBuffer> => encoder.encode(JSON.stringify(request));

type Encode = (json: Json) => number[];

function resourceOf(json: Json, scopes: string, records: string, encode: Encode): number[] {
  const resource = message(1, attributes(1, (json['resource'] as Json | undefined)?.['attributes']));
  const inner = list(json[scopes]).flatMap((scope) =>
    message(2, [
      ...message(1, text(1, 'a scope')),
      ...list(scope[records]).flatMap((each) => message(2, encode(each))),
    ]),
  );
  return [...resource, ...inner];
}

function span(json: Json): number[] {
  return [
    ...hex(1, json['traceId']),
    ...hex(2, json['spanId']),
    ...hex(4, json['parentSpanId']),
    ...text(5, json['name'] ?? 'a span'),
    ...number(6, 3),
    ...fixed64(7, json['startTimeUnixNano']),
    ...fixed64(8, json['endTimeUnixNano']),
    ...attributes(9, json['attributes']),
    ...list(json['events']).flatMap((each) =>
      message(11, [...text(2, each['name']), ...attributes(3, each['attributes'])]),
    ),
    ...message(15, number(3, 1)),
  ];
}

function log(json: Json): number[] {
  return [
    ...fixed64(1, json['timeUnixNano']),
    ...number(2, 9),
    ...(json['body'] === undefined ? [] : message(5, anyValue(json['body'] as Json))),
    ...attributes(6, json['attributes']),
    ...hex(9, json['traceId']),
    ...hex(10, json['spanId']),
    ...fixed64(11, json['observedTimeUnixNano']),
    ...text(12, json['eventName']),
  ];
}

function metric(json: Json): number[] {
  const sum = json['sum'] as Json | undefined;
  const histogram = json['histogram'] as Json | undefined;
  return [
    ...text(1, json['name']),
    ...(sum
      ? message(7, [...list(sum['dataPoints']).flatMap((each) => message(1, sumPoint(each))), ...temporality(sum)])
      : []),
    ...(histogram
      ? message(9, [
          ...list(histogram['dataPoints']).flatMap((each) => message(1, bucketPoint(each))),
          ...temporality(histogram),
        ])
      : []),
  ];
}

const temporality = (json: Json) => number(2, Number(json['aggregationTemporality'] ?? 0));

function sumPoint(json: Json): number[] {
  return [
    ...attributes(7, json['attributes']),
    ...fixed64(2, json['startTimeUnixNano']),
    ...fixed64(3, json['timeUnixNano']),
    ...(json['asInt'] === undefined ? double(4, json['asDouble']) : fixed64(6, json['asInt'])),
  ];
}

function bucketPoint(json: Json): number[] {
  return [
    ...attributes(9, json['attributes']),
    ...fixed64(2, json['startTimeUnixNano']),
    ...fixed64(3, json['timeUnixNano']),
    ...fixed64(4, json['count']),
    ...double(5, json['sum']),
  ];
}

function attributes(field: number, json: unknown): number[] {
  return list(json).flatMap(({ key, value }) =>
    message(field, [...text(1, key), ...message(2, anyValue(value as Json))]),
  );
}

function anyValue(json: Json): number[] {
  if (json['stringValue'] !== undefined) return text(1, json['stringValue']);
  if (json['boolValue'] !== undefined) return number(2, json['boolValue'] === true ? 1 : 0);
  if (json['intValue'] !== undefined) return [3 * 8, ...varint(BigInt.asUintN(64, BigInt(json['intValue'] as string)))];
  if (json['doubleValue'] !== undefined) return double(4, json['doubleValue']);
  const values = (json['arrayValue'] as Json | undefined)?.['values'];
  return message(
    5,
    list(values).flatMap((each) => message(1, anyValue(each))),
  );
}

const list = (json: unknown): Json[] => (Array.isArray(json) ? (json as Json[]) : []);
const number = (field: number, value: number) => [field * 8, ...varint(BigInt(value))];
const message = (field: number, bytes: readonly number[]) => [field * 8 + 2, ...varint(BigInt(bytes.length)), ...bytes];
const text = (field: number, value: unknown) =>
  typeof value === 'string' ? message(field, [...encoder.encode(value)]) : [];

function hex(field: number, value: unknown): number[] {
  if (typeof value !== 'string') return [];
  return message(
    field,
    (value.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)),
  );
}

function fixed64(field: number, value: unknown): number[] {
  if (value === undefined) return [];
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, BigInt(value as string)), true);
  return [field * 8 + 1, ...bytes];
}

function double(field: number, value: unknown): number[] {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, Number(value), true);
  return [field * 8 + 1, ...bytes];
}

function varint(value: bigint): number[] {
  return value < 128n ? [Number(value)] : [Number(value & 127n) | 128, ...varint(value >> 7n)];
}
