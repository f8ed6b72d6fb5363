import { estimate, type FactorSet, type Model, models } from '@promptprint/emissions';
import { spreadAnswer } from '../footprint/explanation-answer.js';
import { figuresAnswer } from '../footprint/figures.js';
import type { RegisteredModelAnswer } from './models.dto.js';

/** A short question and its answer, by which people compare models. */
const reference = { inputTokens: 300, outputTokens: 400 };

const made = new WeakMap<FactorSet, readonly RegisteredModelAnswer[]>();

/** Every model of an edition; an edition never changes, so its list is made once. */
export function registeredModels(set: FactorSet): readonly RegisteredModelAnswer[] {
  const known = made.get(set) ?? models(set).map((model) => registered(model, set));
  made.set(set, known);
  return known;
}

function registered(model: Model, set: FactorSet): RegisteredModelAnswer {
  const { id, provider, aliases, releaseDate, isOpenWeight, isDisclosed, reasoning, modality, activeB, basis } = model;
  return {
    id,
    provider,
    aliases: [...aliases],
    releaseDate,
    isOpenWeight,
    isDisclosed,
    reasoning,
    modality,
    activeBillions: activeB && spreadAnswer(activeB),
    basis,
    grade: model.grade,
    source: model.source,
    reference: activeB && referenceOf(model, set),
  };
}

function referenceOf({ id, provider }: Model, set: FactorSet) {
  const { figures, grade, factorSet } = estimate({ ...reference, model: id, provider, startedAt: set.since }, set);
  return figuresAnswer(figures, { grade, factorSet });
}
