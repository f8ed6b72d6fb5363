import { ApiProperty } from '@nestjs/swagger';
import type { ReductionRule, ReductionState } from '@promptprint/usage';
import { Transform } from 'class-transformer';
import { IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { FigureAnswer } from './figures.dto.js';

export class ReductionsQuery {
  /** What if all of it had been asked of this model? A name of the register, or any other. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  model?: string;

  /** What if only this part of the input had been sent? */
  @ApiProperty({ required: false, type: Number, minimum: 0.05, maximum: 1 })
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' && /^(0?\.\d{1,3}|1)$/.test(value) ? Number(value) : value))
  @IsNumber()
  @Min(0.05)
  @Max(1)
  inputShare?: number;

  /** What if it had run there? ISO 3166 code of two letters. */
  @IsOptional()
  @IsString()
  @Matches(/^[A-Z]{2}$/)
  country?: string;
}

export class SavingAnswer {
  /** Grams the period would have been lower by; below zero where it would have been higher. */
  carbon!: FigureAnswer;
  /** Probability that it would have been lower, 0 to 1. */
  probability!: number;
}

export class ReductionPartAnswer {
  /** Id of the register; null for a model it does not know. */
  modelId!: string | null;
  /** The model the rule would use instead; null where it stays. */
  otherModelId!: string | null;
  requests!: number;
  inputPerRequest!: number | null;
  outputPerRequest!: number | null;
}

export class ReductionAnswer {
  rule!: ReductionRule;
  /** Could save: the whole range of the saving is above nothing. Cannot tell: it crosses nothing. Not seen: the log lacks the counts. */
  state!: ReductionState;
  saving!: SavingAnswer | null;
  /** What it would have changed, the largest first. */
  parts!: ReductionPartAnswer[];
}

export class ReductionsAnswer {
  from!: string;
  to!: string;
  zone!: string;
  daysWithData!: number;
  /** With fewer days no rule is run. */
  daysNeeded!: number;
  /** What the period emitted; null where nothing is recorded. */
  carbon!: FigureAnswer | null;
  reductions!: ReductionAnswer[];
  /** Of the question that was asked along; null without one. */
  whatIf!: SavingAnswer | null;
}
