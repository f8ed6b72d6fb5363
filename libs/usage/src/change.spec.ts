import { describe, expect, it } from '@jest/globals';
import { changeBetween, normalCdf } from './change.js';

/** A log-normal sum of that median and spread. */
const sum = (mid: number, sigma: number) => {
  const reach = Math.exp(1.6448536269514722 * sigma);
  return { interval: { low: mid / reach, mid, high: mid * reach }, mean: mid };
};

describe('a change between two periods', () => {
  it('is sure when both were estimated with the same errors, however wide their ranges are', () => {
    const change = changeBetween(sum(300, 0.9), sum(100, 0.9), sum(400, 0.9).interval);
    expect(change.direction).toBe('higher');
    expect(change.probabilityHigher).toBeGreaterThan(0.999);
    expect(change.difference.low).toBeGreaterThan(0);
    expect(changeBetween(sum(100, 0.9), sum(300, 0.9), sum(400, 0.9).interval).direction).toBe('lower');
  });

  it('is not told while errors of their own could explain it', () => {
    // Independent sums: the variance of the whole is the sum of the parts'.
    const union = sum(220, 0.9 * Math.hypot(120 / 220, 100 / 220)).interval;
    const change = changeBetween(sum(120, 0.9), sum(100, 0.9), union);
    expect(change.direction).toBe('about-the-same');
    expect(change.difference.low).toBeLessThan(0);
    expect(change.difference.high).toBeGreaterThan(0);
    expect(change.probabilityHigher).toBeCloseTo(normalCdf(Math.log(1.2) / (0.9 * Math.SQRT2)), 2);
  });

  it('of what is told for each use is that of the sums where as many were made', () => {
    const [after, before] = [sum(300, 0.9), sum(100, 0.9)];
    const whole = changeBetween(after, before, sum(400, 0.9).interval);
    const each = changeBetween({ ...after, uses: 50 }, { ...before, uses: 50 }, sum(400, 0.9).interval);
    expect(each.direction).toBe(whole.direction);
    expect(each.probabilityHigher).toBeCloseTo(whole.probabilityHigher, 9);
    expect(each.difference.mid * 50).toBeCloseTo(whole.difference.mid, 6);
    // Three times as much for three times as many is no change.
    expect(changeBetween({ ...after, uses: 150 }, { ...before, uses: 50 }, sum(400, 0.9).interval).direction).toBe(
      'about-the-same',
    );
  });

  it('is not told while days that differ by themselves could explain it', () => {
    const told = (scatter: number) =>
      changeBetween({ ...sum(120, 0.9), scatter }, { ...sum(100, 0.9), scatter }, sum(220, 0.9).interval);
    expect(told(0.01).direction).toBe('higher');
    expect(told(0.2)).toMatchObject({ direction: 'about-the-same' });
    expect(told(0.2).probabilityHigher).toBeCloseTo(normalCdf(Math.log(1.2) / Math.hypot(0.2, 0.2)), 6);
  });

  it('of less than a twentieth is none to a person', () => {
    expect(changeBetween(sum(104, 0.5), sum(100, 0.5), sum(204, 0.5).interval)).toMatchObject({
      direction: 'about-the-same',
    });
    expect(changeBetween(sum(100, 0.5), sum(100, 0.5), sum(200, 0.5).interval)).toMatchObject({
      probabilityHigher: 0.5,
    });
  });
});
