import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Database, Log, RateLimits } from '@promptprint/platform';
import { appendAudit } from './audit.store.js';
import { parseEmail } from './email-address.js';
import { PasswordHasher } from './password-hasher.service.js';
import { type Candidate, findCandidates, setDeletionDue } from './person.store.js';
import { SessionService } from './session.service.js';
import type { SignedIn } from './sign-up.service.js';

export interface SignIn {
  email: string;
  password: string;
  device: string;
  /** The session this browser held until now; it ends with the sign-in. */
  formerToken: string | null;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passwords: PasswordHasher,
    private readonly sessions: SessionService,
    private readonly limits: RateLimits,
    private readonly log: Log,
  ) {}

  async signIn(attempt: SignIn): Promise<SignedIn> {
    const person = await this.recognise(attempt);
    if (person.deletionDueAt !== null) {
      // Only who knows the password learns this.
      throw new DomainError('forbidden', 'deletion-pending', { deletionDueAt: person.deletionDueAt.toISOString() });
    }
    return this.open(person, attempt, 'signed-in');
  }

  /** Takes back a deletion that was asked for and has not come due. */
  async restore(attempt: SignIn): Promise<SignedIn> {
    const person = await this.recognise(attempt);
    if (person.deletionDueAt === null) throw new DomainError('conflict', 'no-deletion-pending');
    return this.open(person, attempt, 'deletion-taken-back');
  }

  /** One refusal for everything that can be wrong, after the same work. */
  private async recognise({ email, password }: SignIn): Promise<Candidate> {
    const { key } = parseEmail(email);
    await this.limits.take('sign-in-by-name', key);
    const now = this.clock.now();
    const candidates = await this.database.forIdentity((tx) => findCandidates(tx, key, now));
    const hashes = candidates.map(({ passwordHash }) => passwordHash);
    const person = candidates[await this.passwords.match(password, hashes)];
    this.log.info('sign-in', { outcome: person ? 'recognised' : 'refused', subject: this.log.subject(key) });
    if (!person) throw new DomainError('unauthenticated', 'credentials-wrong');
    return person;
  }

  private open({ id: personId, accountId }: Candidate, attempt: SignIn, event: string): Promise<SignedIn> {
    return this.database.forIdentity(async (tx) => {
      await this.sessions.drop(tx, attempt.formerToken);
      if (event === 'deletion-taken-back') await setDeletionDue(tx, personId, null);
      await appendAudit(tx, { accountId, event, actor: personId, at: this.clock.now() });
      const token = await this.sessions.open(tx, { personId, accountId, device: attempt.device });
      return { personId, accountId, token };
    });
  }
}
