import { IsIn, IsString, MaxLength } from 'class-validator';
import { type OverlapChoice, overlapChoices } from '@promptprint/usage';

/** Two sources that told of the same models on the same days; only one of them counts there. */
export class OverlapAnswer {
  /** Knows more of each request. */
  finer!: string;
  /** Tells of sums, or is known to be faulty. */
  coarser!: string;
  /** `automatic`: the finer one where it explains at least four fifths of the other's tokens, else the other. */
  choice!: 'automatic' | 'finer' | 'coarser' | 'both';
  /** First and last UTC day on which both told of a model. */
  from!: string;
  to!: string;
  days!: number;
  /** Of the days and models both told of; null for a habit, which tells of questions only. */
  finerTokens!: number | null;
  coarserTokens!: number | null;
  /** For a habit: what the export tells of on all its days, and what was guessed of them; null otherwise. */
  finerRequests!: number | null;
  coarserRequests!: number | null;
  /** The part of the coarser source's tokens that the finer one explains; null where that told of none. For a habit: of the questions guessed. */
  explained!: number | null;
  /** Entries that are not counted because another source counts in their place. */
  finerSetAside!: number;
  coarserSetAside!: number;
}

export class OverlapListAnswer {
  items!: OverlapAnswer[];
}

export class OverlapChoiceBody {
  @IsString()
  @MaxLength(64)
  finer!: string;

  @IsString()
  @MaxLength(64)
  coarser!: string;

  @IsIn(overlapChoices)
  choice!: OverlapChoice;
}
