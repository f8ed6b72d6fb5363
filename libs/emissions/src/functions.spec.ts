import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exp, expm1, hypot, log, log1p, power } from './functions.js';

/** Units in the last place between two doubles of the same sign. */
function places(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const view = new DataView(new ArrayBuffer(16));
  view.setFloat64(0, a);
  view.setFloat64(8, b);
  return Math.abs(Number(view.getBigInt64(0) - view.getBigInt64(8)));
}

const all = fc.double({ noNaN: true });
const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const near = fc.oneof(within(-1, 1), within(-1e-8, 1e-8), within(-40, 40));

describe('elementary functions', () => {
  it.each([
    ['exp', exp, Math.exp, fc.oneof(within(-800, 800), near)],
    ['expm1', expm1, Math.expm1, fc.oneof(within(-800, 800), near)],
    ['log', log, Math.log, fc.oneof(within(0, 3), within(0, 1e308), within(0, 1e-300))],
    ['log1p', log1p, Math.log1p, fc.oneof(within(-1, 1), within(-1e-9, 1e-9), within(0, 1e300))],
  ] as const)('%s is the built-in one to the last places', (_, own, built, numbers) => {
    // The built-in ones themselves are off by up to one.
    fc.assert(
      fc.property(numbers, (x) => places(own(x), built(x)) <= 3),
      { numRuns: 20_000 },
    );
  });

  it('are right where there is nothing to round', () => {
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(-746), exp(710)]).toEqual([1, 0, Infinity, 0, Infinity]);
    expect([log(1), log(0), log(Infinity), log(-1)]).toEqual([0, -Infinity, Infinity, Number.NaN]);
    expect([expm1(0), expm1(-Infinity), expm1(Infinity)]).toEqual([0, -1, Infinity]);
    expect([log1p(0), log1p(-1), log1p(Infinity), log1p(-2)]).toEqual([0, -Infinity, Infinity, Number.NaN]);
    expect([power(0, 0.5), power(0, 0), power(7, 0), hypot(3, 4), hypot()]).toEqual([0, 1, 1, 5, 0]);
    expect([exp(Number.NaN), expm1(Number.NaN), log(Number.NaN), log1p(Number.NaN)]).toEqual(Array(4).fill(Number.NaN));
    expect(exp(709.78)).toBeLessThan(Infinity);
    expect(exp(-745)).toBe(5e-324);
  });

  it('give for one argument always the same, whatever was asked before', () => {
    fc.assert(
      fc.property(all, all, (x, other) => {
        const first = log(x);
        log(other);
        expect(log(x)).toBe(first);
      }),
    );
  });

  it('raise to powers', () => {
    fc.assert(
      fc.property(within(1e-9, 1e9), within(-5, 5), (x, y) => Math.abs(power(x, y) / x ** y - 1) < 1e-13),
      { numRuns: 5_000 },
    );
  });
});
