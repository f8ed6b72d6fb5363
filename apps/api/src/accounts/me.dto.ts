import type { Locale } from '@promptprint/kernel';
import { locales } from '@promptprint/kernel';
import { IsIn, IsISO31661Alpha2, IsOptional, IsString, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { Text } from '../http/text.js';
import { MayBeAbsent } from '../http/validation.pipe.js';

export class PersonAnswer {
  id!: string;
  email!: string;
  /** Whether the link in the mail was followed. */
  emailVerified!: boolean;
  displayName!: string | null;
  locale!: Locale;
  country!: string | null;
  timezone!: string;
  createdAt!: string;
}

export class AccountAnswer {
  id!: string;
  kind!: 'person' | 'team';
}

export class MeAnswer {
  person!: PersonAnswer;
  account!: AccountAnswer;
  /** Keys the hash under which a reader hands over native ids (HMAC-SHA-256, base64url), so that the ids themselves stay where they are. */
  eventIdKey!: string;
}

/** Null empties a field; absent leaves it. */
const isNamed = (_: object, value: unknown) => value !== undefined;

export class ProfileBody {
  /** What the product calls you; only you see it. */
  @IsOptional()
  @Text({ max: 60 })
  displayName?: string | null;

  /** Language of mails and answers. */
  @ValidateIf(isNamed)
  @IsIn(locales)
  locale?: Locale;

  /** ISO 3166-1 alpha-2; picks the power grid when an event names no place. */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  @IsISO31661Alpha2()
  country?: string | null;

  /**
   * IANA time zone; days of the log are cut by it.
   * @example "Asia/Seoul"
   */
  @ValidateIf(isNamed)
  @IsString()
  @MaxLength(60)
  timezone?: string;
}

export class NewPasswordBody {
  /** The one you sign in with now. */
  @IsString()
  @Length(1, 256)
  currentPassword!: string;

  /**
   * At least 15 characters of any kind; spaces and any script are welcome. Not a well-known password, not repeated, not your name or ours.
   * @example "tidal kettle hums amber"
   */
  @IsString()
  @MaxLength(256)
  password!: string;
}

@MayBeAbsent()
export class DeletionBody {
  /** Needed for an immediate deletion, and when the last sign-in is more than ten minutes ago. */
  @IsOptional()
  @IsString()
  @Length(1, 256)
  password?: string | null;
}

export class DeletionQuery {
  /** `true` deletes at once, without the days in which it can be taken back. */
  @IsOptional()
  @IsIn(['true', 'false'])
  now?: 'true' | 'false';
}

export class DeletionAnswer {
  /** Everything is deleted then. Until then `POST /v1/auth/restore` takes it back. */
  deletionDueAt!: string;
}
