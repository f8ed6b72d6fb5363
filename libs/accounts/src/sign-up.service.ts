import { Injectable } from '@nestjs/common';
import { DomainError, type Locale, uuidv7 } from '@promptprint/kernel';
import { Clock, Database, Outbox } from '@promptprint/platform';
import { insertPersonalAccount } from './account.store.js';
import type { AccountsEvents } from './accounts.events.js';
import { appendAudit } from './audit.store.js';
import { parseEmail } from './email-address.js';
import { faultOfPassword } from './password.js';
import { PasswordHasher } from './password-hasher.service.js';
import { insertPerson } from './person.store.js';
import { SessionService } from './session.service.js';

export interface SignUp {
  email: string;
  password: string;
  displayName: string | null;
  locale: Locale;
  country: string | null;
  timezone: string;
}

export interface SignedIn {
  personId: string;
  accountId: string;
  token: string;
}

export const pendingLifetimeMs = 7 * 86_400_000;

@Injectable()
export class SignUpService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly passwords: PasswordHasher,
    private readonly sessions: SessionService,
  ) {}

  /**
   * The same work and the same answer whether or not the address has an account: a second sign-up makes another,
   * empty person who can never verify the address. Only the mail that reaches its owner says which case it was.
   */
  async signUp(wish: SignUp, device: string): Promise<SignedIn> {
    const { email, key, localPart } = parseEmail(wish.email);
    refuseWeak(wish.password, [localPart, ...(wish.displayName ? [wish.displayName] : [])]);
    const passwordHash = await this.passwords.hash(wish.password);
    return this.database.forIdentity(async (tx) => {
      const now = this.clock.now();
      const personId = uuidv7(now.getTime());
      const { displayName, locale, country, timezone } = wish;
      const expiresAt = new Date(now.getTime() + pendingLifetimeMs);
      const identity = { id: personId, email, emailKey: key, passwordHash, createdAt: now, expiresAt };
      await insertPerson(tx, { ...identity, displayName, locale, country, timezone });
      const accountId = await insertPersonalAccount(tx, personId, now);
      await appendAudit(tx, { accountId, event: 'signed-up', actor: personId, at: now });
      const token = await this.sessions.open(tx, { personId, accountId, device });
      await this.outbox.publish(tx, 'person.signed-up', { personId } satisfies AccountsEvents['person.signed-up']);
      return { personId, accountId, token };
    });
  }
}

export function refuseWeak(password: string, ownWords: readonly string[]): void {
  const code = faultOfPassword(password, ownWords);
  if (code) throw new DomainError('invalid', code, { errors: [{ pointer: '/password', code }] });
}
