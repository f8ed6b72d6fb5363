import { probabilityGreater, verdictOf } from './comparison.js';
import { estimate, type Estimate } from './estimate.js';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import { resolveModel } from './model-names.js';
import { modelByKey } from './model-registry.js';
import type { Model } from './models.js';
import { usageOf, type TaskWork } from './tasks.js';

/** The same work given to several models in one place. */
export interface ComparisonWish {
  /** As people write them. */
  readonly models: readonly string[];
  readonly work: TaskWork;
  /** ISO code; each provider's own mix of places without one. */
  readonly country?: string | null | undefined;
  /** ISO day that picks the factors of a year. */
  readonly day: string;
}

/** What another way to do the same work would change for one model. */
export const variantIds = ['with-reasoning', 'without-reasoning', 'from-cache', 'not-from-cache'] as const;
export type VariantId = (typeof variantIds)[number] | `in-${(typeof otherPlaces)[number]}`;

export interface Variant {
  readonly id: VariantId;
  readonly estimate: Estimate;
  /** Probability that it emits less than the work as it was given. */
  readonly lower: number;
}

export interface ComparedModel {
  /** As it was asked for. */
  readonly name: string;
  readonly estimate: Estimate;
  /** The register's row; null for a model it does not know. */
  readonly row: Model | null;
  readonly variants: readonly Variant[];
}

export interface ModelComparison {
  readonly factorSet: string;
  /** By the middle of their carbon, lowest first. */
  readonly models: readonly ComparedModel[];
  /** P(model of the row emits more than model of the column), shared errors cancelled; one half on the diagonal. */
  readonly probabilities: readonly (readonly number[])[];
  /** First and last place of models of which no two can be told apart; ties may overlap, none lies inside another. */
  readonly ties: readonly (readonly [number, number])[];
  /** Asked for, but made for other work. */
  readonly unable: readonly { readonly name: string; readonly row: Model }[];
}

/** Countries whose grids lie far apart. */
const otherPlaces = ['SE', 'US', 'KR', 'IN'] as const;
/** Tokens a model thinks before it answers, where the work had none. */
const usualReasoning = 1_200;

/** Compares models at one piece of work, by gCO2e of use and hardware. */
export function compareModels(wish: ComparisonWish, set: FactorSet = currentFactorSet): ModelComparison {
  const asked = wish.models.map((name) => ({ name, row: modelByKey(resolveModel(name, null, set).key, set) }));
  const models = asked
    .filter(({ row }) => row === null || canDo(wish.work, row))
    .map(({ name, row }) => ({ name, row, ...estimatesOf(name, row, wish, set) }))
    .toSorted((a, b) => middle(a.estimate) - middle(b.estimate));
  const more = (a: Estimate, b: Estimate) => probabilityGreater(a, b, { metric: 'carbon', factorSet: set });
  const probabilities = models.map((a, at) =>
    models.map((b, other) => (at === other ? 0.5 : more(a.estimate, b.estimate))),
  );
  return {
    factorSet: set.id,
    models,
    probabilities,
    ties: tiesOf(probabilities),
    unable: asked.flatMap(({ name, row }) => (row === null || canDo(wish.work, row) ? [] : [{ name, row }])),
  };
}

/** A model nobody knows may be able to; it stays, with the wide range it gets. */
function canDo({ images }: TaskWork, { modality, activeB }: Model): boolean {
  if (images > 0) return modality.includes('image generation');
  return activeB !== null && /^(audio\+)?text(?! to| *generation)/.test(modality);
}

const middle = ({ figures }: Estimate) => figures.carbon?.mid ?? 0;

function estimatesOf(
  name: string,
  row: Model | null,
  ...[{ work, country, day }, set]: [ComparisonWish, FactorSet]
): Pick<ComparedModel, 'estimate' | 'variants'> {
  const made = (own: TaskWork, place: string | null | undefined) =>
    estimate({ ...usageOf(own), model: name, country: place ?? null, startedAt: day }, set);
  const asGiven = made(work, country);
  const ways: { id: VariantId; work: TaskWork; country?: string }[] = [
    ...otherWays(work, row),
    ...otherPlaces
      .filter((place) => place !== country)
      .map((place) => ({ id: `in-${place}` as const, work, country: place })),
  ];
  const variants = ways.map((way): Variant => {
    const variant = made(way.work, way.country ?? country);
    const lower = probabilityGreater(asGiven, variant, { metric: 'carbon', factorSet: set });
    return { id: way.id, estimate: variant, lower };
  });
  return { estimate: asGiven, variants };
}

/** The same work thought over or not, read anew or from the cache; only what the model and the work leave open. */
function otherWays(work: TaskWork, row: Model | null): { id: VariantId; work: TaskWork }[] {
  if (work.images > 0) return [];
  const { inputTokens, inputCacheReadTokens, outputTokens, outputReasoningTokens } = work;
  const ways: { id: VariantId; work: TaskWork }[] = [];
  if (outputReasoningTokens > 0) {
    if (row?.reasoning !== 'y')
      ways.push({
        id: 'without-reasoning',
        work: { ...work, outputTokens: outputTokens - outputReasoningTokens, outputReasoningTokens: 0 },
      });
  } else if (row?.reasoning !== 'n')
    ways.push({
      id: 'with-reasoning',
      work: { ...work, outputTokens: outputTokens + usualReasoning, outputReasoningTokens: usualReasoning },
    });
  if (inputCacheReadTokens > 0) ways.push({ id: 'not-from-cache', work: { ...work, inputCacheReadTokens: 0 } });
  else if (inputTokens >= 1_000)
    ways.push({ id: 'from-cache', work: { ...work, inputCacheReadTokens: Math.floor(inputTokens * 0.8) } });
  return ways;
}

/** The longest runs of neighbours of which no two can be told apart. */
export function tiesOf(probabilities: readonly (readonly number[])[]): [number, number][] {
  const ties: [number, number][] = [];
  const isTied = (a: number, b: number) => verdictOf(probabilities[a]?.[b] ?? 1) === 'cannot-tell';
  for (const first of probabilities.keys()) {
    let last = first;
    while (last + 1 < probabilities.length && range(first, last).every((at) => isTied(at, last + 1))) last += 1;
    if (last > first && last > (ties.at(-1)?.[1] ?? -1)) ties.push([first, last]);
  }
  return ties;
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
