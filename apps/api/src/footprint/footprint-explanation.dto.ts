import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { CauseAnswer, ExplanationAnswer } from './explanation.dto.js';
import { AmountsAnswer, PeriodQuery } from './footprint.dto.js';

export class FootprintExplanationQuery extends PeriodQuery {
  /** One entry of the log; `from`, `to` and `model` then say nothing. */
  @IsOptional()
  @IsString()
  @Matches(/^[0-9a-f]{32}$/)
  entry?: string;

  /** Id of the register of models; empty for models it does not know. */
  @IsOptional()
  @IsString()
  @MaxLength(256)
  model?: string;
}

/** Entries of a sum that share model, provider, grid and year. */
export class ExplainedPartAnswer extends AmountsAnswer {
  /** Id of the register; null for a model it does not know. */
  model!: string | null;
  provider!: string;
  gridZone!: string;
  year!: number;
  /** Of the mean carbon of the whole, 0 to 1. */
  share!: number;
}

export class FootprintExplanationAnswer {
  of!: 'entry' | 'model' | 'period';
  /** Of the entry; null for a sum. */
  entry!: string | null;
  model!: string | null;
  /** The period, in days of `zone`; null for an entry. */
  from!: string | null;
  to!: string | null;
  zone!: string | null;
  /** The figures explained; null when nothing is known of the period. */
  total!: AmountsAnswer | null;
  /** Why the range of the carbon figure is this wide, the largest cause first. */
  causes!: CauseAnswer[];
  /** What the sum is made of, the largest part first, 20 at most; empty for an entry. */
  parts!: ExplainedPartAnswer[];
  /** The chain from tokens to carbon. Of the entry itself, or of a use of average size of the largest part. */
  explanation!: ExplanationAnswer | null;
  isTypical!: boolean;
}
