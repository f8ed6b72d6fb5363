import { describe, expect, it } from '@jest/globals';
import { lanesOf } from './tie-lanes.js';

describe('brackets', () => {
  it('stand side by side only where they overlap', () => {
    expect(lanesOf([], 2)).toEqual({ count: 0, rows: [[], []] });
    const { count, rows } = lanesOf(
      [
        [0, 2],
        [1, 3],
        [3, 4],
      ],
      5,
    );
    expect(count).toBe(2);
    expect(rows).toEqual([
      ['first', null],
      ['middle', 'first'],
      ['last', 'middle'],
      ['first', 'last'],
      ['last', null],
    ]);
  });
});
