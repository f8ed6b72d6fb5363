import type { Amounts, Reductions } from '@promptprint/usage';
import { figureAnswer } from './figures.js';
import type { ReductionsAnswer, SavingAnswer } from './reductions.dto.js';

/** A whitelist: what is not named here is not told. */
export function reductionsAnswer({
  period,
  zone,
  daysWithData,
  daysNeeded,
  total,
  reductions,
  whatIf,
}: Reductions): ReductionsAnswer {
  const carbon = total?.figures.carbon;
  return {
    from: period.from,
    to: period.to,
    zone,
    daysWithData,
    daysNeeded,
    carbon: total && carbon ? figureAnswer('carbon', carbon, total) : null,
    reductions: reductions.map(({ rule, state, saving, parts }) => ({
      rule,
      state,
      saving: savingAnswer(saving, total),
      parts: parts.map(({ modelId, otherModelId, requests, inputPerRequest, outputPerRequest }) => ({
        modelId,
        otherModelId,
        requests,
        inputPerRequest,
        outputPerRequest,
      })),
    })),
    whatIf: savingAnswer(whatIf, total),
  };
}

/** A saving is worth no more than the figure it is taken from. */
function savingAnswer(saving: Reductions['whatIf'], total: Amounts | null): SavingAnswer | null {
  return saving && total && { carbon: figureAnswer('carbon', saving.amount, total), probability: saving.likely };
}
