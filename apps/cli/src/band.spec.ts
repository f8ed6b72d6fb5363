import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bandOf, massText, scaleOf } from './band.js';

const interval = fc
  .tuple(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), fc.double({ min: 1, max: 1e4, noNaN: true }))
  .map(([low, times]) => ({ low, mid: low * Math.sqrt(times), high: low * times }));

describe('a range as a line', () => {
  it('lies where its ends lie on the scale', () => {
    const scale = scaleOf([{ low: 2, mid: 10, high: 300 }]);
    expect(scale).toEqual({ from: 0, to: 3 });
    expect(bandOf({ low: 10, mid: 30, high: 100 }, { from: 0, to: 3 }, 9)).toBe('···━━━···');
  });

  it('fills exactly its columns and is never empty', () => {
    fc.assert(
      fc.property(
        fc.array(interval, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 60 }),
        (all, columns) => {
          const scale = scaleOf(all);
          for (const each of all) {
            const band = scale ? bandOf(each, scale, columns) : '';
            expect(band).toHaveLength(columns);
            expect(band).toContain('━');
          }
        },
      ),
    );
  });

  it('has no scale where nothing was emitted', () => {
    expect(scaleOf([{ low: 0, mid: 0, high: 0 }])).toBeNull();
    expect(bandOf({ low: 0, mid: 0, high: 0 }, { from: 0, to: 1 }, 3)).toBe('···');
  });

  it('names its ends in the unit that fits', () => {
    expect([-6, -5, -3, -1, 0, 2, 3, 5, 6, 7].map((exponent) => massText(exponent, ' '))).toEqual([
      '1 µg',
      '10 µg',
      '1 mg',
      '100 mg',
      '1 g',
      '100 g',
      '1 kg',
      '100 kg',
      '1 t',
      '10 t',
    ]);
  });
});
