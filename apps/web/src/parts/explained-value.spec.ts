import { describe, expect, it } from '@jest/globals';
import { explainEn } from '../words/explain.en.js';
import { explainKo } from '../words/explain.ko.js';
import { explainedText } from './explained-value.js';

const en = { locale: 'en', say: explainEn } as const;
const ko = { locale: 'ko', say: explainKo } as const;

describe('a number of an explanation', () => {
  it('tells low, middle and high in the unit of the middle', () => {
    expect(explainedText({ low: 0.00649, mid: 0.0391, high: 0.2304 }, 'Wh', en)).toEqual({
      mid: '39\u00a0mWh',
      range: '6.5–230\u00a0mWh',
    });
    expect(explainedText({ low: 0.00649, mid: 0.0391, high: 0.2304 }, 'Wh', ko)).toEqual({
      mid: '39mWh',
      range: '6.5~230mWh',
    });
  });

  it('keeps three digits of a factor near one', () => {
    expect(explainedText({ low: 1.0664, mid: 1.17, high: 1.2836 }, '1', en)).toEqual({
      mid: '1.17',
      range: '1.07–1.28',
    });
  });

  it('gives a count whole and without a range', () => {
    expect(explainedText({ low: 45_396.4, mid: 45_396.4, high: 45_396.4 }, 'token', en)).toEqual({
      mid: '45,396\u00a0tokens',
      range: null,
    });
    expect(explainedText({ low: 5820, mid: 5820, high: 5820 }, 'token', ko)).toEqual({ mid: '5,820토큰', range: null });
  });

  it('shows a unit it has no word for as it is', () => {
    expect(explainedText({ low: 1, mid: 2, high: 4 }, 'J/K', en).mid).toBe('2\u00a0J/K');
  });
});
