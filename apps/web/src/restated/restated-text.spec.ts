import { describe, expect, it } from '@jest/globals';
import { restatedEn } from '../words/restated.en.js';
import { restatedKo } from '../words/restated.ko.js';
import { changeText, modelText, ratioText } from './restated-text.js';
import type { Restatement } from './use-restatements.js';

const figure = (low: number, mid: number, high: number) => ({ figures: { carbon: { low, mid, high, unit: 'g' } } });
const restated = (before: object, after: object) =>
  ({ from: '2026-05-01', to: '2026-05-31', before, after }) as Restatement;
const told = (restatement: Restatement, areHidden = false) =>
  (['en', 'ko'] as const).map((locale) =>
    changeText(restatement, {
      say: locale === 'en' ? restatedEn : restatedKo,
      locale,
      today: '2026-11-27',
      areHidden,
    }).replaceAll(/[\u00a0\u2009]/g, ' '),
  );

const old = figure(1210, 1600, 2090);
const young = figure(801, 990, 1890);

describe('a changed figure in words', () => {
  it('names the month, old and new in one unit, and why', () => {
    expect(told(restated(old, young))).toEqual([
      'Your May figure changed from 1.2–2.1 kg to 0.80–1.9 kg. New factors, same usage.',
      '5월 수치가 1.2~2.1kg에서 0.80~1.9kg으로 바뀌었어요. 사용량은 그대로이고 환산 계수가 새로워졌어요.',
    ]);
  });

  it('names the days where they are no month', () => {
    const days = { ...restated(old, young), from: '2026-10-03', to: '2026-11-21' };
    expect(told(days)[0]).toMatch(/^Your figure for 3 Oct – 21 Nov 2026 changed from/);
    expect(told(days)[1]).toMatch(/^2026년 10월 3일~11월 21일 수치가 /);
  });

  it('is not said to change where both ranges read the same', () => {
    expect(told(restated(old, figure(1220, 1610, 2080)))).toEqual([
      'Your May figure still reads 1.2–2.1 kg. New factors, same usage.',
      '5월 수치는 여전히 1.2~2.1kg이에요. 사용량은 그대로이고 환산 계수가 새로워졌어요.',
    ]);
  });

  it('shows no amount while amounts are hidden', () => {
    for (const text of [...told(restated(old, young), true), ...told(restated(old, old), true)])
      expect(text).not.toMatch(/kg/);
  });
});

describe('a ratio in words', () => {
  it.each([
    [0.617, 'On average, the new figure is 38% lower.', '평균으로 보면 새 수치가 38% 낮아요.'],
    [0.998, 'On average, the new figure is the same.', '평균으로 보면 새 수치는 전과 같아요.'],
    [1.006, 'On average, the new figure is 0.6% higher.', '평균으로 보면 새 수치가 0.6% 높아요.'],
    [2.44, 'On average, the new figure is 2.4 times the old one.', '평균으로 보면 새 수치는 전의 2.4배예요.'],
    [null, null, null],
  ])('%s', (ratio, en, ko) => {
    expect(ratioText(ratio, { say: restatedEn, locale: 'en' })).toBe(en);
    expect(ratioText(ratio, { say: restatedKo, locale: 'ko' })).toBe(ko);
  });
});

describe('a model in words', () => {
  it.each([
    ['gpt-5', 'gpt-5', 'gpt-5'],
    ['family:claude-opus', 'claude-opus, family', 'claude-opus 계열'],
    ['size:3/30', 'A model with 30B parameters', '매개변수 300억 개인 모델'],
    ['unknown:any', 'Models we do not know', '알 수 없는 모델'],
    ['unknown:openai', 'Models we do not know, openai', '알 수 없는 모델(openai)'],
    ['router:any', 'Chosen by a router', '라우터가 고른 모델'],
    ['embedding', 'Embedding model', '임베딩 모델'],
  ])('%s', (key, en, ko) => {
    expect(modelText(key, { say: restatedEn, locale: 'en' })).toBe(en);
    expect(modelText(key, { say: restatedKo, locale: 'ko' })).toBe(ko);
  });
});
