import type { Assumption, Boundary, EvidenceTier, MatchReason, Metric, ModelMatch } from '@promptprint/emissions';
import type { FigureUnit, Grade } from '@promptprint/kernel';
import { FiguresAnswer } from './figures.dto.js';

/** A 90 % range: 5th percentile, median, 95th. */
export class RangeAnswer {
  low!: number;
  mid!: number;
  high!: number;
}

export class SourceAnswer {
  id!: string;
  title!: string;
  /** Where it is published; null for a prior of this method. */
  url!: string | null;
  /** Year, month or day, as far as it is known. */
  date!: string | null;
  /** Whether it was read at the source itself, read elsewhere, recalled, or is a prior of this method. */
  verified!: 'primary' | 'secondary' | 'unverified' | 'expert';
}

/** A number with its range, and the numbers it was made from. */
export class ExplainedNumberAnswer {
  id!: string;
  /** In the caller's language. */
  name!: string;
  value!: RangeAnswer;
  unit!: string;
  grade!: Grade;
  /** Ids of `sources`. */
  sources!: string[];
  /** How `children` make the number: multiplied, added, or put through the energy formula; `given` where there are none. */
  how!: 'product' | 'sum' | 'formula' | 'given';
  children!: ExplainedNumberAnswer[];
}

/** One factor of "this number is X × Y × Z". */
export class ChainLinkAnswer {
  id!: 'tokens' | 'turns' | 'energyPerToken' | 'energyPerTurn' | 'pue' | 'gridIntensity';
  value!: RangeAnswer;
  unit!: string;
}

/** A factor's share of the variance of the carbon figure. */
export class CauseAnswer {
  slot!: string;
  /** In the caller's language. */
  name!: string;
  /** 0 to 1; the shares add up to 1. */
  share!: number;
}

/** What would make the range narrower. */
export class RemedyAnswer {
  id!: string;
  /** What is not known, in the caller's language. */
  name!: string;
  /** What would help, in the caller's language. */
  advice!: string;
  share!: number;
  /** Width of the range once it is known, as a part of today's. */
  widthWithout!: number;
}

/** What somebody else publishes for the same, beside ours at the same boundary. */
export class PublishedFigureAnswer {
  id!: string;
  provider!: string | null;
  metric!: Metric;
  unit!: FigureUnit;
  theirs!: RangeAnswer;
  ours!: RangeAnswer;
  boundary!: Boundary;
  /** What their figure covers, in the caller's language. */
  scope!: string;
  grade!: Grade;
  /** Id of a source. */
  source!: string | null;
}

/** What the figure leaves out, with its own size. */
export class NotCountedAnswer {
  id!: 'device' | 'network' | 'training';
  name!: string;
  value!: RangeAnswer;
  unit!: 'Wh';
  grade!: Grade;
  source!: string | null;
}

export class ExplainedModelAnswer {
  id!: string | null;
  name!: string;
  match!: ModelMatch;
  why!: MatchReason;
  vendor!: string | null;
  /** Whether its maker publishes its size. */
  isDisclosed!: boolean;
  /** Models a family or router stands for. */
  members!: string[];
}

export class ExplainedProviderAnswer {
  id!: string;
  /** How requests are served: in what batches, on whose machines. */
  serving!: string;
  /** Operators of its data centres. */
  operators!: string[];
}

export class ExplainedZoneAnswer {
  id!: string;
  name!: string;
  year!: number;
}

/** Something the use did not say, or said against itself, and what was taken for it. */
export class AssumptionAnswer {
  code!: Assumption;
  /** In the caller's language. */
  text!: string;
}

/** From a figure to its evidence. */
export class ExplanationAnswer {
  factorSet!: string;
  tier!: EvidenceTier;
  boundary!: Boundary;
  grade!: Grade;
  model!: ExplainedModelAnswer;
  provider!: ExplainedProviderAnswer;
  zone!: ExplainedZoneAnswer;
  figures!: FiguresAnswer;
  /** What had to be assumed; empty where all was said. */
  assumptions!: AssumptionAnswer[];
  /** The middles multiply to the carbon of use; empty where nothing ran. */
  chain!: ChainLinkAnswer[];
  carbon!: ExplainedNumberAnswer;
  carbonMarket!: ExplainedNumberAnswer | null;
  water!: ExplainedNumberAnswer;
  /** Why the range is this wide, the largest cause first. */
  causes!: CauseAnswer[];
  remedies!: RemedyAnswer[];
  providerFigures!: PublishedFigureAnswer[];
  otherMethods!: PublishedFigureAnswer[];
  notCounted!: NotCountedAnswer[];
  sources!: SourceAnswer[];
}
