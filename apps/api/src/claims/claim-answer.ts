import {
  checkAgainOn,
  claimKinds,
  claimStatuses,
  claimTextsEn,
  claimTextsKo,
  claimWordsEn,
  claimWordsKo,
  isStale,
  providerOf,
  type Claim,
  type ClaimSummary,
  type ProviderTally,
} from '@promptprint/claims';
import type { ClaimAnswer, ClaimSummaryAnswer, ProviderTallyAnswer } from './claims.dto.js';

/** Nothing for a claim without a source: such a claim is not listed. */
export function claimAnswer(claim: Claim, today: string): ClaimAnswer[] {
  const { id, provider, kind, date, targetYear, status, evidenceKind, source, evidence, checkedOn } = claim;
  if (!source) return [];
  const [en, ko] = [claimTextsEn[id], claimTextsKo[id]];
  const row = {
    id,
    provider,
    providerName: providerOf(provider).name,
    kind,
    date,
    targetYear,
    status,
    claim: { en: en.claim, ko: ko.claim },
    shown: { en: en.shown, ko: ko.shown },
    evidenceKind,
    source: { title: source.title, url: source.url, date: source.date },
    sourceGrade: claim.grade,
    evidence: [...evidence],
    checkedOn,
    checkAgainOn: checkAgainOn(claim),
    isStale: isStale(claim, today),
  };
  return [row];
}

export function claimSummaryAnswer(summary: ClaimSummary): ClaimSummaryAnswer {
  const { claims, unread, providers, weak, stale, checkedFrom, checkedTo, byStatus, byKind, byProvider } = summary;
  return {
    claims,
    unread,
    providers,
    weak,
    stale,
    checkedFrom,
    checkedTo,
    byStatus: claimStatuses.map((status) => ({
      ...byStatus[status],
      status,
      name: { en: claimWordsEn.statuses[status], ko: claimWordsKo.statuses[status] },
    })),
    byKind: claimKinds.map((kind) => ({
      ...byKind[kind],
      kind,
      name: { en: claimWordsEn.kinds[kind], ko: claimWordsKo.kinds[kind] },
    })),
    byProvider: byProvider.map(providerTallyAnswer),
  };
}

function providerTallyAnswer({ provider, claims, unread, byStatus }: ProviderTally): ProviderTallyAnswer {
  return {
    claims,
    unread,
    provider,
    name: providerOf(provider).name,
    byStatus: claimStatuses.map((status) => ({ status, claims: byStatus[status] })),
  };
}
