import {
  classConstants,
  explain,
  type Explanation,
  type FactorSet,
  factorSetNamed,
  operationOfKind,
  type Total,
  type UsageInput,
} from '@promptprint/emissions';
import { grouped } from './grouped.js';
import { type Amounts, amountsOf, carbonG, type SumRow, totalsBySet } from './totals.js';

/** A part of a sum whose entries share model, provider, grid, year and edition of the factors. */
export interface ExplainedPart {
  /** Id of the register; null for a model it does not know. */
  modelId: string | null;
  provider: string;
  zone: string;
  year: number;
  amounts: Amounts;
  /** Of the mean carbon of the sum, 0 to 1. */
  share: number;
}

export interface SumExplanation {
  total: Amounts | null;
  /** Shares of the variance of the carbon figure, the largest first. */
  causes: Total['causes'];
  /** The largest first. */
  parts: ExplainedPart[];
  /** Of a use of average size of the largest part: a sum has no chain of its own. */
  typical: Explanation | null;
}

/** A row with the id of its model in the register. */
export interface ExplainedRow extends SumRow {
  modelId: string | null;
}

const mostParts = 20;

/** Why a sum is what it is, and why its range is as wide as it is. */
export function explainSum(rows: readonly ExplainedRow[]): SumExplanation {
  const whole = rows.reduce((sum, row) => sum + carbonG(row), 0);
  const groups = grouped(rows, ({ factorSet, classKey }) => `${factorSet} ${classKey}`)
    .map(([, own]) => ({ own, part: partOf(own, whole) }))
    .toSorted((a, b) => (b.part?.share ?? 0) - (a.part?.share ?? 0));
  return {
    total: amountsOf(rows),
    causes: causesOf(rows),
    parts: groups.flatMap(({ part }) => part ?? []).slice(0, mostParts),
    typical: typicalOf(groups[0]?.own ?? []),
  };
}

function partOf(rows: readonly ExplainedRow[], whole: number): ExplainedPart | null {
  const [first] = rows;
  const amounts = amountsOf(rows);
  if (!first || !amounts) return null;
  const { host, zone, year } = classConstants(first.classKey, factorSetNamed(first.factorSet));
  const share = whole > 0 ? amounts.carbonMeanG / whole : 0;
  return { modelId: first.modelId, provider: host, zone, year, amounts, share };
}

/** Of several editions, each counts by the carbon it stands for. */
function causesOf(rows: readonly SumRow[]): Total['causes'] {
  const totals = totalsBySet(rows);
  const whole = totals.reduce((sum, { ledger }) => sum + carbonG(ledger), 0);
  const weighted = totals.flatMap(({ causes, ledger }) =>
    causes.map(({ slot, share }) => ({ slot, share: whole > 0 ? (share * carbonG(ledger)) / whole : 0 })),
  );
  return grouped(weighted, ({ slot }) => slot)
    .flatMap(([, own]) =>
      own[0] ? [{ slot: own[0].slot, share: own.reduce((sum, { share }) => sum + share, 0) }] : [],
    )
    .toSorted((a, b) => b.share - a.share);
}

function typicalOf(rows: readonly ExplainedRow[]): Explanation | null {
  const typical = typicalUse(rows);
  return typical && explain(typical.usage, typical.set);
}

/** A use of average size that stands for rows of one class; null without rows. */
export function typicalUse(rows: readonly ExplainedRow[]): { usage: UsageInput; set: FactorSet; uses: number } | null {
  const [first] = rows;
  const amounts = amountsOf(rows);
  if (!first || !amounts) return null;
  const set = factorSetNamed(first.factorSet);
  const { host, zone, year, kind } = classConstants(first.classKey, set);
  const { requests, events, tokens } = amounts;
  const uses = requests ?? events;
  const average = (count: number | null) => (count === null || uses === 0 ? null : Math.round(count / uses));
  const usage: UsageInput = {
    model: first.modelId,
    provider: host,
    region: zone,
    startedAt: `${year}-07-01T00:00:00Z`,
    operation: operationOfKind(kind),
    granularity: 'request',
    requests: 1,
    inputTokens: average(tokens.input),
    inputCacheReadTokens: average(tokens.inputCacheRead),
    inputCacheWriteTokens: average(tokens.inputCacheWrite),
    outputTokens: average(tokens.output),
    outputReasoningTokens: average(tokens.outputReasoning),
  };
  return { usage, set, uses };
}
