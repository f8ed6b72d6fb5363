import type { Locale } from '@promptprint/kernel';

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
