import { Injectable } from '@nestjs/common';
import { DomainError, type Locale } from '@promptprint/kernel';
import { Clock, Database, type Tx } from '@promptprint/platform';
import { findAccount, findOwner } from './account.store.js';
import type { AccountKind } from './account.entity.js';
import { appendAudit } from './audit.store.js';
import { eventIdKeyOf } from './event-id-key.js';
import { findPerson, type ProfileChange, updateProfile } from './person.store.js';

export interface Me {
  person: {
    id: string;
    email: string;
    emailVerified: boolean;
    displayName: string | null;
    locale: Locale;
    country: string | null;
    timezone: string;
    createdAt: Date;
  };
  account: { id: string; kind: AccountKind };
  /** Keys the hashes of native ids on the way in, so that those ids never leave the reader's machine. */
  eventIdKey: string;
}

interface Actor {
  accountId: string;
  personId: string | null;
}

@Injectable()
export class ProfileService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  me(accountId: string): Promise<Me> {
    return this.database.forIdentity((tx) => read(tx, accountId));
  }

  /** Changes the person whose account this is; `actor` is null when a key with the right to do so asks. */
  async change({ accountId, personId: actor }: Actor, change: ProfileChange): Promise<Me> {
    const fields = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (fields.length === 0) return this.me(accountId);
    if (change.timezone !== undefined) refuseUnknownZone(change.timezone);
    return this.database.forIdentity(async (tx) => {
      const owner = await findOwner(tx, accountId);
      if (owner === null) throw new DomainError('not-found', 'not-found');
      await updateProfile(tx, owner, change);
      const facts = { fields: fields.toSorted().join(' ') };
      await appendAudit(tx, { accountId, event: 'profile-changed', actor, at: this.clock.now(), facts });
      return read(tx, accountId);
    });
  }
}

export function refuseUnknownZone(timezone: string): void {
  if (!isZone(timezone))
    throw new DomainError('invalid', 'time-zone-unknown', {
      errors: [{ pointer: '/timezone', code: 'time-zone-unknown' }],
    });
}

/** Names only: an offset such as `+09:00` knows no summer time, and PostgreSQL reads its sign the other way round. */
function isZone(timezone: string): boolean {
  if (!/^[A-Za-z]/.test(timezone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

async function read(tx: Tx, accountId: string): Promise<Me> {
  const account = await findAccount(tx, accountId);
  const personId = await findOwner(tx, accountId);
  const person = personId === null ? null : await findPerson(tx, personId);
  if (!account?.eventSecret || !person) throw new DomainError('not-found', 'not-found');
  const { id, email, displayName, locale, country, timezone, createdAt } = person;
  const emailVerified = person.emailVerifiedAt !== null;
  return {
    person: { id, email, emailVerified, displayName, locale, country, timezone, createdAt },
    account: { id: account.id, kind: account.kind },
    eventIdKey: eventIdKeyOf(account.eventSecret),
  };
}
