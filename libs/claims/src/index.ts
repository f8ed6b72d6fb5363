export { allClaims, type Claim, type ClaimId, type ClaimSource } from './claim.js';
export { claimTextsEn, type ClaimText } from './claim-texts.en.js';
export { claimTextsKo } from './claim-texts.ko.js';
export { claimWordsEn, type ClaimWords } from './claim-words.en.js';
export { claimWordsKo } from './claim-words.ko.js';
export { providerIds, providerOf, providers, type Provider, type ProviderId } from './providers.js';
export { questionFacts, yearOfQuestions, type ComparedModel, type QuestionFacts, type ToldPair } from './questions.js';
export {
  checkAgainOn,
  claimPage,
  claimsWhere,
  isListed,
  isStale,
  summariseClaims,
  unreadWhere,
  type ClaimFilter,
  type ClaimPage,
  type ClaimSummary,
  type ProviderTally,
  type Tally,
} from './register.js';
export {
  claimKinds,
  claimStatuses,
  evidenceKinds,
  sourceGrades,
  type ClaimKind,
  type ClaimStatus,
  type EvidenceKind,
  type SourceGrade,
} from './terms.js';
