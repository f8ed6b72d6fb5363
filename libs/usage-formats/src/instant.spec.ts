import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isoMs, isoText } from './instant.js';

describe('an instant as a text', () => {
  it('is what a Date writes, and read back the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -6e13, max: 2e14 }), (ms) => {
        expect(isoText(ms)).toBe(new Date(ms).toISOString());
      }),
      { numRuns: 20_000 },
    );
    fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => expect(isoMs(isoText(ms))).toBe(ms)));
  });

  it('is none for what is no instant', () => {
    for (const ms of [Number.NaN, Infinity, 9e15]) expect(() => isoText(ms)).toThrow(RangeError);
  });
});
