import { Injectable } from '@nestjs/common';
import { DomainError, uuidv7 } from '@promptprint/kernel';
import { Clock, Database, Outbox, type Tx } from '@promptprint/platform';
import { findPersonalAccount } from './account.store.js';
import type { AccountsEvents } from './accounts.events.js';
import { revokeApiKeys } from './api-key.store.js';
import { appendAudit } from './audit.store.js';
import { parseEmail } from './email-address.js';
import { findMailToken, spendMailTokens } from './email-token.store.js';
import { EmailVerificationService } from './email-verification.service.js';
import { isToken } from './opaque-token.js';
import { PasswordHasher } from './password-hasher.service.js';
import type { Person } from './person.entity.js';
import { findCandidates, findPerson, setPassword } from './person.store.js';
import { deleteSessions } from './session.store.js';
import { isRecent } from './session.js';
import { SessionService } from './session.service.js';
import { refuseWeak } from './sign-up.service.js';

export interface PasswordChange {
  current: string;
  next: string;
  device: string;
}

interface Asker {
  personId: string;
  /** Null when only the password counts. */
  signedInAt: Date | null;
}

@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly passwords: PasswordHasher,
    private readonly sessions: SessionService,
    private readonly emails: EmailVerificationService,
  ) {}

  /** Whether this is the person's password. */
  async isRight(personId: string, password: string): Promise<boolean> {
    const person = await this.database.forIdentity((tx) => findPerson(tx, personId));
    return (await this.passwords.match(password, [person?.passwordHash], 1)) === 0;
  }

  /** A browser somebody left open is not enough for what is hard to undo: the password is, or a sign-in of a moment ago. */
  async confirm({ personId, signedInAt }: Asker, password: string | null): Promise<void> {
    if (password !== null) {
      if (!(await this.isRight(personId, password))) throw new DomainError('forbidden', 'password-wrong');
    } else if (signedInAt === null || !isRecent({ createdAt: signedInAt }, this.clock.now())) {
      throw new DomainError('forbidden', 'password-needed');
    }
  }

  /** Ends every session and opens a new one: whoever knew the old password is out. */
  async change(personId: string, { current, next, device }: PasswordChange): Promise<string> {
    if (!(await this.isRight(personId, current))) throw new DomainError('forbidden', 'password-wrong');
    const person = await this.database.forIdentity((tx) => findPerson(tx, personId));
    if (!person) throw new DomainError('not-found', 'not-found');
    refuseWeak(next, ownWordsOf(person));
    const passwordHash = await this.passwords.hash(next);
    return this.database.forIdentity(async (tx) => {
      const accountId = await this.replace(tx, person, { passwordHash, event: 'password-changed' });
      return this.sessions.open(tx, { personId, accountId, device });
    });
  }

  /** The same for every address: one announcement. Whether it becomes a mail is decided where nobody can watch. */
  async askReset(email: string): Promise<void> {
    const { key } = parseEmail(email);
    const now = this.clock.now();
    await this.database.forIdentity(async (tx) => {
      const [person] = await findCandidates(tx, key, now);
      const personId = person?.id ?? uuidv7();
      await this.outbox.publish(tx, 'person.password-reset-asked', {
        personId,
      } satisfies AccountsEvents['person.password-reset-asked']);
    });
  }

  async reset(token: string, next: string): Promise<void> {
    const now = this.clock.now();
    const person = isToken(token)
      ? await this.database.forIdentity(async (tx) => {
          const id = await findMailToken(tx, { token, purpose: 'reset' }, now);
          return id === null ? null : findPerson(tx, id);
        })
      : null;
    if (!person) throw new DomainError('invalid', 'link-not-valid');
    refuseWeak(next, ownWordsOf(person));
    const passwordHash = await this.passwords.hash(next);
    await this.database.forIdentity(async (tx) => {
      // Spent in the transaction that uses it: of two who hold the link, one comes through.
      if (!(await spendMailTokens(tx, person.id, 'reset'))) throw new DomainError('invalid', 'link-not-valid');
      const accountId = await this.replace(tx, person, { passwordHash, event: 'password-reset' });
      // Until now a stranger may have signed up with this address and made keys.
      if (person.emailVerifiedAt === null) await revokeApiKeys(tx, accountId, now);
      await this.emails.confirm(tx, person);
    });
  }

  private async replace(
    tx: Tx,
    { id: personId }: Person,
    { passwordHash, event }: { passwordHash: string; event: string },
  ): Promise<string> {
    const accountId = await findPersonalAccount(tx, personId);
    if (!accountId) throw new DomainError('not-found', 'not-found');
    await setPassword(tx, personId, passwordHash);
    await deleteSessions(tx, personId);
    await appendAudit(tx, { accountId, event, actor: personId, at: this.clock.now() });
    await this.outbox.publish(tx, 'person.password-changed', {
      personId,
    } satisfies AccountsEvents['person.password-changed']);
    return accountId;
  }
}

const ownWordsOf = ({ email, displayName }: Person) => [
  parseEmail(email).localPart,
  ...(displayName ? [displayName] : []),
];
