import { describe, expect, it } from '@jest/globals';
import type { Figure } from '@promptprint/kernel';
import { changeSentence } from './change.js';
import { nextStep } from './next-step.js';
import { periodAt } from './period.js';
import { trendPoints } from './trend-points.js';

const figure = (low: number, mid: number, high: number): Figure => ({
  low,
  mid,
  high,
  unit: 'g',
  grade: 'D',
  factorSet: '2026-11',
});

describe('the sentence of change', () => {
  it('says lower with the amount turned round, and higher as it is', () => {
    expect(changeSentence({ direction: 'lower', difference: figure(-600, -400, -200) })).toEqual({
      kind: 'lower',
      by: { low: 200, mid: 400, high: 600, unit: 'g' },
    });
    expect(changeSentence({ direction: 'higher', difference: figure(10, 20, 40) })).toMatchObject({ kind: 'higher' });
  });

  it('says about the same when the difference may be zero, however likely a change is', () => {
    expect(changeSentence({ direction: 'higher', difference: figure(-1, 20, 40) })).toEqual({ kind: 'same' });
  });

  it('says nothing of a change without a time before', () => {
    expect(changeSentence({ direction: 'unknown', difference: null })).toEqual({ kind: 'unknown' });
  });
});

describe('the points of a trend', () => {
  const names = {
    short: (start: Date) => start.toISOString().slice(5, 10),
    long: (start: Date) => start.toISOString(),
  };

  it('leaves days without entries empty and marks the day that is not over', () => {
    const period = periodAt('week', '2026-11-26', '2026-11-26');
    const points = trendPoints(period, [{ key: '2026-11-24', figure: figure(1, 2, 3) }], names);
    expect(points.map((point) => [point.label, point.figure?.mid ?? null, point.isOpen])).toEqual([
      ['11-23', null, false],
      ['11-24', 2, false],
      ['11-25', null, false],
      ['11-26', null, true],
    ]);
  });

  it('starts all of a log at its first month', () => {
    const period = periodAt('all', '2026-11-26', '2026-11-26');
    const points = trendPoints(period, [{ key: '2026-09', figure: figure(1, 2, 3) }], names);
    expect(points.map(({ key }) => key)).toEqual(['2026-09', '2026-10', '2026-11']);
  });
});

describe('the next step', () => {
  const tokens = { input: 100, inputCacheRead: null, inputCacheWrite: null, output: 100, outputReasoning: null };
  const model = (key: string, share: number): Seen['groups'][number] => ({
    key,
    share,
    events: 1,
    requests: 1,
    tokens,
    figures: {} as never,
  });
  type Seen = Parameters<typeof nextStep>[0];
  const seen = ({ reasoning = 0, daysWithData = 20, groups = [] as Seen['groups'] } = {}): Seen => ({
    // Only what the rule reads: the tokens.
    total: { events: 1, requests: 1, tokens: { ...tokens, outputReasoning: reasoning }, figures: {} as never },
    groups,
    coverage: { days: 26, daysWithData, sources: [] },
  });

  it('names thinking where it is most of what was written, then the model that makes most of it', () => {
    const groups = [model('gpt-5', 0.7), model('gpt-5-mini', 0.3)];
    expect(nextStep(seen({ reasoning: 90, groups }))).toEqual({ kind: 'thinking', share: 0.9 });
    expect(nextStep(seen({ groups }))).toEqual({ kind: 'model', model: 'gpt-5' });
  });

  it('has nothing to say of the only model, nor of one nobody knows', () => {
    expect(nextStep(seen({ groups: [model('gpt-5', 1)] }))).toEqual({ kind: 'log' });
    expect(nextStep(seen({ groups: [model('', 0.7), model('gpt-5', 0.3)] }))).toEqual({ kind: 'log' });
  });

  it('asks for the rest when few days hold entries', () => {
    expect(nextStep(seen({ daysWithData: 3 }))).toEqual({ kind: 'sparse', daysWithData: 3, days: 26 });
  });
});
