import {
  compareModels,
  type ComparedModel,
  factorSetNamed,
  currentFactorSet,
  type TaskWork,
  tasks,
  verdictOf,
} from '@promptprint/emissions';
import { DomainError } from '@promptprint/kernel';
import { figureAnswer, figuresAnswer } from '../footprint/figures.js';
import type { ComparedModelAnswer, ComparisonAnswer, ComparisonQuery, ModelPairAnswer } from './comparison.dto.js';

/** Compares what was asked for; `day` picks the factors of a year. */
export function comparisonAnswer(query: ComparisonQuery, day: string): ComparisonAnswer {
  const { task = 'question', country, factorSet } = query;
  const names = namesOf(query);
  const set = factorSet === undefined ? currentFactorSet : factorSetNamed(factorSet);
  const work = workOf(tasks[task], query);
  const { models, probabilities, ties, unable } = compareModels({ models: names, work, country, day }, set);
  const pairs = models.flatMap(({ name }, at) =>
    models.slice(at + 1).map((other, next): ModelPairAnswer => {
      const probabilityMore = probabilities[at]?.[at + 1 + next] ?? 0.5;
      return { a: name, b: other.name, probabilityMore, verdict: verdictOf(probabilityMore) };
    }),
  );
  return {
    factorSet: set.id,
    task,
    work,
    country: country ?? null,
    models: models.map(modelAnswer),
    pairs,
    ties: ties.map(([first, last]) => ({ models: models.slice(first, last + 1).map(({ name }) => name) })),
    unable: unable.map(({ name, row }) => ({ name, modality: row.modality })),
  };
}

/** Two lists would leave open which one is meant. */
function namesOf({ models, ids }: ComparisonQuery): string[] {
  if (models !== undefined && ids !== undefined) throw refused('ids', 'either-models-or-ids');
  return models ?? ids ?? [];
}

/** The usual work of the task with the counts that were given; parts larger than their whole are refused. */
function workOf(usual: TaskWork, query: ComparisonQuery): TaskWork {
  const { inputTokens = usual.inputTokens, outputTokens = usual.outputTokens, images = usual.images } = query;
  const work = {
    inputTokens,
    inputCacheReadTokens: query.inputCacheReadTokens ?? Math.min(usual.inputCacheReadTokens, inputTokens),
    outputTokens,
    outputReasoningTokens: query.outputReasoningTokens ?? Math.min(usual.outputReasoningTokens, outputTokens),
    images: usual.images > 0 ? images : 0,
  };
  if (work.inputCacheReadTokens > inputTokens) throw refused('inputCacheReadTokens', 'cached-beyond-input');
  if (work.outputReasoningTokens > outputTokens) throw refused('outputReasoningTokens', 'reasoning-beyond-output');
  if (work.images === 0 && inputTokens + outputTokens === 0) throw refused('outputTokens', 'no-work');
  return work;
}

const refused = (field: string, code: string) =>
  new DomainError('invalid', 'validation-failed', { errors: [{ pointer: `/${field}`, code }] });

function modelAnswer({ name, row, estimate, variants }: ComparedModel): ComparedModelAnswer {
  const { figures, grade, factorSet } = estimate;
  return {
    name,
    id: row?.id ?? null,
    provider: estimate.provider,
    isDisclosed: row?.isDisclosed ?? false,
    usdPerMillionOutput: row?.priceUsdPerMOut ?? null,
    grade,
    figures: figuresAnswer(figures, { grade, factorSet }),
    variants: variants.map(({ id, estimate: made, lower }) => ({
      id,
      carbon: figureAnswer('carbon', made.figures.carbon ?? { low: 0, mid: 0, high: 0 }, made),
      probabilityLower: lower,
      verdict: verdictOf(lower),
    })),
  };
}
