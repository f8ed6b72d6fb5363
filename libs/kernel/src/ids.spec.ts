import { describe, expect, it } from '@jest/globals';
import { isUuid, uuidv7 } from './ids.js';
import { pickLocale } from './locale.js';

describe('ids', () => {
  it('makes version 7 ids that sort by time', () => {
    const ids = [1_000, 2_000_000_000_000, 3_000_000_000_000].map((now) => uuidv7(now));
    expect(ids.every(isUuid)).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
  });
});

describe('language', () => {
  it('follows the stated preference', () => {
    expect(pickLocale('fr, en;q=0.3, ko-KR;q=0.8')).toBe('ko');
    expect(pickLocale('ko_KR.UTF-8')).toBe('ko');
    expect(pickLocale('de')).toBe('en');
    expect(pickLocale(undefined)).toBe('en');
  });
});
