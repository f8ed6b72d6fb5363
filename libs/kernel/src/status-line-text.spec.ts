import { describe, expect, it } from '@jest/globals';
import { statusLineText } from './status-line-text.js';

const carbon = { low: 210, mid: 423, high: 896, unit: 'g' as const };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a day in one line', () => {
  it('says the middle, the range, the unit and the requests', () => {
    expect(plain(statusLineText({ carbon, requests: 34 }, 'en'))).toBe(
      'CO2e today: about 420 g (210–900 g) · 34 requests',
    );
    expect(statusLineText({ carbon, requests: 34 }, 'ko')).toBe('오늘 CO2e 약 420g (210~900g) · 요청 34건');
    expect(plain(statusLineText({ carbon, requests: 1 }, 'en'))).toContain('1 request');
  });

  it('says no number nobody told', () => {
    expect(plain(statusLineText({ carbon, requests: null }, 'en'))).toBe('CO2e today: about 420 g (210–900 g)');
    expect(statusLineText(null, 'en')).toBe('CO2e today: no use known yet');
    expect(statusLineText(null, 'ko')).toBe('오늘 CO2e: 아직 알려진 사용이 없어요');
  });
});
