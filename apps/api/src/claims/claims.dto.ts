import {
  claimKinds,
  claimStatuses,
  providerIds,
  type ClaimKind,
  type ClaimStatus,
  type EvidenceKind,
  type ProviderId,
  type SourceGrade,
} from '@promptprint/claims';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../usage/usage-events-query.dto.js';

export class ClaimsQuery extends PageQuery {
  /** Whose claims. */
  @IsOptional()
  @IsIn(providerIds)
  provider?: ProviderId;

  /** What is shown for them. */
  @IsOptional()
  @IsIn(claimStatuses)
  status?: ClaimStatus;

  /** What they are about. */
  @IsOptional()
  @IsIn(claimKinds)
  kind?: ClaimKind;
}

/** The same sentence or name in both languages. */
export class BothLanguagesAnswer {
  en!: string;
  ko!: string;
}

export class ClaimSourceAnswer {
  title!: string;
  url!: string;
  /** Year, month or day it was published; null where neither title nor address says. */
  date!: string | null;
}

export class ClaimAnswer {
  id!: string;
  provider!: ProviderId;
  providerName!: BothLanguagesAnswer;
  kind!: ClaimKind;
  /** Year, month or day it was said; null where it stands without a date. */
  date!: string | null;
  targetYear!: number | null;
  /** Executed: assured, official or outside evidence exists. Contradicted: published figures or records say otherwise. */
  status!: ClaimStatus;
  /** What was said. */
  claim!: BothLanguagesAnswer;
  /** What is shown for it, or against it. */
  shown!: BothLanguagesAnswer;
  evidenceKind!: EvidenceKind;
  source!: ClaimSourceAnswer;
  /** How well the source is known: read itself, read elsewhere, or single and poor. */
  sourceGrade!: SourceGrade;
  /** Addresses of what else was read for it. */
  evidence!: string[];
  /** Day somebody last looked. */
  checkedOn!: string;
  /** Day it has to be looked at again. */
  checkAgainOn!: string;
  /** That day has passed. */
  isStale!: boolean;
}

export class ClaimListAnswer {
  items!: ClaimAnswer[];
  /** Where the next page starts; null on the last one. */
  nextCursor!: string | null;
  /** Listed claims that pass the filters, on all pages. */
  total!: number;
  /** Claims that pass the filters and are not listed, because nobody has read their source yet. */
  unread!: number;
}

export class ClaimTallyAnswer {
  /** Unread ones included. */
  claims!: number;
  /** Those of them that are not listed, because nobody has read their source yet. */
  unread!: number;
}

export class StatusTallyAnswer extends ClaimTallyAnswer {
  status!: ClaimStatus;
  name!: BothLanguagesAnswer;
}

export class KindTallyAnswer extends ClaimTallyAnswer {
  kind!: ClaimKind;
  name!: BothLanguagesAnswer;
}

export class ProviderStatusAnswer {
  status!: ClaimStatus;
  claims!: number;
}

export class ProviderTallyAnswer extends ClaimTallyAnswer {
  provider!: ProviderId;
  name!: BothLanguagesAnswer;
  byStatus!: ProviderStatusAnswer[];
}

/** The register in numbers. */
export class ClaimSummaryAnswer extends ClaimTallyAnswer {
  providers!: number;
  /** Listed claims whose source is single or poor. */
  weak!: number;
  /** Listed claims nobody has looked at for 180 days. */
  stale!: number;
  /** First and last day a claim was looked at. */
  checkedFrom!: string;
  checkedTo!: string;
  byStatus!: StatusTallyAnswer[];
  byKind!: KindTallyAnswer[];
  byProvider!: ProviderTallyAnswer[];
}
