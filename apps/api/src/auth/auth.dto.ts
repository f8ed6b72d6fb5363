import { type Locale, locales } from '@promptprint/kernel';
import { IsIn, IsISO31661Alpha2, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { Text } from '../http/text.js';

export class SignUpBody {
  /**
   * Where mail about the account goes.
   * @example "mina@example.com"
   */
  @IsString()
  @Length(3, 254)
  email!: string;

  /**
   * At least 15 characters of any kind; spaces and any script are welcome. Not a well-known password, not repeated, not your name or ours.
   * @example "tidal kettle hums amber"
   */
  @IsString()
  @MaxLength(256)
  password!: string;

  /** What the product calls you; only you see it. */
  @IsOptional()
  @Text({ max: 60 })
  displayName?: string | null;

  /** Language of mails and answers; otherwise taken from `Accept-Language`. */
  @IsOptional()
  @IsIn(locales)
  locale?: Locale;

  /** ISO 3166-1 alpha-2; picks the power grid when an event names no place. */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  @IsISO31661Alpha2()
  country?: string | null;

  /**
   * IANA time zone; days of the log are cut by it. `UTC` when absent.
   * @example "Asia/Seoul"
   */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  timezone?: string;
}

export class SignInBody {
  /** @example "mina@example.com" */
  @IsString()
  @Length(3, 254)
  email!: string;

  @IsString()
  @Length(1, 256)
  password!: string;
}

export class VerifyEmailBody {
  /** What stands after `token=` in the mailed link. */
  @IsString()
  @Length(1, 100)
  token!: string;
}

export class ForgotPasswordBody {
  /** @example "mina@example.com" */
  @IsString()
  @Length(3, 254)
  email!: string;
}

export class ResetPasswordBody {
  /** What stands after `token=` in the mailed link. */
  @IsString()
  @Length(1, 100)
  token!: string;

  /**
   * At least 15 characters of any kind; spaces and any script are welcome. Not a well-known password, not repeated, not your name or ours.
   * @example "tidal kettle hums amber"
   */
  @IsString()
  @MaxLength(256)
  password!: string;
}

export class AccessTokenAnswer {
  /** A JWT for `Authorization: Bearer`. */
  accessToken!: string;
  tokenType!: 'Bearer';
  expiresInSeconds!: number;
}
