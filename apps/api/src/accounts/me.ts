import type { Me } from '@promptprint/accounts';
import type { MeAnswer } from './me.dto.js';

/** A whitelist: what is not named here is not told. */
export function meOf({ person, account, eventIdKey }: Me): MeAnswer {
  const { id, email, emailVerified, displayName, locale, country, timezone, createdAt } = person;
  return {
    person: { id, email, emailVerified, displayName, locale, country, timezone, createdAt: createdAt.toISOString() },
    account: { id: account.id, kind: account.kind },
    eventIdKey,
  };
}
