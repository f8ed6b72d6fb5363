import type { Locale } from '@promptprint/kernel';
import { mostListed } from '@promptprint/usage';
import { assumptionAnswers, causeAnswers, explanationAnswer } from '../footprint/explanation-answer.js';
import { figuresAnswer } from '../footprint/figures.js';
import { refusedAnswer } from '../usage/recorded-answer.js';
import type { EstimatedBatch, EstimatedEvent } from './estimate-batch.js';
import type { EstimateAnswer, EstimatesAnswer, TotalAnswer } from './estimates.dto.js';

export function estimatesAnswer({ estimated, faults, total }: EstimatedBatch, locale: Locale): EstimatesAnswer {
  return {
    estimates: estimated.map((each) => estimateAnswer(each, locale)),
    refused: faults.slice(0, mostListed).map((fault) => refusedAnswer(fault, locale)),
    refusedCount: faults.length,
    total: total && totalAnswer(total, locale),
  };
}

function estimateAnswer({ index, made, explanation }: EstimatedEvent, locale: Locale): EstimateAnswer {
  const { model, provider, zone, year, tier, boundary, grade, factorSet, figures, assumptions } = made;
  return {
    index,
    model: { id: model.id, name: model.name, match: model.match },
    provider,
    zone,
    year,
    tier,
    boundary,
    grade,
    factorSet,
    figures: figuresAnswer(figures, { grade, factorSet }),
    assumptions: assumptionAnswers(assumptions, locale),
    explanation: explanation && explanationAnswer(explanation, locale),
  };
}

function totalAnswer({ whole, grade }: NonNullable<EstimatedBatch['total']>, locale: Locale): TotalAnswer {
  const { n, figures, factorSet, causes } = whole;
  return { events: n, figures: figuresAnswer(figures, { grade, factorSet }), causes: causeAnswers(causes, locale) };
}
