import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@promptprint/kernel';
import fc from 'fast-check';
import { chatAttributes, claudeCodeRequest, collectorLines, logsOf, span, tracesOf } from '../../test/otlp-sample.js';
import { jsonOf, wireOf } from '../../test/otlp-wire.js';
import { now, secret } from '../../test/reading.js';
import { decodeEvent } from '../decode-event.js';
import { eventJson } from '../event.js';
import { readOtlpJson, readOtlpWire } from './otlp-request.js';
import { signals, type Signal } from './record.js';
import { wireResponse, wireStatus } from './wire-response.js';

const read = (bytes: Uint8Array, signal: Signal = 'traces') => readOtlpWire(bytes, signal, now);

describe('a request in protobuf', () => {
  it('that is empty holds nothing', () => {
    expect(read(new Uint8Array(0)).reading.uses()).toEqual([]);
  });

  it('that is cut off is malformed as a whole, wherever it is cut', () => {
    const whole = wireOf(tracesOf([span(1, chatAttributes)]));
    for (let end = 1; end < whole.length; end += 1)
      expect(() => read(whole.subarray(0, end))).toThrow(expect.objectContaining({ code: 'protobuf-malformed' }));
  });

  it('with one span whose bytes make no sense keeps those beside it', () => {
    const bytes = wireOf(tracesOf([span(1, chatAttributes), span(2, chatAttributes), span(3, chatAttributes)]));
    const second = indexOf(bytes, Uint8Array.from([0xee, 0xe1, 0x9b, 0x7e, 0xc3, 0xc1, 0xb1, 0x02]));
    // The length of the id of the second span: it now reaches into whatever follows.
    bytes[second - 1] = 0x7f;
    const { reading } = read(bytes);
    expect(reading.uses()).toHaveLength(2);
    expect(reading.refusedCount()).toBe(1);
  });

  it('of log records sent as spans is recognised by what is missing', () => {
    const logs = logsOf([claudeCodeRequest(1), claudeCodeRequest(2)]);
    expect(read(wireOf(logs)).foreign).toBe(2);
    expect(readOtlpJson(jsonOf(logs), 'traces', now).foreign).toBe(2);
    expect(read(wireOf(tracesOf([span(1, {})]))).foreign).toBe(0);
  });

  it('spoilt in any way is read or refused, with every event sound and no text let out', () => {
    const originals = collectorLines().map(wireOf);
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.constantFrom(...signals),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }),
        fc.nat(),
        (original, signal, changes, cut) => {
          const bytes = original.slice(0, cut % 3 === 0 ? cut % original.length : undefined);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          for (const event of eventsIn(bytes, signal)) {
            expect(Array.isArray(decodeEvent(eventJson(event), 0, { now, needsTime: true }))).toBe(false);
            const { modelRawRequest: _a, modelRawResponse: _b, clientApp: _c, id: _d, ...rest } = event;
            expect(JSON.stringify(rest)).not.toContain(secret);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('of nothing but noise is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...signals), (bytes, signal) => {
        eventsIn(bytes, signal);
      }),
      { numRuns: 5_000 },
    );
  });
});

function eventsIn(bytes: Uint8Array, signal: Signal) {
  try {
    const { reading } = read(bytes, signal);
    return [...reading.uses(), ...reading.points.advance(new Map()).events];
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}

describe('an answer in protobuf', () => {
  it('with nothing to say is empty', () => {
    expect(wireResponse(0, '')).toHaveLength(0);
  });

  it('says how many were refused, and why', () => {
    expect([...wireResponse(300, 'why')]).toEqual([10, 8, 8, 0xac, 2, 18, 3, ...new TextEncoder().encode('why')]);
    expect([...wireResponse(0, 'why')]).toEqual([10, 5, 18, 3, ...new TextEncoder().encode('why')]);
  });

  it('of a failure is a status', () => {
    expect([...wireStatus(3, 'no')]).toEqual([8, 3, 18, 2, ...new TextEncoder().encode('no')]);
  });
});

function indexOf(bytes: Uint8Array, part: Uint8Array): number {
  return bytes.findIndex((_, at) => part.every((byte, offset) => bytes[at + offset] === byte));
}
