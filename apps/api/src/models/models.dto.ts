import type { Grade } from '@promptprint/kernel';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { RangeAnswer } from '../footprint/explanation.dto.js';
import { FiguresAnswer } from '../footprint/figures.dto.js';

export class ModelsQuery {
  /** Part of an id or another name. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  q?: string;

  /** Id of its maker. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  provider?: string;

  /** Edition of the factors; the current one when nothing is said. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(20)
  factorSet?: string;
}

export class RegisteredModelAnswer {
  id!: string;
  provider!: string;
  /** Other names it goes by. */
  aliases!: string[];
  /** Day of its release; null when not known. */
  releaseDate!: string | null;
  isOpenWeight!: boolean;
  /** Whether its maker publishes its size. */
  isDisclosed!: boolean;
  /** Thinks before it answers: always, never, or when asked to. */
  reasoning!: 'y' | 'n' | 'hybrid';
  modality!: string;
  /** Billions of parameters at work for each token; null for models that do not write text. */
  activeBillions!: RangeAnswer | null;
  /** How the size is known. */
  basis!: string;
  grade!: Grade;
  /** Id of a source of the factor set. */
  source!: string;
  /** One request of 300 tokens in and 400 out at its maker's; null for models that do not write text. */
  reference!: FiguresAnswer | null;
}

export class ModelsAnswer {
  factorSet!: string;
  items!: RegisteredModelAnswer[];
}
