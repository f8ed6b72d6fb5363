import { describe, expect, it } from '@jest/globals';
import { choiceOf, filterOf } from './claim-filter.js';

const asked = (query: string) => choiceOf(new URLSearchParams(query));

describe('the filters in the address of the claims page', () => {
  it('take what names a provider, a subject or a status, and leave out what does not', () => {
    expect(asked('provider=meta&kind=water&status=planned&mine=1')).toEqual({
      provider: 'meta',
      kind: 'water',
      status: 'planned',
      isMine: true,
    });
    expect(asked('provider=nobody&kind=%00&status=PLANNED&mine=yes&other=1')).toEqual({});
    expect(asked('')).toEqual({});
  });

  it('narrow to the providers somebody uses, and to one of them where one is chosen', () => {
    expect(filterOf({ isMine: true }, ['openai', 'google'])).toMatchObject({ provider: ['openai', 'google'] });
    expect(filterOf({ isMine: true, provider: 'google' }, ['openai', 'google'])).toMatchObject({
      provider: ['google'],
    });
    expect(filterOf({ isMine: true, provider: 'meta' }, ['openai'])).toMatchObject({ provider: [] });
  });

  it('leave the list whole while nobody knows who is used', () => {
    expect(filterOf({ isMine: true }, null)).toMatchObject({ provider: undefined });
    expect(filterOf({ provider: 'meta' }, ['openai'])).toMatchObject({ provider: 'meta' });
  });
});
