import { describe, expect, it } from '@jest/globals';
import { daysIn } from './period.js';
import { trialPeriods, trialResultOf, trialStateOf } from './trial.js';

describe('a trial', () => {
  it('is two weeks against the two before, without a gap and without a day in both', () => {
    const { before, during } = trialPeriods('2026-03-01');
    expect(before).toEqual({ from: '2026-02-15', to: '2026-02-28' });
    expect(during).toEqual({ from: '2026-03-01', to: '2026-03-14' });
    expect(daysIn(before)).toBe(daysIn(during));
  });

  it.each([
    ['2026-02-28', 'waiting'],
    ['2026-03-01', 'running'],
    ['2026-03-14', 'running'],
    ['2026-03-15', 'done'],
  ])('on %s is %s', (today, state) => {
    expect(trialStateOf('2026-03-01', today)).toBe(state);
  });

  it('of an empty log cannot tell, and claims no figure', () => {
    expect(trialResultOf('2026-03-01', [])).toEqual({
      direction: 'cannot-tell',
      reason: 'too-few-days',
      before: { daysWithData: 0, requests: 0, perRequest: null },
      during: { daysWithData: 0, requests: 0, perRequest: null },
      change: null,
      grade: 'E',
      factorSet: null,
    });
  });
});
