import { type Scope, scopes } from '@promptprint/accounts';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsRFC3339,
  IsString,
  MaxLength,
} from 'class-validator';
import { Text } from '../http/text.js';

export class NewApiKeyBody {
  /** For telling one's keys apart. */
  @Text({ max: 60 })
  name!: string;

  /** What the key may do; never more than whoever makes it. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsIn(scopes, { each: true })
  scopes!: Scope[];

  /** RFC 3339; at most two years ahead. Without it the key works until it is revoked. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @IsRFC3339()
  @IsISO8601({ strict: true })
  expiresAt?: string | null;

  /** CIDR networks the key may be used from; any when empty. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  networks?: string[];
}

export class ApiKeyAnswer {
  id!: string;
  name!: string;
  scopes!: string[];
  networks!: string[];
  createdAt!: string;
  expiresAt!: string | null;
  /** To the minute. */
  lastUsedAt!: string | null;
  revokedAt!: string | null;
}

export class NewApiKeyAnswer extends ApiKeyAnswer {
  /** Shown this once; only its hash is kept. */
  key!: string;
}

export class ApiKeyListAnswer {
  items!: ApiKeyAnswer[];
}
