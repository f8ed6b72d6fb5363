import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@promptprint/kernel';
import { defect, problemCodes, problemOf, phraseOf } from './problem.js';

const at = {
  locale: 'en',
  requestId: '018f0000-0000-7000-8000-000000000000',
  base: 'https://promptprint.example/',
} as const;

describe('a problem', () => {
  test('has the members of RFC 9457, the code and the request id', () => {
    expect(problemOf(new DomainError('too-many', 'rate-limited', { retryAfterSeconds: 7 }), at)).toEqual({
      type: 'https://promptprint.example/docs#rate-limited',
      title: 'Too many requests',
      status: 429,
      detail: 'Please try again in 7 s.',
      instance: 'urn:uuid:018f0000-0000-7000-8000-000000000000',
      code: 'rate-limited',
      requestId: '018f0000-0000-7000-8000-000000000000',
    });
  });

  test('speaks Korean to Koreans and keeps the code', () => {
    expect(
      problemOf(new DomainError('too-many', 'rate-limited', { retryAfterSeconds: 7 }), { ...at, locale: 'ko' }),
    ).toMatchObject({
      title: '요청이 너무 많아요',
      detail: '7초 뒤에 다시 시도해 주세요.',
      code: 'rate-limited',
    });
  });

  test('of an unknown code takes the words of its kind, and a defect tells nothing of the inside', () => {
    expect(problemOf(new DomainError('conflict', 'never-heard-of'), at)).toMatchObject({
      status: 409,
      title: 'This does not fit what is already there',
      code: 'never-heard-of',
    });
    expect(problemOf(new DomainError('invalid', 'toString'), at).title).toBe('The request is not valid');
    expect(defect(at)).toMatchObject({ status: 500, code: 'defect' });
  });

  test('lists at most twenty faults', () => {
    const errors = Array.from({ length: 50 }, (_, index) => ({ pointer: `/${index}`, code: 'bad' }));
    expect(problemOf(new DomainError('invalid', 'validation-failed', { errors }), at).errors).toHaveLength(20);
  });

  test('has a title of its own in both languages for every code', () => {
    for (const code of problemCodes()) {
      const [english, korean] = [phraseOf('en', code)?.title, phraseOf('ko', code)?.title];
      expect(english).toMatch(/^[A-Z]/);
      expect(korean).toMatch(/[가-힣]/);
    }
  });
});
