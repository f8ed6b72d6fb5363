import { describe, expect, it } from '@jest/globals';
import { faultOfPassword } from './password.js';

describe('a password', () => {
  it.each([
    'tidal kettle hums amber',
    'correct mushrooms never sleep',
    'xK9$vTq2!mZr7&wPb',
    '고양이는 새벽에 노래를 부르지 않아요',
    'lavender-engine-49-sprout',
    'ich mag keine rosinen im kuchen',
    'wq7fjhe83kdpz0vmx2',
    'zebra quartz under violins',
  ])('may be "%s"', (password) => {
    expect(faultOfPassword(password)).toBeNull();
  });

  it.each([
    ['short but sweet', null],
    ['short but sweer'.slice(0, 14), 'password-too-short'],
    ['a'.repeat(257), 'password-too-long'],
    ['aaaaaaaaaaaaaaaaaaaa', 'password-repeats'],
    ['abcabcabcabcabcabc', 'password-repeats'],
    ['correct1correct1correct1', 'password-repeats'],
    ['passwordpassword1', 'password-common'],
    ['123456789012345', 'password-common'],
    ['qwertyuiopasdfghjkl', 'password-common'],
    ['1qaz2wsx3edc4rfv', 'password-common'],
    ['password123456789', 'password-common'],
    ['P@ssw0rd!2024!2024', 'password-common'],
    ['iloveyou12345678', 'password-common'],
    ['iloveyousunshine', 'password-common'],
    ['correcthorsebatterystaple', 'password-common'],
    ['letmeinletmeplease', null],
    ['abcdefghijklmnopqrst', 'password-common'],
    ['98765432109876543210', 'password-repeats'],
    ['qlalfqjsgh1234567', 'password-common'],
    ['비밀번호비밀번호비밀번호비밀번호', 'password-repeats'],
    ['안녕하세요안녕하세요1234567', 'password-common'],
    ['welcome2welcome2026!', 'password-common'],
    ['my promptprint log 9', 'password-own-words'],
    ['pr0mptprint-rocks-77', 'password-own-words'],
  ])('"%s" gives %s', (password, fault) => {
    expect(faultOfPassword(password)).toBe(fault);
  });

  it('does not contain the name before the @ of its owner', () => {
    expect(faultOfPassword('my name is hyemin-kim ok', ['hyemin-kim'])).toBe('password-own-words');
    expect(faultOfPassword('kim is a short name indeed', ['kim'])).toBeNull();
  });

  it('is one password whichever way its Hangul was typed', () => {
    expect(faultOfPassword('고양이는 노래를 부르지'.normalize('NFD'))).toBe('password-too-short');
  });

  it('is judged in time that grows with its length only', () => {
    const began = performance.now();
    for (let n = 0; n < 200; n += 1) faultOfPassword(`${'qwertpassword'.repeat(19)}xyz${n}`);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
