import { describe, expect, it } from '@jest/globals';
import { partialDate } from './partial-date.js';

describe('a date of which only a part is known', () => {
  it.each([
    ['2020', '2020', '2020년'],
    ['2021-10', 'October 2021', '2021년 10월'],
    ['2026-11-23', '23 Nov 2026', '2026년 11월 23일'],
    ['2026-01-01', '1 Jan 2026', '2026년 1월 1일'],
  ])('%s is told as far as it is known', (date, en, ko) => {
    expect([partialDate(date, 'en'), partialDate(date, 'ko')]).toEqual([en, ko]);
  });
});
