import { describe, expect, it } from '@jest/globals';
import { estimate, probabilityGreater } from '@promptprint/emissions';
import { questionFacts, yearOfQuestions } from './questions.js';

const facts = questionFacts('2026-11-26');

describe('the facts behind the common questions', () => {
  it('give one answer an interval, not a point, and a year of them about as many times as much', () => {
    const one = facts.answer.figures.carbon;
    const year = facts.year.estimate.figures.carbon;
    if (!one || !year) throw new Error('no figure');
    expect(one.low).toBeGreaterThan(0);
    expect(one.high).toBeGreaterThan(one.low);
    expect(['D', 'E']).toContain(facts.answer.grade);
    const times = facts.year.questionsPerDay * 365;
    expect(year.mid).toBeGreaterThan(one.mid * times);
    expect(year.mid).toBeLessThan(one.mid * times * 2);
    // Noise between answers averages out over a year; what is unknown of all of them does not.
    expect(year.high / year.low).toBeLessThan(one.high / one.low);
    expect(estimate(yearOfQuestions('2026-11-26')).figures.carbon).toEqual(year);
  });

  it('count claims as the register does', () => {
    expect(facts.claims).toMatchObject({ claims: 82, providers: 20, unread: 3 });
  });

  it('name the claims the answer on reductions rests on', () => {
    expect(facts.drops.claims.map(({ id }) => id)).toEqual(['google-per-prompt-efficiency']);
    expect(facts.drops.confirmed).toBe(0);
    expect(facts.totalsRose.map(({ provider }) => provider)).toEqual([
      'google',
      'microsoft',
      'amazon',
      'meta',
      'korean-operators',
    ]);
  });

  it('compare every pair once and tell apart only what is likely in at least eight of ten cases', () => {
    const { models, pairs, told } = facts.comparison;
    expect(pairs).toBe((models * (models - 1)) / 2);
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(pairs);
    expect(new Set(told.map(({ lower, higher }) => [lower.id, higher.id].toSorted().join())).size).toBe(told.length);
    for (const { lower, higher, probability, verdict } of told) {
      expect(probability).toBeGreaterThanOrEqual(0.8);
      expect(verdict).toBe(probability > 0.95 ? 'clear' : 'likely');
      expect(probabilityGreater(higher.estimate, lower.estimate, { metric: 'carbon' })).toBeCloseTo(probability, 12);
    }
    expect(told.map(({ probability }) => probability)).toEqual(
      told.map(({ probability }) => probability).toSorted((a, b) => b - a),
    );
  });

  it('know every model they compare', () => {
    for (const { lower, higher } of facts.comparison.told)
      for (const { estimate: made } of [lower, higher]) expect(made.model.match).toBe('exact');
  });
});
