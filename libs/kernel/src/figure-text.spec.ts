import { describe, expect, it } from '@jest/globals';
import { countText, figureText, percentText, rangeTexts } from './figure-text.js';
import type { Grade } from './figure.js';

const vectors: [number, number, number, Grade, string, string][] = [
  [0.0002, 0.0004, 0.0009, 'C', 'less than 1 mg', '1mg 미만'],
  [0.012, 0.031, 0.09, 'C', 'about 31 mg (12–90 mg)', '약 31mg (12~90mg)'],
  [0.21, 0.423, 0.896, 'C', 'about 420 mg (210–900 mg)', '약 420mg (210~900mg)'],
  [1.49, 2.51, 4.26, 'C', 'about 2.5 g (1.4–4.3 g)', '약 2.5g (1.4~4.3g)'],
  [210, 423, 896, 'C', 'about 420 g (210–900 g)', '약 420g (210~900g)'],
  [40, 170, 612, 'C', 'between 40 and 700 g', '40~700g 사이'],
  [940, 999.6, 1100, 'C', 'about 1.0 kg (0.94–1.1 kg)', '약 1.0kg (0.94~1.1kg)'],
  [996, 998, 1001, 'A', '1.0 kg, measured', '1.0kg, 실측'],
  [12345, 15200, 18999, 'C', 'about 15 kg (12–19 kg)', '약 15kg (12~19kg)'],
  [910000, 1260000, 1710000, 'C', 'about 1.3 t (0.91–1.8 t)', '약 1.3t (0.91~1.8t)'],
];

describe('figures in words', () => {
  it.each(vectors)('writes %d, %d, %d (%s) as "%s"', (...[low, mid, high, grade, en, ko]) => {
    expect(figureText({ low, mid, high, unit: 'g', grade }, 'en').full.replaceAll('\u00a0', ' ')).toBe(en);
    expect(figureText({ low, mid, high, unit: 'g', grade }, 'ko').full).toBe(ko);
  });

  it('reads units as words to a screen reader', () => {
    const figure = { low: 210, mid: 423, high: 896, unit: 'g' as const };
    expect(figureText(figure, 'en').spoken).toBe('about 420 grams, between 210 and 900 grams of CO2 equivalent');
    expect(figureText(figure, 'ko').spoken).toBe('약 420그램, 210그램에서 900그램 사이, 이산화탄소 환산');
  });

  it('shows zero only for a true zero', () => {
    expect(figureText({ low: 0, mid: 0, high: 0, unit: 'Wh' }, 'ko').full).toBe('0Wh');
  });

  it('never narrows an interval by rounding', () => {
    for (let n = 0; n < 2000; n += 1) {
      const low = 10 ** (Math.random() * 8 - 2);
      const high = low * (1 + Math.random() * 8);
      const text = figureText({ low, mid: Math.sqrt(low * high), high, unit: 'Wh' }, 'en');
      const factor = { mWh: 1e-3, Wh: 1, kWh: 1e3, MWh: 1e6 }[text.unit as 'Wh'];
      const ends =
        (text.range ?? text.value).match(/[\d,.]+/g)?.map((end) => Number(end.replaceAll(',', '')) * factor) ?? [];
      expect(ends[0]).toBeLessThanOrEqual(low * (1 + 1e-8));
      expect(ends.at(-1)).toBeGreaterThanOrEqual(high * (1 - 1e-8));
    }
  });
});

describe('ranges beside each other', () => {
  const grams = (low: number, mid: number, high: number) => ({ low, mid, high, unit: 'g' as const });
  const told = (...figures: Parameters<typeof rangeTexts>[0]) => [
    rangeTexts(figures, 'en').map((text) => text.replaceAll('\u00a0', ' ')),
    rangeTexts(figures, 'ko'),
  ];

  it('are in one unit, that of the larger, and rounded outwards', () => {
    expect(told(grams(1210, 1600, 2090), grams(801, 990, 1890))).toEqual([
      ['1.2–2.1 kg', '0.80–1.9 kg'],
      ['1.2~2.1kg', '0.80~1.9kg'],
    ]);
  });

  it('are short where they are wide, and words where there is no range to show', () => {
    expect(told(grams(40, 170, 612), grams(60, 120, 240))[0]).toEqual(['40–700 g', '60–240 g']);
    expect(told(grams(1.2, 1.6, 2.1), grams(0.0002, 0.0004, 0.0009))).toEqual([
      ['1.2–2.1 g', 'less than 1 mg'],
      ['1.2~2.1g', '1mg 미만'],
    ]);
  });
});

describe('counts and shares', () => {
  it('keeps small counts whole and steps large ones by language', () => {
    expect(countText(12_300, 'en')).toBe('12,300');
    expect(countText(1_234_567, 'en')).toBe('1.2M');
    expect(countText(1_234_567, 'ko')).toBe('123만');
  });

  it('says how small a small share is', () => {
    expect(percentText(0.00001, 'en')).toBe('less than 0.01%');
    expect(percentText(0.003, 'en')).toBe('0.3%');
    expect(percentText(0.126, 'ko')).toBe('13%');
  });
});
