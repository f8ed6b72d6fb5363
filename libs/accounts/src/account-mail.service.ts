import { Injectable } from '@nestjs/common';
import { DomainError, type Locale } from '@promptprint/kernel';
import { Clock, Config, Database, Log, Mailer, RateLimits, type Tx } from '@promptprint/platform';
import { accountMailEn, type AccountMailWords, type MailWords } from './account-mail.en.js';
import { accountMailKo } from './account-mail.ko.js';
import type { AccountsEvent } from './accounts.events.js';
import { issueMailToken } from './email-token.store.js';
import type { Person } from './person.entity.js';
import { findPerson, isAddressTaken } from './person.store.js';

const words: Readonly<Record<Locale, AccountMailWords>> = { en: accountMailEn, ko: accountMailKo };

export type MailedEvent = Exclude<AccountsEvent, 'account.erased'>;

/** Turns what was announced into mail. Here, and not where a stranger waits for an answer, is decided which mail it is. */
@Injectable()
export class AccountMail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly mailer: Mailer,
    private readonly limits: RateLimits,
    private readonly log: Log,
  ) {}

  async deliver(event: MailedEvent, { personId }: Readonly<Record<string, unknown>>): Promise<void> {
    const written = await this.database.forIdentity(async (tx) => {
      const person = typeof personId === 'string' ? await findPerson(tx, personId) : null;
      const mail = person && (await this.compose(tx, event, person));
      return mail && { person, mail };
    });
    if (!written) return;
    const { person, mail } = written;
    if (!(await this.mayMail(person.emailKey))) return;
    await this.mailer.send({ to: person.email, locale: person.locale, ...mail });
  }

  private async compose(tx: Tx, event: MailedEvent, person: Person): Promise<MailWords | null> {
    const say = words[person.locale];
    const now = this.clock.now();
    switch (event) {
      case 'person.signed-up':
      case 'person.verification-asked':
        if (person.emailVerifiedAt !== null) return null;
        if (await isAddressTaken(tx, person.emailKey)) return say.addressKnown({ link: this.link('/signin') });
        return say.verify({
          link: this.link('/verify-email', await issueMailToken(tx, person.id, 'verify', now)),
        });
      case 'person.password-reset-asked':
        return say.reset({ link: this.link('/reset-password', await issueMailToken(tx, person.id, 'reset', now)) });
      case 'person.password-changed':
        return say.passwordChanged({ link: this.link('/forgot-password') });
      case 'person.deletion-asked':
        if (person.deletionDueAt === null) return null;
        return say.deletionAsked({ link: this.link('/restore'), date: dateOf(person, person.deletionDueAt) });
    }
  }

  /** From the configured address only, never from what a request called this host. */
  private link(path: string, token?: string): string {
    const link = new URL(path, this.config.publicUrl);
    if (token !== undefined) link.searchParams.set('token', token);
    return link.href;
  }

  /** Nobody's mailbox is filled by strangers asking in its name; the answer they got does not show it. */
  private async mayMail(emailKey: string): Promise<boolean> {
    try {
      await this.limits.take('mail-by-recipient', emailKey);
      return true;
    } catch (refusal) {
      if (!(refusal instanceof DomainError)) throw refusal;
      this.log.info('mail-withheld', { subject: this.log.subject(emailKey) });
      return false;
    }
  }
}

const dateOf = ({ locale, timezone }: Person, date: Date) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: timezone }).format(date);
