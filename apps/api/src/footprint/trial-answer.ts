import type { TrialReport, TrialSide } from '@promptprint/usage';
import { type Evidence, figureAnswer } from './figures.js';
import type { TrialAnswer, TrialMeasureAnswer, TrialResultAnswer } from './trials.dto.js';

/** A whitelist: what is not named here is not told. */
export function trialAnswer({ id, rule, state, before, during, createdAt, result }: TrialReport): TrialAnswer {
  return {
    id,
    rule,
    state,
    before: { from: before.from, to: before.to },
    during: { from: during.from, to: during.to },
    createdAt: createdAt.toISOString(),
    result: result && resultAnswer(result),
  };
}

function resultAnswer(result: NonNullable<TrialReport['result']>): TrialResultAnswer {
  const { direction, reason, before, during, change, grade, factorSet } = result;
  const evidence = factorSet === null ? null : { grade, factorSet };
  return {
    direction,
    reason,
    before: measureAnswer(before, evidence),
    during: measureAnswer(during, evidence),
    change: change && evidence && figureAnswer('carbon', change, evidence),
  };
}

const measureAnswer = (
  { daysWithData, requests, perRequest }: TrialSide,
  evidence: Evidence | null,
): TrialMeasureAnswer => ({
  daysWithData,
  requests,
  perRequest: perRequest && evidence && figureAnswer('carbon', perRequest, evidence),
});
