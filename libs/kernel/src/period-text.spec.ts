import { describe, expect, it } from '@jest/globals';
import { periodText } from './period-text.js';

describe('days in words', () => {
  it.each([
    ['2026-05-01', '2026-05-31', 'May', '5월', true],
    ['2024-02-01', '2024-02-29', 'February 2024', '2024년 2월', true],
    ['2025-12-01', '2025-12-31', 'December 2025', '2025년 12월', true],
    ['2025-01-01', '2025-12-31', '2025', '2025년', true],
    ['2026-10-01', '2026-11-21', '1 Oct – 21 Nov 2026', '2026년 10월 1일~11월 21일', false],
    ['2026-05-01', '2026-05-30', '1 – 30 May 2026', '2026년 5월 1일~30일', false],
    ['2026-05-03', '2026-05-03', '3 May 2026', '2026년 5월 3일', false],
  ])('from %s to %s are %j and %j', (...[from, to, en, ko, isNamed]) => {
    const plain = ({ text, ...rest }: ReturnType<typeof periodText>) => ({
      text: text.replaceAll(/[\u2009\u202f]/g, ' '),
      ...rest,
    });
    expect(plain(periodText({ from, to }, '2026-11-27', 'en'))).toEqual({ text: en, isNamed });
    expect(plain(periodText({ from, to }, '2026-11-27', 'ko'))).toEqual({ text: ko, isNamed });
  });
});
