import type { Interval } from '@promptprint/kernel';
import type { Amounts, Footprint, Grouping } from '@promptprint/usage';
import { figureAnswer, figuresAnswer } from './figures.js';
import type { AmountsAnswer, ChangeAnswer, CompletenessAnswer, FootprintAnswer, ShareAnswer } from './footprint.dto.js';

/** A whitelist: what is not named here is not told. */
export function footprintAnswer(
  { period, zone, factorSets, total, groups, change, coverage }: Footprint,
  groupBy: Grouping,
): FootprintAnswer {
  return {
    from: period.from,
    to: period.to,
    zone,
    groupBy,
    factorSets,
    total: total && amountsAnswer(total),
    groups: groups.map(({ key, amounts, share }) => Object.assign(amountsAnswer(amounts), { key, share })),
    change: changeAnswer(change),
    coverage: {
      days: coverage.days,
      daysWithData: coverage.daysWithData,
      sources: coverage.sources.map(
        ({ source, firstDay, lastDay, daysWithData, events, requests, grade, share, state, silentDays }) => ({
          source,
          firstDay,
          lastDay,
          daysWithData,
          events,
          requests,
          grade,
          share,
          state,
          silentDays,
        }),
      ),
      completeness: coverage.completeness && completenessAnswer(coverage.completeness),
    },
  };
}

function completenessAnswer({ share, silent }: NonNullable<Footprint['coverage']['completeness']>): CompletenessAnswer {
  return {
    share: shareAnswer(share),
    silent: silent.map(({ source, silentDays, missing }) => ({ source, silentDays, missing: shareAnswer(missing) })),
  };
}

const shareAnswer = ({ low, mid, high }: Interval): ShareAnswer => ({ low, mid, high });

export function amountsAnswer({ events, requests, tokens, figures, grade, factorSet }: Amounts): AmountsAnswer {
  const { input, inputCacheRead, inputCacheWrite, output, outputReasoning } = tokens;
  return {
    events,
    requests,
    tokens: { input, inputCacheRead, inputCacheWrite, output, outputReasoning },
    figures: figuresAnswer(figures, { grade, factorSet }),
  };
}

function changeAnswer({ previous, previousDaysWithData, previousCarbon, change }: Footprint['change']): ChangeAnswer {
  return {
    previous: { from: previous.from, to: previous.to },
    previousDaysWithData,
    previousCarbon: previousCarbon && figureAnswer('carbon', previousCarbon.interval, previousCarbon),
    direction: change?.direction ?? 'unknown',
    difference: change && previousCarbon ? figureAnswer('carbon', change.difference, previousCarbon) : null,
    probabilityHigher: change?.probabilityHigher ?? null,
  };
}
