/** What is shown for a claim, from most to least. */
export const claimStatuses = [
  'executed',
  'self-reported',
  'planned',
  'under-review',
  'contradicted',
  'no-evidence',
] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** What a claim is about. */
export const claimKinds = [
  'matching',
  'hourly',
  'targets',
  'emissions',
  'water',
  'per-answer',
  'training',
  'reporting',
  'power',
  'efficiency',
  'removal',
] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const evidenceKinds = [
  'assured-report',
  'self-report',
  'third-party-review',
  'third-party-estimate',
  'official-record',
  'contract-announced',
  'press-report',
  'none',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** How well a source is known: read where it was published; read elsewhere; read in a single or poor place; not read yet. */
export const sourceGrades = ['primary', 'secondary', 'weak', 'unverified'] as const;
export type SourceGrade = (typeof sourceGrades)[number];
