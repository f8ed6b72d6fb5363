import { Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Digits become a number; anything else stays what it is and is refused. */
export const Digits = () =>
  Transform(({ value }) => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value));

export class PageQuery {
  /** From the previous page's `nextCursor`. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @IsOptional()
  @Digits()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class UsageEventsQuery extends PageQuery {
  /** First day where the person lives, `YYYY-MM-DD`. */
  @IsOptional()
  @IsString()
  @Matches(day)
  @IsISO8601({ strict: true })
  from?: string;

  /** Last day, still part of the period. */
  @IsOptional()
  @IsString()
  @Matches(day)
  @IsISO8601({ strict: true })
  to?: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(256)
  source?: string;

  /** Id of the register of models, or the name as the source wrote it. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(256)
  model?: string;

  /** Id of an import. */
  @IsOptional()
  @IsUUID()
  import?: string;

  @IsOptional()
  @IsIn(['counted', 'replaced', 'elsewhere'])
  status?: 'counted' | 'replaced' | 'elsewhere';

  /** Part of the name of a model, provider, source, project or client. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  q?: string;
}
