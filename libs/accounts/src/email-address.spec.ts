import { describe, expect, it } from '@jest/globals';
import { parseEmail } from './email-address.js';

describe('an address', () => {
  it.each([
    ['mina@example.com', 'mina@example.com'],
    ['  Mina@Example.COM ', 'mina@example.com'],
    ['mina+log@example.com', 'mina+log@example.com'],
    ["o'neil@example.co.kr", "o'neil@example.co.kr"],
    ['미나@예시.한국', '미나@xn--vv4b11d.xn--3e0b707e'],
    ['mina@bücher.example', 'mina@xn--bcher-kva.example'],
  ])('%s is known as %s', (text, key) => {
    expect(parseEmail(text).key).toBe(key);
  });

  it('is one, composed or decomposed', () => {
    expect(parseEmail('한글@example.com'.normalize('NFD'))).toEqual(parseEmail('한글@example.com'));
  });

  it.each([
    [''],
    ['mina'],
    ['@example.com'],
    ['mina@'],
    ['mina@example'],
    ['mina@@example.com'],
    ['mi na@example.com'],
    ['.mina@example.com'],
    ['mi..na@example.com'],
    ['mina.@example.com'],
    ['mina@-example.com-'],
    ['mina@example..com'],
    ['mina@example.com\nBcc: b@example.com'],
    ['a@example.com,b@example.com'],
    ['Mina <mina@example.com>'],
    ['mina@[127.0.0.1]'],
    [`${'a'.repeat(65)}@example.com`],
    [`a@${'b'.repeat(250)}.com`],
    [`${'a@'.repeat(100_000)}`],
  ])('is not %j', (text) => {
    expect(() => parseEmail(text)).toThrow(expect.objectContaining({ kind: 'invalid', code: 'email-not-valid' }));
  });
});
