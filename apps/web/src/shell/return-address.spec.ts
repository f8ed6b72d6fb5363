import { describe, expect, it } from '@jest/globals';
import { returnAddress, withReturn } from './return-address.js';

describe('the way back after signing in', () => {
  it('leads to an address of our own', () => {
    expect(returnAddress('?to=%2Flog%3Fmodel%3Dgpt-5%26from%3D2026-11-01', '/footprint')).toBe(
      '/log?model=gpt-5&from=2026-11-01',
    );
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\nb', ''])(
    'never leads elsewhere: %s',
    (wanted) => expect(returnAddress(`?to=${encodeURIComponent(wanted)}`, '/footprint')).toBe('/footprint'),
  );

  it('carries what was asked for from page to page', () => {
    expect(withReturn('/signup', '?keep=1&to=%2Flog&other=x')).toBe('/signup?to=%2Flog&keep=1');
    expect(withReturn('/signin', '', '/settings/data')).toBe('/signin?to=%2Fsettings%2Fdata');
    expect(withReturn('/signin', '')).toBe('/signin');
  });
});
