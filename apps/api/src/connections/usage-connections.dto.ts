import { connectionKinds } from '@promptprint/connections';
import { IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Text } from '../http/text.js';

const visibleAscii = /^[\x21-\x7e]+$/;

export class NewUsageConnectionBody {
  @IsIn(connectionKinds)
  kind!: 'openai' | 'anthropic' | 'openrouter';

  /** For telling one's connections apart. */
  @Text({ max: 60 })
  label!: string;

  /** A key of the provider that may read the organisation's usage. Kept sealed; never shown again. */
  @IsString()
  @MinLength(8)
  @MaxLength(400)
  @Matches(visibleAscii)
  key!: string;

  /** First UTC day to read, at most two years back; thirty days without it. */
  @IsOptional()
  @IsString()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  since?: string;
}

export class UsageConnectionChangeBody {
  @IsOptional()
  @Text({ max: 60 })
  label?: string;

  @IsOptional()
  @IsIn(['active', 'paused'])
  state?: 'active' | 'paused';

  /** Takes the place of the key that is there. */
  @IsOptional()
  @IsString()
  @MinLength(8)
  @MaxLength(400)
  @Matches(visibleAscii)
  key?: string;
}

export class UsageConnectionRunAnswer {
  /** Answers of the provider that were read. */
  pages!: number;
  /** New buckets, and known ones that had changed. */
  recorded!: number;
  unchanged!: number;
  conflicts!: number;
  /** Rows, or whole answers, that could not be read. */
  skipped!: number;
}

export class UsageConnectionErrorAnswer {
  /** Never changes; the list stands in the docs. */
  code!: string;
  /** In the caller's language. */
  title!: string;
  detail!: string | null;
}

export class UsageConnectionAnswer {
  id!: string;
  kind!: 'openai' | 'anthropic' | 'openrouter';
  label!: string;
  /** `failing` waits for another key or for being resumed. */
  state!: 'active' | 'paused' | 'failing';
  /** The last four characters of the key. */
  keyEnding!: string;
  keySetAt!: string;
  /** First UTC day that is read. */
  since!: string;
  /** What was read came with this import and can be taken back with it. */
  importId!: string;
  createdAt!: string;
  /** Null while it is paused or waits for a person. */
  nextRunAt!: string | null;
  lastRunAt!: string | null;
  lastSuccessAt!: string | null;
  /** Why the last run ended early; null when it did not. */
  lastError!: UsageConnectionErrorAnswer | null;
  lastRun!: UsageConnectionRunAnswer;
}

export class UsageConnectionListAnswer {
  items!: UsageConnectionAnswer[];
}
