import { claimRows, type ClaimTuple } from './data/claim-rows.js';
import type { ProviderId } from './providers.js';
import type { ClaimKind, ClaimStatus, EvidenceKind, SourceGrade } from './terms.js';

export interface ClaimSource {
  readonly title: string;
  readonly url: string;
  /** Year, month or day it was published; null where neither title nor address says. */
  readonly date: string | null;
}

/** What a company said it does, did or will do, and how far that can be checked. */
export interface Claim {
  readonly id: ClaimId;
  readonly provider: ProviderId;
  readonly kind: ClaimKind;
  /** Year, month or day it was said; null where it stands without a date. */
  readonly date: string | null;
  readonly targetYear: number | null;
  readonly status: ClaimStatus;
  readonly evidenceKind: EvidenceKind;
  /** Day somebody last looked, `YYYY-MM-DD`. */
  readonly checkedOn: string;
  readonly grade: SourceGrade;
  /** Null only where nothing was found to read; such a claim is not listed. */
  readonly source: ClaimSource | null;
  /** Addresses of what else was read for it. */
  readonly evidence: readonly string[];
}

export type ClaimId = (typeof claimRows)[number][0];

/** Every claim of the register, those whose source nobody has read yet included. */
export const allClaims: readonly Claim[] = claimRows.map((row) => ({ ...claimOf(row), id: row[0] }));

function claimOf(row: ClaimTuple): Omit<Claim, 'id'> {
  const [, provider, kind, date, targetYear, status, evidenceKind, checkedOn, grade, source, evidence] = row;
  return {
    provider,
    kind,
    date,
    targetYear,
    status,
    evidenceKind,
    checkedOn,
    grade,
    source: source && { title: source[0], url: source[1], date: source[2] },
    evidence,
  };
}
