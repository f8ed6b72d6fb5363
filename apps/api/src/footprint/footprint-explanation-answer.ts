import type { Locale } from '@promptprint/kernel';
import { explainEntry, type ExplainedPart, type LogEntry, type PeriodExplanation } from '@promptprint/usage';
import { explanationAnswer, causeAnswers } from './explanation-answer.js';
import { figuresAnswer } from './figures.js';
import { amountsAnswer } from './footprint-answer.js';
import type { ExplainedPartAnswer, FootprintExplanationAnswer } from './footprint-explanation.dto.js';

export function entryExplanationAnswer(entry: LogEntry, locale: Locale): FootprintExplanationAnswer {
  const { id, event, estimate } = entry;
  const explained = explainEntry(entry);
  const { figures, grade, factorSet } = estimate;
  return {
    of: 'entry',
    entry: id,
    model: estimate.model.id,
    from: null,
    to: null,
    zone: null,
    total: {
      events: 1,
      requests: event.requests,
      tokens: {
        input: event.inputTokens,
        inputCacheRead: event.inputCacheReadTokens,
        inputCacheWrite: event.inputCacheWriteTokens,
        output: event.outputTokens,
        outputReasoning: event.outputReasoningTokens,
      },
      figures: figuresAnswer(figures, { grade, factorSet }),
    },
    causes: causeAnswers(explained.varianceShares, locale),
    parts: [],
    explanation: explanationAnswer(explained, locale),
    isTypical: false,
  };
}

export function periodExplanationAnswer(
  { period, zone, total, causes, parts, typical }: PeriodExplanation,
  { model = null, locale }: { model?: string | null | undefined; locale: Locale },
): FootprintExplanationAnswer {
  return {
    of: model === null ? 'period' : 'model',
    entry: null,
    model,
    from: period.from,
    to: period.to,
    zone,
    total: total && amountsAnswer(total),
    causes: causeAnswers(causes, locale),
    parts: parts.map(partAnswer),
    explanation: typical && explanationAnswer(typical, locale),
    isTypical: true,
  };
}

function partAnswer({ modelId, provider, zone, year, amounts, share }: ExplainedPart): ExplainedPartAnswer {
  return Object.assign(amountsAnswer(amounts), { model: modelId, provider, gridZone: zone, year, share });
}
