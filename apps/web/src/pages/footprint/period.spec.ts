import { describe, expect, it } from '@jest/globals';
import { daysOf, isDay, monthsOf, neighbour, periodAt } from './period.js';

const today = '2026-11-26';

describe('the period of a footprint', () => {
  it('starts a week on Monday and ends the running one today', () => {
    expect(periodAt('week', today, today)).toEqual({ kind: 'week', from: '2026-11-23', to: today, isCurrent: true });
    expect(periodAt('week', '2026-11-22', today)).toEqual({
      kind: 'week',
      from: '2026-11-16',
      to: '2026-11-22',
      isCurrent: false,
    });
  });

  it('starts a week where the reader starts it', () => {
    expect(periodAt('week', today, today, 0).from).toBe('2026-11-22');
    expect(periodAt('week', today, today, 6).from).toBe('2026-11-21');
  });

  it('knows how long a February is', () => {
    expect(periodAt('month', '2024-02-10', today)).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });
  });

  it('steps over the turn of a year and not into the future', () => {
    const january = periodAt('month', '2026-01-05', today);
    expect(neighbour(january, -1)).toEqual({ day: '2025-12-31' });
    expect(neighbour(periodAt('month', '2026-10-31', today), 1)).toEqual({ day: '2026-11-01' });
    expect(neighbour(periodAt('month', today, today), 1)).toBeNull();
    expect(neighbour(periodAt('all', today, today), -1)).toBeNull();
  });

  it('lists every day and every month once', () => {
    expect(daysOf({ from: '2026-02-27', to: '2026-03-02' })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(monthsOf({ from: '2025-11-30', to: '2026-02-01' })).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });

  it('takes only days that exist', () => {
    expect([isDay('2026-02-28'), isDay('2026-02-30'), isDay('2026-2-3'), isDay(null)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
