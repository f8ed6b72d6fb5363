import { describe, expect, it } from '@jest/globals';
import { carDistance, rulerMarks, yearShare } from './equivalence.js';

const grams = (low: number, mid: number, high: number) => ({ low, mid, high });

describe('equivalences', () => {
  it('carry the interval over', () => {
    expect(carDistance(grams(400, 800, 1600), 'world')?.km).toEqual({ low: 2, mid: 4, high: 8 });
  });

  it('are not offered where the number of things would say nothing', () => {
    expect(carDistance(grams(1, 5, 20), 'world')).toBeNull();
    expect(carDistance(grams(1e5, 1e6, 1e7), 'world')).toBeNull();
  });

  it('say which place the car belongs to', () => {
    expect(carDistance(grams(400, 800, 1600), 'KR')?.place).toBe('world');
    expect(carDistance(grams(400, 800, 1600), 'FR')?.place).toBe('FR');
  });

  it('give the share of a year with its range', () => {
    const { share } = yearShare(grams(1190, 2380, 11_900), 'KR');
    expect(share.low).toBeCloseTo(0.0001, 10);
    expect(share.high).toBeCloseTo(0.001, 10);
  });

  it('mark the ruler in ascending order, in the same quantity', () => {
    const mids = rulerMarks('KR').map(({ grams: { mid } }) => mid);
    expect(mids).toEqual([...mids].toSorted((a, b) => a - b));
  });
});
