import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Text } from '../http/text.js';
import { mostEventsInBody, UsageEventBody } from './usage-event-body.dto.js';

export class UsageImportBody {
  /** What the entries come from, such as `chatgpt_export`; for events that do not say it themselves. */
  @Text({ max: 100 })
  sourceKind!: string;

  /** How the reader calls the format of the files. */
  @IsOptional()
  @Text({ max: 100 })
  format?: string;

  @IsOptional()
  @Text({ max: 100 })
  parserVersion?: string;

  /** HMAC of the files' content in hexadecimal, to recognise them again; never their names. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(/^[0-9a-f]{64}$/)
  fileHash?: string;

  /** The first part; further ones go to `/events`. */
  @ApiProperty({ type: [UsageEventBody], required: false, maxItems: mostEventsInBody })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(mostEventsInBody)
  events?: unknown[];

  /** That nothing follows. */
  @IsOptional()
  @IsBoolean()
  isComplete?: boolean;
}

export class UsageImportChangeBody {
  /** Takes no further parts from now on. */
  @Matches(/^done$/)
  @IsString()
  state!: 'done';
}
