import { describe, expect, test } from '@jest/globals';
import { faultOfText, tidyText } from './text.js';

describe('a text people write and read', () => {
  test.each(['Mina', '홍길동', 'Ünïcödé', 'naïve 😀', '👩‍👩‍👧‍👦 가족', 'a’b', '日本語'])('takes %s', (text) =>
    expect(faultOfText(text, { max: 20 })).toBeNull(),
  );

  test.each([
    ['', 'too-short'],
    ['a'.repeat(21), 'too-long'],
    ['a\u0000', 'unwanted-characters'],
    ['a\u0007', 'unwanted-characters'],
    ['a\nb', 'unwanted-characters'],
    ['a\u202eb', 'unwanted-characters'],
    ['a\u2066b', 'unwanted-characters'],
    ['a\u{e0041}', 'unwanted-characters'],
    ['\ud800', 'not-unicode'],
    ['\u3164', 'invisible'],
    ['\u200b', 'invisible'],
  ])('refuses %j as %s', (text, fault) => expect(faultOfText(text, { max: 20 })).toBe(fault));

  test('counts what a reader sees: one family is one character, but not of any length', () => {
    expect(faultOfText('👩‍👩‍👧‍👦'.repeat(20), { max: 20 })).not.toBeNull();
    expect(faultOfText('👩‍👩‍👧‍👦'.repeat(4), { max: 20 })).toBeNull();
    expect(faultOfText(`e${'\u0301'.repeat(500)}`, { max: 20 })).toBe('too-long');
  });

  test('keeps Hangul composed and allows line feeds only in long texts', () => {
    expect(tidyText(' 홍길동'.normalize('NFD'))).toBe('홍길동');
    expect(faultOfText('a\nb', { max: 20, isLong: true })).toBeNull();
    expect(tidyText(5)).toBe(5);
  });
});
