import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@promptprint/kernel';
import fc from 'fast-check';
import { attributesOf, chatAttributes, collectorLines, nanos, spanId, traceId } from '../../test/otlp-sample.js';
import { jsonOf, type Json } from '../../test/otlp-wire.js';
import { now, secret } from '../../test/reading.js';
import { decodeEvent } from '../decode-event.js';
import { eventJson } from '../event.js';
import { readOtlpJson } from './otlp-request.js';
import { signals, type Signal } from './record.js';

const read = (text: string, signal: Signal = 'traces') => readOtlpJson(new TextEncoder().encode(text), signal, now);
const one: Json = {
  traceId,
  spanId: spanId(1),
  startTimeUnixNano: nanos(0),
  attributes: attributesOf(chatAttributes),
};
const within = (spans: string, more = '') => `{"resourceSpans":[{"scopeSpans":[{"spans":${spans}}]${more}}]}`;

describe('a request in JSON', () => {
  it('may be laid out, ordered and escaped in any way', () => {
    const [plain] = read(within(JSON.stringify([one]))).reading.uses();
    const { attributes, ...rest } = one;
    const turned = (attributes as Json[]).map(({ key, value }) => ({ value, more: [{}, '\\"', null], key }));
    const others = [
      JSON.stringify(JSON.parse(within(JSON.stringify([one]))), null, 2),
      within(JSON.stringify([{ attributes: turned, ...rest }])),
      within(JSON.stringify([{ ...one, traceState: `\\"]}${secret}`, links: [[[]]], flags: 1.5e3, kind: true }])),
      within(
        JSON.stringify([{ ...one, attributes: [...(attributes as Json[]), 5, null, [], { key: 5 }, { value: {} }] }]),
      ),
      within(JSON.stringify([one]).replaceAll('claude', String.raw`\u0063laude`)),
      within(JSON.stringify([one]).replaceAll(/"intValue":"(\d+)"/g, '"intValue":$1')),
      within(JSON.stringify([{ ...one, traceId: traceId.toUpperCase() }])),
    ];
    for (const text of others) expect(read(text).reading.uses()).toEqual([plain]);
  });

  it('may name the resource behind what belongs to it', () => {
    const resource = `,"resource":${JSON.stringify({ attributes: attributesOf({ 'service.name': 'late' }) })}`;
    expect(read(within(JSON.stringify([one]), resource)).reading.uses()[0]?.clientApp).toBe('late');
  });

  it.each([
    '',
    '{',
    '{"resourceSpans"',
    '{"resourceSpans":[',
    '{"a":1}}',
    '{a:1}',
    '{"a":1,}',
    '{"a" 1}',
    '{"a":[1 2]',
    '{"a":"',
    '{"a":}',
  ])('that is none is malformed: %s', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'json-malformed' }));
  });

  it.each([
    'null',
    '[]',
    '"text"',
    '{"resourceSpans":{}}',
    '{"resourceSpans":[null,5,[]]}',
    within('[null,7,"x",[]]'),
    `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ])('with nothing to read in it is read: %#', (text) => {
    expect(read(text).reading.uses()).toEqual([]);
  });

  it('that is cut off is malformed as a whole, wherever it is cut', () => {
    const whole = within(JSON.stringify([one]));
    for (let end = 0; end < whole.length; end += 1)
      expect(() => read(whole.slice(0, end))).toThrow(expect.objectContaining({ code: 'json-malformed' }));
  });

  it('spoilt in any way is read or refused, with every event sound and no text let out', () => {
    const originals = collectorLines().map(jsonOf);
    const change = fc.tuple(
      fc.nat(),
      fc.oneof(
        fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', '0', '-'),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.constantFrom(...signals),
        fc.array(change, { maxLength: 5 }),
        (original, signal, changes) => {
          const bytes = original.slice();
          for (const [at, character] of changes) bytes[at % bytes.length] = character.charCodeAt(0) & 0xff;
          for (const event of eventsIn(bytes, signal)) {
            expect(Array.isArray(decodeEvent(eventJson(event), 0, { now, needsTime: true }))).toBe(false);
            const { modelRawRequest: _a, modelRawResponse: _b, clientApp: _c, id: _d, provider: _e, ...rest } = event;
            expect(JSON.stringify(rest)).not.toContain(secret);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

function eventsIn(bytes: Uint8Array, signal: Signal) {
  try {
    const { reading } = readOtlpJson(bytes, signal, now);
    return [...reading.uses(), ...reading.points.advance(new Map()).events];
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}
