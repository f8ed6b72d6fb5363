import { describe, expect, it } from '@jest/globals';
import { area, centre, edge, runs } from './band.js';

const point = (at: number, low: number | null, high = 0) => ({
  x0: at * 10,
  x1: at * 10 + 10,
  interval: low === null ? null : { low, mid: (low + high) / 2, high },
});
const y = (value: number) => 100 - value;

describe('the band of a trend', () => {
  it('leaves a gap where a day is missing', () => {
    const parts = runs([point(0, 1, 2), point(1, null), point(2, 3, 4), point(3, 3, 5)]);
    expect(parts.map((run) => run.length)).toEqual([1, 2]);
  });

  it('goes out along the upper ends and back along the lower ends', () => {
    const [run = []] = runs([point(0, 10, 20), point(1, 10, 40)]);
    expect(area(run, y)).toBe('M0 80H10L10 60H20L20 90H10L10 90H0Z');
    expect(edge(run, ({ low }) => y(low))).toBe('M0 90H10L10 90H20');
  });

  it('draws no centre where the interval is too wide to have one', () => {
    const [run = []] = runs([point(0, 10, 20), point(1, 1, 40), point(2, 10, 20)]);
    expect(centre(run, y)).toBe('M0 85H10M20 85H30');
  });
});
