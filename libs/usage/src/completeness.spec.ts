import { describe, expect, it } from '@jest/globals';
import { completenessOf } from './completeness.js';
import type { SourceDay } from './source-day.js';

const days = (source: string, from: number, carbon: readonly number[]): SourceDay[] =>
  carbon.flatMap((carbonG, at) =>
    carbonG === 0
      ? []
      : [{ source, day: `2026-10-${String(from + at).padStart(2, '0')}`, events: 1, requests: 1, grade: 'B', carbonG }],
  );
const ones = (count: number) => Array.from({ length: count }, () => 1);

describe('how complete a log is', () => {
  it('is not said without data', () => {
    expect(completenessOf([], new Map())).toBeNull();
  });

  it('is the whole while no source is silent', () => {
    expect(completenessOf(days('codex', 1, ones(9)), new Map())).toEqual({
      share: { low: 1, mid: 1, high: 1 },
      silent: [],
    });
  });

  it('misses what a steady source would have told on its silent days', () => {
    // Ten days at one gram each, ten days of silence.
    const { share, silent } = completenessOf(days('codex', 1, ones(10)), new Map([['codex', 10]])) ?? {};
    expect(share).toEqual({ low: 0.5, mid: 0.5, high: 0.5 });
    expect(silent).toEqual([{ source: 'codex', silentDays: 10, missing: { low: 0.5, mid: 0.5, high: 0.5 } }]);
  });

  it('is wide where the weeks of the source differed', () => {
    const uneven = [...ones(7), ...ones(7).map(() => 3)];
    const { share } = completenessOf(days('codex', 1, uneven), new Map([['codex', 7]])) ?? {};
    // 28 g known; a week of it is 7 to 21 g, 14 g in the middle; percentiles lie a little inside.
    expect(share?.mid).toBeCloseTo(28 / 42, 6);
    expect(share?.low).toBeGreaterThan(28 / 49);
    expect(share?.low).toBeLessThan(28 / 47);
    expect(share?.high).toBeGreaterThan(28 / 37);
    expect(share?.high).toBeLessThan(28 / 35);
  });

  it('counts pauses between days as days without use', () => {
    const paused = [1, 0, 0, 0, 0, 0, 1];
    expect(completenessOf(days('codex', 1, paused), new Map([['codex', 7]]))?.share.mid).toBeCloseTo(0.5, 9);
  });

  it('says nothing of what is missing from a source it has known for less than a week', () => {
    expect(completenessOf(days('codex', 1, ones(6)), new Map([['codex', 20]]))).toEqual({
      share: { low: 1, mid: 1, high: 1 },
      silent: [],
    });
  });

  it('leaves open, after four weeks, whether the source is used at all', () => {
    const { share } = completenessOf(days('codex', 1, ones(10)), new Map([['codex', 29]])) ?? {};
    expect(share?.high).toBe(1);
    expect(share?.mid).toBeCloseTo(10 / 39, 9);
  });

  it('takes sources that still tell as they are', () => {
    const both = [
      ...days('codex', 1, ones(10)),
      ...days(
        'claude_code',
        1,
        ones(10).map(() => 9),
      ),
    ];
    expect(completenessOf(both, new Map([['codex', 10]]))?.share.mid).toBeCloseTo(100 / 110, 9);
  });
});
