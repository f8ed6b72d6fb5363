import { type ClassLedger, factorSetNamed, type Metric, metrics, total, type Total } from '@promptprint/emissions';
import type { Grade, Interval } from '@promptprint/kernel';
import { grouped } from './grouped.js';

/** Sums of what sources reported; null where none of them reported any. */
export interface TokenSums {
  input: number | null;
  inputCacheRead: number | null;
  inputCacheWrite: number | null;
  output: number | null;
  outputReasoning: number | null;
}

/** A part of the log summed: one class, one grade. */
export interface SumRow extends ClassLedger {
  key: string;
  factorSet: string;
  grade: Grade;
  requests: number | null;
  tokens: TokenSums;
}

export interface Amounts {
  events: number;
  requests: number | null;
  tokens: TokenSums;
  grade: Grade;
  /** The newest of those behind the figures. */
  factorSet: string;
  figures: Readonly<Record<Metric, Interval | null>>;
  /** Grams use and embodied add up to, by which parts of a whole are told. */
  carbonMeanG: number;
}

/** The honest total of rows: shared errors stay shared. Null when there are none. */
export function amountsOf(rows: readonly SumRow[]): Amounts | null {
  const [first] = rows;
  if (!first) return null;
  const totals = totalsBySet(rows);
  return {
    events: rows.reduce((sum, { n }) => sum + n, 0),
    requests: sumOf(rows, (row) => row.requests),
    tokens: {
      input: sumOf(rows, ({ tokens }) => tokens.input),
      inputCacheRead: sumOf(rows, ({ tokens }) => tokens.inputCacheRead),
      inputCacheWrite: sumOf(rows, ({ tokens }) => tokens.inputCacheWrite),
      output: sumOf(rows, ({ tokens }) => tokens.output),
      outputReasoning: sumOf(rows, ({ tokens }) => tokens.outputReasoning),
    },
    grade: gradeOf(rows),
    factorSet:
      totals
        .map(({ factorSet }) => factorSet)
        .toSorted()
        .at(-1) ?? first.factorSet,
    figures: figuresOf(totals),
    carbonMeanG: rows.reduce((sum, row) => sum + carbonG(row), 0),
  };
}

/** One total for each edition of the factors. */
export function totalsBySet(rows: readonly SumRow[]): Total[] {
  return grouped(rows, ({ factorSet }) => factorSet).map(([id, own]) => total(own, factorSetNamed(id)));
}

type Carbon = Pick<ClassLedger, 'carbonUseNg' | 'carbonEmbodiedNg'>;

export const carbonG = ({ carbonUseNg, carbonEmbodiedNg }: Carbon): number => (carbonUseNg + carbonEmbodiedNg) / 1e9;

function figuresOf(totals: readonly Total[]): Amounts['figures'] {
  const [only, second] = totals;
  if (only && !second) return only.figures;
  return Object.fromEntries(metrics.map((metric) => [metric, added(totals, metric)])) as Amounts['figures'];
}

/** Figures of two editions are added as if they erred together: too wide rather than too narrow. */
function added(totals: readonly Total[], metric: Metric): Interval | null {
  const parts = totals.map(({ figures }) => figures[metric]);
  return (
    parts.reduce((sum, part) =>
      sum && part ? { low: sum.low + part.low, mid: sum.mid + part.mid, high: sum.high + part.high } : null,
    ) ?? null
  );
}

/** The worst grade that, with those below it, stands behind at least a tenth of the carbon. */
export function gradeOf(rows: readonly (Carbon & { grade: Grade })[]): Grade {
  const whole = rows.reduce((sum, row) => sum + carbonG(row), 0);
  let share = 0;
  for (const grade of worstFirst) {
    let isThere = false;
    for (const row of rows)
      if (row.grade === grade) {
        share += carbonG(row);
        isThere = true;
      }
    if (isThere && share >= whole / 10) return grade;
  }
  return 'E';
}

const worstFirst: readonly Grade[] = ['E', 'D', 'C', 'B', 'A'];

function sumOf(rows: readonly SumRow[], read: (row: SumRow) => number | null): number | null {
  return rows.reduce<number | null>((sum, row) => {
    const value = read(row);
    return value === null ? sum : (sum ?? 0) + value;
  }, null);
}
