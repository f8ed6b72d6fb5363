import { claimTextsEn, claimTextsKo, claimWordsEn, claimWordsKo } from '@promptprint/claims';

/** Names of statuses, subjects and sources, and the sentences of every claim. */
export const claimNames = { en: claimWordsEn, ko: claimWordsKo };
export const claimTexts = { en: claimTextsEn, ko: claimTextsKo };
