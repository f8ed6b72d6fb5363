import { describe, expect, it } from '@jest/globals';
import { tasks } from '@promptprint/emissions';
import { mostModels, usualFor, wishOf } from './wish.js';

const wish = (search: string) => wishOf(new URLSearchParams(search));

describe('a comparison in an address', () => {
  it('is the usual question where nothing is said, or nothing that can be read', () => {
    const usual = {
      task: 'question',
      work: tasks.question,
      country: '',
      models: usualFor('question'),
      isPublishedOnly: false,
    };
    expect(wish('')).toEqual(usual);
    expect(wish('task=dance&country=korea&inputTokens=-3&outputTokens=many&models=,,&published=yes')).toEqual(usual);
    expect(wish('inputTokens=0&outputTokens=0').work).toEqual(tasks.question);
  });

  it('keeps a part within its whole', () => {
    const { work } = wish(
      'task=code&inputTokens=500&inputCacheReadTokens=900&outputTokens=20&outputReasoningTokens=30',
    );
    expect(work).toEqual({
      inputTokens: 500,
      inputCacheReadTokens: 500,
      outputTokens: 20,
      outputReasoningTokens: 20,
      images: 0,
    });
    expect(wish('task=image&images=0').work.images).toBe(1);
  });

  it('names each model once, and no more than fit', () => {
    expect(wish('models=gpt-5, gpt-5 ,x').models).toEqual(['gpt-5', 'x']);
    const many = Array.from({ length: 60 }, (_, at) => `m${at}`);
    expect(wish(`models=${many.join(',')}`).models).toEqual(many.slice(0, mostModels));
  });
});
