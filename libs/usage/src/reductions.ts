import {
  addedSavings,
  estimate,
  type FactorSet,
  type Model,
  models,
  savingOf,
  type Saving,
  type UsageInput,
} from '@promptprint/emissions';
import { grouped } from './grouped.js';
import { type ExplainedRow, typicalUse } from './sum-explanation.js';
import { amountsOf, type Amounts } from './totals.js';

/** Fewer days say too little about a habit. */
export const daysNeeded = 7;

/** Ways to emit less that counts can tell of. */
export const reductionRules = [
  'shorter-context',
  'smaller-model',
  'less-reasoning',
  'caching',
  'cleaner-place',
] as const;
export type ReductionRule = (typeof reductionRules)[number];

/**
 * `could-save`: the whole range of the saving is above nothing. `cannot-tell`: it would change something, but its range
 * crosses nothing. `pass`: nothing in the log asks for it. `not-seen`: the log does not hold the counts it needs.
 */
export type ReductionState = 'could-save' | 'cannot-tell' | 'pass' | 'not-seen';

/** Part of the log a rule speaks of. */
export interface ReductionPart {
  /** Id of the register; null for a model it does not know. */
  modelId: string | null;
  /** The model the rule would use instead; null where it stays. */
  otherModelId: string | null;
  requests: number;
  inputPerRequest: number | null;
  outputPerRequest: number | null;
}

export interface Reduction {
  rule: ReductionRule;
  state: ReductionState;
  /** gCO2e of the period it would have spared; null unless the state is `could-save` or `cannot-tell`. */
  saving: Saving | null;
  /** Whom it would have changed, the largest first. */
  parts: ReductionPart[];
}

/** Another way somebody asks about: each thing left as it is where nothing is said. */
export interface WhatIf {
  model?: string | undefined;
  /** Part of the input that is kept, above 0 and at most 1. */
  inputShare?: number | undefined;
  /** ISO code of two letters. */
  country?: string | undefined;
}

/** One class of the log: what it emitted, and a use of average size that stands for it. */
interface Group {
  amounts: Amounts;
  usage: UsageInput;
  set: FactorSet;
  uses: number;
  modelId: string | null;
}

/** Every rule on the sums of a period, those that could save first, the surest first. */
export function reductionsOf(rows: readonly ExplainedRow[]): Reduction[] {
  const groups = groupsOf(rows);
  const found = reductionRules.map((rule) => reductionOf(rule, groups));
  const rank = ({ state, saving }: Reduction) => (state === 'could-save' ? (saving?.amount.low ?? 0) : 0);
  return found.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || rank(b) - rank(a));
}

const order: readonly ReductionState[] = ['could-save', 'cannot-tell', 'pass', 'not-seen'];

/** What the whole log would have spared done that other way; null where it holds nothing that could be. */
export function savingIf(rows: readonly ExplainedRow[], { model, inputShare = 1, country }: WhatIf): Saving | null {
  const part = (count: UsageInput['inputTokens']) =>
    typeof count === 'number' ? Math.round(count * inputShare) : null;
  return addedSavings(
    groupsOf(rows).flatMap((group) => {
      const { usage } = group;
      // Another model is served by its own maker; the place stays where nothing is said of it.
      const other = model === undefined ? {} : { model, provider: null };
      const place = country === undefined ? {} : { region: null, country };
      const { inputTokens, inputCacheReadTokens, inputCacheWriteTokens } = usage;
      const after: UsageInput = {
        ...usage,
        ...other,
        ...place,
        inputTokens: part(inputTokens),
        inputCacheReadTokens: part(inputCacheReadTokens),
        inputCacheWriteTokens: part(inputCacheWriteTokens),
      };
      return savedBy(group, after) ?? [];
    }),
  );
}

/** Text only: a picture or a film has no such ways in its counts. */
function groupsOf(rows: readonly ExplainedRow[]): Group[] {
  return grouped(rows, ({ factorSet, classKey }) => `${factorSet} ${classKey}`).flatMap(([, own]) => {
    const typical = typicalUse(own);
    const amounts = amountsOf(own);
    const [first] = own;
    if (!typical || !amounts || !first || !first.classKey.startsWith('text|')) return [];
    return [{ ...typical, amounts, modelId: first.modelId }];
  });
}

/** The same use the other way; `null` where the rule has nothing to say of it, `not-seen` where a count is missing. */
type Change = UsageInput | null | 'not-seen';

function reductionOf(rule: ReductionRule, groups: readonly Group[]): Reduction {
  const changes = groups.map((group) => ({ group, after: changeBy[rule](group) }));
  const applied = changes.flatMap(({ group, after }) => {
    const saving = after === null || after === 'not-seen' ? null : savedBy(group, after);
    return saving && after !== null && after !== 'not-seen' ? [{ group, after, saving }] : [];
  });
  const saving = addedSavings(applied.map((one) => one.saving));
  if (saving === null) {
    const isBlind = changes.length > 0 && changes.every(({ after }) => after === 'not-seen');
    return { rule, state: isBlind ? 'not-seen' : 'pass', saving: null, parts: [] };
  }
  const parts = applied
    .toSorted((a, b) => b.saving.amount.mid - a.saving.amount.mid)
    .map(({ group: { modelId, uses, usage }, after }): ReductionPart => ({
      modelId,
      otherModelId: after.model === usage.model ? null : (after.model ?? null),
      requests: uses,
      inputPerRequest: countOf(usage.inputTokens),
      outputPerRequest: countOf(usage.outputTokens),
    }));
  return { rule, state: saving.amount.low > 0 ? 'could-save' : 'cannot-tell', saving, parts };
}

function savedBy({ amounts, usage, set }: Group, after: UsageInput): Saving | null {
  const { carbon } = amounts.figures;
  return carbon && savingOf(carbon, { before: estimate(usage, set), after: estimate(after, set) }, set);
}

const countOf = (count: UsageInput['inputTokens']) => (typeof count === 'number' ? count : null);

/** Input of a request from which on a thread is long, and up to which a task is short. */
const longInput = 4_000;
const shortOutput = 800;
/** A cache pays where the beginning of the input is long enough to be kept. */
const cachedFrom = 2_000;
const cachedShare = 0.8;

const changeBy: Readonly<Record<ReductionRule, (group: Group) => Change>> = {
  'shorter-context': ({ usage }) => {
    const input = countOf(usage.inputTokens);
    if (input === null) return 'not-seen';
    if (input < longInput) return null;
    const half = (count: UsageInput['inputTokens']) => (typeof count === 'number' ? Math.round(count / 2) : null);
    return {
      ...usage,
      inputTokens: half(input),
      inputCacheReadTokens: half(usage.inputCacheReadTokens),
      inputCacheWriteTokens: half(usage.inputCacheWriteTokens),
    };
  },
  'smaller-model': ({ usage, modelId, set }) => {
    const [input, output] = [countOf(usage.inputTokens), countOf(usage.outputTokens)];
    if (input === null || output === null) return 'not-seen';
    const other = modelId === null || input > longInput || output > shortOutput ? null : smallerThan(modelId, set);
    return other && { ...usage, model: other.id };
  },
  'less-reasoning': ({ usage, modelId, set }) => {
    const [output, reasoning] = [countOf(usage.outputTokens), countOf(usage.outputReasoningTokens)];
    if (output === null || reasoning === null) return 'not-seen';
    const cannot = models(set).find(({ id }) => id === modelId)?.reasoning === 'y';
    if (cannot || reasoning < 0.3 * output) return null;
    // Half of the requests do without.
    const spared = Math.round(reasoning / 2);
    return { ...usage, outputTokens: output - spared, outputReasoningTokens: reasoning - spared };
  },
  caching: ({ usage }) => {
    const [input, cached] = [countOf(usage.inputTokens), countOf(usage.inputCacheReadTokens)];
    if (input === null || cached === null) return 'not-seen';
    if (input < cachedFrom || cached >= input / 2) return null;
    return { ...usage, inputCacheReadTokens: Math.round(input * cachedShare), inputCacheWriteTokens: null };
  },
  'cleaner-place': ({ usage }) =>
    choosable.has(usage.provider ?? '') ? { ...usage, region: null, country: cleanPlace } : null,
};

/** Hosts whose customers choose where a model runs. */
const choosable: ReadonlySet<string> = new Set(['azure-openai', 'amazon', 'google', 'ovhcloud', 'scaleway']);
/** A country all of them have a region in or beside, with hardly any coal or gas. */
const cleanPlace = 'SE';

/** The next smaller model of the same maker and time: at most half as large; null without one. */
function smallerThan(modelId: string, set: FactorSet): Model | null {
  const all = models(set);
  const own = all.find(({ id }) => id === modelId);
  const size = own?.activeB?.mid ?? 0;
  const candidates = all.filter(
    ({ provider, activeB, modality, releaseDate }) =>
      own !== undefined &&
      provider === own.provider &&
      activeB !== null &&
      activeB.mid <= size / 2 &&
      modality.startsWith('text') &&
      isOfTheTime(releaseDate, own.releaseDate),
  );
  return candidates.toSorted((a, b) => (b.activeB?.mid ?? 0) - (a.activeB?.mid ?? 0))[0] ?? null;
}

const dayMs = 86_400_000;

function isOfTheTime(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  return Math.abs(Date.parse(one) - Date.parse(other)) <= 400 * dayMs;
}
