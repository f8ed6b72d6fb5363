import { describe, expect, it } from '@jest/globals';
import { coefficients, countsOf, goldenCases, resultOf, spreadsOf, type GoldenCase } from '../test/golden-cases.js';
import { curvedFactors, tokenLoad, writeTerms } from './text-energy.js';

/** Printed in section 13: e_pre, weight reading, arithmetic (J), base (J), Wh at medians, p50, s, p5, p95. */
const printed = {
  G1: [0.3891, 0.4707, 0.5295, 547.13, 0.2224, 0.2662, 0.9218, 0.0584, 1.2122],
  G2: [0.2055, 0.6081, 0.2775, 533.69, 0.3017, 0.3699, 1.0404, 0.0668, 2.0475],
  G3: [0.4378, 0.6525, 0.5625, 1743.16, 0.6505, 0.872, 1.1531, 0.1309, 5.8112],
  G4: [0.1367, 0.1618, 0.186, 386.25, 0.1492, 0.2026, 1.2865, 0.0244, 1.6811],
  G5: [0.3312, 0.7843, 0.4507, 2253.39, 0.8706, 1.1839, 1.4501, 0.109, 12.8594],
  G6: [0.0441, 2.56, 0.06, 1504.9, 0.7123, 0.7396, 0.7441, 0.2175, 2.5151],
  G7: [0.4675, 0.6525, 0.5625, 2472.26, 0.9225, 1.1884, 1.1085, 0.1919, 7.3589],
} as const;

/** Equal to the digits printed: half a unit of the last printed place. */
function expectPrinted(value: number, digits: number): void {
  const places = Math.max(2, String(digits).split('.')[1]?.length ?? 0, digits < 100 ? 4 : 2);
  expect(Math.abs(value - digits)).toBeLessThanOrEqual(0.5001 * 10 ** -places);
}

/** Joules of one kind of work alone, other terms set to zero. */
function part(golden: GoldenCase, kept: 'a' | 'c'): number {
  const only = { ...coefficients, a: 0, c: 0, s: 0, k: 0, [kept]: coefficients[kept] };
  const terms = new Float64Array(4);
  const spreads = spreadsOf(golden);
  writeTerms(
    only,
    curvedFactors.map((id) => spreads[id].mid),
    terms,
    0,
  );
  return terms[2] ?? Number.NaN;
}

function prefill(golden: GoldenCase): number {
  const spreads = spreadsOf(golden);
  const terms = new Float64Array(4);
  writeTerms(
    coefficients,
    curvedFactors.map((id) => spreads[id].mid),
    terms,
    0,
  );
  const load = tokenLoad(countsOf(golden.tokens), coefficients.contextScale, {
    uncached: 0,
    cached: 0,
    generated: 0,
    context: 0,
  });
  return ((terms[0] ?? Number.NaN) * load.uncached) / golden.tokens[0];
}

describe('golden values of text generation, factor set 2026-11', () => {
  it.each(Object.keys(printed) as (keyof typeof printed)[])('gives %s to the digits printed', (name) => {
    const golden = goldenCases[name];
    const { baseJoules, atMediansWh, law, interval } = resultOf(golden);
    const values = [
      prefill(golden),
      part(golden, 'a'),
      part(golden, 'c'),
      baseJoules,
      atMediansWh,
      interval.mid,
      law.s,
      interval.low,
      interval.high,
    ];
    for (const [at, digits] of printed[name].entries()) expectPrinted(values[at] ?? Number.NaN, digits);
  });
});
