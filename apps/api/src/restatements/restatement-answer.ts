import { type ExplanationWords, explanationWordsEn, explanationWordsKo } from '@promptprint/emissions';
import type { Locale } from '@promptprint/kernel';
import type { Amounts, ModelChange, RestatementAnswer as Restated } from '@promptprint/usage';
import { figureAnswer } from '../footprint/figures.js';
import type { FigureAnswer } from '../footprint/figures.dto.js';
import { amountsAnswer } from '../footprint/footprint-answer.js';
import type { RestatedModelAnswer, RestatementAnswer } from './restatements.dto.js';

const words: Readonly<Record<Locale, ExplanationWords>> = { en: explanationWordsEn, ko: explanationWordsKo };

/** A whitelist; empty for one without a notice, whose figures nobody is told. */
export function restatementAnswers(restated: Restated, locale: Locale): RestatementAnswer[] {
  const { id, state, fromSet, toSet, period, zone, recordedUntil, announcedAt, readAt } = restated;
  const { before, after, ratio, eventsOutside } = restated;
  if (state === 'computing' || announcedAt === null || before === null || after === null) return [];
  return [
    {
      id,
      state,
      fromSet,
      toSet,
      from: period.from,
      to: period.to,
      zone,
      recordedUntil: recordedUntil.toISOString(),
      eventsOutside,
      announcedAt: announcedAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
      before: amountsAnswer(before),
      after: amountsAnswer(after),
      ratio,
      models: restated.models.map(modelAnswer),
      loadings: restated.loadings.map(({ slot, differenceWh }) => ({
        slot,
        name: words[locale].slot[slot],
        differenceWh,
      })),
      setChanges: restated.setChanges.map(({ part, id: row, change, source }) => ({ part, id: row, change, source })),
    },
  ];
}

function modelAnswer({ model, before, after, differenceG }: ModelChange): RestatedModelAnswer {
  return { model, before: carbonOf(before), after: carbonOf(after), differenceG };
}

function carbonOf(amounts: Amounts | null): FigureAnswer | null {
  const carbon = amounts?.figures.carbon;
  return amounts && carbon ? figureAnswer('carbon', carbon, amounts) : null;
}
