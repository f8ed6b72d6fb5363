import { describe, expect, it } from '@jest/globals';
import { coefficientText } from './coefficient-text.js';

describe('a coefficient', () => {
  it.each([
    [0.0000065, '6.5·10⁻⁶'],
    [1.5e-5, '1.5·10⁻⁵'],
    [0.0055, '0.0055'],
    [0.16, '0.16'],
    [0, '0'],
    [1.1666, '1.17'],
    [472.94, '473'],
    [150_000, '150,000'],
    [1_640, '1,640'],
    [2.5e-8, '2.5·10⁻⁸'],
  ])('%d is written %s: no zeros to be counted, none made up', (value, text) => {
    expect(coefficientText(value)).toBe(text);
  });
});
