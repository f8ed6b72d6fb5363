import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  overlapChoices,
  overlapPairs,
  pairKey,
  pairsAmong,
  shadowedCells,
  type OverlapCell,
  type OverlapChoice,
} from './overlap.js';

const cell = (kind: string, tokens: number, rest: Partial<OverlapCell> = {}): OverlapCell => ({
  day: '2026-10-01',
  model: 'claude-sonnet-4-5',
  kind,
  tokens,
  aside: 0,
  ...rest,
});
const settled = (cells: OverlapCell[], choices: Record<string, OverlapChoice> = {}) =>
  shadowedCells(
    cells,
    pairsAmong(new Set(cells.map(({ kind }) => kind))),
    (pair) => choices[pairKey(pair)] ?? 'automatic',
  )
    .map(({ kind, by }) => `${kind} by ${by}`)
    .toSorted();

describe('one truth among several sources', () => {
  it('counts the telemetry of a tool, not its log and not the bill', () => {
    expect(settled([cell('claude_code', 90), cell('claude_code_otlp', 100), cell('anthropic_usage', 101)])).toEqual([
      'anthropic_usage by claude_code_otlp',
      'claude_code by claude_code_otlp',
    ]);
  });

  it('counts the bill where the log explains less than four fifths of it', () => {
    expect(settled([cell('claude_code', 79), cell('anthropic_usage', 100)])).toEqual([
      'claude_code by anthropic_usage',
    ]);
    expect(settled([cell('claude_code', 80), cell('anthropic_usage', 100)])).toEqual([
      'anthropic_usage by claude_code',
    ]);
  });

  it('decides for each day and model by itself', () => {
    const next = { day: '2026-10-02' };
    const other = { model: 'claude-opus-4-1' };
    expect(
      settled([
        cell('claude_code', 100),
        cell('anthropic_usage', 100),
        cell('anthropic_usage', 9, next),
        cell('anthropic_usage', 9, other),
      ]),
    ).toEqual(['anthropic_usage by claude_code']);
  });

  it('does what the person decided', () => {
    const cells = [cell('claude_code', 100), cell('anthropic_usage', 100)];
    const pair = 'claude_code anthropic_usage';
    expect(settled(cells, { [pair]: 'both' })).toEqual([]);
    expect(settled(cells, { [pair]: 'coarser' })).toEqual(['claude_code by anthropic_usage']);
    expect(settled(cells, { [pair]: 'finer' })).toEqual(['anthropic_usage by claude_code']);
  });

  it('leaves sources alone that tell of other things', () => {
    expect(settled([cell('chatgpt_export', 100), cell('claude_code', 100), cell('codex', 4)])).toEqual([]);
  });

  const kinds = [...new Set(overlapPairs.flatMap(({ finer, coarser }) => [finer, coarser]))];
  it('always leaves somebody who counts: who stands in another’s place is not set aside', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ kind: fc.constantFrom(...kinds), tokens: fc.nat(1_000) }), {
          selector: ({ kind }) => kind,
        }),
        fc.array(fc.constantFrom(...overlapChoices), {
          minLength: overlapPairs.length,
          maxLength: overlapPairs.length,
        }),
        (given, choices) => {
          const cells = given.map(({ kind, tokens }) => cell(kind, tokens));
          const aside = shadowedCells(
            cells,
            overlapPairs,
            (pair) => choices[overlapPairs.indexOf(pair)] ?? 'automatic',
          );
          const gone = new Set(aside.map(({ kind }) => kind));
          for (const { kind, by } of aside) {
            expect(gone.has(by)).toBe(false);
            expect(by).not.toBe(kind);
          }
          expect(gone.size).toBe(aside.length);
          if (cells.length > 0) expect(gone.size).toBeLessThan(cells.length);
        },
      ),
    ));
});
