import { describe, expect, it } from '@jest/globals';
import { isNetwork, isUsable, newApiKey, parseApiKey } from './api-key.js';

const id = '01a2167c-22c9-7b97-af36-fa603372bd93';
const now = new Date('2026-11-26T00:00:00Z');
const key = { expiresAt: null, revokedAt: null, networks: [] };

describe('the text of a key', () => {
  it('carries its id, its secret and a checksum', () => {
    const { text, secret } = newApiKey(id);
    expect(text).toMatch(/^pp_live_01a2167c22c97b97af36fa603372bd93_[\w-]{43}[0-9A-Za-z]{6}$/);
    expect(parseApiKey(text)).toEqual({ id, secret });
  });

  it('is another one each time', () => {
    expect(newApiKey(id).text).not.toBe(newApiKey(id).text);
  });

  it('is refused when any single character is another', () => {
    const { text } = newApiKey(id);
    for (let at = 0; at < text.length; at += 1) {
      const other = text.charAt(at) === 'a' ? 'b' : 'a';
      expect(parseApiKey(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
    }
  });

  it.each([[''], ['pp_live_'], ['pp_live_'.repeat(20)], [' '], ['x'.repeat(1_000_000)]])('is not "%s"', (text) => {
    expect(parseApiKey(text)).toBeNull();
  });
});

describe('a key', () => {
  it('is usable until it is revoked or expires', () => {
    expect(isUsable(key, now, '192.0.2.1')).toBe(true);
    expect(isUsable({ ...key, revokedAt: now }, now, '192.0.2.1')).toBe(false);
    expect(isUsable({ ...key, expiresAt: now }, now, '192.0.2.1')).toBe(false);
    expect(isUsable({ ...key, expiresAt: new Date(now.getTime() + 1) }, now, '192.0.2.1')).toBe(true);
  });

  it.each([
    ['192.0.2.0/24', '192.0.2.255', true],
    ['192.0.2.0/24', '192.0.3.0', false],
    ['192.0.2.7/32', '192.0.2.7', true],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['192.0.2.0/24', '::ffff:192.0.2.9', true],
    ['2001:db8::/32', '2001:db8:1::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['2001:db8::/32', '192.0.2.1', false],
  ])('for %s is usable from %s: %s', (network, address, expected) => {
    expect(isUsable({ ...key, networks: [network] }, now, address)).toBe(expected);
  });

  it.each([
    ['10.0.0.0/33'],
    ['10.0.0.0'],
    ['10.0.0/8'],
    ['::/129'],
    ['a/8'],
    ['10.0.0.0/8/8'],
    ['10.0.0.0/-1'],
    ['/8'],
  ])('is not bound to %s', (text) => expect(isNetwork(text)).toBe(false));
});
