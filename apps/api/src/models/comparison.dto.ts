import { taskIds, type TaskId, type VariantId, type Verdict } from '@promptprint/emissions';
import { applyDecorators } from '@nestjs/common';
import type { Grade } from '@promptprint/kernel';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { FigureAnswer, FiguresAnswer } from '../footprint/figures.dto.js';

const mostModels = 40;

/** Digits become a number; anything else stays what it is and is refused. */
const Count = () =>
  Transform(({ value }) => (typeof value === 'string' && /^\d{1,8}$/.test(value) ? Number(value) : value));

const Names = () =>
  applyDecorators(
    Transform(({ value }) =>
      typeof value === 'string'
        ? value
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== '')
        : value,
    ),
    IsArray(),
    ArrayMinSize(2),
    ArrayMaxSize(mostModels),
    ArrayUnique(),
    IsString({ each: true }),
    MinLength(1, { each: true }),
    MaxLength(100, { each: true }),
  );

export class ComparisonQuery {
  /** Names of models, separated by commas; names nobody knows are compared, too. */
  @ValidateIf(({ ids }: ComparisonQuery) => ids === undefined)
  @Names()
  models?: string[];

  /** The same under another name; one of the two is needed. */
  @ValidateIf(({ ids }: ComparisonQuery) => ids !== undefined)
  @Names()
  ids?: string[];

  /** What is asked of them; sets the counts that are not given. A question when nothing is said. */
  @IsOptional()
  @IsIn(taskIds)
  task?: TaskId;

  /** Inclusive of what is read from the cache. */
  @IsOptional()
  @Count()
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  inputTokens?: number;

  @IsOptional()
  @Count()
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  inputCacheReadTokens?: number;

  /** Inclusive of reasoning. */
  @IsOptional()
  @Count()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  outputTokens?: number;

  @IsOptional()
  @Count()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  outputReasoningTokens?: number;

  /** Pictures of 1024 × 1024 pixels. */
  @IsOptional()
  @Count()
  @IsInt()
  @Min(1)
  @Max(1_000)
  images?: number;

  /** ISO 3166 code of two letters: where the models run; each provider's own places when nothing is said. */
  @IsOptional()
  @IsString()
  @Matches(/^[A-Z]{2}$/)
  country?: string;

  /** Edition of the factors; the current one when nothing is said. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(20)
  factorSet?: string;
}

export class TaskWorkAnswer {
  inputTokens!: number;
  inputCacheReadTokens!: number;
  outputTokens!: number;
  outputReasoningTokens!: number;
  images!: number;
}

export class VariantAnswer {
  /** `with-reasoning`, `from-cache` and their opposites, or `in-` and a country. */
  id!: VariantId;
  carbon!: FigureAnswer;
  /** Probability that it emits less than the work as given, shared errors cancelled. */
  probabilityLower!: number;
  verdict!: Verdict;
}

export class ComparedModelAnswer {
  /** As asked for. */
  name!: string;
  /** Id of the register; null for a model it does not know. */
  id!: string | null;
  provider!: string | null;
  /** Whether its maker publishes its size. */
  isDisclosed!: boolean;
  /** List price in USD of a million tokens of output; null where none is known. */
  usdPerMillionOutput!: number | null;
  grade!: Grade;
  figures!: FiguresAnswer;
  variants!: VariantAnswer[];
}

export class ModelPairAnswer {
  a!: string;
  b!: string;
  /** Probability that `a` emits more than `b`, shared errors cancelled. */
  probabilityMore!: number;
  verdict!: Verdict;
}

export class TieAnswer {
  /** Their names, in the order of the list. */
  models!: string[];
}

export class UnableModelAnswer {
  name!: string;
  /** What it is made for. */
  modality!: string;
}

export class ComparisonAnswer {
  factorSet!: string;
  task!: TaskId;
  work!: TaskWorkAnswer;
  country!: string | null;
  /** Lowest carbon first, by the middle. */
  models!: ComparedModelAnswer[];
  /** Every pair of them once, `a` before `b` in the list. */
  pairs!: ModelPairAnswer[];
  /** Names of neighbours in the list of which no two can be told apart. */
  ties!: TieAnswer[];
  /** Asked for, but made for other work. */
  unable!: UnableModelAnswer[];
}
