import { describe, expect, it } from '@jest/globals';
import { addDays, dayIn, daysIn, periodBefore, periodOf, wholeMonthsIn } from './period.js';

describe('a period', () => {
  it('is thirty days up to today where nothing is said', () => {
    expect(periodOf({}, '2026-03-15')).toEqual({ from: '2026-02-14', to: '2026-03-15' });
    expect(periodOf({ from: '2026-03-01' }, '2026-03-15')).toEqual({ from: '2026-03-01', to: '2026-03-15' });
  });

  it('begins before it ends and is at most ten years long', () => {
    for (const wish of [
      { from: '2026-03-16' },
      { from: '2026-03-02', to: '2026-03-01' },
      { from: '2010-01-01' },
      { to: 'never' },
      { to: '0000-01-01' },
      { from: '9998-01-01', to: '9999-12-31' },
    ])
      expect(() => periodOf(wish, '2026-03-15')).toThrow('period-invalid');
  });

  it('has the one of as many days right before it', () => {
    expect(periodBefore({ from: '2024-03-01', to: '2024-03-31' })).toEqual({ from: '2024-01-30', to: '2024-02-29' });
    expect(daysIn({ from: '2024-02-01', to: '2024-03-01' })).toBe(30);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  });

  it('is taken apart into whole months and the days at its ends', () => {
    expect(wholeMonthsIn({ from: '2024-02-01', to: '2024-02-29' })).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(wholeMonthsIn({ from: '2023-11-02', to: '2024-02-28' })).toEqual({ from: '2023-12-01', to: '2024-01-31' });
    expect(wholeMonthsIn({ from: '2025-12-01', to: '2026-01-31' })).toEqual({ from: '2025-12-01', to: '2026-01-31' });
    expect(wholeMonthsIn({ from: '2024-02-01', to: '2024-02-28' })).toBeNull();
    expect(wholeMonthsIn({ from: '2024-02-02', to: '2024-03-30' })).toBeNull();
    expect(wholeMonthsIn({ from: '2024-02-10', to: '2024-02-10' })).toBeNull();
  });
});

describe('the day of an instant', () => {
  it.each([
    ['Asia/Seoul', '2026-10-31T15:00:00Z', '2026-11-01'],
    ['America/New_York', '2026-11-01T03:59:59Z', '2026-10-31'],
    ['UTC', '2026-01-01T00:00:00Z', '2026-01-01'],
    ['Pacific/Kiritimati', '2025-12-31T10:00:00Z', '2026-01-01'],
  ])('in %s, %s is %s', (zone, instant, day) => {
    expect(dayIn(zone, new Date(instant))).toBe(day);
  });
});
